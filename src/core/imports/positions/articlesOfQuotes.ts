import { addTo } from '../../analysis/records/groups';
import type { ArticleRow } from '../../model/corpus';
import type { ArticlePath } from '../../model/ids';
import { readFrontMatter } from '../../corpus/frontMatter';
import { withFrontMatter } from '../../text/newArticle';
import { quotedScalar } from '../../yaml/write/writeScalar';
import { articleNames } from '../articleFile';
import { ArticleNames } from '../articleNames';
import { plainText } from '../plainText';
import { foreignDate } from '../tables/foreignDate';
import type { Table } from '../tables/table';
import type { PositionMapping } from './mapping/mapping';
import { TableCells } from './tableCells';

/** An article that has the quotes of a document in the place of its text. */
export interface ArticleOfQuotes {
  readonly path: ArticlePath;
  readonly text: string;
}

interface QuotesInput {
  readonly table: Table;
  readonly mapping: PositionMapping;
  readonly articles: readonly ArticleRow[];
  /** '' or with a slash at its end; `taken`: the names in it, as `foldName` has them. */
  readonly folder: string;
  readonly taken: ReadonlySet<string>;
}

/** Articles for the documents that a table of positions names and the corpus lacks, one for each:
 * its quotes in their order, a paragraph each. `made-of: "quotes"` in their front matter says that
 * nothing else of the document is known, so that their words are not counted. */
export function articlesOfQuotes({
  table,
  mapping,
  articles,
  folder,
  taken,
}: QuotesInput): readonly ArticleOfQuotes[] {
  const cells = new TableCells(table, mapping);
  const names = new ArticleNames(articles);
  const nameOf = articleNames(taken);
  const documents = new Map<string, number[]>();
  for (let at = 0; at < table.rows.length; at++) {
    const document = cells.word(at, 'article');
    if (document === undefined || names.find(document).length > 0) continue;
    addTo(documents, document, at);
  }
  return [...documents].flatMap(([document, rows]) => {
    const words = quotesOf(cells, rows);
    if (words === '') return [];
    const date = dateOf(cells, rows);
    const known = { title: document, date, origin: document, 'made-of': 'quotes' };
    const front = Object.entries(known).flatMap(([key, value]) =>
      value === undefined ? [] : [`${key}: ${quotedScalar(value.replace(/\s+/g, ' '))}\n`],
    );
    const named = { key: '', source: undefined, author: undefined, url: undefined, text: '' };
    const title = document.replace(/^.*[\\/]|\.\w{1,5}$/g, '');
    return {
      path: `${folder}${nameOf({ ...named, title, date }, document)}`,
      text: withFrontMatter(front, words),
    };
  });
}

/** The row of such an article, as the corpus will have it. */
export function rowOfQuotes({ path, text }: ArticleOfQuotes): ArticleRow {
  const metadata = readFrontMatter(text);
  return {
    ...{ path, metadata, coded: new Map(), annotations: [] },
    ...{ mentionCounts: undefined, stale: false },
  };
}

/** Each quote once, and none that is a part of another. */
function quotesOf(cells: TableCells, rows: readonly number[]): string {
  const placed = rows.flatMap((at) => {
    const quote = plainText(cells.text(at, 'quote') ?? '');
    return quote === '' ? [] : [{ quote, start: Number(cells.word(at, 'start') ?? 'NaN') }];
  });
  // In the order of the document, where the table has it.
  const isPlaced = placed.every(({ start }) => Number.isFinite(start));
  if (isPlaced) placed.sort((a, b) => a.start - b.start);
  const quotes = [...new Set(placed.map(({ quote }) => quote))];
  const whole = quotes.filter(
    (quote) => !quotes.some((other) => other.length > quote.length && other.includes(quote)),
  );
  return whole.join('\n\n');
}

function dateOf(cells: TableCells, rows: readonly number[]): string | undefined {
  for (const column of ['article-date', 'date'] as const) {
    const dates = new Set(
      rows.flatMap((at) => {
        const read = foreignDate(cells.word(at, column) ?? '');
        return read.kind === 'date' ? [read.date] : [];
      }),
    );
    const [date] = dates;
    if (dates.size === 1) return date;
  }
  return undefined;
}
