import type { ChangedBeside } from '../../model/place';
import { isMisspelling } from './misspelling';
import { BORDER, isEnd, QUESTION, type Side, type SideName } from './side';

/** How a known side of a quote compares with the text on that side of a place. */
export interface SideMatch {
  /** The first difference; undefined where the side is the same. */
  readonly difference: ChangedBeside | undefined;
  /** How many letters of words are unchanged. */
  readonly letters: number;
  /** Index, in both, of the token that is the border of the paragraph, if the comparison reached
   * one. */
  readonly border: number | undefined;
}

/** Whether the quote can have the same speaker, judged by a known side. Read away from the quote,
 * the text must have:
 *
 * - before it, all that is known, up to the border of the paragraph if there is one in both;
 * - behind it, the rest of its sentence and the next one, likewise: that can name the speaker or
 *   retract the statement.
 *
 * A paragraph may have been divided, or two joined, but a question is not a statement. One
 * misspelt word in a sentence counts as the same word. `there` should reach farther than
 * `known`. */
export function matchSide(known: Side, there: Side, name: SideName): SideMatch {
  let letters = 0;
  let misspelt = 0;
  let sentences = 0;
  for (let at = 0; at < known.tokens.length; at++) {
    const wanted = known.tokens[at] ?? '';
    const found = there.tokens[at] ?? '';
    if (isEnd(wanted) || isEnd(found)) {
      if (!isSameEnd(wanted, found)) return changed(at);
      if (wanted === BORDER && found === BORDER) return { ...sameSide(letters), border: at };
      if (++sentences === 2 && name === 'after') break;
      misspelt = 0;
      continue;
    }
    const isOutermost = known.isCut && at === known.tokens.length - 1;
    if (!isSameWord(wanted, found, isOutermost ? name : undefined)) {
      if (!isMisspelling(wanted, found, sentences === 0) || ++misspelt > MOST_MISSPELT) {
        return changed(at);
      }
    }
    letters += wanted.length;
  }
  return sameSide(letters);

  function changed(at: number): SideMatch {
    const was = wordsAt(known, at, name);
    const now = wordsAt(there, at, name);
    return { difference: { where: name, was, now }, letters, border: undefined };
  }
}

/** A match without a difference. */
export function sameSide(letters: number): SideMatch {
  return { difference: undefined, letters, border: undefined };
}

const MOST_MISSPELT = 1;

/** The word and its neighbours on the quote's side, in text order. */
function wordsAt({ tokens, isCut }: Side, at: number, name: SideName): string {
  const words = tokens.slice(Math.max(0, at - SHOWN + 1), at + 1).filter((token) => !isEnd(token));
  // A part of a word means nothing to a reader.
  if (isCut && at === tokens.length - 1 && words.length > 1) words.pop();
  return (name === 'before' ? words.reverse() : words).join(' ');
}

const SHOWN = 4;

function isSameEnd(a: string, b: string): boolean {
  return a === b || (isEnd(a) && isEnd(b) && a !== QUESTION && b !== QUESTION);
}

/** `cut`: the side on which the known word may have been cut off. */
function isSameWord(known: string, there: string, cut: SideName | undefined): boolean {
  if (known === there) return true;
  if (cut === undefined) return false;
  return cut === 'before' ? there.endsWith(known) : there.startsWith(known);
}
