import { annotationFileOf, ownReadings, type ArticlePath, type CoderId } from '../../../core';
import type { ArticleEdits, PlannedFile } from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';

/** What coders who shared files until now have coded. */
export interface SharedWork {
  readonly articles: readonly ArticlePath[];
  /** Positions by coder. Those without a coder are with `unsigned`. */
  readonly positions: ReadonlyMap<CoderId, number>;
}

export function sharedWork({ corpus }: LoadedCorpus, unsigned: CoderId): SharedWork {
  const { codebook, index } = corpus;
  const positions = new Map<CoderId, number>();
  if (codebook.annotationFiles !== 'shared') return { articles: [], positions };
  const articles = index.paths.filter((path) => corpus.hasAnnotationFile(path));
  for (const path of articles) {
    for (const { annotation } of index.article(path)?.annotations ?? []) {
      const { coder = unsigned, kind } = annotation;
      if (kind === 'position') positions.set(coder, (positions.get(coder) ?? 0) + 1);
    }
  }
  return { articles, positions };
}

/** How shared files become those of coders. */
export interface Separation {
  readonly files: readonly PlannedFile[];
  readonly edits: readonly ArticleEdits[];
  /** Articles whose file stays as it is, and counts as adjudicated: it cannot be read, or a coder
   * has a file of the article already. */
  readonly left: number;
}

export async function separation(
  { corpus, files }: LoadedCorpus,
  { articles }: SharedWork,
  unsigned: CoderId,
): Promise<Separation> {
  const planned: PlannedFile[] = [];
  const edits: ArticleEdits[] = [];
  let left = 0;
  for (const article of articles) {
    const shared = annotationFileOf(article);
    const base = corpus.annotationText(article) ?? (await files.read(shared))?.text ?? '';
    const own = ownReadings(base, corpus.codebook, unsigned);
    const there = corpus.annotationPaths(article);
    const pathOf = (coder: CoderId): string => annotationFileOf(article, coder);
    if (!own || own.readings.some(({ coder }) => there.includes(pathOf(coder)))) {
      left++;
      continue;
    }
    for (const { coder, text, edits: made } of own.readings) {
      const path = pathOf(coder);
      planned.push({ path, base: undefined, wanted: text });
      edits.push({ article, path, edits: made, exact: { from: '', to: text, isOnly: true } });
    }
    planned.push({ path: shared, base, wanted: '' });
    const exact = { from: base, to: '', isOnly: true };
    edits.push({ article, path: shared, edits: own.emptied, mayGo: true, exact });
  }
  return { files: planned, edits, left };
}
