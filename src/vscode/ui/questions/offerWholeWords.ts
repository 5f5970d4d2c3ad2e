import * as vscode from 'vscode';
import {
  compareSpans,
  describeSpan,
  quoteText,
  wholeWords,
  type AnnotationFileEdit,
  type ArticlePath,
  type PlacedAnnotation,
  type Span,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { record } from '../../corpora/record';
import type { Services } from '../../services';
import type { PickRow } from '../quickPick';

/** After annotations were added: the status bar says where their quote begins or ends inside a
 * word, which a hasty selection does. A click gives it the whole words, see `wholeWordsRow`. */
export function offerWholeWords(
  { lastChange }: Services,
  { corpus }: LoadedCorpus,
  path: ArticlePath,
  added: readonly AnnotationFileEdit[],
): void {
  const { text = '', placed = [] } = corpus.state(path) ?? {};
  const ids = new Set(added.flatMap((edit) => (edit.kind === 'add' ? [edit.annotation.id] : [])));
  if (!placed.some((one) => ids.has(one.annotation.id) && widened(text, one))) return;
  lastChange.offerWholeWords(
    `$(whole-word) ${vscode.l10n.t('Use Whole Words')}`,
    vscode.l10n.t('The quote begins or ends inside a word.'),
  );
}

/** The row of *Edit Annotation* for a quote that begins or ends inside a word, and what it does:
 * all annotations of these words get the whole ones, in one step of undo. Undefined for others. */
export function wholeWordsRow(
  services: Services,
  loaded: LoadedCorpus,
  path: ArticlePath,
  { annotation: { id } }: PlacedAnnotation,
): { readonly row: PickRow<string>; readonly run: () => Promise<unknown> } | undefined {
  const { text = '', placed = [] } = loaded.corpus.state(path) ?? {};
  const current = placed.find((one) => one.annotation.id === id);
  const whole = current && widened(text, current);
  if (!whole) return undefined;
  const quote = [describeSpan(text, whole)];
  const edits = placed
    .filter((one) => haveSameWords(one, current))
    .map(({ annotation }): AnnotationFileEdit => ({
      kind: 'replace',
      annotation: { ...annotation, quote },
    }));
  const name = {
    label: vscode.l10n.t('Quote of whole words'),
    undone: vscode.l10n.t('The quote has the words that were selected'),
  };
  return {
    row: {
      label: `$(whole-word) ${vscode.l10n.t('Use Whole Words')}`,
      description: quoteText(quote, 80),
      value: 'whole words',
    },
    run: () => record(services, loaded, path, edits, name),
  };
}

/** The whole words around a quote that begins or ends inside one. */
function widened(text: string, placed: PlacedAnnotation): Span | undefined {
  const span = spanOf(placed);
  const whole = span && wholeWords(text, span);
  return whole && compareSpans(whole, span) !== 0 ? whole : undefined;
}

function haveSameWords(one: PlacedAnnotation, other: PlacedAnnotation): boolean {
  const [a, b] = [spanOf(one), spanOf(other)];
  return a !== undefined && b !== undefined && compareSpans(a, b) === 0;
}

/** The words of a quote in one piece, where they are found. */
function spanOf({ places }: PlacedAnnotation): Span | undefined {
  return places.length === 1 ? places[0]?.span : undefined;
}
