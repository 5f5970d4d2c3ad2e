import * as vscode from 'vscode';
import {
  describeSpan,
  labelText,
  newMention,
  occurrencesOf,
  placeOf,
  runCooperatively,
  sentencesOf,
  withoutSameMention,
  withoutSamePosition,
  type Layer,
  type Span,
} from '../../../core';
import { mentionsIn } from '../../../project';
import { labelOf, newAnnotation, record } from '../../corpora/record';
import { documentText, toRange } from '../../documents/articleDocuments';
import { mayAnnotate, sayBriefly, selectedWords } from '../../documents/words';
import type { Services } from '../../services';
import { activeArticle, type ActiveArticle } from '../../ui/currentAnnotation';
import { pickOne, type Picked } from '../../ui/quickPick';
import { annotateSpans } from '../../ui/questions/annotateSpans';
import { chooseActors, chooseIssues } from '../../ui/questions/choices';
import { draftOf } from '../../ui/questions/codebookDraft';

/** What is made of each place. */
type Made = 'sentence' | 'words' | Layer;

/** *Annotate All Occurrences*: all places of the article with the selected words. They are selected
 * in the text while the user says what to make of them; Escape restores the selection. */
export async function annotateOccurrences(services: Services): Promise<void> {
  const active = activeArticle(services);
  const span = active && mayAnnotate(active) ? selectedWords(active) : undefined;
  if (!active || !span) return;
  const { editor, state } = active;
  const words = state.text.slice(span.start, span.end);
  const { yieldToHost } = services.environment;
  const places = await runCooperatively(
    occurrencesOf(state.text, words, state.matchFrom),
    yieldToHost,
  );
  if (places.length === 0) {
    sayBriefly(vscode.l10n.t('Select whole words, not more than thirty.'));
    return;
  }
  const before = editor.selections;
  const version = editor.document.version;
  showPlaces(editor, places);
  let made: Made | undefined;
  for (;;) {
    made = await chooseMade(state.text, words, places, made);
    if (editor.document.version === version) editor.selections = before;
    if (!made) return;
    if (made === 'actor' || made === 'issue') {
      if ((await markAll(services, active, places, made)) !== 'back') return;
    } else {
      const spans = made === 'words' ? places : sentencesOf(state.text, places);
      const article = { ...active, located: active };
      const ended = await annotateSpans(services, article, spans, { hasBefore: true }, (position) =>
        withNote(spans, withoutSamePosition(spans, state.placed, position)),
      );
      if (ended !== 'back') return;
    }
  }
}

/** Selects all places; the first stays in view. */
function showPlaces(editor: vscode.TextEditor, places: readonly Span[]): void {
  const { lines } = documentText(editor.document);
  editor.selections = places.map((place) => {
    const { start, end } = toRange(lines, place);
    return new vscode.Selection(start, end);
  });
}

async function chooseMade(
  text: string,
  words: string,
  places: readonly Span[],
  first: Made | undefined,
): Promise<Made | undefined> {
  const sentences = sentencesOf(text, places).length;
  const picked = await pickOne<Made>({
    title: vscode.l10n.t('Annotate All Occurrences'),
    placeholder: vscode.l10n.t(
      '“{0}” in this article: {1}. Choose what to make of them',
      labelText(words, 80),
      places.length,
    ),
    rows: [
      {
        label: vscode.l10n.t('Positions that quote the sentences'),
        description: String(sentences),
        value: 'sentence',
      },
      {
        label: vscode.l10n.t('Positions that quote the words'),
        description: String(places.length),
        value: 'words',
      },
      {
        label: vscode.l10n.t('Mentions of an actor'),
        description: String(places.length),
        value: 'actor',
      },
      {
        label: vscode.l10n.t('Mentions of an issue'),
        description: String(places.length),
        value: 'issue',
      },
    ],
    ...(first === undefined ? {} : { first }),
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

/** Marks the places as mentions of the same entries, except those that are already. */
async function markAll(
  services: Services,
  { loaded, path, state, selection }: ActiveArticle,
  places: readonly Span[],
  layer: Layer,
): Promise<Picked<unknown>['kind']> {
  const draft = draftOf(loaded);
  const choose = layer === 'actor' ? chooseActors : chooseIssues;
  const picked = await choose(
    services,
    { draft, loaded, state, selection },
    {
      title: vscode.l10n.t('Mark Mention'),
      placeholder: vscode.l10n.t('Places: {0}', places.length),
      canGoBack: true,
    },
  );
  if (picked.kind !== 'value') return picked.kind;
  const fresh = withNote(
    places,
    withoutSameMention(places, mentionsIn(state), layer, picked.value),
  );
  // The text may have changed during the question.
  const now = loaded.corpus.state(path) ?? state;
  const spans =
    now.text === state.text
      ? fresh
      : fresh.map((span) => placeOf(now.text, describeSpan(state.text, span)).span ?? span);
  const mentions = spans.map((span) =>
    newMention(newAnnotation(services, loaded, now, [span]), {
      actors: layer === 'actor' ? picked.value : [],
      issues: layer === 'issue' ? picked.value : [],
    }),
  );
  const [first] = mentions;
  if (!first) return 'value';
  const name = labelOf(loaded, first, draft);
  const label =
    mentions.length === 1 ? name : vscode.l10n.t('{0} ({1} places)', name, mentions.length);
  const edits = mentions.map((annotation) => ({ kind: 'add', annotation }) as const);
  await record(services, loaded, path, edits, label, draft);
  return 'value';
}

/** The fresh places, after reporting how many others had the same annotation before. */
function withNote(all: readonly Span[], fresh: readonly Span[]): readonly Span[] {
  if (fresh.length === 0) {
    sayBriefly(vscode.l10n.t('All of these places have this annotation already.'));
  } else if (fresh.length < all.length) {
    sayBriefly(
      vscode.l10n.t('Places that have this annotation already: {0}', all.length - fresh.length),
    );
  }
  return fresh;
}
