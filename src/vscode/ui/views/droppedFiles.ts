import * as vscode from 'vscode';

/** Lets files be dropped on a view, from the Explorer or from outside the editor. Its rows cannot
 * be dragged. */
export function takesFiles<T>(
  taken: (files: readonly vscode.Uri[]) => unknown,
): vscode.TreeDragAndDropController<T> {
  return {
    dragMimeTypes: [],
    dropMimeTypes: ['text/uri-list', 'files'],
    handleDrop: async (_row, dropped) => {
      const list = await dropped.get('text/uri-list')?.asString();
      const files = list === undefined ? fromOutside(dropped) : urisIn(list);
      if (files.length > 0) await taken(files);
    },
  };
}

/** The URIs of a list, one per line, after RFC 2483, where lines with a number sign are remarks.
 * Invalid ones are omitted. */
function urisIn(list: string): readonly vscode.Uri[] {
  return list.split(/\r?\n/).flatMap((line) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    try {
      return vscode.Uri.parse(line.trim(), true);
    } catch {
      return [];
    }
  });
}

/** The URIs of files on disk; a browser gives none. */
function fromOutside(dropped: vscode.DataTransfer): readonly vscode.Uri[] {
  return [...dropped].flatMap(([, item]) => item.asFile()?.uri ?? []);
}
