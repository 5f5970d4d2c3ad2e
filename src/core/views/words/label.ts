/** Text from files is hostile: in a label it could show icons (`$(trash)`), reverse the direction
 * of the words around it, break the line, or be ten megabytes long. Everything from a file that
 * goes into a label, a description, a quick pick or the status bar passes through here. */

/** One line of plain text, at most `limit` UTF-16 units and an ellipsis. */
export function labelText(text: string, limit = 100): string {
  // Long white space must not use up the limit, nor a huge text cost more than its first part.
  const tidy = text
    .slice(0, 8 * limit)
    .replace(INVISIBLE, '')
    .replace(BREAKING, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const cut = cutText(tidy, limit, text.length > 8 * limit);
  return isolated(cut.replaceAll('$(', `$${ZERO_WIDTH}(`));
}

/** A part of a line that has other parts beside it: a space at its ends stays. */
export function labelPiece(text: string, limit?: number): string {
  if (text.trim() === '') return text === '' ? '' : ' ';
  const lead = /^\s/u.test(text) ? ' ' : '';
  const tail = /\s$/u.test(text) ? ' ' : '';
  return `${lead}${labelText(text, limit)}${tail}`;
}

/** Whether words begin and end with quotation marks. */
export function isQuoted(words: string): boolean {
  return /^["“„«»].+["”“«»]$/su.test(words);
}

/** The words of a quote in the quotation marks of the interface, instead of their own at both ends.
 * Parts of a discontinuous quote are joined by an ellipsis. */
export function quoteText(parts: readonly { readonly exact: string }[], limit = 160): string {
  const words = parts.map((part) => part.exact.slice(0, 8 * limit)).join(' […] ');
  return inQuotationMarks(labelText(isQuoted(words) ? words.slice(1, -1) : words, limit));
}

/** Safe words in the quotation marks of the interface. */
export function inQuotationMarks(words: string): string {
  return `${marks[0]}${words}${marks[1]}`;
}

/** The one thing that the views know of the language without a localizer: quotes are written in
 * fifty places, and it never changes while a host runs. Documents have marks of their own. */
let marks: readonly [string, string] = ['“', '”'];

/** A host whose windows are in another language than English calls this once, as it starts. */
export function setQuotationMarks(language: string): void {
  marks = /^de\b/.test(language) ? ['„', '“'] : ['“', '”'];
}

/** Separates `$(` by a character without width. A backslash would be visible where icons are not
 * replaced, which is in tree labels but not in quick picks. */
const ZERO_WIDTH = '\u200b';

/** Bidirectional controls, byte order marks, joiners without a visible effect, tags. */
const INVISIBLE = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;
/** Control and line-separator characters, and halves of surrogate pairs. */
const BREAKING = /[\p{Cc}\u2028\u2029\p{Cs}]/gu;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A first-strong isolate and its end keep right-to-left words from reordering their
 * surroundings. */
function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

function cutText(text: string, limit: number, more: boolean): string {
  if (text.length <= limit) return more ? `${text}…` : text;
  let end = limit;
  // Not within a visible character; an endless sequence of marks is cut all the same.
  while (end > limit / 2 && isJoined(text, end)) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

function isJoined(text: string, at: number): boolean {
  const after = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return /[\p{M}\u200d\ufe0f]/u.test(after) || JOINS_NEXT.test(text.charAt(at - 1));
}

/** The first half of a surrogate pair, or a joiner. */
const JOINS_NEXT = /[\ud800-\udbff\u200d]/;
