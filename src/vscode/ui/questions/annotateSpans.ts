import * as vscode from 'vscode';
import {
  compareSpans,
  describeSpan,
  foldedToDescribe,
  freshAnnotationId,
  labelText,
  placeOf,
  snapToGraphemes,
  wholeWords,
  type AnnotationFileEdit,
  type ArticlePath,
  type Position,
  type QuotePart,
  type Span,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { ensureCorpus, type AnnotatableText } from '../../corpora/ensureCorpus';
import { settleCoder } from '../../corpora/currentCoder';
import { labelOf, record } from '../../corpora/record';
import { documentText, toRange, toSpan } from '../../documents/articleDocuments';
import { chosenWords } from '../../documents/words';
import type { Services } from '../../services';
import { keepInSight } from '../belowQuestion';
import type { Picked } from '../quickPick';
import type { ChoiceContext } from './choices';
import { draftOf, firstDraft, type CodebookDraft } from './codebookDraft';
import { offerWholeWords } from './offerWholeWords';
import { askPosition, type PositionAsked } from './positionQuestions';
import { rememberIds } from './recent';
import { withoutSelection } from '../reveal';

/** Asks for one position and adds it to each of the spans, as one step of undo. Nothing is written
 * before the last answer. `spansFor`: which of the spans the answers are for; all if absent. How
 * the questions ended is returned. */
export async function annotateSpans(
  services: Services,
  article: AnnotatableText,
  spans: readonly Span[],
  asked: PositionAsked = {},
  spansFor?: (position: Position) => readonly Span[],
): Promise<Picked<Position>['kind']> {
  const [span] = spans;
  if (!span) return 'left';
  const { editor, state, located } = article;
  let used = spans;
  if (located && !(await settleCoder(services, located.loaded, located.path))) return 'left';
  const covered = keepInSight(editor, span);
  const draft = located ? draftOf(located.loaded) : firstDraft();
  const context = {
    draft,
    loaded: located?.loaded,
    state: located?.state,
    selection: span,
    covered,
  };
  const whole = asked.hasBefore !== true ? wholeOf(state.text, spans) : undefined;
  const useWhole = (wider: readonly Span[]): ChoiceContext => {
    used = wider;
    const { lines } = documentText(editor.document);
    editor.selections = wider.map((one) => {
      const { start, end } = toRange(lines, one);
      return new vscode.Selection(start, end);
    });
    const [selection = span] = wider;
    return { ...context, selection, covered: keepInSight(editor, selection) };
  };
  const question = {
    ...asked,
    quotes: spans.length,
    whole: whole && { words: whole.words, use: () => useWhole(whole.spans) },
  };
  const picked = await askPosition(services, context, describeSpan(state.text, span), question);
  if (picked.kind !== 'value') return picked.kind;
  const chosen = spansFor?.(picked.value) ?? used;
  if (chosen.length > 0) await addPositions(services, article, chosen, picked.value, draft);
  return 'value';
}

/** Spans widened to whole words, and these; undefined where none begins or ends inside a word. */
function wholeOf(
  text: string,
  spans: readonly Span[],
): { readonly spans: readonly Span[]; readonly words: string } | undefined {
  const wider = spans.map((span) => wholeWords(text, span));
  if (wider.every((one, at) => compareSpans(one, spans[at] ?? one) === 0)) return undefined;
  const words = wider.map(({ start, end }) => text.slice(start, end)).join(' … ');
  return { spans: wider, words: labelText(words, 80) };
}

/** Adds a position to each of the spans, as one step of undo: with several issues, one for each.
 * The spans are of the state that `article` has. */
export function addPositions(
  services: Services,
  article: AnnotatableText,
  spans: readonly Span[],
  position: Position,
  draft: CodebookDraft,
): Promise<void> {
  return withoutSelection(article.editor, () => add(services, article, spans, position, draft));
}

/** False where nothing was added. */
async function add(
  services: Services,
  { editor, state, located }: AnnotatableText,
  spans: readonly Span[],
  position: Position,
  draft: CodebookDraft,
): Promise<boolean> {
  const remembered = quotesOf(state.text, spans);
  const made = located ?? (await ensureCorpus(services, editor.document));
  if (!made) return false;
  // Looked up again, since the text may have changed during the questions.
  const now = services.corpora.stateOf(editor.document.uri) ?? made;
  const { text } = now.state;
  const places = spans.flatMap((span, index) => {
    const quote = remembered[index];
    return quote ? [placeOf(text, quote).span ?? span] : [];
  });
  const quotes = text === state.text ? remembered : quotesOf(text, places);
  const edits = positionEdits(services, now.loaded, now.path, position, quotes);
  await rememberIds(services, 'actor', position.actors);
  await rememberIds(services, 'issue', position.issues);
  const name = labelOf(now.loaded, position, draft);
  const label = quotes.length === 1 ? name : vscode.l10n.t('{0} ({1} quotes)', name, quotes.length);
  const isDone = await record(services, now.loaded, now.path, edits, label, draft);
  if (isDone) offerWholeWords(services, now.loaded, now.path, edits);
  return isDone;
}

/** The edits that add a position to quotes: with several issues, one for each. */
export function positionEdits(
  { environment }: Services,
  loaded: LoadedCorpus,
  article: ArticlePath,
  position: Position,
  quotes: readonly QuotePart[],
): AnnotationFileEdit[] {
  const { coder } = loaded.corpus;
  const known = loaded.corpus.index.article(article)?.annotations ?? [];
  const taken = new Set(known.map(({ annotation }) => annotation.id));
  const issues = position.issues.length > 0 ? position.issues : [undefined];
  return quotes.flatMap((quote) =>
    issues.map((issue): AnnotationFileEdit => {
      const id = freshAnnotationId(environment.random, (one) => taken.has(one));
      taken.add(id);
      const annotation: Position = {
        ...position,
        id,
        quote: [quote],
        coder: coder === '' ? undefined : coder,
        issues: issue === undefined ? [] : [issue],
      };
      return { kind: 'add', annotation };
    }),
  );
}

/** The words of each selection, or the sentence where a cursor is, each once and in text order.
 * Empty, with a message, where one has no words of the article. */
export function chosenSpans({ editor, state }: AnnotatableText): readonly Span[] {
  const { lines } = documentText(editor.document);
  const spans = new Map<string, Span>();
  for (const one of editor.selections) {
    const span = chosenWords({ state, selection: toSpan(lines, one) });
    if (!span) return [];
    spans.set(`${String(span.start)} ${String(span.end)}`, span);
  }
  return [...spans.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

function quotesOf(text: string, spans: readonly Span[]): readonly QuotePart[] {
  const folded = foldedToDescribe(text);
  return spans.map((span) => describeSpan(text, snapToGraphemes(text, span), folded));
}
