import type { Codebook } from '../model/codebook';
import type { ArticleRow, CorpusReader } from '../model/corpus';
import { addAll } from '../util/lists';
import { pauses, type Task } from '../util/task';
import type { QualityCheck } from './checks';
import { driftingShares } from './driftingShares';
import type { QualityFinding } from './finding';
import { longQuotes } from './longQuotes';
import { repeatedPositions } from './repeatedPositions';
import { selfContradictions } from './selfContradictions';
import { withoutDefinition, withoutStatement } from './undefinedIssues';
import { unfinishedArticles } from './unfinishedArticles';
import { unusedStances } from './unusedStances';
import { usageOf } from './usage';

/** What the checks find in a corpus without reading its texts, in the order of the articles, then
 * of the codebook. A task, linear in the annotations; articles that stayed the same since the last
 * time are not checked again. `actor-not-named` needs the texts: see `actorsNotNamed`. */
export function* qualityFindings(
  reader: Pick<CorpusReader, 'codebook' | 'articles'>,
  checks: ReadonlySet<QualityCheck>,
): Task<readonly QualityFinding[]> {
  const found: QualityFinding[] = [];
  const { codebook } = reader;
  const rows = reader.articles();
  const shouldPause = pauses(ANNOTATIONS_PER_STEP);
  for (const row of rows) {
    if (row.annotations.length === 0) continue;
    for (const one of findingsIn(row, codebook)) if (checks.has(one.check)) found.push(one);
    if (shouldPause(row.annotations.length)) yield undefined;
  }
  if (checks.has('article-unfinished')) addAll(found, yield* unfinishedArticles(rows, codebook));
  const usage = yield* usageOf(rows);
  if (checks.has('no-definition')) addAll(found, withoutDefinition(codebook, usage));
  if (checks.has('no-statement')) addAll(found, withoutStatement(codebook, usage));
  if (checks.has('stance-unused')) addAll(found, unusedStances(codebook, usage));
  if (checks.has('share-drifts')) addAll(found, yield* driftingShares(rows, codebook));
  return found;
}

/** Takes a few milliseconds. */
const ANNOTATIONS_PER_STEP = 500;

/** The findings of each article as it is, under the codebook for which they were made. */
const known = new WeakMap<
  ArticleRow,
  { readonly codebook: Codebook; readonly found: readonly QualityFinding[] }
>();

function findingsIn(row: ArticleRow, codebook: Codebook): readonly QualityFinding[] {
  const before = known.get(row);
  if (before?.codebook === codebook) return before.found;
  const found = [
    ...selfContradictions(row, codebook),
    ...repeatedPositions(row, codebook),
    ...longQuotes(row),
  ];
  known.set(row, { codebook, found });
  return found;
}
