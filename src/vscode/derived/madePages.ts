import * as vscode from 'vscode';

/** Pages of a scheme of their own, which are made when they are shown, follow what they show, can
 * be saved elsewhere, and are restored after the window was reloaded. */
export interface MadePages {
  /** Pages are made again if they are open: after a pause, since one of a large corpus takes a
   * moment to make. */
  readonly changed: () => void;
  /** The page is closed for good. */
  readonly discard: (uri: vscode.Uri) => void;
  readonly dispose: () => void;
}

const REST_MS = 500;

/** A read-only file system whose files are what `make` returns for their addresses. */
export function registerMadePages(
  scheme: string,
  make: (uri: vscode.Uri) => Promise<string>,
): MadePages {
  const changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  /** The pages that were read. A preview watches the folder, and reads again when notified. */
  const read = new Map<string, vscode.Uri>();
  let lastChange = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const files: vscode.FileSystemProvider = {
    onDidChangeFile: changes.event,
    watch: () => new vscode.Disposable(() => undefined),
    // The length is not known before the page is made, and not needed.
    stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: lastChange, size: 0 }),
    readFile: async (uri) => {
      read.set(uri.toString(), uri);
      return new TextEncoder().encode(await make(uri));
    },
    readDirectory: () => [],
    createDirectory: readOnly,
    writeFile: readOnly,
    delete: readOnly,
    rename: readOnly,
  };
  const registered = vscode.workspace.registerFileSystemProvider(scheme, files, {
    isReadonly: true,
  });
  return {
    changed: () => {
      if (read.size === 0) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        lastChange = Date.now();
        changes.fire(
          [...read.values()].map((uri) => ({ type: vscode.FileChangeType.Changed, uri })),
        );
      }, REST_MS);
    },
    discard: (uri) => {
      read.delete(uri.toString());
      changes.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
    },
    dispose: () => {
      clearTimeout(timer);
      registered.dispose();
      changes.dispose();
    },
  };
}

function readOnly(uri: vscode.Uri): never {
  throw vscode.FileSystemError.NoPermissions(uri);
}
