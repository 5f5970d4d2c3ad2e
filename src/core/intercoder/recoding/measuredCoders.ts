import type { Analysis } from '../../analysis/analyse';
import { seeded } from '../../measures/random';
import { FEW_ARTICLES } from '../../measures/resample';
import { percentile } from '../../util/numbers';
import type { Task } from '../../util/task';
import { isDrawnForSeveral } from '../assignment/assignedTo';
import type { CodersCorpus } from '../readings';
import { drawTruths } from './chain/chain';
import { codedTwice } from './codedTwice';
import { doubtsOf, type StudyDoubts } from './doubts';
import type { Draws } from './drawn/drawnIssue';
import { recodings } from './recodings';
import { unitsRead } from './unitsRead';

/** How coders differ where two of them coded the same article, and recodings drawn from it. */
export interface MeasuredCoders extends Omit<StudyDoubts, 'of'> {
  readonly kind: 'measured';
  /** Number of articles that rates come from: two or more coders completed them. */
  readonly articles: number;
  /** Number of articles that are the same in all recodings, since they are adjudicated. */
  readonly adjudicated: number;
  /** The share of readings with a wrong side. */
  readonly misread: Rate;
  /** The share of units that a coder misses. */
  readonly missed: Rate;
  readonly draws: Draws;
}

/** A rate of error, 0 to 1. */
export interface Rate {
  readonly mean: number;
  /** The 5th and the 95th percentile. */
  readonly low: number;
  readonly high: number;
}

/** Too few articles were coded twice. */
export interface TooFewTwice {
  readonly kind: 'too-few';
  readonly articles: number;
  readonly needed: number;
}

/** Called with the part that is done, from 0 to 1. */
export type Progress = (part: number) => void;

/** Measures how coders differ, and draws recodings. The same seed gives the same, however often it
 * is asked: what was measured last of an analysis is kept as long as that is. */
export function* measureCoders(
  analysis: Analysis,
  coders: CodersCorpus,
  seed: number,
  progress: Progress = () => undefined,
): Task<MeasuredCoders | TooFewTwice> {
  const last = MEASURED.get(analysis);
  if (last?.coders === coders && last.seed === seed) return last.again();
  const again = yield* measured(analysis, coders, seed, progress);
  MEASURED.set(analysis, { coders, seed, again });
  return again();
}

const MEASURED = new WeakMap<
  Analysis,
  {
    readonly coders: CodersCorpus;
    readonly seed: number;
    readonly again: () => MeasuredCoders | TooFewTwice;
  }
>();

/** What was measured, with recodings that begin anew. */
function* measured(
  analysis: Analysis,
  coders: CodersCorpus,
  seed: number,
  progress: Progress,
): Task<() => MeasuredCoders | TooFewTwice> {
  const twice = codedTwice(coders).map(({ article }) => article.path);
  if (twice.length < FEW_ARTICLES) {
    return () => ({ kind: 'too-few', articles: twice.length, needed: FEW_ARTICLES });
  }
  const random = twice.filter((path) => isDrawnForSeveral(analysis.reader.codebook.coding, path));
  const isRandom = random.length >= FEW_ARTICLES;
  const informs = new Set(isRandom ? random : twice);
  const { units, known } = yield* unitsRead(analysis, coders, informs);
  const next = seeded(seed);
  const posterior = yield* drawTruths(units, next, progress);
  const { misreadings, detections } = posterior;
  const { of, ...doubts } = doubtsOf(posterior, informs.size, isRandom);
  const figures = {
    kind: 'measured',
    articles: informs.size,
    ...doubts,
    adjudicated: [...known.values()].filter(({ isAdjudicated }) => isAdjudicated).length,
    misread: rateOf(misreadings.map(({ common }) => common)),
    missed: rateOf(detections.map(({ common }) => 1 - common)),
  } as const;
  const ofReadings = Math.floor(next() * 2 ** 32);
  return () => ({ ...figures, draws: recodings(posterior, analysis, known, of, ofReadings) });
}

function rateOf(draws: readonly number[]): Rate {
  const sorted = draws.toSorted((a, b) => a - b);
  return {
    mean: draws.reduce((sum, one) => sum + one, 0) / draws.length,
    low: percentile(sorted, 0.05),
    high: percentile(sorted, 0.95),
  };
}
