import { wordDifference, type DifferencePart } from '../../text/wordDifference';
import { labelPiece } from './label';
import { safeFileText, words, type TextLine } from './text';

/** Old and new words merged, as parts of a line: removed words are struck out, added ones are
 * bold. */
export function differenceLine(before: string, now: string): TextLine {
  return spaced(wordDifference(before, now)).map(({ kind, text }) =>
    kind === 'space' ? words(text) : safeFileText(labelPiece(text, MOST_WORDS), STYLES[kind]),
  );
}

/** Like `differenceLine`, for plain text: "rejects [− a] [+ every] noise fee". */
export function differenceText(parts: readonly DifferencePart[]): string {
  return spaced(parts)
    .map(({ kind, text }) => {
      const piece = labelPiece(text, MOST_WORDS);
      if (kind !== 'went' && kind !== 'came') return piece;
      return `[${kind === 'went' ? '−' : '+'} ${piece}]`;
    })
    .join('');
}

/** The removed words, with the spaces they need in a text that has only the added ones. */
export function wentWithRoom(parts: readonly DifferencePart[], at: number): string {
  const [before, part, next] = [parts[at - 1], parts[at], parts[at + 1]];
  if (!part) return '';
  const lead = before && needsRoom(before, part) ? ' ' : '';
  return `${lead}${part.text}${next && needsRoom(part, next) ? ' ' : ''}`;
}

const MOST_WORDS = 1000;

const STYLES = { same: 'plain', went: 'struck', came: 'strong' } as const;

type Spaced =
  Pick<DifferencePart, 'kind' | 'text'> | { readonly kind: 'space'; readonly text: string };

/** The parts with spaces between neighbours that need them. */
function spaced(parts: readonly DifferencePart[]): readonly Spaced[] {
  return parts.flatMap((part, at): readonly Spaced[] => {
    const next = parts[at + 1];
    return next && needsRoom(part, next) ? [part, { kind: 'space', text: ' ' }] : [part];
  });
}

/** True if two parts need a space: white space at the ends of a change is not part of it. */
function needsRoom(part: DifferencePart, next: DifferencePart): boolean {
  if (part.kind === 'same' && next.kind === 'same') return false;
  if (part.kind !== 'same' && next.kind !== 'same') return true;
  if (part.kind === 'same' && /[\s\p{Ps}\p{Pi}\p{Pd}]$/u.test(part.text)) return false;
  return !/^[\s\p{P}]/u.test(next.text);
}
