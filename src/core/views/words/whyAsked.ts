import type { Found } from '../../anchoring/found';
import type { ChangedBeside, Place } from '../../model/place';
import { quoteText } from './label';
import type { Localizer } from './localizer';
import type { WordKey } from './words';

/** Why a quote needs review, as shown, and whether it is because another speaker may be named
 * there: then the place can be wrong although the words are the same. */
export interface WhyAsked {
  readonly text: string;
  readonly mayBeAnother: boolean;
}

/** `place`: the shown place of the quote, whose result from the earlier text has priority. `found`:
 * the result from the stored words alone. */
export function whyAsked(place: Place | undefined, found: Found, localizer: Localizer): WhyAsked {
  if (place?.beside) return { text: besideText(place.beside, localizer), mayBeAnother: true };
  if (found.kind !== 'uncertain') {
    // Its stored context is there; only the earlier text could show the difference.
    return {
      text: localizer.text('The text around it is different: the speaker may have changed'),
      mayBeAnother: true,
    };
  }
  if (found.beside) return { text: besideText(found.beside, localizer), mayBeAnother: true };
  switch (found.reason) {
    case 'several-agree':
    case 'maybe-twin':
    case 'count-differs':
      return { text: localizer.text('The same words occur in several places'), mayBeAnother: true };
    case 'beside-changed':
    case 'none-agrees':
      return {
        text: localizer.text('The text around it is different: the speaker may have changed'),
        mayBeAnother: true,
      };
    case 'may-be-copy':
      return {
        text: localizer.text('It may be a copy: there is similar text where the quote was'),
        mayBeAnother: true,
      };
    case 'similar-words':
    case 'edited':
      return { text: localizer.text('The quoted words changed'), mayBeAnother: false };
  }
}

/** The message, the article's words for its first gaps, which are text from a file, and a count for
 * the last one where it has one. */
export function besideWords({ where, was, now, paragraphs = 1 }: ChangedBeside): {
  readonly key: WordKey;
  readonly quotes: readonly string[];
  readonly counts: readonly number[];
} {
  const quotes = [was, now].filter((words) => words !== '');
  if (quotes.length === 0) return { key: OTHER_KEYS[where], quotes, counts: [] };
  const counts = paragraphs > 1 ? [paragraphs] : [];
  if (quotes.length < 2)
    return { key: now === '' ? 'beside went' : 'beside came', quotes, counts: [] };
  return { key: (paragraphs > 1 ? FARTHER_KEYS : KEYS)[where], quotes, counts };
}

/** Where only digests show a change. */
const OTHER_KEYS = {
  before: 'context changed',
  after: 'context changed',
  head: 'other by-line',
  frame: 'other frame',
  near: 'other names near',
  paragraph: 'other names',
  above: 'context changed',
  below: 'context changed',
} as const;
const KEYS = {
  before: 'beside changed',
  after: 'beside changed',
  head: 'speaker changed',
  frame: 'speaker changed',
  near: 'name became',
  paragraph: 'name became',
  above: 'name became above',
  below: 'name became below',
} as const;
const FARTHER_KEYS = {
  ...KEYS,
  above: 'name became farther above',
  below: 'name became farther below',
} as const;

function besideText(beside: ChangedBeside, localizer: Localizer): string {
  const { key, quotes, counts } = besideWords(beside);
  const shown = quotes.map((words) => quoteText([{ exact: words }], MOST_SHOWN));
  return localizer.text(key, ...shown, ...counts);
}

const MOST_SHOWN = 60;
