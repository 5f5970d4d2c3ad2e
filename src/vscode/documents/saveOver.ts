import * as vscode from 'vscode';
import type { Turn } from '../../project';

/** VS Code refuses to save over a file that was written since it read it, unless the file already
 * has the text to be written. It compares the two only if the text comes in at most three pieces,
 * each longer than 65,536 UTF-16 units except the last. */
const COMPARED = 3 * 65_536;

/** A date before anything that VS Code may have read. */
const LONG_AGO = new Date(Date.UTC(2000, 0, 1));

/** Lets VS Code save a document over a file whose latest text, written in this turn, it has not
 * read. Where VS Code does not compare texts it compares dates, so the file gets an old date for
 * that moment. */
export function savingOver({ uri }: vscode.TextDocument, turn: Turn) {
  let isDated = false;
  return {
    /** To be called with the text that the document is going to have, once the file has it. */
    allow: async (text: string): Promise<void> => {
      if (text.length <= COMPARED) return;
      isDated = true;
      await turn.date(LONG_AGO);
    },
    /** To be called when VS Code has saved it or given up: restores the date. */
    end: async (): Promise<void> => {
      if (!isDated) return;
      const { mtime } = await vscode.workspace.fs.stat(uri);
      if (mtime === LONG_AGO.getTime()) await turn.date(new Date());
    },
  };
}
