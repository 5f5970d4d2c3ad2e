import { wordsAtStart, type PageStart } from '../../corpus/pages';

// Some stories mark where a page of the paper begins by a line of its own, `[p. 14]`. It is no part
// of the words: the page is listed in front matter instead (see pages.ts).

const MARK = /^\\?\[(?:pp?|pg|s)\. ?(\d{1,5})\\?\]$/i;
/** A story has fewer. */
const MOST_PAGES = 100;

/** The words of a story without marks of pages, and the pages that they begin. */
export function markedPages(text: string): {
  readonly text: string;
  readonly pages: readonly PageStart[] | undefined;
} {
  const lines = text.split('\n');
  const kept: string[] = [];
  const begun: { readonly page: string; readonly line: number }[] = [];
  for (const line of lines) {
    const page = MARK.exec(line.trim())?.[1];
    if (page !== undefined) begun.push({ page, line: kept.length });
    // The empty lines above and below a mark become one.
    else if (line !== '' || kept.at(-1) !== '') kept.push(line);
  }
  if (begun.length === 0 || begun.length > MOST_PAGES) return { text, pages: undefined };
  const words = kept.join('\n').trim();
  let after = 0;
  const pages = begun.map(({ page, line }) => {
    const first = kept.slice(line).find((one) => one !== '') ?? '';
    const start = wordsAtStart(first.split(' '), words, after);
    if (start !== '') after = words.indexOf(start, after) + start.length;
    return { page, words: start };
  });
  return { text: words, pages };
}
