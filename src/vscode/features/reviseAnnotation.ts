import * as vscode from 'vscode';
import {
  compareSpans,
  describeSpan,
  least,
  quoteText,
  snapToGraphemes,
  type Annotation,
  type Span,
} from '../../core';
import { keepInSight } from '../ui/belowQuestion';
import { activeArticle, currentAnnotation, type CurrentAnnotation } from '../ui/currentAnnotation';
import { pickOne } from '../ui/quickPick';
import { localizer } from '../derived/viewContext';
import { changedLabel, freshId, labelOf, record, recordReplaced } from '../corpora/record';
import type { Services } from '../services';
import { sayBriefly, selectedWords } from '../documents/words';
import { focusedRow } from '../ui/views/focusedRow';

/** Commands that delete and duplicate an annotation, and give it other words. */
export function registerReviseAnnotation(services: Services): vscode.Disposable {
  const { guard } = services;

  const remove = async (argument: unknown): Promise<void> => {
    const current = await currentAnnotation(services, argument);
    if (!current) return;
    const { annotation } = current.placed;
    const label = vscode.l10n.t('Deleted: {0}', labelOf(current.loaded, annotation));
    await record(
      services,
      current.loaded,
      current.path,
      [{ kind: 'delete', id: annotation.id }],
      label,
    );
  };

  /** Of a menu, or of the row with the focus: never the one at the cursor of the text instead. */
  const removeRow = async (argument: unknown): Promise<void> => {
    const { handle } = (await focusedRow(services, argument)) ?? {};
    if (handle?.article !== undefined && handle.id !== undefined) await remove(handle);
  };

  const duplicate = async (argument: unknown): Promise<void> => {
    const current = await currentAnnotation(services, argument);
    if (!current) return;
    const row = current.loaded.corpus.index.article(current.path);
    const taken = row?.annotations.map(({ annotation }) => annotation) ?? [];
    const copy = { ...current.placed.annotation, id: freshId(services.environment, taken) };
    const label = labelOf(current.loaded, copy);
    const done = await record(
      services,
      current.loaded,
      current.path,
      [{ kind: 'add', annotation: copy }],
      label,
    );
    // A copy is made to be edited.
    if (!done) return;
    await vscode.commands.executeCommand('policyAnnotator.editAnnotation', {
      corpus: current.loaded.root.toString(),
      article: current.path,
      id: copy.id,
    });
  };

  const moveToSelection = async (argument: unknown): Promise<void> => {
    const active = activeArticle(services);
    const span = active && selectedWords(active);
    if (!active || !span) return;
    const chosen = await chooseFromArticle(services, argument);
    if (!chosen) return;
    const part = describeSpan(active.state.text, snapToGraphemes(active.state.text, span));
    await recordQuote(services, chosen, [part]);
  };

  const addSelection = async (argument: unknown): Promise<void> => {
    const active = activeArticle(services);
    const span = active && selectedWords(active);
    if (!active || !span) return;
    const chosen = await chooseFromArticle(services, argument);
    if (!chosen) return;
    const { annotation, places } = chosen.placed;
    const parts = annotation.quote.map((part, index) => ({ part, span: places[index]?.span }));
    const snapped = snapToGraphemes(active.state.text, span);
    if (parts.some(({ span: own }) => own && own.start < snapped.end && snapped.start < own.end)) {
      sayBriefly(vscode.l10n.t('These words are already in the quote.'));
      return;
    }
    const added = { part: describeSpan(active.state.text, snapped), span: snapped };
    const nowhere = { start: Infinity, end: Infinity };
    const quote = [...parts, added]
      .sort((a, b) => compareSpans(a.span ?? nowhere, b.span ?? nowhere))
      .map(({ part }) => part);
    await recordQuote(services, chosen, quote);
  };

  return vscode.Disposable.from(
    guard.command('policyAnnotator.deleteAnnotation', remove),
    // For a row, with a key: in the text's menu that key would delete text.
    guard.command('policyAnnotator.deleteAnnotationRow', removeRow),
    guard.command('policyAnnotator.duplicateAnnotation', duplicate),
    guard.command('policyAnnotator.moveToSelection', moveToSelection),
    guard.command('policyAnnotator.addSelectionToQuote', addSelection),
  );
}

/** Labelled like the change of a field, since undoing it removes no annotation. */
async function recordQuote(
  services: Services,
  current: CurrentAnnotation,
  quote: Annotation['quote'],
): Promise<void> {
  const { annotation } = current.placed;
  const name = labelOf(current.loaded, annotation);
  const label = changedLabel(
    localizer.text('Quote'),
    { shown: quoteText(quote, 60), what: name },
    { shown: quoteText(annotation.quote, 60), what: name },
  );
  await recordReplaced(services, current, { ...annotation, quote }, { label });
}

/** The words for the annotation are selected elsewhere: it is the one that a row named, otherwise
 * the user chooses among those of the article, the nearest first. */
async function chooseFromArticle(
  services: Services,
  argument: unknown,
): Promise<CurrentAnnotation | undefined> {
  if (argument !== undefined) return currentAnnotation(services, argument);
  const active = activeArticle(services);
  if (!active) return undefined;
  const { loaded, path, state, selection } = active;
  const covered = keepInSight(active.editor, selection);
  // Annotations that overlap the selected words come first, by the length of the overlap.
  const distance = (places: CurrentAnnotation['placed']['places']): number =>
    least(places.map(({ span }) => (span ? gapBetween(span, selection) : Infinity)));
  const nearest = [...state.placed].sort((a, b) => distance(a.places) - distance(b.places));
  const picked = await pickOne({
    covered,
    title: vscode.l10n.t('Which annotation?'),
    placeholder: vscode.l10n.t('Annotations of the selected words come first, then the nearest'),
    rows: nearest.map((placed) => ({
      label: labelOf(loaded, placed.annotation),
      description: placed.annotation.quote
        .map(({ exact }) => exact)
        .join(' […] ')
        .slice(0, 160),
      value: placed,
    })),
  });
  return picked.kind === 'value' ? { loaded, path, placed: picked.value } : undefined;
}

/** The distance between two spans in offset units; below 0 where they overlap, by the length of the
 * overlap. */
function gapBetween(a: Span, b: Span): number {
  return Math.max(a.start, b.start) - Math.min(a.end, b.end);
}
