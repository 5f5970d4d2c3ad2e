import * as vscode from 'vscode';
import type { Log } from '../../project/ports';

export interface LogChannel extends Log {
  show(): void;
  dispose(): void;
}

/** The port Log over an output channel that the user can open with *Show Log*. */
export function createLog(): LogChannel {
  const channel = vscode.window.createOutputChannel('Policy Annotator', { log: true });
  return {
    info: (message) => channel.info(message),
    error: (message, cause) =>
      channel.error(
        cause instanceof Error ? `${message}: ${cause.stack ?? cause.message}` : message,
      ),
    show: () => channel.show(true),
    dispose: () => channel.dispose(),
  };
}
