import { compareText } from '../util/order';
import type { ArticlePath } from '../model/ids';
import { isAmbiguous, type Mention } from '../model/mention';
import type { ArticleRow } from '../model/corpus';
import type { ListingColumn } from './listing';
import type { MentionRow } from './rows';

/** One row for each id of each mention, by start, id and kind. `text` is the article's,
 * normalised. */
export function mentionRows(
  article: ArticlePath,
  text: string,
  mentions: readonly Mention[],
): MentionRow[] {
  const rows: MentionRow[] = [];
  for (const mention of mentions) {
    const { start, end, layer, marked } = mention;
    for (const id of mention.ids) {
      rows.push({
        article,
        kind: layer,
        id,
        start,
        end,
        text: text.slice(start, end),
        ambiguous: isAmbiguous(mention),
        marked,
      });
    }
  }
  return rows.sort(
    (a, b) => a.start - b.start || compareText(a.id, b.id) || compareText(a.kind, b.kind),
  );
}

/** A mention with its article. */
export interface ListedMention {
  readonly mention: MentionRow;
  readonly article: ArticleRow;
}

export const MENTION_COLUMNS: readonly ListingColumn<ListedMention>[] = [
  { name: 'article', cell: ({ mention }) => mention.article, head: 'ARTICLE', stored: 'text' },
  { name: 'title', cell: ({ article }) => article.metadata.title, stored: 'text' },
  { name: 'source', cell: ({ article }) => article.metadata.source, stored: 'text' },
  { name: 'article_date', cell: ({ article }) => article.metadata.date, stored: 'text' },
  {
    head: 'PLACE',
    text: ({ mention: { start, end } }) => `${String(start)}–${String(end)}`,
  },
  { name: 'kind', cell: ({ mention }) => mention.kind, head: 'KIND', stored: 'text' },
  { name: 'id', cell: ({ mention }) => mention.id, head: 'ID', stored: 'text' },
  { name: 'start', cell: ({ mention }) => mention.start, stored: 'count' },
  { name: 'end', cell: ({ mention }) => mention.end, stored: 'count' },
  { name: 'text', cell: ({ mention }) => mention.text, head: 'TEXT', stored: 'text' },
  { name: 'ambiguous', cell: ({ mention }) => mention.ambiguous, stored: 'flag' },
  { name: 'marked', cell: ({ mention }) => mention.marked, stored: 'flag' },
  {
    head: 'REMARKS',
    text: ({ mention }) => (mention.ambiguous ? 'ambiguous' : mention.marked ? 'marked' : ''),
  },
];
