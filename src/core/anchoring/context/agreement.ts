import type { QuotePart } from '../../model/annotation';
import { KIND, unitTables } from '../../text/folding/units';

/** How many characters of a stored side must be next to the words for the side to agree. */
const NEAR = 8;

/** How the text on one side of a place compares with the stored side: all of it is there, only the
 * characters next to the words are, or not even those. */
export type SideAgreement = 'whole' | 'near' | 'none';

export interface Agreement {
  readonly prefix: SideAgreement;
  readonly suffix: SideAgreement;
  /** The number of characters next to the place, both sides together, that are as stored. */
  readonly common: number;
}

/** A side agrees where its 8 characters next to the quote are next to the place. A stored side
 * shorter than that was cut off by the end of the text, and agrees only where the text ends in the
 * same way: an empty prefix only at the very beginning. A side that was not stored never agrees. */
export function agreementAt(text: string, part: QuotePart, start: number): Agreement {
  const { prefix, suffix } = part;
  const end = start + part.exact.length;
  const before = prefix === undefined ? 0 : commonBefore(text, prefix, start);
  const after = suffix === undefined ? 0 : commonAfter(text, suffix, end);
  return {
    prefix: sideAgreement(prefix, before, start),
    suffix: sideAgreement(suffix, after, text.length - end),
    common: before + after,
  };
}

/** Whether all of the stored context, of which there must be some, is around the place; where the
 * text ended with the quote, nothing may have been added behind it in its line. */
export function wholeContextAt(text: string, part: QuotePart, start: number): boolean {
  const { prefix, suffix } = part;
  const end = start + part.exact.length;
  const { length: before } = prefix ?? '';
  if (prefix === '' && start > 0) return false;
  if (prefix === undefined && !suffix) return false;
  return (
    start >= before &&
    text.startsWith(prefix ?? '', start - before) &&
    text.startsWith(suffix ?? '', end) &&
    (suffix !== '' || text.length === end || text[end] === '\n')
  );
}

/** The length of the stored context, both sides together. */
export function contextLength({ prefix, suffix }: QuotePart): number {
  return (prefix?.length ?? 0) + (suffix?.length ?? 0);
}

/** Whether the words are only a part of a word there, and were a whole one when they were
 * described, because an ending was added. Never in scripts without spaces. */
export function cutsWord(
  text: string,
  { exact, prefix, suffix }: QuotePart,
  start: number,
): boolean {
  const end = start + exact.length;
  const wasCut = (side: string | undefined, at: number): boolean =>
    side === undefined || isInWord(side.charCodeAt(at));
  const { length } = prefix ?? '';
  return (
    (isWithinWord(text, start) && !wasCut(prefix, length - 1)) ||
    (isWithinWord(text, end) && !wasCut(suffix, 0))
  );
}

/** Whether words at a place are only a part of a longer one. Never in scripts without spaces. */
export function endsWithinWord(text: string, start: number, length: number): boolean {
  return isWithinWord(text, start) || isWithinWord(text, start + length);
}

function isWithinWord(text: string, offset: number): boolean {
  return isInWord(text.charCodeAt(offset - 1)) && isInWord(text.charCodeAt(offset));
}

/** False for NaN, which is outside the text. */
function isInWord(unit: number): boolean {
  const kind = unitTables().kinds[unit] ?? 0;
  return (kind & KIND.word) !== 0 && (kind & (KIND.free | KIND.freeAfter)) === 0;
}

function sideAgreement(side: string | undefined, common: number, available: number): SideAgreement {
  if (side === undefined) return 'none';
  if (side.length < NEAR) return common === side.length && available === common ? 'whole' : 'none';
  return common === side.length ? 'whole' : common >= NEAR ? 'near' : 'none';
}

function commonBefore(text: string, prefix: string, start: number): number {
  let length = 0;
  const most = Math.min(prefix.length, start);
  while (
    length < most &&
    text.charCodeAt(start - 1 - length) === prefix.charCodeAt(prefix.length - 1 - length)
  ) {
    length++;
  }
  return length;
}

function commonAfter(text: string, suffix: string, end: number): number {
  let length = 0;
  const most = Math.min(suffix.length, text.length - end);
  while (length < most && text.charCodeAt(end + length) === suffix.charCodeAt(length)) length++;
  return length;
}
