import { diceDistance } from '../../coefficients/dice';
import type { Distance } from '../../coefficients/distance';
import { compareText } from '../../../util/order';
import { NONE } from './values';

/** A set of labels. Equal sets of one `LabelSets` are one object. */
export interface LabelSet {
  /** Its labels in order with ` + ` between them; `∅` for the empty set. */
  readonly name: string;
  readonly labels: ReadonlySet<string>;
}

/** Makes sets of labels, each once: thousands of units have few different ones. */
export class LabelSets {
  readonly #sets = new Map<string, LabelSet>();

  /** The set of labels, which may repeat. */
  of(labels: readonly string[]): LabelSet {
    const [only = NONE] = labels;
    if (labels.length < 2) return this.#known(only, labels);
    const different = [...new Set(labels)].sort(compareText);
    return this.#known(different.join(BETWEEN), different);
  }

  #known(name: string, labels: readonly string[]): LabelSet {
    const known = this.#sets.get(name);
    if (known) return known;
    const made = { name, labels: new Set(labels) };
    this.#sets.set(name, made);
    return made;
  }
}

const BETWEEN = ' + ';

/** Dice's distance of sets, which are told apart by their names. */
export const SET_DISTANCE: Distance<LabelSet> = {
  keyOf: ({ name }) => name,
  isOnScale: () => true,
  isFixed: diceDistance.isFixed,
  among: (sets) => diceDistance.among(sets.map(({ labels }) => labels)),
};
