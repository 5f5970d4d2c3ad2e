import type { Memento } from 'vscode';
import type { AnnotationId, ArticlePath } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';

const KEY = 'keptAsLost';

/** Lost annotations that the user keeps as they are: they are no longer reported as problems, on
 * this computer. They stay in the article's list, under *To review*, and in every export. */
export function keptAsLost(
  memory: Memento,
  loaded: LoadedCorpus,
  path: ArticlePath,
): ReadonlySet<AnnotationId> {
  const prefix = prefixOf(loaded, path);
  const kept = memory.get<readonly string[]>(KEY, []);
  return new Set(kept.flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : [])));
}

export async function keepLost(
  memory: Memento,
  loaded: LoadedCorpus,
  path: ArticlePath,
  id: AnnotationId,
): Promise<void> {
  const kept = new Set(memory.get<readonly string[]>(KEY, []));
  await memory.update(KEY, [...kept.add(prefixOf(loaded, path) + id)]);
}

function prefixOf({ root }: LoadedCorpus, path: ArticlePath): string {
  return `${root.toString()}\n${path}\n`;
}
