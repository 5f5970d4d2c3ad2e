import type { Annotation, Details } from '../model/annotation';
import { ALL_FIELDS, valuesAt } from '../model/fields';
import { foldWords } from '../text/folding/fold';
import { addAll } from '../util/lists';

/** A text in the form in which searching compares it: letters without case and accents, quotation
 * marks, dashes and white space plain, as for matching. Other marks are kept, since in most
 * scripts they are letters. */
export function searchFold(text: string): string {
  const plain = foldWords(text);
  if (ASCII.test(plain)) return plain.toLowerCase();
  // Through capitals, so that ß is ss, and ẞ, which is itself a capital, becomes ß first; a sigma
  // at a word's end is any other. Folded again, since ŉ becomes two characters with an apostrophe.
  const lower = foldWords(plain.toLowerCase().toUpperCase().toLowerCase()).normalize('NFD');
  return lower.replace(ACCENTS, '').replaceAll('ς', 'σ').normalize('NFC');
}

/** The words of a record, folded: its quote, fields of free text and comments. Cached with the
 * record, since folding is slow. */
export function searchTextOf(annotation: Details): string {
  const known = texts.get(annotation);
  if (known !== undefined) return known;
  const parts = annotation.quote.map(({ exact }) => exact);
  for (const { key } of FREE_TEXTS) addAll(parts, valuesAt(annotation as Annotation, key));
  for (const comment of annotation.comments) parts.push(comment.text);
  const text = parts.map(searchFold).join(BETWEEN);
  texts.set(annotation, text);
  return text;
}

const FREE_TEXTS = ALL_FIELDS.filter(({ kind }) => kind === 'text');

/** Separates the parts, so that no phrase matches across them: a query cannot contain this
 * character. */
const BETWEEN = '\n';

const texts = new WeakMap<Details, string>();

const ASCII = /^[\x00-\x7f]*$/;

/** Accents of Latin, Greek and Cyrillic letters. */
const ACCENTS = /[\u0300-\u036f]/g;
