import type { AnnotationFiles } from './annotationFiles';
import type { ArticleRows } from '../corpusIndex/articleRows';
import type { CorpusIndex } from '../corpusIndex/corpusIndex';
import type { OpenArticles } from '../articles/openArticles';
import type { CorpusFiles, World } from '../ports';
import type { ProblemList } from './problemList';

/** What forgetting files needs. */
export interface GoneNeeds {
  readonly files: CorpusFiles;
  readonly world: World;
  readonly index: CorpusIndex;
  readonly open: OpenArticles;
  readonly annotationFiles: AnnotationFiles;
  readonly problems: ProblemList;
  readonly rows: ArticleRows;
}

/** About so many paths are looked up in half a millisecond. */
const ASKED_TOGETHER = 1000;

/** About so many articles are forgotten in a millisecond; what an annotation file had said is read, to see whether
 * somebody should be told, which takes as long as forgetting so many. */
const GONE_TOGETHER = 64;
const READ_COST = 16;

/** Articles and annotation files, as far as they are known now. */
export async function allKnown({ annotationFiles, index, world }: GoneNeeds): Promise<Set<string>> {
  const known = new Set<string>();
  let asked = 0;
  for (const paths of [annotationFiles.eachPath(), [...index.paths]]) {
    for (const path of paths) {
      known.add(path);
      if (++asked % ASKED_TOGETHER === 0) await world.breathe();
    }
  }
  return known;
}

/** Everything was told anew: what was known and was not told is not there, unless it has changed since. */
export async function forgetUntold(
  needs: GoneNeeds,
  untold: Iterable<string>,
  changed: ReadonlySet<string>,
): Promise<void> {
  const { annotationFiles, index, open, rows, world } = needs;
  const there: string[] = [];
  let asked = 0;
  for (const path of untold) {
    if (++asked % ASKED_TOGETHER === 0) await world.breathe();
    if (changed.has(path)) continue;
    if (annotationFiles.isThere(path)) there.push(path);
    else if (index.has(path) && !open.has(path)) rows.remove(path);
  }
  await forgetGone(needs, there, changed);
}

/** Files that are not there any more, unless they have changed since: `changed` may grow meanwhile. A turn ends after
 * some of them, not after each: what changes in one turn is told together. */
export async function forgetGone(
  needs: GoneNeeds,
  paths: readonly string[],
  changed: ReadonlySet<string>,
): Promise<void> {
  const { annotationFiles, files, open, problems, rows, world } = needs;
  let cost = 0;
  for (const path of paths) {
    if (changed.has(path)) continue;
    cost++;
    if (files.isArticle(path)) {
      if (!open.has(path)) rows.remove(path);
    } else if (annotationFiles.isHeld(path)) {
      // It may still be there, in a corpus of its own.
      await rows.guarded(path, () => rows.look(path));
      // It came back meanwhile.
      if (changed.has(path)) continue;
    } else {
      cost += READ_COST;
      annotationFiles.scanned(path, undefined);
      problems.removeOwn(path);
    }
    annotationFiles.told(path, false);
    if (cost < GONE_TOGETHER) continue;
    cost = 0;
    await world.breathe();
  }
}
