import { inScope, type Filter } from '../analysis/records/filter';
import type { CorpusReader } from '../model/corpus';
import type { ArticlePath } from '../model/ids';

/** A corpus as it may be exported: of a refused annotation file the last good version is for the
 * screen, so its article comes without annotations. */
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

/** Articles of a scope whose annotation files are refused, so that nothing of them is in a table. */
export function articlesNotRead(
  reader: CorpusReader,
  { scope }: Pick<Filter, 'scope'>,
): readonly ArticlePath[] {
  return reader
    .articles()
    .filter(({ path, stale }) => stale && inScope(path, scope))
    .map(({ path }) => path);
}
