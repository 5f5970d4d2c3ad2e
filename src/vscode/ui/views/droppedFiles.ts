import * as vscode from 'vscode';

/** Lets files be dropped on a view, from the explorer of the editor or from outside. No row of it is dragged. */
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

/** A line each, after RFC 2483, where lines with a number sign are remarks. What is no address is left out. */
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

/** Those of the disk; a browser tells no address. */
function fromOutside(dropped: vscode.DataTransfer): readonly vscode.Uri[] {
  return [...dropped].flatMap(([, item]) => item.asFile()?.uri ?? []);
}
