import { wordsAtStart, type PageStart } from '../../core';
import { cleanWords } from '../markdown';
import type { Line } from './pageLines';
import { linesByPage } from './paragraphs';

/** Lines of a paragraph that goes on. */
const MOST_LINES = 3;

/** The first words of each page that stand in an article once, after the page before; '' of a page
 * without such words. `lines`: of the article, in order; `labels`: the printed numbers, from
 * page 1. */
export function pageStarts(
  lines: readonly Line[],
  text: string,
  labels: readonly (string | undefined)[],
): readonly PageStart[] {
  const starts: PageStart[] = [];
  let after = 0;
  for (const [page, own] of linesByPage(lines)) {
    const words = firstWords(own, text, after);
    if (words !== '') after = text.indexOf(words, after) + words.length;
    starts.push({ page: labels[page] ?? String(page + 1), words });
  }
  return starts;
}

/** From the very first word, since what comes before is said to be on the page before; from the
 * second one where the first is the end of a word that the page before begins. */
function firstWords(lines: readonly Line[], text: string, after: number): string {
  const words = lines
    .slice(0, MOST_LINES)
    .flatMap((line) => cleanWords(line.text.trim()).split(/\s+/));
  for (const from of [0, 1]) {
    // A short first line, as of a heading, is enough.
    const found = wordsAtStart(words.slice(from), text, after, wordCount(lines[0]) - from);
    if (found !== '') return found;
    const isCut = !text.includes(words.slice(0, 2).join(' '), after);
    if (!isCut) return '';
  }
  return '';
}

function wordCount(line: Line | undefined): number {
  return line ? line.text.trim().split(/\s+/).length : 0;
}
