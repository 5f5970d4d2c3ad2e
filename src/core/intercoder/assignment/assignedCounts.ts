import type { ArticlePath, CoderId } from '../../model/ids';

/** What an assignment gives each coder to do. */
export interface AssignedCounts {
  /** All articles that have an assignment. */
  readonly articles: number;
  /** Those of them that several coders code. */
  readonly together: number;
  /** Assigned ones that do not exist (any more): moved or deleted by another program. */
  readonly missing: readonly ArticlePath[];
  /** Articles of each coder, in the order in which coders first occur, the given ones first. */
  readonly ofCoder: ReadonlyMap<CoderId, number>;
}

export function assignedCounts(
  assigned: ReadonlyMap<ArticlePath, readonly CoderId[]>,
  coders: Iterable<CoderId>,
  exists: (path: ArticlePath) => boolean,
): AssignedCounts {
  const ofCoder = new Map([...coders].map((coder) => [coder, 0]));
  const missing: ArticlePath[] = [];
  let together = 0;
  for (const [path, some] of assigned) {
    if (!exists(path)) missing.push(path);
    if (some.length > 1) together++;
    for (const coder of some) ofCoder.set(coder, (ofCoder.get(coder) ?? 0) + 1);
  }
  return { articles: assigned.size, together, missing, ofCoder };
}
