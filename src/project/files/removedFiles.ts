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

/** Files that are dropped before a yield: about so many articles take a millisecond. The earlier
 * text of an annotation file is read, to decide whether to warn the user, which takes as long as
 * dropping so many. */
const DROPPED_TOGETHER = 64;
const READ_COST = 16;

/** To be called when all files were looked at: known files that were not found are dropped, unless
 * they have changed since. */
export async function dropUnseen(needs: RemovalNeeds): Promise<void> {
  const { index, ledger } = needs;
  const unseen = ledger.paths.filter((path) => ledger.isUnseen(path));
  // A row may be left of a file that is known to be gone, if the disk refused to read it then.
  const rowsOnly = index.paths.filter((path) => !ledger.has(path));
  await dropRemoved(needs, [...unseen, ...rowsOnly]);
}

/** Drops files that are gone, unless they have changed since the scan began. It yields after
 * several of them, not after each: what changes in one turn is reported together. */
export async function dropRemoved(needs: RemovalNeeds, paths: readonly string[]): Promise<void> {
  const { annotationFiles, files, ledger, open, problems, rows, environment } = needs;
  let cost = 0;
  for (const path of paths) {
    if (ledger.isChangedInScan(path)) continue;
    cost++;
    if (files.isArticle(path)) {
      if (!open.has(path)) rows.remove(path);
    } else if (ledger.record(path).isHeld) {
      // It may still exist, in a nested corpus.
      await rows.guarded(path, () => rows.look(path));
      // The file exists again.
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
