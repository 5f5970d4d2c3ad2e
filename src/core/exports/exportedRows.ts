import { inScope, type Filter } from '../analysis/records/filter';
import type { CorpusReader } from '../model/corpus';
import type { ArticlePath } from '../model/ids';

/** A corpus as it may be exported: the last good version of a refused annotation file is only shown
 * on screen, so its article has no annotations here. */
export function withoutRefused(reader: CorpusReader): CorpusReader {
  const rows = reader.articles().map((row) => (row.stale ? { ...row, annotations: [] } : row));
  const byPath = new Map(rows.map((row) => [row.path, row]));
  return {
    version: reader.version,
    codebook: reader.codebook,
    filesOf: reader.filesOf,
    articles: () => rows,
    article: (path) => byPath.get(path),
  };
}

/** Articles of a scope whose annotation files are refused, so that no table contains their
 * annotations. */
export function articlesNotRead(
  reader: CorpusReader,
  { scope }: Pick<Filter, 'scope'>,
): readonly ArticlePath[] {
  return reader
    .articles()
    .filter(({ path, stale }) => stale && inScope(path, scope))
    .map(({ path }) => path);
}
