import type { Task } from '../../../util/task';
import { DRAWS } from '../drawn/lanes';
import { AGAINST, FOR, NEITHER, NOTHING } from '../unitReadings';
import { FoundRates, type Detections } from './detections';
import { ErrorRates, type Misreadings } from './misreadings';
import type { ReadUnits } from './readUnits';
import { TruthPrior, TRUTHS } from './truthPrior';

/** 200 draws of what is in the articles and how coders err, each of which fits the readings. */
export interface Posterior {
  readonly units: ReadUnits;
  /** The truth of each unit in turn, in each draw. */
  readonly truths: Uint8Array;
  /** For each draw. */
  readonly misreadings: readonly Misreadings[];
  readonly detections: readonly Detections[];
  readonly found: FoundRates;
  /** For each cell, the units that all of its coders have missed: draw × 3 + truth. */
  readonly unseen: readonly (readonly number[])[];
}

/** Draws the truth of all units, and the rates of error, in turn given each other: a Gibbs sampler
 * (Gelfand and Smith 1990). The truth of a unit has the chance
 *
 * π(truth) · Π over its coders Pr(reading | truth, coder, issue),
 *
 * where a coder who found nothing says nothing about the side. The method is that of Dawid and
 * Skene (1979), with truths that resemble each other within a cell (`TruthPrior`) and rates that
 * are drawn towards a common one. A step for each sweep; linear in the units. `progress` gets the
 * part that is done. */
export function* drawTruths(
  units: ReadUnits,
  next: () => number,
  progress: (part: number) => void = () => undefined,
): Task<Posterior> {
  const prior = new TruthPrior(units);
  const errors = new ErrorRates(units);
  const found = new FoundRates(units);
  const sampler = truthSampler(units, prior, errors);
  const truths = new Uint8Array(units.count * DRAWS);
  const misreadings: Misreadings[] = [];
  const detections: Detections[] = [];
  const unseen = Array.from({ length: units.cells.size }, (): number[] => []);
  const sweeps = BURN_IN + DRAWS * SWEEPS_FOR_DRAW;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    prior.draw(sampler.truths, next);
    sampler.draw(next);
    errors.draw(sampler.truths, next);
    if (sweep % 3 === 0) prior.drawShape(sampler.truths, next);
    if (sweep >= BURN_IN && (sweep - BURN_IN) % SWEEPS_FOR_DRAW === 0) {
      const draw = misreadings.length;
      for (const [unit, truth] of sampler.truths.entries()) truths[unit * DRAWS + draw] = truth;
      misreadings.push(errors.drawn());
      const drawn = found.draw(next);
      detections.push(drawn);
      addUnseen(units, prior, drawn, next, (cell, truth) => {
        unseen[cell]?.push(draw * TRUTHS + truth);
      });
    }
    progress(sweep / sweeps);
    yield undefined;
  }
  return { units, truths, misreadings, detections, found, unseen };
}

/** Sweeps before the first draw, and from one to the next. */
const BURN_IN = 60;
const SWEEPS_FOR_DRAW = 5;

function truthSampler(units: ReadUnits, prior: TruthPrior, errors: ErrorRates) {
  const truths = new Uint8Array(units.count);
  const cellOf = Int32Array.from(units.cellOf, (cell) => TRUTHS * cell);
  // Of readings of something: where their chances are. The reading comes behind the truth.
  const first = new Int32Array(units.count + 1);
  const places: number[] = [];
  for (let unit = 0; unit < units.count; unit++) {
    const issue = units.issueOfCell[units.cellOf[unit] ?? 0] ?? 0;
    units.eachReading(unit, (coder, reading) => {
      if (reading === NOTHING) return;
      if (places.length === first[unit]) truths[unit] = reading;
      places.push(errors.placeOf(coder, issue) + reading);
    });
    first[unit + 1] = places.length;
  }
  const placeOf = Int32Array.from(places);
  const { chances } = prior;
  const { chances: given } = errors;
  return {
    truths,
    draw(next: () => number): void {
      for (let unit = 0; unit < truths.length; unit++) {
        const cell = cellOf[unit] ?? 0;
        let plus = chances[cell + FOR] ?? 0;
        let minus = chances[cell + AGAINST] ?? 0;
        let neither = chances[cell + NEITHER] ?? 0;
        for (let at = first[unit] ?? 0; at < (first[unit + 1] ?? 0); at++) {
          const place = placeOf[at] ?? 0;
          plus *= given[place + FOR * TRUTHS] ?? 0;
          minus *= given[place + AGAINST * TRUTHS] ?? 0;
          neither *= given[place + NEITHER * TRUTHS] ?? 0;
        }
        truths[unit] = truthAt(next() * (plus + minus + neither), plus, minus);
      }
    },
  };
}

/** What all coders of an article have missed: for each unit that was seen, as many more as are
 * missed until one is seen. Their sides are those of the cell. */
function addUnseen(
  units: ReadUnits,
  { chances }: TruthPrior,
  detections: Detections,
  next: () => number,
  add: (cell: number, truth: number) => void,
): void {
  const ofCells = new Map<number, Float64Array>();
  const chanceIn = (coder: number, cell: number): number => {
    let own = ofCells.get(coder);
    if (!own) {
      own = Float64Array.from(units.actorOfCell, (actor, at) =>
        detections.chance(coder, actor, units.issueOfCell[at] ?? 0),
      );
      ofCells.set(coder, own);
    }
    return own[cell] ?? 0;
  };
  for (let unit = 0; unit < units.count; unit++) {
    if (!units.isDrawn[unit]) continue;
    const cell = units.cellOf[unit] ?? 0;
    let missed = 1;
    units.eachReading(unit, (coder) => {
      missed *= 1 - chanceIn(coder, cell);
    });
    missed = Math.min(missed, MOST_MISSED);
    // A geometric number: how often it was missed before it was found.
    const more = missed > 0 ? Math.floor(Math.log(1 - next()) / Math.log(missed)) : 0;
    for (let at = Math.min(more, MOST_MORE); at > 0; at--) {
      const plus = chances[TRUTHS * cell + FOR] ?? 0;
      const minus = chances[TRUTHS * cell + AGAINST] ?? 0;
      add(cell, truthAt(next(), plus, minus));
    }
  }
}

const MOST_MISSED = 0.95;
const MOST_MORE = 5;

/** The truth that a number drawn below the sum of three chances stands for. */
function truthAt(drawn: number, plus: number, minus: number): number {
  return drawn < plus ? FOR : drawn < plus + minus ? AGAINST : NEITHER;
}
