import search from 'approx-string-match';
import type { Annotation } from '../../../src/core/model/annotation';
import type { PlacedAnnotation } from '../../../src/core/model/place';
import type { Span } from '../../../src/core/model/span';
import { carryThroughDiff } from '../../../src/core/anchoring/carryThroughDiff';
import { placeAll } from '../../../src/core/anchoring/placeAnnotation';
import { diffEdits } from '../../../src/core/text/diff';
import { spanMapper } from '../../../src/core/text/textEdit';
import { positionAtPlace } from '../annotations';
import type { Task, TaskQuote } from './task';

/** The result of an alternative for a quote. `silent`: it is accepted without a question. */
export interface Answer {
  readonly span: Span | undefined;
  readonly silent: boolean;
}

/** The timed work; preparations that every alternative needs are done before. */
export interface Alternative {
  readonly name: string;
  readonly prepare: (task: Task) => () => readonly Answer[];
}

export const ALTERNATIVES: readonly Alternative[] = [
  {
    name: '(a) rule of the Hypothesis client',
    prepare: (task) => {
      const selectors = task.quotes.map(({ part, span }): Selector => {
        const { start, end } = span;
        return {
          exact: part.exact,
          prefix: task.oldText.slice(Math.max(0, start - 32), start),
          suffix: task.oldText.slice(end, end + 32),
          hint: start,
        };
      });
      return () => selectors.map((selector) => silently(hypothesisRule(task.newText, selector)));
    },
  },
  {
    name: '(b) exact search only',
    prepare: (task) => () =>
      task.quotes.map(({ part }) => silently(onlyPlace(task.newText, part.exact))),
  },
  {
    name: '(c) word diff of the old text only',
    prepare: (task) => () => {
      const edits = diffEdits(task.oldText, task.newText, MOST_CHANGES);
      const map = edits && spanMapper(edits);
      return task.quotes.map(({ span }) => silently(map?.(span)?.span));
    },
  },
  {
    name: '(d) ours, old text known',
    prepare: (task) => {
      const placed = task.quotes.map(asPlaced);
      return () => carryThroughDiff(placed, task.oldText, task.newText).map(answerOf);
    },
  },
  {
    name: '(e) ours, old text not known',
    prepare: (task) => {
      const annotations = task.quotes.map(asAnnotation);
      return () => placeAll(task.newText, annotations).map(answerOf);
    },
  },
];

/** Six times the program's limit, for a fair comparison; more would not fit into memory. */
const MOST_CHANGES = 6000;

function silently(span: Span | undefined): Answer {
  return { span, silent: span !== undefined };
}

function asAnnotation({ part }: TaskQuote, index: number): Annotation {
  return { ...positionAtPlace(index, '', 0), quote: [part] };
}

function asPlaced(quote: TaskQuote, index: number): PlacedAnnotation {
  const places = [{ state: 'anchored' as const, span: quote.span }];
  return { annotation: asAnnotation(quote, index), places };
}

function answerOf({ places }: PlacedAnnotation): Answer {
  const [place] = places;
  return {
    span: place?.span,
    silent: place?.state === 'anchored' || place?.state === 'moved',
  };
}

function onlyPlace(text: string, exact: string): Span | undefined {
  const start = text.indexOf(exact);
  if (start === -1 || text.includes(exact, start + 1)) return undefined;
  return { start, end: start + exact.length };
}

interface Selector {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly hint: number;
}

/** The rule of the Hypothesis client: all exact places, without any the best approximate ones with
 * up to half of the characters wrong (at most 256); of these the one with the best score of quote
 * (50), prefix (20), suffix (20) and distance to the hint (2). There is no minimum score. */
function hypothesisRule(text: string, { exact, prefix, suffix, hint }: Selector): Span | undefined {
  if (exact === '') return undefined;
  let best: Span | undefined;
  let bestScore = -1;
  for (const match of placesOf(text, exact, Math.min(256, exact.length / 2))) {
    const before = text.slice(Math.max(0, match.start - prefix.length), match.start);
    const after = text.slice(match.end, match.end + suffix.length);
    const score =
      50 * (1 - match.errors / exact.length) +
      20 * (prefix === '' ? 1 : likeness(before, prefix)) +
      20 * (suffix === '' ? 1 : likeness(after, suffix)) +
      2 * (1 - Math.abs(match.start - hint) / text.length);
    if (score > bestScore) {
      bestScore = score;
      best = { start: match.start, end: match.end };
    }
  }
  return best;
}

function placesOf(
  text: string,
  words: string,
  mostErrors: number,
): readonly { readonly start: number; readonly end: number; readonly errors: number }[] {
  const exact = [];
  for (let start = text.indexOf(words); start !== -1; start = text.indexOf(words, start + 1)) {
    exact.push({ start, end: start + words.length, errors: 0 });
  }
  return exact.length > 0 ? exact : search(text, words, mostErrors);
}

/** 1 where the words occur in the text, less the more characters must be changed. */
function likeness(text: string, words: string): number {
  if (text === '') return 0;
  const [match] = placesOf(text, words, words.length);
  return match ? 1 - match.errors / words.length : 0;
}
