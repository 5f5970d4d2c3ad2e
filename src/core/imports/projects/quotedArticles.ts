import type { ArticleRow } from '../../model/corpus';
import type { ArticlePath } from '../../model/ids';
import { foldCase } from '../../text/folding/spelling';
import { oneLine } from '../../text/lines';
import type { ForeignProject } from './foreignProject';

/** The articles of a corpus whose quotes a project has without their texts, by ids of documents:
 * known by their address, title or file name, where only one has it. */
export function quotedArticles(
  { documents }: ForeignProject,
  rows: readonly ArticleRow[],
): ReadonlyMap<string, ArticlePath> {
  const quoted = documents.filter(({ isOfQuotes }) => isOfQuotes === true);
  if (quoted.length === 0) return new Map();
  const paths = new Map<string, Set<ArticlePath>>();
  for (const { path, metadata } of rows) {
    for (const name of [metadata.url, metadata.title, path, path.replace(/^.*\//, '')]) {
      if (name === undefined) continue;
      const known = paths.get(keyOf(name)) ?? new Set();
      paths.set(keyOf(name), known.add(path));
    }
  }
  return new Map(
    quoted.flatMap(({ id, title, url }) => {
      const [found = new Set<ArticlePath>()] = [url, title].flatMap((name) =>
        name === undefined ? [] : (paths.get(keyOf(name)) ?? []),
      );
      const [path, ...more] = found;
      return path === undefined || more.length > 0 ? [] : [[id, path] as const];
    }),
  );
}

/** Names are compared without case and the ending of a file, addresses without a fragment. */
function keyOf(name: string): string {
  const folded = foldCase(oneLine(name.normalize('NFC')));
  return /^https?:/.test(folded)
    ? folded.replace(/#.*$/, '').replace(/\/$/, '')
    : folded.replace(/\.(md|txt|docx?|pdf|rtf|odt|html?)$/, '');
}
