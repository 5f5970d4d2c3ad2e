import type { CorpusReader } from '../model/corpus';

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
