import {
  DEFAULT_NETWORKS,
  DISAGREEMENTS,
  type DisagreementTies,
  type Mode,
  type NetworkOptions,
  type Normalization,
} from '../../networks/options';
import type { Network } from '../../networks/network';
import type { AnalysisState } from '../filter/analysisState';
import type { ViewContext } from '../facts/facts';
import type { Choice } from '../filter/filterBar';

/** The possible and present settings of the network. All texts are safe labels. */
export interface NetworkTools {
  readonly ties: readonly Choice[];
  readonly tiesBy: NetworkTies;
  /** The choices of which disagreements tie; empty where ties are of another kind. */
  readonly disagreements: readonly Choice[];
  readonly disagreement: string;
  readonly normalizations: readonly Choice[];
  readonly normalization: string;
  /** Steps of the minimum weight, each with the text of the remaining ties. */
  readonly least: readonly LeastStep[];
  /** Index into `least`. */
  readonly leastAt: number;
  readonly isolates: boolean;
  readonly groupings: readonly Choice[];
  readonly grouping: string;
}

export interface LeastStep {
  /** The value in the state: a number, or empty for all ties. */
  readonly value: string;
  readonly spoken: string;
}

/** `agree`, `conflict` and `subtract` tie actors to actors, `issues` actors to issues;
 * `evaluations` go from actors to the actors they evaluate. */
export const NETWORK_TIES = ['agree', 'conflict', 'subtract', 'issues', 'evaluations'] as const;
export type NetworkTies = (typeof NETWORK_TIES)[number];

const OF_ACTORS = ['none', 'average', 'jaccard', 'cosine', 'dna-jaccard', 'dna-cosine'] as const;
const OF_ISSUES = ['none', 'activity', 'prominence'] as const;

export type ShownNormalization = (typeof OF_ACTORS)[number] | (typeof OF_ISSUES)[number];

export function normalizationsFor(
  ties: NetworkTies,
  disagreement?: DisagreementTies,
): readonly ShownNormalization[] {
  if (disagreement === 'listed') return ['none'];
  return ties === 'issues' || ties === 'evaluations' ? OF_ISSUES : OF_ACTORS;
}

export interface NetworkChoice {
  readonly ties: NetworkTies;
  /** Undefined where ties are not of disagreement. */
  readonly disagreement: DisagreementTies | undefined;
  readonly normalization: ShownNormalization;
  readonly options: NetworkOptions;
}

const MODES: Readonly<Record<NetworkTies, Mode>> = {
  agree: 'one',
  conflict: 'one',
  subtract: 'one',
  issues: 'two',
  evaluations: 'directed',
};

function disagreementOf({ networkDisagreement }: AnalysisState): DisagreementTies {
  return DISAGREEMENTS.find((one) => one === networkDisagreement) ?? 'any';
}

/** The choices of a state; those that do not fit together are replaced by defaults. */
export function networkChoice(state: AnalysisState): NetworkChoice {
  const ties = NETWORK_TIES.find((one) => one === state.networkTies) ?? 'agree';
  const disagreement = ties === 'conflict' ? disagreementOf(state) : undefined;
  const known = normalizationsFor(ties, disagreement);
  const normalization = known.find((one) => one === state.networkNormalization) ?? 'none';
  const base = DEFAULT_NETWORKS[MODES[ties]];
  return {
    ties,
    disagreement,
    normalization,
    options: {
      ...base,
      aggregation: {
        agree: 'congruence',
        conflict: 'conflict',
        subtract: 'subtract',
        issues: 'subtract',
        evaluations: 'subtract',
      }[ties] as NetworkOptions['aggregation'],
      normalization: normalization satisfies Normalization,
      disagreement,
      isolates: state.networkIsolates !== '',
    },
  };
}

/** A slider with more steps is hard to set with a mouse. */
const MOST_STEPS = 60;

/** The weights of ties, the smallest first, and the step that the state chooses: the next one that
 * exists. */
export function leastSteps(
  { localizer }: ViewContext,
  { ties }: Network,
  wanted: string,
): { readonly steps: readonly LeastStep[]; readonly at: number; readonly least: number } {
  // A typed array, whose sort needs no comparison function.
  const weights = Float64Array.from(ties.weight, Math.abs).sort();
  const all = weights.length;
  const distinct = [...new Set(weights)];
  const every = Math.max(1, Math.ceil(distinct.length / MOST_STEPS));
  // The heaviest is always included.
  const kept = distinct.filter((_, at) => at === 0 || (distinct.length - 1 - at) % every === 0);
  const steps = kept.map((weight, at): LeastStep => {
    if (at === 0)
      return { value: '', spoken: localizer.text(['all: {0} tie', 'all: {0} ties'], all) };
    const left = all - firstAtLeast(weights, weight);
    return {
      value: String(weight),
      spoken: localizer.text(
        'at least {1}: {0} of {2} ties',
        left,
        localizer.figure(weightText(weight)),
        all,
      ),
    };
  });
  const asked = wanted === '' ? 0 : Number(wanted);
  const found = Number.isFinite(asked) && asked > 0 ? kept.findIndex((one) => one >= asked) : 0;
  const at = found < 0 ? Math.max(0, kept.length - 1) : found;
  return { steps, at, least: at === 0 ? 0 : (kept[at] ?? 0) };
}

/** A weight with three significant digits; whole numbers in full. */
export function weightText(weight: number): string {
  const size = Math.abs(weight);
  return Number.isInteger(size) ? String(size) : String(Number(size.toPrecision(3)));
}

function firstAtLeast(sorted: Float64Array, weight: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < weight) low = middle + 1;
    else high = middle;
  }
  return low;
}
