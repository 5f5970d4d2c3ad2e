import type { Resampling } from '../../measures/resample';
import type { Task } from '../../util/task';
import { PASSAGE_SETS, type CodedUnits } from './codedUnits';
import { fieldTables, passageTables, type ComparedTable } from './compared/comparedValues';
import { activityOf, type CoderActivity } from './where/coverage';
import { fieldFigures, type FieldFigures } from './fieldFigures';
import { codedFields, type CodedField } from './compared/fields';
import {
  coderFigures,
  entryFigures,
  type CoderFigures,
  type EntryFigures,
  type IssueFigures,
} from './entryFigures';
import { markedFigures, type MarkedFigures } from './where/markedFigures';
import { undefinedFigure } from '../coefficients/figure';
import type { UnitizingFigure } from '../unitizing/unitizing';
import { meanF1, placesOfPairs, type PlacesOfPair } from './where/places';
import { certaintyOf, type Certainty, type ResampledFigure } from './compared/resampled';

/** Whether coders found something in the same places. */
export interface WhereAgreement {
  readonly pairs: readonly PlacesOfPair[];
  /** Mean pairwise F1; undefined where no coder has a position. */
  readonly f1: number | undefined;
  readonly f1Certainty: Certainty | undefined;
  /** |u-α of the union of what each coder marked. */
  readonly marked: UnitizingFigure;
  readonly markedCertainty: Certainty | undefined;
  /** The length of the text on which coders are compared, in UTF-16 units. */
  readonly length: number;
  /** Positions that are in passages but have no place in that text. */
  readonly unplaced: number;
  readonly coders: readonly CoderActivity[];
  readonly passages: number;
  /** Passages in which at least two coders have a position. */
  readonly shared: number;
}

/** How far coders agree: where, what, by issue and actor, and each coder with the others. */
export interface IntercoderAgreement {
  readonly where: WhereAgreement;
  /** `claim`, `actor`, `issue`, then the fields in the order of the annotation file. */
  readonly what: readonly FieldFigures[];
  readonly issues: readonly IssueFigures[];
  readonly actors: readonly EntryFigures[];
  readonly byCoder: readonly CoderFigures[];
}

/** All figures of the units. `resampling.times` 0: without intervals. A task. */
export function* intercoderAgreement(
  units: CodedUnits,
  resampling: Resampling,
): Task<IntercoderAgreement> {
  const fields = codedFields(units.codebook);
  const text = yield* markedFigures(units);
  const where = yield* whereAgreement(units, text, resampling);
  const what: FieldFigures[] = [];
  for (const table of tablesOf(units, fields)) {
    yield undefined;
    what.push(yield* fieldFigures(table, units.articles.length, resampling));
  }
  const [stance] = fields;
  if (!stance) return { where, what, issues: [], actors: [], byCoder: [] };
  const issues = entryFigures(units, 'issue', stance).map((one) => ({
    ...one,
    text: text.issues.get(one.id) ?? undefinedFigure('nothing-marked'),
  }));
  yield undefined;
  const actors = entryFigures(units, 'actor', stance);
  yield undefined;
  return { where, what, issues, actors, byCoder: coderFigures(units, where.pairs, stance) };
}

/** One by one, since each has all values of thousands of units. */
function* tablesOf(units: CodedUnits, fields: readonly CodedField[]): Generator<ComparedTable> {
  for (const of of PASSAGE_SETS) yield* passageTables(units, of);
  for (const field of fields) yield* fieldTables(units, field);
}

function* whereAgreement(
  units: CodedUnits,
  { marked, resampled, byCoder, length, unplaced }: MarkedFigures,
  resampling: Resampling,
): Task<WhereAgreement> {
  const figure = meanF1(units);
  const certainty = (of: ResampledFigure): Task<Certainty | undefined> =>
    certaintyOf(units.articles.length, resampling, of);
  const found = units.passages.map(
    ({ readings }) => readings.filter(({ records }) => records.length > 0).length,
  );
  return {
    pairs: placesOfPairs(units),
    f1: figure(),
    f1Certainty: yield* certainty(figure),
    marked,
    markedCertainty: yield* certainty(resampled),
    ...{ length, unplaced },
    coders: activityOf(units, byCoder),
    passages: units.passages.length,
    shared: found.filter((coders) => coders >= 2).length,
  };
}
