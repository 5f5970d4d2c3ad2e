import type { Analysis } from '../../analysis/analyse';
import { inScope } from '../../analysis/records/filter';
import { seeded } from '../../measures/random';
import { FEW_ARTICLES } from '../../measures/resample';
import type { ArticleRow } from '../../model/corpus';
import type { ArticlePath, CoderId } from '../../model/ids';
import type { Task } from '../../util/task';
import type { CodersCorpus } from '../readings';
import { codedTwice, knownArticles } from './codedTwice';
import { addConfusion, confusionOf, emptyConfusion, type Confusion } from './confusion';
import { drawTable, type ReadingTable } from './drawTables';
import type { DrawnArticle, Draws } from './drawn/drawnIssue';
import { certainUnit, drawCoders } from './drawn/drawnUnits';
import { TABLES } from './drawn/lanes';

/** How coders differ where two of them coded the same article, and tables drawn from it. */
export interface MeasuredCoders {
  readonly kind: 'measured';
  /** Number of articles that two or more coders completed. */
  readonly articles: number;
  /** Their readings. */
  readonly confusion: Confusion;
  readonly tables: readonly ReadingTable[];
  /** The random numbers that follow, from 0 to 1. */
  readonly next: () => number;
}

/** Too few articles were coded twice. */
export interface TooFewTwice {
  readonly kind: 'too-few';
  readonly articles: number;
  readonly needed: number;
}

/** Called with the part that is done, from 0 to 1. */
export type Progress = (part: number) => void;

/** Measures how coders differ, and draws tables. The same seed gives the same tables. */
export function* measureCoders(
  { context }: Pick<Analysis, 'context'>,
  coders: CodersCorpus,
  seed: number,
): Task<MeasuredCoders | TooFewTwice> {
  const confusions: Confusion[] = [];
  for (const twice of codedTwice(coders)) {
    confusions.push(confusionOf(twice, context));
    yield undefined;
  }
  const { length: articles } = confusions;
  if (articles < FEW_ARTICLES) return { kind: 'too-few', articles, needed: FEW_ARTICLES };
  const confusion = emptyConfusion();
  for (const one of confusions) addConfusion(confusion, one);
  const next = seeded(seed);
  const tables = Array.from({ length: TABLES }, () => drawTable(confusions, next));
  yield undefined;
  return { kind: 'measured', articles, confusion, tables, next };
}

/** What recodings of an analysis are drawn from, where the tables are given. */
export function* drawsOf(
  analysis: Analysis,
  coders: CodersCorpus,
  tables: readonly ReadingTable[],
  next: () => number,
): Task<Draws> {
  return { tables, known: yield* knownIn(analysis, coders, next), next };
}

/** Whether an analysis has the reading of an article: of a coder, where all share a file, one with
 * their records or their state. */
function isReadBy(coder: CoderId | undefined, row: ArticleRow | undefined): boolean {
  if (!row) return false;
  const { annotations, coded } = row;
  return coder === undefined
    ? annotations.length > 0 || coded.size > 0
    : coded.has(coder) || annotations.some(({ annotation }) => annotation.coder === coder);
}

/** The known articles that the analysis reads. */
function* knownIn(
  analysis: Analysis,
  coders: CodersCorpus,
  next: () => number,
): Task<Draws['known']> {
  const { context, reader } = analysis;
  const known = new Map<ArticlePath, DrawnArticle>();
  for (const [path, article] of yield* knownArticles(coders, context)) {
    if (
      !isReadBy(context.filter.coder, reader.article(path)) ||
      !inScope(path, context.filter.scope)
    )
      continue;
    const { length } = article.readings;
    known.set(path, { ...article, unit: length > 1 ? drawCoders(length, next) : certainUnit() });
  }
  return known;
}
