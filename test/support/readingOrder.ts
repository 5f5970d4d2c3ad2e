// A judge of the reading order of PDFs: `pdftotext` of poppler-utils as a second reader.
import { spawnSync } from 'node:child_process';

/** How a text agrees with a second reading of the same file. */
export interface Agreement {
  /** Pairs of neighbouring words in our text. */
  readonly pairs: number;
  /** How many of them stand next to each other in the other reading, too. */
  readonly shared: number;
  /** Words of the other reading. */
  readonly otherWords: number;
  /** How many of those our text has. */
  readonly wordsFound: number;
}

/** Compares a text with what `pdftotext` reads; undefined when it is missing, or cannot read the
 * file. */
export function comparedWithPdftotext(
  file: string,
  text: string,
  options: readonly string[] = [],
): Agreement | undefined {
  const { error, status, stdout } = spawnSync('pdftotext', ['-q', ...options, file, '-'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 20_000,
  });
  return error || status !== 0 ? undefined : compared(text, stdout);
}

/** `other`: pages that end with a form feed. Running heads, page numbers and line numbers, which we
 * leave out on purpose, are left out of it. */
function compared(text: string, other: string): Agreement {
  const own = wordsOf(text.replaceAll('\\', ''));
  const ownLetters = own.join('');
  const others = wordsOf(
    other
      .split('\f')
      .map((page) => withoutEdges(page, ownLetters))
      .join('\n'),
  );
  const otherPairs = counted(pairsOf(others));
  const otherWords = counted(others);
  const words = others.length;
  let shared = 0;
  const pairs = pairsOf(own);
  for (const pair of pairs) shared += taken(otherPairs, pair);
  let wordsFound = 0;
  for (const word of own) wordsFound += taken(otherWords, word);
  return { pairs: pairs.length, shared, otherWords: words, wordsFound };
}

/** Words as runs of letters and digits without hyphens; each character of a script without
 * spaces. */
function wordsOf(text: string): readonly string[] {
  const joined = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    // The order of the letters of this ligature is wrong in many files, and put right by us.
    .replace(/[\u0622\u0623\u0625\u0627\u0644]{2,}/g, '\ufefb')
    .replace(/(\p{L})[-\u2010\u2011]\s*\n\s*(?=\p{L})/gu, '$1')
    .replace(/(?<=[\p{L}\p{N}])[-\u2010\u2011'’](?=[\p{L}\p{N}])/gu, '');
  return (
    joined.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}]|[\p{L}\p{N}\p{M}]+/gu) ??
    []
  ).flatMap((word) =>
    /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(word) ? Array.from(word) : [word],
  );
}

const EDGE = 3;
const PAGE_NUMBER = /^[^\p{L}\p{N}]*(\d{1,4}|[ivxlc]{1,6})?[^\p{L}\p{N}]*$/iu;

function withoutEdges(page: string, ownLetters: string): string {
  let lines = page.split('\n').filter((line) => line.trim() !== '');
  const numbered = lines.filter((line) => /^\s*\d{1,2}(\s|$)/.test(line)).length;
  if (numbered >= 15 && numbered > lines.length / 3)
    lines = lines.map((line) => line.replace(/^\s*\d{1,2}(\s+|$)/, ''));
  return lines
    .filter((line, at) => {
      if (at >= EDGE && at < lines.length - EDGE) return true;
      const letters = wordsOf(line).join('');
      return !PAGE_NUMBER.test(line) && ownLetters.includes(letters);
    })
    .join('\n');
}

function pairsOf(words: readonly string[]): readonly string[] {
  return words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`);
}

function counted(all: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

function taken(counts: Map<string, number>, one: string): number {
  const left = counts.get(one) ?? 0;
  if (left > 0) counts.set(one, left - 1);
  return Number(left > 0);
}
