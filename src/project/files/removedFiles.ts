import type { AnnotationFiles } from './annotationFiles';
import type { ArticleRows } from '../corpusIndex/articleRows';
import type { CorpusIndex } from '../corpusIndex/corpusIndex';
import type { FileLedger } from './fileLedger';
import type { OpenArticles } from '../articles/openArticles';
import type { CorpusFiles, Environment } from '../ports';
import type { ProblemList } from './problemList';

/** What dropping removed files needs. */
export interface RemovalNeeds {
  readonly files: CorpusFiles;
  readonly environment: Environment;
  readonly index: CorpusIndex;
  readonly open: OpenArticles;
  readonly ledger: FileLedger;
  readonly annotationFiles: AnnotationFiles;
  readonly problems: ProblemList;
  readonly rows: ArticleRows;
}

/** About so many articles are dropped in a millisecond; what an annotation file had said is read, to see whether
 * the user is to be warned, which takes as long as dropping so many. */
const DROPPED_TOGETHER = 64;
const READ_COST = 16;

/** All files were looked at: what was known and was not found is not there, unless it has changed since. */
export async function dropUnseen(needs: RemovalNeeds): Promise<void> {
  const { index, ledger } = needs;
  const unseen = ledger.paths.filter((path) => ledger.isUnseen(path));
  // A row may be left of a file that is known to be gone, if the disk refused to read it then.
  const rowsOnly = index.paths.filter((path) => !ledger.has(path));
  await dropRemoved(needs, [...unseen, ...rowsOnly]);
}

/** Files that are not there any more, unless they have changed since the scan began. A turn ends after some of them,
 * not after each: what changes in one turn is reported together. */
export async function dropRemoved(needs: RemovalNeeds, paths: readonly string[]): Promise<void> {
  const { annotationFiles, files, ledger, open, problems, rows, environment } = needs;
  let cost = 0;
  for (const path of paths) {
    if (ledger.isChangedInScan(path)) continue;
    cost++;
    if (files.isArticle(path)) {
      if (!open.has(path)) rows.remove(path);
    } else if (ledger.record(path).isHeld) {
      // It may still be there, in a corpus of its own.
      await rows.guarded(path, () => rows.look(path));
      // It came back meanwhile.
      if (ledger.isChangedInScan(path)) continue;
    } else {
      cost += READ_COST;
      annotationFiles.scanned(path, undefined);
      problems.removeOwn(path);
    }
    ledger.removed(path);
    if (cost < DROPPED_TOGETHER) continue;
    cost = 0;
    await environment.yieldToHost();
  }
}
