import { watch } from 'node:fs';
import type { Uri } from 'vscode';
import type { Disposable } from '../../project';

/** Watches one folder without its subfolders. Reports nothing where the system has no watchers
 * left. */
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
