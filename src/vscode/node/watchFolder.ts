import { watch } from 'node:fs';
import type { Uri } from 'vscode';
import type { Disposable } from '../../project';

/** One folder, without those in it. Where the system has no watchers left, nothing is told. */
export function watchFolder(folder: Uri, changed: (name: string) => void): Disposable {
  try {
    const watcher = watch(folder.fsPath, { persistent: false }, (_, name) => {
      if (name !== null) changed(name);
    });
    watcher.on('error', () => watcher.close());
    return { dispose: () => watcher.close() };
  } catch {
    return { dispose: () => undefined };
  }
}
