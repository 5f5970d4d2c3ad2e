import * as vscode from 'vscode';
import { labelText, sentenceAt, type ArticleRow, type Span } from '../../core';
import type { ArticleState } from '../../project';
import { commandStep, notify } from '../host/notify';

/** A text with its selection. */
export interface Words {
  readonly state: Pick<ArticleState, 'text' | 'matchFrom' | 'clean'> &
    Partial<Pick<ArticleState, 'stale'>>;
  readonly selection: Span;
}

/** Whether an article can be annotated; reports why not, before any question. */
export function mayAnnotate({ state }: Words): boolean {
  if (state.clean) return isFileRead(state.stale === true);
  void notify(
    'warning',
    vscode.l10n.t(
      'This file contains bytes that are not valid text in the current encoding, so quotes from it could not be found again. Nothing was annotated. Reopen the file with the right encoding and save it as UTF-8.',
    ),
    commandStep(vscode.l10n.t('Reopen with Encoding'), 'workbench.action.editor.changeEncoding'),
  );
  return false;
}

/** Like `mayAnnotate`, for a change of an existing annotation. */
export function mayChange(row: Pick<ArticleRow, 'stale'> | undefined): boolean {
  return isFileRead(row?.stale === true);
}

function isFileRead(isStale: boolean): boolean {
  if (!isStale) return true;
  void notify(
    'error',
    vscode.l10n.t(
      'The annotation file of this article cannot be read, so the article cannot be annotated. Fix the errors shown in the Problems panel first.',
    ),
    commandStep(vscode.l10n.t('Show Problems'), 'workbench.actions.view.problems'),
  );
  return false;
}

/** The selected words, without surrounding white space; without a selection the sentence.
 * Undefined, with a message, where there are no words of the article, or where the cursor was not
 * put anywhere: an article opens with it at its beginning, which mostly is the headline. */
export function chosenWords({ state, selection }: Words): Span | undefined {
  if (selection.end === 0) {
    void notify(
      'information',
      vscode.l10n.t(
        'Select the words that show a position, or put the cursor into their sentence.',
      ),
    );
    return undefined;
  }
  const span =
    selection.start === selection.end
      ? sentenceAt(state.text, selection.start)
      : trimmed(state.text, selection);
  if (span && span.start >= state.matchFrom) return span;
  sayBriefly(vscode.l10n.t('Select the words first, or put the cursor into their sentence.'));
  return undefined;
}

/** The selected words only, for commands that need exact words. */
export function selectedWords(active: Words): Span | undefined {
  if (active.selection.start < active.selection.end) return chosenWords(active);
  sayBriefly(vscode.l10n.t('Select the words first.'));
  return undefined;
}

/** A name for a message, in which one like `[a](b)` would be a link. */
export function messageName(name: string): string {
  return labelText(name).replaceAll('](', '] (');
}

/** A title as the name of a page without a file: characters that a path may not have are
 * replaced. */
export function pageName(title: string): string {
  return title.replace(/[\\/:?#%]/g, ' ').slice(0, 60);
}

export function sayBriefly(message: string): void {
  vscode.window.setStatusBarMessage(message, 4000);
}

function trimmed(text: string, { start, end }: Span): Span | undefined {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = end - (words.length - words.trimEnd().length);
  return from < to ? { start: from, end: to } : undefined;
}
