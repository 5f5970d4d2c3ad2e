import type * as vscode from 'vscode';
import type { Corpus } from '../../project';

/** By the root of a corpus: the name of the user who said that they direct the study. */
const KEY = 'directors';

/** Who said that they direct the study; '' where nobody did. Remembered for the workspace, and not
 * in the setting: who directs a study often is no coder of it, and codes in another one. */
export function directorOf(memory: vscode.Memento, root: vscode.Uri): string {
  const name = namesIn(memory)[root.toString()];
  return typeof name === 'string' ? name : '';
}

/** The user said that they direct the study, in which each coder has files of their own, and does
 * not code in it. They see the work of all: see `seenWork`. */
export function directs({ corpus }: { readonly corpus: Corpus }): boolean {
  return corpus.isDirected && corpus.codebook.annotationFiles === 'one-per-coder';
}

/** Undefined: the user is a coder again. */
export async function rememberDirector(
  memory: vscode.Memento,
  root: vscode.Uri,
  name: string | undefined,
): Promise<void> {
  await memory.update(KEY, { ...namesIn(memory), [root.toString()]: name });
}

function namesIn(memory: vscode.Memento): Readonly<Record<string, unknown>> {
  const known = memory.get<unknown>(KEY);
  return typeof known === 'object' && known !== null ? { ...known } : {};
}
