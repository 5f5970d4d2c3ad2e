import type { Position, Relation } from '../model/annotation';
import { foldWords } from '../text/folding/fold';

/** A text as searching compares it: letters without case and accents, quotation marks, dashes and
 * white space plain, as for matching. Other marks stay, since in most scripts they are letters. */
export function searchFold(text: string): string {
  const plain = foldWords(text);
  if (ASCII.test(plain)) return plain.toLowerCase();
  // By way of capitals, so that ß is ss, and ẞ, which is a capital itself, by way of ß; a sigma at
  // a word's end is any other. Folded again, since ŉ comes back with a mark of quotation.
  const lower = foldWords(plain.toLowerCase().toUpperCase().toLowerCase()).normalize('NFD');
  return lower.replace(ACCENTS, '').replaceAll('ς', 'σ').normalize('NFC');
}

/** The words of a record, folded: its quote, condition, note and comments. Kept as long as the
 * record lives, which for fifty thousand is about 15 MB: folding them takes longer than a key. */
export function searchTextOf(annotation: Position | Relation): string {
  const known = texts.get(annotation);
  if (known !== undefined) return known;
  const parts = annotation.quote.map(({ exact }) => exact);
  if (annotation.condition !== undefined) parts.push(annotation.condition);
  if (annotation.note !== undefined) parts.push(annotation.note);
  for (const comment of annotation.comments) parts.push(comment.text);
  const text = parts.map(searchFold).join(BETWEEN);
  texts.set(annotation, text);
  return text;
}

/** No phrase goes from one part into the next: a query cannot hold this character. */
const BETWEEN = '\n';

const texts = new WeakMap<Position | Relation, string>();

const ASCII = /^[\x00-\x7f]*$/;

/** Those of Latin, Greek and Cyrillic letters. */
const ACCENTS = /[\u0300-\u036f]/g;
