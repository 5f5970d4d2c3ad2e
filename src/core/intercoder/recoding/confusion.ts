import type { RollUpContext } from '../../analysis/records/evidence';
import type { CountedArticle } from '../agreement/countedArticles';
import { recordsOfReading, unitsOf, type UnitsOfArticle } from './codedTwice';
import { NOTHING, READING_COUNT, readingOfUnit, unitClaims } from './unitReadings';

// How another coder reads what one coder has read. Each unit that at least one of the article's
// coders has counts 1, spread evenly over the ordered pairs of these coders; coders and issues are
// pooled. The counts of `nothing` against something are units that only the other coder has.

/** A weight for each reading (row) and each reading of another coder (column), row by row. */
export type Confusion = Float64Array;

export function emptyConfusion(): Confusion {
  return new Float64Array(READING_COUNT * READING_COUNT);
}

/** The readings of one article coded twice. Positions count by the rules of the filter, but for its
 * scope, dates and search: how coders differ is no matter of the part that is looked at. */
export function confusionOf(
  { article, readings }: CountedArticle,
  context: RollUpContext,
): Confusion {
  const filter = { ...context.filter, ...OF_ALL };
  const whole = { ...context, filter };
  return confusionOfUnits(
    readings.map(({ positions }) =>
      readingsOf(unitsOf(recordsOfReading(article, positions, whole), whole), whole),
    ),
  );
}

const OF_ALL = { scope: { kind: 'corpus' }, query: undefined, window: undefined } as const;

/** The readings of units by their names. */
export type NamedReadings = ReadonlyMap<string, number>;

function readingsOf(units: UnitsOfArticle, context: RollUpContext): NamedReadings {
  const readings = new Map<string, number>();
  for (const [issue, actors] of units) {
    for (const [actor, evidence] of actors) {
      readings.set(JSON.stringify([issue, actor]), readingOfUnit(unitClaims(evidence, context)));
    }
  }
  return readings;
}

/** The weights of one article from the readings of its coders, at least two. */
export function confusionOfUnits(coders: readonly NamedReadings[]): Confusion {
  const confusion = emptyConfusion();
  const weight = 1 / (coders.length * (coders.length - 1));
  for (const unit of new Set(coders.flatMap((readings) => [...readings.keys()]))) {
    const found = coders.map((readings) => readings.get(unit) ?? NOTHING);
    for (const [at, one] of found.entries()) {
      for (const [next, other] of found.entries()) {
        if (at === next) continue;
        const cell = one * READING_COUNT + other;
        confusion[cell] = (confusion[cell] ?? 0) + weight;
      }
    }
  }
  return confusion;
}

/** Adds a table to another, in place, as often as `times`. */
export function addConfusion(sum: Confusion, one: Confusion, times = 1): void {
  for (let cell = 0; cell < sum.length; cell++) {
    sum[cell] = (sum[cell] ?? 0) + times * (one[cell] ?? 0);
  }
}

/** For each unit of one coder, how many others the other coder has that the first has not. They are
 * reported and not drawn: where they would be is not known. Undefined without units. */
export function rateOfOthers(sum: Confusion): number | undefined {
  let own = 0;
  let others = 0;
  for (let cell = 0; cell < sum.length; cell++) {
    const [row, column] = [Math.floor(cell / READING_COUNT), cell % READING_COUNT];
    if (row !== NOTHING) own += sum[cell] ?? 0;
    else if (column !== NOTHING) others += sum[cell] ?? 0;
  }
  return own === 0 ? undefined : others / own;
}
