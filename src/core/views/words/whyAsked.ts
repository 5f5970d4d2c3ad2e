import type { Found } from '../../anchoring/found';
import type { ChangedBeside, Place } from '../../model/place';
import { quoteText } from './label';
import type { Localizer } from './localizer';
import { phrase, type Phrase, phrases } from '../../util/phrase';

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
  readonly key: Phrase;
  readonly quotes: readonly string[];
  readonly counts: readonly number[];
} {
  const quotes = [was, now].filter((words) => words !== '');
  if (quotes.length === 0) return { key: OTHER_KEYS[where], quotes, counts: [] };
  const counts = paragraphs > 1 ? [paragraphs] : [];
  if (quotes.length < 2)
    return {
      key: now === '' ? phrase('{0} was removed next to it') : phrase('{0} was added next to it'),
      quotes,
      counts: [],
    };
  return { key: (paragraphs > 1 ? FARTHER_KEYS : KEYS)[where], quotes, counts };
}

/** Where only digests show a change. */
const OTHER_KEYS = phrases({
  before: 'The text around it is different: the speaker may have changed',
  after: 'The text around it is different: the speaker may have changed',
  head: 'The by-line is not that of when it was coded',
  frame: 'The heading, label or line above is not that of when it was coded',
  near: 'The names in the paragraphs beside it are not those of when it was coded',
  paragraph: 'The names in its paragraph are not those of when it was coded',
  above: 'The text around it is different: the speaker may have changed',
  below: 'The text around it is different: the speaker may have changed',
});
const KEYS = phrases({
  before: '{0} → {1}: the words next to it changed',
  after: '{0} → {1}: the words next to it changed',
  head: '{0} → {1}: the words that name the speaker changed',
  frame: '{0} → {1}: the words that name the speaker changed',
  near: '{0} became {1} in its paragraph',
  paragraph: '{0} became {1} in its paragraph',
  above: '{0} became {1} in the paragraph above',
  below: '{0} became {1} in the paragraph below',
});
const FARTHER_KEYS = {
  ...KEYS,
  above: phrase('{0} became {1} {2} paragraphs above'),
  below: phrase('{0} became {1} {2} paragraphs below'),
} as const;

function besideText(beside: ChangedBeside, localizer: Localizer): string {
  const { key, quotes, counts } = besideWords(beside);
  const shown = quotes.map((words) => quoteText([{ exact: words }], MOST_SHOWN));
  return localizer.text(key, ...shown, ...counts);
}

const MOST_SHOWN = 60;
