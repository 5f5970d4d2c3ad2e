import type { ArticlePath } from '../model/ids';
import type { YamlNode } from '../yaml/node';
import { frontMatterYaml, isMarkdown } from './frontMatter';

// The pages of the document that an article was imported from. The words of the article carry no
// marks of pages: its front matter lists for each page its number, as printed, and its first words:
//
//     pages:
//       - '14 The harbour will stay closed until'
//       - '15'
//
// A page begins where its words stand, once only, after the page before. If they stand nowhere or
// twice, as after an edit, or none are listed, it is not known where the page begins, nor where the
// one before ends. No place is said to be on a page that it might not be on.

export interface PageStart {
  /** As printed: "14", "xii". Without white space. */
  readonly page: string;
  /** '' where no words of the page stand only once. */
  readonly words: string;
}

/** The page at an offset (UTF-16) of the article's text; undefined where it is not known. */
export type PageAt = (offset: number) => string | undefined;

/** Of an article's text with its front matter, which only Markdown has. */
export function pageFinder(path: ArticlePath, text: string): PageAt {
  const yaml = isMarkdown(path) ? frontMatterYaml(text) : undefined;
  const starts = yaml && pagesIn(yaml.root);
  if (!yaml || !starts || starts.length === 0) return () => undefined;
  const found: { readonly from: number; readonly page: string | undefined }[] = [];
  let after = yaml.start + yaml.body.length;
  for (const { page, words } of starts) {
    const from = onlyPlace(text, words, after);
    if (from === undefined) {
      const before = found.pop();
      if (before) found.push({ ...before, page: undefined });
    } else {
      found.push({ from, page });
      after = from + words.length;
    }
  }
  return (offset) => found.findLast(({ from }) => from <= offset)?.page;
}

/** The page at an offset of a text. Rows of a list ask for one article after the other, so that the
 * pages of the last text are kept. */
export function pageOf(path: ArticlePath, text: string, offset: number): string | undefined {
  if (last?.path !== path || last.text !== text)
    last = { path, text, pageAt: pageFinder(path, text) };
  return last.pageAt(offset);
}

let last:
  { readonly path: ArticlePath; readonly text: string; readonly pageAt: PageAt } | undefined;

/** Where words stand after an offset, if they do once. */
export function onlyPlace(text: string, words: string, after: number): number | undefined {
  const from = words === '' ? -1 : text.indexOf(words, after);
  return from < 0 || text.includes(words, from + 1) ? undefined : from;
}

/** The first of some words that stand once after an offset of a text; '' if none do. `least`: how
 * many are enough, where they are fewer than usual. */
export function wordsAtStart(
  words: readonly string[],
  text: string,
  after: number,
  least = words.length,
): string {
  const most = Math.min(words.length, MOST_WORDS);
  for (let to = Math.min(LEAST_WORDS, least); to <= most; to++) {
    const some = words.slice(0, to).join(' ');
    // More words do not stand there either.
    if (!text.includes(some, after)) return '';
    if (onlyPlace(text, some, after) !== undefined) return some;
  }
  return '';
}

/** Fewer words could stand elsewhere, too. */
const LEAST_WORDS = 4;
const MOST_WORDS = 24;

function pagesIn(root: YamlNode | undefined): readonly PageStart[] {
  if (root?.kind !== 'map') return [];
  const { value } = root.entries.find(({ key }) => key.value === 'pages') ?? {};
  if (value?.kind !== 'list') return [];
  return value.items.flatMap((item) => {
    const [, page = '', words = ''] =
      item.kind === 'scalar' ? (/^(\S{1,16})(?: (\S.*))?$/.exec(item.value.trim()) ?? []) : [];
    return page === '' ? [] : [{ page, words }];
  });
}
