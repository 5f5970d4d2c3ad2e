import * as vscode from 'vscode';

/** Work that takes longer than this shows its progress, with a button to cancel it; showing shorter
 * work would flicker. */
const REPORTED_AFTER_MS = 500;

/** Runs work that the user waits for, however long it takes. The work must check the token; it may
 * report the share that is done, from 0 to 1. */
export async function withDelayedProgress<Result>(
  title: string,
  work: (token: vscode.CancellationToken, report: (done: number) => void) => Promise<Result>,
): Promise<Result> {
  const source = new vscode.CancellationTokenSource();
  let done = 0;
  let shown = 0;
  let bar: vscode.Progress<{ increment: number }> | undefined;
  const show = (): void => {
    bar?.report({ increment: (done - shown) * 100 });
    if (bar) shown = done;
  };
  const running = work(source.token, (share) => {
    done = share;
    show();
  });
  const timer = setTimeout(() => {
    const location = vscode.ProgressLocation.Notification;
    void vscode.window.withProgress(
      { location, title, cancellable: true },
      async (progress, token) => {
        token.onCancellationRequested(() => {
          source.cancel();
        });
        bar = progress;
        if (done > 0) show();
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
