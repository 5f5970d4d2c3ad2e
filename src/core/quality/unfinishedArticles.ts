import { coderName } from '../codebook/lookUp';
import type { Codebook } from '../model/codebook';
import type { ArticleRow } from '../model/corpus';
import type { CoderId } from '../model/ids';
import { groupedBy } from '../analysis/records/groups';
import { forEachTask, type Task } from '../util/task';
import type { QualityFinding } from './finding';

/** Articles on each side that must be finished. */
const AROUND = 2;

/** Articles that a coder began (marked as in progress, or annotated without a mark) and did not
 * finish, although the same coder marked the two before and the two after it, in the order of paths
 * in its folder, as complete or not relevant. Reprints are passed over. So the article at which a
 * coder is at work, and the first and last ones of a folder, are not reported. */
export function* unfinishedArticles(
  rows: readonly ArticleRow[],
  codebook: Codebook,
): Task<readonly QualityFinding[]> {
  const found: QualityFinding[] = [];
  const read = rows.filter(({ metadata }) => metadata.duplicateOf === undefined);
  for (const folder of groupedBy(read, ({ path }) => folderOf(path)).values()) {
    yield* forEachTask(folder, (row, at) => {
      if (row.annotations.length + row.coded.size === 0) return;
      const around = [...folder.slice(Math.max(0, at - AROUND), at)].concat(
        folder.slice(at + 1, at + 1 + AROUND),
      );
      if (at < AROUND || around.length < 2 * AROUND) return;
      for (const coder of begunBy(row)) {
        if (around.every((other) => isFinishedBy(other, coder)))
          found.push(finding(row, coder, codebook));
      }
    });
  }
  return found;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The coders who began an article and did not finish it. */
function begunBy({ annotations, coded }: ArticleRow): ReadonlySet<CoderId> {
  const begun = new Set<CoderId>();
  for (const [coder, { state }] of coded) if (state === 'in-progress') begun.add(coder);
  for (const { annotation } of annotations) {
    const { kind, coder } = annotation;
    if (kind === 'mention' || kind === 'ignored' || coder === undefined) continue;
    if (!coded.has(coder)) begun.add(coder);
  }
  return begun;
}

function isFinishedBy({ coded }: ArticleRow, coder: CoderId): boolean {
  const state = coded.get(coder)?.state;
  return state === 'complete' || state === 'not-relevant';
}

function finding({ path }: ArticleRow, coder: CoderId, codebook: Codebook): QualityFinding {
  return {
    check: 'article-unfinished',
    place: { kind: 'coding', article: path, coder },
    args: [coderName(codebook, coder)],
    fixes: [{ kind: 'markCoded', article: path }],
  };
}
