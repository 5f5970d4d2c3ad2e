import { addAt } from '../../../util/lists';
import { betaFrom } from '../gamma';
import { NOTHING } from '../unitReadings';
import type { ReadUnits } from './readUnits';
import { chanceOf, logit, shrunkRates } from './shrunkRates';

/** How often coders find what another coder has found, drawn once. */
export interface Detections {
  /** The chance of a coder to find a unit of an actor on an issue. */
  chance(coder: number, actor: number, issue: number): number;
  /** The mean chance of coders that were measured. */
  readonly common: number;
}

/** The chance to find a unit, estimated from units that another coder of the article has:
 *
 * logit q(coder, actor, issue) = logit q(coder) + (logit q(coder, actor) − logit q̄) +
 * (logit q(coder, issue) − logit q̄), the two in brackets drawn towards 0 (`shrunkRates`). A coder
 * who has none of at least five units of an actor, or of an issue, never finds them. */
export class FoundRates {
  /** The coders of articles that were coded twice, by number; all, where those have no unit. */
  readonly measured: readonly number[];
  readonly #ofCoder: readonly Hits[];

  constructor(units: ReadUnits) {
    const [coders, actors, issues] = [units.coders.size, units.actors.size, units.issues.size];
    const measured = new Set<number>();
    const hits = Array.from({ length: coders }, () => new Hits(actors, issues));
    for (let unit = 0; unit < units.count; unit++) {
      if (!units.informs[unit]) continue;
      const cell = units.cellOf[unit] ?? 0;
      const [actor, issue] = [units.actorOfCell[cell] ?? 0, units.issueOfCell[cell] ?? 0];
      let finders = 0;
      units.eachReading(unit, (_, reading) => {
        if (reading !== NOTHING) finders++;
      });
      units.eachReading(unit, (coder, reading) => {
        measured.add(coder);
        const isFound = reading !== NOTHING;
        if (finders > (isFound ? 1 : 0)) hits[coder]?.add(actor, issue, isFound);
      });
    }
    this.#ofCoder = hits;
    const numbers = [...hits.keys()];
    this.measured = measured.size > 0 ? numbers.filter((coder) => measured.has(coder)) : numbers;
  }

  /** True if a coder never finds an actor, or an issue. */
  never(coder: number, what: 'actor' | 'issue', number: number): boolean {
    const { happened, among } = this.#ofCoder[coder]?.[what] ?? NO_COUNTS;
    return (among[number] ?? 0) >= ENOUGH && (happened[number] ?? 0) === 0;
  }

  draw(next: () => number): Detections {
    let [all, of] = [0, 0];
    for (const { all: own } of this.#ofCoder) {
      all += own.happened[0] ?? 0;
      of += own.among[0] ?? 0;
    }
    const rates = this.#ofCoder.map((hits, coder) => {
      const [k, n] = [hits.all.happened[0] ?? 0, hits.all.among[0] ?? 0];
      // Of a coder that was not measured, the rate of all.
      const rate =
        n > 0 ? betaFrom(k + 0.5, n - k + 0.5, next) : betaFrom(all + 0.5, of - all + 0.5, next);
      const shiftsOf = (what: 'actor' | 'issue'): Float64Array => {
        const { happened, among } = hits[what];
        const { common, rates: own } = shrunkRates(happened, among, next);
        const base = logit(common);
        return own.map((one, at) => (this.never(coder, what, at) ? NEVER : logit(one) - base));
      };
      return { rate, odds: logit(rate), actor: shiftsOf('actor'), issue: shiftsOf('issue') };
    });
    const measured = this.measured.map((coder) => rates[coder]?.rate ?? 0);
    return {
      chance(coder, actor, issue) {
        const own = rates[coder];
        return own ? chanceOf(own.odds + (own.actor[actor] ?? 0) + (own.issue[issue] ?? 0)) : 0;
      },
      common: measured.reduce((sum, one) => sum + one, 0) / Math.max(1, measured.length),
    };
  }
}

/** Of a coder: units found, among those that others have. */
class Hits {
  readonly all = new Counts(1);
  readonly actor: Counts;
  readonly issue: Counts;

  constructor(actors: number, issues: number) {
    this.actor = new Counts(actors);
    this.issue = new Counts(issues);
  }

  add(actor: number, issue: number, isFound: boolean): void {
    this.all.add(0, isFound);
    this.actor.add(actor, isFound);
    this.issue.add(issue, isFound);
  }
}

class Counts {
  readonly happened: Float64Array;
  readonly among: Float64Array;

  constructor(groups: number) {
    this.happened = new Float64Array(groups);
    this.among = new Float64Array(groups);
  }

  add(group: number, isFound: boolean): void {
    addAt(this.among, group);
    if (isFound) addAt(this.happened, group);
  }
}

const NO_COUNTS = new Counts(0);
/** So many units of others that none of them is no chance. */
const ENOUGH = 5;
/** A chance that is as good as none. */
const NEVER = -30;
