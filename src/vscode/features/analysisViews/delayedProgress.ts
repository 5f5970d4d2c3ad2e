import * as vscode from 'vscode';

/** Work that takes longer than this shows its progress, with a button to cancel it; showing shorter
 * work would flicker. */
const REPORTED_AFTER_MS = 500;

/** Runs work that the user waits for, however long it takes. The work must check the token. */
export async function withDelayedProgress<Result>(
  title: string,
  work: (token: vscode.CancellationToken) => Promise<Result>,
): Promise<Result> {
  const source = new vscode.CancellationTokenSource();
  const running = work(source.token);
  const timer = setTimeout(() => {
    const location = vscode.ProgressLocation.Notification;
    void vscode.window.withProgress(
      { location, title, cancellable: true },
      async (_progress, token) => {
        token.onCancellationRequested(() => {
          source.cancel();
        });
        // The caller receives the failure.
        await running.catch(() => undefined);
      },
    );
  }, REPORTED_AFTER_MS);
  try {
    return await running;
  } finally {
    clearTimeout(timer);
    source.dispose();
  }
}
