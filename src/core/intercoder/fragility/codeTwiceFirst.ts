import type { Analysis } from '../../analysis/analyse';
import { contradictionsOn, isCountedContradiction } from '../../analysis/contradictions';
import { countedPairs } from '../../analysis/disagreements/findRows';
import type { IssueAnalysis } from '../../analysis/issueAnalysis';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import { seeded, shuffled } from '../../measures/random';
import type { ArticlePath, CoderId } from '../../model/ids';
import { compareText } from '../../util/order';
import { pauses, type Task } from '../../util/task';
import { isDrawnForSeveral } from '../assignment/assignedTo';
import type { CodersCorpus } from '../readings';
import { codedTwice, isAdjudicated } from '../recoding/codedTwice';
import { fragilityAt, fragilityOfContradiction, type Fragility } from './fragility';

/** A passage on which findings stand: a second coder should read its article first. */
export interface FragilePassage {
  readonly record: PositionRecord;
  /** The number of articles on which the most fragile of its findings stands. */
  readonly least: number;
  /** The number of disagreements, contradictions and shifts that stand on it. */
  readonly findings: number;
}

/** The passages of the articles on which findings stand, the most fragile first; of equal ones
 * those with most findings, then by article. Articles that two coders have completed, and
 * adjudicated ones, are omitted. Linear in the rows, which are many where thousands of actors
 * disagree. */
export function* codeTwiceFirst(
  analysis: Analysis,
  coders: CodersCorpus,
): Task<readonly FragilePassage[]> {
  const done = doneArticles(coders);
  const found = new Map<PositionRecord, { least: number; findings: number }>();
  const isTime = pauses(ROWS_AT_ONCE);
  for (const on of analysis.issues.values()) {
    for (const { count, sides } of fragilitiesOn(on)) {
      for (const record of sides.flatMap(({ records }) => records)) {
        if (done.has(record.article.path)) continue;
        const known = found.get(record);
        if (!known) found.set(record, { least: count, findings: 1 });
        else {
          known.least = Math.min(known.least, count);
          known.findings++;
        }
      }
      if (isTime(0)) yield undefined;
    }
    yield undefined;
  }
  return [...found]
    .map(([record, counts]): FragilePassage => ({ record, ...counts }))
    .sort(
      (a, b) =>
        a.least - b.least ||
        b.findings - a.findings ||
        compareText(a.record.article.path, b.record.article.path) ||
        (a.record.start ?? Infinity) - (b.record.start ?? Infinity) ||
        compareText(a.record.id, b.record.id),
    );
}

/** An article that was drawn at random for several coders, and who of them has not completed it. */
export interface WaitingArticle {
  readonly path: ArticlePath;
  readonly coders: readonly CoderId[];
}

/** The articles drawn at random to be coded twice that wait for it, in a fixed order that is random
 * again, so that those read first are a sample, too. Rates of error come from these alone. Half of
 * what is coded twice may stand behind fragile findings, not all: docs/reference/found-again.md.
 */
export function drawnToCodeTwice(coders: CodersCorpus): readonly WaitingArticle[] {
  const { coding } = coders.codebook;
  const done = doneArticles(coders);
  const readings = new Map(coders.articles.map((article) => [article.path, article.readings]));
  const waiting = [...coding.assigned].flatMap(([path, own]): readonly WaitingArticle[] => {
    if (!isDrawnForSeveral(coding, path) || done.has(path)) return [];
    const isOpen = (coder: CoderId): boolean =>
      (readings.get(path)?.get(coder)?.state ?? 'unfinished') === 'unfinished';
    return [{ path, coders: own.filter(isOpen) }];
  });
  const byPath = waiting.sort((a, b) => compareText(a.path, b.path));
  return shuffled(byPath, seeded(1));
}

/** As many of these as the passages behind findings have articles: half of what is coded twice. */
export function asManyDrawn(
  coders: CodersCorpus,
  behind: readonly FragilePassage[],
): readonly WaitingArticle[] {
  const articles = new Set(behind.map(({ record }) => record.article.path));
  return drawnToCodeTwice(coders).slice(0, articles.size);
}

const ROWS_AT_ONCE = 200;

function* fragilitiesOn(on: IssueAnalysis): Generator<Fragility> {
  for (const [one, other, kind] of countedPairs(on)) {
    const fragility = fragilityAt(on, kind, one, other);
    if (fragility) yield fragility;
  }
  for (const row of contradictionsOn(on)) {
    if (!isCountedContradiction(row)) continue;
    const fragility = fragilityOfContradiction(row);
    if (fragility) yield fragility;
  }
}

function doneArticles(coders: CodersCorpus): ReadonlySet<ArticlePath> {
  const adjudicated = coders.articles.filter(isAdjudicated);
  return new Set(
    [...adjudicated, ...codedTwice(coders).map(({ article }) => article)].map(({ path }) => path),
  );
}
