import { frontMatterSpan } from '../../corpus/frontMatter';
import type { ArticleRow } from '../../model/corpus';
import { firstStart, type PlacedAnnotation } from '../../model/place';
import { paragraphAt, paragraphStarts } from '../../text/paragraphs';
import type { ExportInput } from '../exportFormat';
import { dateText, saidText } from './briefWords';
import { markdownText } from './markdownText';

/** Writes a quote with where it is from: the article's author, source and date, then its file and paragraph; where the
 * claim has another date, that it was said then. */
export type Cite = (
  placed: PlacedAnnotation,
  article: ArticleRow,
  date: string | undefined,
) => Promise<string>;

/** Reads each article once, when its first quote is cited. */
export function citer(input: ExportInput): Cite {
  const paragraphs = new Map<string, Promise<Int32Array | undefined>>();
  const startsOf = (path: string): Promise<Int32Array | undefined> => {
    const known = paragraphs.get(path) ?? input.text(path).then((text) => startsIn(path, text));
    paragraphs.set(path, known);
    return known;
  };
  return async (placed, article, date) => {
    const { author, source, date: published } = article.metadata;
    const start = firstStart(placed);
    const starts = start === undefined ? undefined : await startsOf(article.path);
    const number = starts && start !== undefined ? paragraphAt(starts, start) : 0;
    const place = `${markdownText(article.path)}${number > 0 ? ` ¶${String(number)}` : ''}`;
    const details = [
      ...[author, source].flatMap((text) => (text === undefined ? [] : [markdownText(text)])),
      ...(published === undefined ? [] : [dateText(published)]),
      place,
    ];
    const said = date === undefined || date === published ? '' : ` (${saidText(date)})`;
    return `${quoted(placed)} — ${details.join(', ')}${said}`;
  };
}

function quoted(placed: PlacedAnnotation): string {
  const parts = placed.annotation.quote.map(({ exact }) => markdownText(exact));
  return `“${parts.join(String.raw` \[…\] `)}”`;
}

function startsIn(path: string, text: string | undefined): Int32Array | undefined {
  if (text === undefined) return undefined;
  const isMarkdown = path.toLowerCase().endsWith('.md');
  return paragraphStarts(text, isMarkdown ? frontMatterSpan(text)?.end : undefined);
}
