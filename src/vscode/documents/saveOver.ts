import * as vscode from 'vscode';
import type { Turn } from '../../project';

/** VS Code refuses to save over a file that was written since it has read it, unless what it is about to
 * write is there already. It compares the two only if the text comes in at most three pieces, each longer
 * than 65,536 UTF-16 units unless it is the last. */
const COMPARED = 3 * 65_536;

/** Before anything that VS Code may have read. */
const LONG_AGO = new Date(Date.UTC(2000, 0, 1));

/** Lets VS Code save a document over a file of which it has not read what we wrote in this turn. What it
 * does not compare it goes by the date of: the file says for this moment that it is old. */
export function savingOver({ uri }: vscode.TextDocument, turn: Turn) {
  let isDated = false;
  return {
    /** The file has the text that the document is going to have. */
    allow: async (text: string): Promise<void> => {
      if (text.length <= COMPARED) return;
      isDated = true;
      await turn.date(LONG_AGO);
    },
    /** VS Code has saved it, or is not going to: nobody is to take the file for an old one. */
    end: async (): Promise<void> => {
      if (!isDated) return;
      const { mtime } = await vscode.workspace.fs.stat(uri);
      if (mtime === LONG_AGO.getTime()) await turn.date(new Date());
    },
  };
}
