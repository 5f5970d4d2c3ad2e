import { addAt, sum } from '../../../util/lists';
import { betaFrom } from '../gamma';
import { NOTHING } from '../unitReadings';
import type { ReadUnits } from './readUnits';
import { chanceOf, logit, shrunkRates, within } from './shrunkRates';
import { TRUTHS } from './truthPrior';

/** How often coders read a wrong side of a unit that they found, drawn once. */
export interface Misreadings {
  /** Of all readings. */
  readonly common: number;
  /** The chance of each reading (for, against, neither) given each truth. */
  chances(coder: number, issue: number): Float64Array;
}

/** The rates of error, estimated from articles that were coded twice.
 *
 * logit ε(coder, issue, truth) = logit ε(coder, truth) + logit ε(issue) − logit ε̄,
 * where the rate of a coder is drawn towards that of all coders, that for a truth towards the
 * coder's, and that of an issue towards that of all issues (`shrunkRates`). Which of the two wrong
 * sides is read is drawn for each coder and truth. */
export class ErrorRates {
  readonly #coders: number;
  readonly #issues: number;
  /** Readings from which rates are estimated: unit, coder, issue, reading. */
  readonly #readings: readonly (readonly [number, number, number, number])[];
  /** The chances of readings for each coder × issue × truth. */
  readonly chances: Float64Array;
  #common = 0.1;

  constructor(units: ReadUnits) {
    this.#coders = units.coders.size;
    this.#issues = units.issues.size;
    const readings: [number, number, number, number][] = [];
    for (let unit = 0; unit < units.count; unit++) {
      if (!units.informs[unit]) continue;
      const issue = units.issueOfCell[units.cellOf[unit] ?? 0] ?? 0;
      units.eachReading(unit, (coder, reading) => {
        if (reading !== NOTHING) readings.push([unit, coder, issue, reading]);
      });
    }
    this.#readings = readings;
    this.chances = new Float64Array(this.#coders * this.#issues * SIZE);
    const half = new Float64Array(this.#coders * TRUTHS).fill(0.5);
    const odds = new Float64Array(this.#coders * TRUTHS).fill(logit(this.#common));
    this.#fill(odds, new Float64Array(this.#issues), half);
  }

  /** Where the chances of a coder on an issue begin: truth by truth, the reading last. */
  placeOf(coder: number, issue: number): number {
    return (coder * this.#issues + issue) * SIZE;
  }

  /** What was drawn last. */
  drawn(): Misreadings {
    const chances = Float32Array.from(this.chances);
    return {
      common: this.#common,
      chances: (coder, issue) => {
        const from = this.placeOf(coder, issue);
        return Float64Array.from(chances.subarray(from, from + SIZE));
      },
    };
  }

  /** Draws all rates, given the truth of each unit. */
  draw(truths: Uint8Array, next: () => number): void {
    const coders = this.#coders;
    const [among, wrong, first] = [0, 1, 2].map(() => new Float64Array(coders * TRUTHS));
    const [ofIssue, wrongOfIssue] = [0, 1].map(() => new Float64Array(this.#issues));
    if (!among || !wrong || !first || !ofIssue || !wrongOfIssue) return;
    for (const [unit, coder, issue, reading] of this.#readings) {
      const truth = truths[unit] ?? 0;
      const at = coder * TRUTHS + truth;
      addAt(among, at);
      addAt(ofIssue, issue);
      if (reading === truth) continue;
      addAt(wrong, at);
      addAt(wrongOfIssue, issue);
      if (reading === firstWrong(truth)) addAt(first, at);
    }
    const [all, misread] = [sum(among), sum(wrong)];
    this.#common = betaFrom(misread + 0.5, all - misread + 0.5, next);
    const issues = shrunkRates(wrongOfIssue, ofIssue, next);
    const common = logit(issues.common);
    this.#fill(
      this.#oddsOfCoders(wrong, among, next),
      issues.rates.map((rate) => logit(rate) - common),
      this.#sharesOfFirst(first, wrong, next),
    );
  }

  /** logit ε(coder, truth). */
  #oddsOfCoders(wrong: Float64Array, among: Float64Array, next: () => number): Float64Array {
    const [k, n] = [perCoder(wrong), perCoder(among)];
    const { rates } = shrunkRates(k, n, next, WEAKEST_OF_CODERS);
    const odds = new Float64Array(among.length);
    for (const [coder, rate] of rates.entries()) {
      const [from, to] = [coder * TRUTHS, (coder + 1) * TRUTHS];
      odds.fill(logit(within(rate, LEAST_ERROR, MOST_ERROR)), from, to);
      if (n[coder] === 0) continue;
      const own = shrunkRates(
        wrong.subarray(from, to),
        among.subarray(from, to),
        next,
        WEAKEST_OF_TRUTHS,
      );
      const base = logit(within(rate, 1e-3, 0.6)) - logit(own.common);
      for (const [truth, ofTruth] of own.rates.entries()) {
        odds[from + truth] = logit(
          within(chanceOf(base + logit(ofTruth)), LEAST_ERROR, MOST_ERROR),
        );
      }
    }
    return odds;
  }

  /** How many of the errors read the first of the two wrong sides. */
  #sharesOfFirst(first: Float64Array, wrong: Float64Array, next: () => number): Float64Array {
    const shares = new Float64Array(wrong.length);
    for (let truth = 0; truth < TRUTHS; truth++) {
      let [k, n] = [0, 0];
      for (let at = truth; at < wrong.length; at += TRUTHS) {
        k += first[at] ?? 0;
        n += wrong[at] ?? 0;
      }
      const common = betaFrom(k + 4, n - k + 4, next);
      for (let at = truth; at < wrong.length; at += TRUTHS) {
        const [own, of] = [first[at] ?? 0, wrong[at] ?? 0];
        shares[at] = betaFrom(
          own + WEAKEST_OF_TRUTHS * common,
          of - own + WEAKEST_OF_TRUTHS * (1 - common),
          next,
        );
      }
    }
    return shares;
  }

  #fill(odds: Float64Array, shifts: Float64Array, first: Float64Array): void {
    const { chances } = this;
    let at = 0;
    for (let coder = 0; coder < this.#coders; coder++) {
      for (let issue = 0; issue < this.#issues; issue++) {
        for (let truth = 0; truth < TRUTHS; truth++, at += TRUTHS) {
          const own = coder * TRUTHS + truth;
          const error = within(
            chanceOf((odds[own] ?? 0) + (shifts[issue] ?? 0)),
            LEAST_ERROR,
            MOST_ERROR,
          );
          const share = first[own] ?? 0;
          chances[at + truth] = 1 - error;
          chances[at + firstWrong(truth)] = error * share;
          chances[at + firstWrong(firstWrong(truth))] = error * (1 - share);
        }
      }
    }
  }
}

/** Chances of one coder on one issue. */
const SIZE = TRUTHS * TRUTHS;
const WEAKEST_OF_CODERS = 8;
const WEAKEST_OF_TRUTHS = 16;
const [LEAST_ERROR, MOST_ERROR] = [0.002, 0.7];

/** One of the two wrong readings; of that one, the other. */
function firstWrong(truth: number): number {
  return (truth + 1) % TRUTHS;
}

function perCoder(numbers: Float64Array): Float64Array {
  return Float64Array.from({ length: numbers.length / TRUTHS }, (_, coder) =>
    sum(numbers.subarray(coder * TRUTHS, (coder + 1) * TRUTHS)),
  );
}
