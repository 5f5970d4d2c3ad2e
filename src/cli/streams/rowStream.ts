import {
  inScope,
  positionRecords,
  type ArticleRow,
  type Codebook,
  type CorpusReader,
  type Filter,
  type PositionRecord,
  isOpen,
  mentionRows,
  quotableRow,
  type MentionRow,
} from '../../core';
import type { StreamedArticle } from './articleStream';
import {
  concordanceRows,
  type AskedConcordance,
  type ConcordanceRow,
} from '../commands/concordanceRows';

/** The rows of a stream. */
export type Rows =
  ColumnRows | { readonly kind: 'concordance'; readonly rows: readonly ConcordanceRow[] };

/** Rows that can be written as Parquet columns. */
export type ColumnRows =
  | { readonly kind: 'positions'; readonly records: readonly PositionRecord[] }
  | { readonly kind: 'mentions'; readonly rows: readonly MentionRow[] };

export type RowKind = Rows['kind'];

export interface Asked {
  readonly kind: RowKind;
  /** For a concordance: its search. */
  readonly concordance?: AskedConcordance | undefined;
  readonly codebook: Codebook;
  readonly filter: Filter;
}

/** The rows of one article, by the same functions as for a whole corpus. An id that occurs in
 * several files is named as in its own file, since the other files are not known here. */
export function rowsOf(
  { kind, codebook, filter, concordance }: Asked,
  { assembled, path, text }: StreamedArticle,
): Rows | undefined {
  if (assembled === undefined || !inScope(path, filter.scope)) return undefined;
  if (concordance) {
    if (!isOpen(assembled.row.metadata)) return { kind: 'concordance', rows: [] };
    const article = { article: path, text, date: assembled.row.metadata.date };
    const rows = concordanceRows(concordance, article, assembled.mentions);
    return { kind: 'concordance', rows };
  }
  if (kind === 'mentions') {
    const mentions = isOpen(assembled.row.metadata) ? assembled.mentions : [];
    return { kind, rows: mentionRows(path, text, mentions) };
  }
  // A refused annotation file has no positions.
  if (assembled.row.stale) return { kind: 'positions', records: [] };
  const row = quotableRow(assembled.row, codebook);
  return { kind: 'positions', records: positionRecords(readerOf(row, codebook), filter) };
}

/** A corpus of one article. */
function readerOf(row: ArticleRow, codebook: Codebook): CorpusReader {
  return {
    version: 1,
    codebook,
    articles: () => [row],
    article: (path) => (path === row.path ? row : undefined),
  };
}
