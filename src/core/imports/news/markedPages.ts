import { onlyPlace, type PageStart } from '../../corpus/pages';

// Some stories mark where a page of the paper begins by a line of its own, `[p. 14]`. It is no part
// of the words: the page is listed in front matter instead (see pages.ts).

const MARK = /^\\?\[(?:pp?|pg|s)\. ?(\d{1,5})\\?\]$/i;
/** Fewer words could stand elsewhere, too. */
const LEAST_WORDS = 4;
const MOST_WORDS = 24;
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
    const start = firstWords(first, words, after);
    if (start !== '') after = words.indexOf(start, after) + start.length;
    return { page, words: start };
  });
  return { text: words, pages };
}

function firstWords(line: string, text: string, after: number): string {
  const words = line.split(' ');
  for (let to = LEAST_WORDS; to <= MOST_WORDS && to - LEAST_WORDS < words.length; to++) {
    const some = words.slice(0, to).join(' ');
    if (onlyPlace(text, some, after) !== undefined) return some;
  }
  return '';
}
