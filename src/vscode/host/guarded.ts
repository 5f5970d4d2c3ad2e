import * as vscode from 'vscode';
import type { Log } from '../../project/ports';
import { mayRun } from './mayWrite';

/** Registers commands and listeners so that errors and rejections are reported: typed lint cannot
 * see a rejected async listener, since `vscode.Event` takes any return value. */
export interface Guard {
  command(id: string, run: (...args: unknown[]) => unknown): vscode.Disposable;
  /** Registers a command that needs the active editor; it does nothing without one. */
  editorCommand(
    id: string,
    run: (editor: vscode.TextEditor, ...args: unknown[]) => unknown,
  ): vscode.Disposable;
  on<T>(event: vscode.Event<T>, listener: (value: T) => unknown): vscode.Disposable;
  /** Runs work in the background and reports its errors. */
  run(what: string, work: () => unknown): void;
}

export function createGuard(log: Log, showLog: () => void): Guard {
  const reportError = async (what: string, error: unknown): Promise<void> => {
    log.error(what, error);
    const open = vscode.l10n.t('Show Log');
    const message = vscode.l10n.t(
      'Policy Annotator could not complete the action. Nothing was lost. See the log for details.',
    );
    if ((await vscode.window.showErrorMessage(message, open)) === open) showLog();
  };
  const guard = async (what: string, work: () => unknown, notify: boolean): Promise<unknown> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof vscode.CancellationError) return undefined;
      if (notify) void reportError(what, error);
      else log.error(what, error);
      return undefined;
    }
  };
  return {
    command: (id, run) =>
      vscode.commands.registerCommand(id, (...args: unknown[]) =>
        guard(id, async () => ((await mayRun(id)) ? run(...args) : undefined), true),
      ),
    editorCommand: (id, run) =>
      vscode.commands.registerCommand(id, (...args: unknown[]) =>
        guard(
          id,
          async () => {
            if (!(await mayRun(id))) return undefined;
            const editor = vscode.window.activeTextEditor;
            return editor && run(editor, ...args);
          },
          true,
        ),
      ),
    on: (event, listener) =>
      event((value) => void guard('a listener', () => listener(value), false)),
    run: (what, work) => void guard(what, work, false),
  };
}

/** Registers commands that pass a call on, with what it was called with, to `run`. */
export function commandsThatPass(
  ids: readonly string[],
  run: (id: string, ...args: unknown[]) => unknown,
): vscode.Disposable {
  const commands = ids.map((id) =>
    vscode.commands.registerCommand(id, (...args: unknown[]) => run(id, ...args)),
  );
  return vscode.Disposable.from(...commands);
}

/** Takes what is typed in an editor of texts until it is disposed, for something that waits for it:
 * the editor may have the keys without a click that VS Code reports, such as one at the cursor. */
export function typingInEditors(take: (text: string) => void): vscode.Disposable {
  try {
    return vscode.commands.registerCommand('type', (typed: { readonly text: string }) =>
      take(typed.text),
    );
  } catch {
    // Another extension, such as one that imitates Vim, has the keys of editors.
    return new vscode.Disposable(() => undefined);
  }
}
