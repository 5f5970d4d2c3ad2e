import type { Analysis } from '../../analysis/analyse';
import {
  COALITION_NETWORK,
  coalitionGroups,
  MOST_COALITION_NODES,
  type CoalitionGroups,
  type WithoutJoint,
} from '../../measures/coalitionGroups';
import { LEAST_MODULARITY } from '../../measures/coalitionVerdict';
import { DEFAULT_RESOLUTION } from '../../measures/communities';
import { comparedFigures } from '../../measures/permutedTables';
import { DEFAULT_RESAMPLING } from '../../measures/resample';
import type { NetworkOptions } from '../../networks/options';
import type { Task } from '../../util/task';
import type { ViewContext } from '../facts/facts';
import type { AnalysisState } from '../filter/analysisState';
import type { Localizer } from '../words/localizer';
import { networkChoice, type NetworkChoice } from './networkTools';
import { phrase } from '../../util/phrase';

// The coalitions in colours and shapes are those that `policy-annotator coalitions` prints for the
// same filter, whatever ties are drawn. Comparing them with permuted tables takes longer than a
// view may, so it is a separate task, whose result is cached with the analysis.

const known = new WeakMap<Analysis, Map<string, CoalitionGroups>>();

/** The network in which coalitions are looked for: the drawn ties, but each statement once in an
 * article, and normalised by `average` where ties are drawn as counted. */
function coalitionNetwork({ ties, normalization }: NetworkChoice): NetworkOptions {
  return {
    ...COALITION_NETWORK,
    aggregation: ties === 'subtract' ? 'subtract' : 'congruence',
    normalization: normalization === 'none' ? COALITION_NETWORK.normalization : normalization,
  };
}

/** The result of `comparedCoalitions`; undefined until it has run. */
export function coalitionsOfView(
  { facts }: ViewContext,
  choice: NetworkChoice,
): CoalitionGroups | undefined {
  return known.get(facts.analysis)?.get(keyOf(coalitionNetwork(choice)));
}

/** True if a state shows coalitions that are not compared yet. */
export function awaitsCoalitions(context: ViewContext, state: AnalysisState): boolean {
  if (state.view !== 'network') return false;
  const choice = networkChoice(state);
  const showsThem = state.networkGroups === '' || state.networkGroups === 'communities';
  return showsThem && hasCoalitions(choice.ties) && coalitionsOfView(context, choice) === undefined;
}

/** True for ties of agreement only. */
export function hasCoalitions(ties: NetworkChoice['ties']): boolean {
  return ties === 'agree' || ties === 'subtract';
}

/** Finds and compares the coalitions of a state, so that its view has them: two hundred tables,
 * some steps each. The corpus must not change while it runs. */
export function* comparedCoalitions(context: ViewContext, state: AnalysisState): Task<true> {
  if (!awaitsCoalitions(context, state)) return true;
  const { analysis, codebook } = context.facts;
  const { records, context: rules } = analysis;
  const options = coalitionNetwork(networkChoice(state));
  const found = yield* coalitionGroups(
    records,
    codebook,
    rules.filter,
    options,
    DEFAULT_RESOLUTION,
    DEFAULT_RESAMPLING,
  );
  // The options are those of `networkChoice`, which always fit together; a test checks that.
  if (found.kind === 'refused') throw new Error(found.reason);
  const own = known.get(analysis) ?? new Map<string, CoalitionGroups>();
  known.set(analysis, own.set(keyOf(options), found));
  return true;
}

function keyOf({ aggregation, normalization }: NetworkOptions): string {
  return `${aggregation} ${normalization}`;
}

/** Why groups are no coalitions, or why there are none, in a short sentence; undefined where there
 * are some, or where none are to be expected. */
export function coalitionsBrief(
  localizer: Localizer,
  groups: CoalitionGroups | undefined,
): string | undefined {
  if (!groups) return localizer.text('Coalitions are being compared with chance…');
  if (groups.verdict === 'too many nodes')
    return localizer.text('There are too many actors to look for coalitions.');
  if (groups.verdict === 'weak') return localizer.text('The groups hardly differ.');
  if (groups.verdict === 'groups' || !groups.permuted) return undefined;
  return groups.permuted.isAbove
    ? undefined
    : localizer.text('The groups are no clearer than chance would make them.');
}

/** The sentence on whether there are coalitions; `isFinding` where there are. */
export function coalitionsText(
  localizer: Localizer,
  groups: CoalitionGroups | undefined,
): { readonly isFinding: boolean; readonly text: string } {
  const spoken = (text: string) => ({ isFinding: false, text });
  if (!groups)
    return spoken(
      localizer.text(
        [
          'Coalitions appear once they have been compared with {0} table in which stances are permuted.',
          'Coalitions appear once they have been compared with {0} tables in which stances are permuted.',
        ],
        DEFAULT_RESAMPLING.times,
      ),
    );
  const { verdict, nodes, permuted, modularity, withoutJoint } = groups;
  if (verdict === 'too many nodes') {
    return spoken(
      localizer.text(
        'Coalitions are computed for at most {0} actors, and there are {1}. Filter to see coalitions.',
        MOST_COALITION_NODES,
        nodes,
      ),
    );
  }
  if (!permuted) return spoken(localizer.text('No coalitions are shown: no two actors agree.'));
  if (verdict === 'weak') {
    const own = localizer.figure(comparedFigures(modularity, LEAST_MODULARITY, 2)[0]);
    const least = localizer.figure(String(LEAST_MODULARITY));
    return spoken(
      localizer.text(
        'The groups are not called coalitions, because they hardly differ: modularity {0} is below {1}.',
        own,
        least,
      ),
    );
  }
  const isFinding = verdict === 'groups';
  const [own, limit] = comparedFigures(modularity, permuted.limit, 2);
  const figures = [localizer.figure(own), localizer.figure(limit)] as const;
  const joint = jointText(localizer, withoutJoint);
  const key = isFinding
    ? phrase(
        'Coalitions: modularity {0} is above {1}, the 95th percentile of {2} tables in which stances are permuted; {3}.',
      )
    : permuted.isAbove
      ? phrase('No coalitions are shown: no two actors agree.')
      : phrase(
          'The groups are not called coalitions, because they are no clearer than chance: modularity {0} is not above {1}, the 95th percentile of {2} tables in which stances are permuted; {3}.',
        );
  return { isFinding, text: localizer.text(key, ...figures, permuted.times, joint) };
}

function jointText(localizer: Localizer, joint: WithoutJoint | undefined): string {
  if (!joint) return localizer.text('no claim is joint');
  const { statements, modularity, permuted } = joint;
  if (!permuted) return localizer.text('all claims are joint');
  const key = permuted.isAbove
    ? phrase([
        'without the {0} joint claim it is {1}, above {2}',
        'without the {0} joint claims it is {1}, above {2}',
      ])
    : phrase([
        'without the {0} joint claim it is {1}, not above {2}',
        'without the {0} joint claims it is {1}, not above {2}',
      ]);
  const [own, limit] = comparedFigures(modularity, permuted.limit, 2);
  return localizer.text(key, statements, localizer.figure(own), localizer.figure(limit));
}
