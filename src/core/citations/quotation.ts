import { readWords } from '../anchoring/search/textWords';
import type { Span } from '../model/span';

/** Fewer quoted words are a term, and do not tell where they are from. */
export const LEAST_WORDS = 3;

/** The words that a text quotes before the brackets of a citation, between the citation before
 * (`from`) and the brackets (`to`): the last ones in quotation marks in the same paragraph, marks
 * included; without any, the block quote that the brackets end or that stands above them. */
export function quotationBefore(markdown: string, from: number, to: number): Span | undefined {
  const start = Math.max(from, to - FARTHEST);
  const text = markdown.slice(start, to);
  const found = markedIn(text) ?? blockIn(text);
  return found && { start: start + found.start, end: start + found.end };
}

/** In UTF-16 units; limits the cost where one citation is far from the next. */
const FARTHEST = 5000;

/** Quotation marks of many languages. Single marks are apostrophes as well, so they are looked for
 * last. */
const MARKS = [
  /"[^"]*"|„[^"“”„]*["“”]|“[^“”]*”|”[^“”]*”|«[^«»]*»|»[^«»]*[«»]|「[^「」]*」|『[^『』]*』/gu,
  /‚[^‚‘]*‘|‹[^‹›]*›|›[^‹›]*[‹›]|‘[^‘’]*(?:’(?=\p{L})[^‘’]*){0,20}’|(?<![\p{L}\p{N}])'[^']*(?:'(?=\p{L})[^']*){0,20}'/gu,
];

function markedIn(text: string): Span | undefined {
  const paragraph = paragraphStart(text);
  for (const marks of MARKS) {
    const found = [...text.slice(paragraph).matchAll(marks)].findLast(([words]) => isLong(words));
    if (!found) continue;
    const start = paragraph + found.index;
    return { start, end: start + found[0].length };
  }
  return undefined;
}

function paragraphStart(text: string): number {
  let start = 0;
  for (const { index, 0: blank } of text.matchAll(/\n[ \t>]*(?=\n)/gu)) {
    start = index + blank.length;
  }
  return start;
}

/** A block quote at the end of the text, or with nothing but its source below it. */
function blockIn(text: string): Span | undefined {
  const lines = text.split('\n');
  while (NO_WORDS.test(lines.at(-1) ?? 'none')) lines.pop();
  const end = lines.join('\n').replace(SOURCE, '').length;
  const first = lines.findLastIndex((line) => !BLOCK_LINE.test(line)) + 1;
  const start = lines.slice(0, first).reduce((length, line) => length + line.length + 1, 0);
  return start < end && isLong(text.slice(start, end)) ? { start, end } : undefined;
}

const BLOCK_LINE = /^ {0,3}>/u;
/** Empty, or the source of the quote after a dash; within the block quote or below it. */
const NO_WORDS = /^[ \t>]*(?:(?:[—–]|--).*)?$/u;
/** The source behind the last words, after a dash or in round brackets. */
const SOURCE = /(?:\s(?:[—–]|--)[^—–\n]*|\([^()\n]*\)\s*)$/u;

function isLong(words: string): boolean {
  return readWords(words).count >= LEAST_WORDS;
}
