import * as vscode from 'vscode';

/** What takes longer than this tells of itself, with a button to give it up; what takes less flickers. */
const REPORTED_AFTER_MS = 500;

/** Work that a person waits for, however long it takes. It looks at the token now and then. */
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
        // Whoever asked for it hears of a failure.
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
