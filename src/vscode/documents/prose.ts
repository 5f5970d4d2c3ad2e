import type * as vscode from 'vscode';

/** Whether a document is in a language that articles are written in. */
export function isProse({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'plaintext' || languageId === 'markdown';
}
