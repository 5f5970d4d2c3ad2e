import { COUNTS } from '../words/shared';
import type { Networks } from '../../networks/network';
import type { NetworkReason } from '../../networks/statements/statements';
import type { ViewContext } from '../facts/facts';
import type { Grouped } from './networkGroups';
import type { NetworkChoice, NetworkTies } from './networkTools';
import type { WordKey } from '../words/words';

/** The definition of a network's numbers, one sentence each: the formula, the statements, the
 * exclusions. */
export function definitionOf(
  { localizer }: ViewContext,
  { ties, disagreement, normalization }: NetworkChoice,
  { networks, used, usedArticles, usedDays, positions, excluded, positionsWithout }: Networks,
  { spoken }: Grouped,
): readonly string[] {
  const isSets = normalization === 'jaccard' && ties !== 'issues' && ties !== 'evaluations';
  const statements = networks.reduce((sum, network) => sum + network.statements, 0);
  // Positions, since included positions are counted, too: the numbers add up to all.
  const reasons = [...excluded, ...positionsWithout]
    .filter(({ counted }) => counted === 'positions')
    .map(({ reason, count }) =>
      localizer.text(ties === 'evaluations' ? evaluationReason(reason) : `reason ${reason}`, count),
    );
  return [
    disagreement === 'listed'
      ? localizer.text(
          'Weight of a tie: the number of issues on which the two actors are listed as disagreeing, on balance or at times.',
        )
      : isSets
        ? localizer.text(`weight jaccard ${ties}`)
        : localizer.text(`weight ${ties}`),
    ...(disagreement === undefined ? [] : [localizer.text(`which disagreement ${disagreement}`)]),
    ...(normalization === 'none' || normalization === 'jaccard'
      ? []
      : [
          localizer.text(
            normalization === 'prominence' && ties === 'evaluations'
              ? 'Divided by the evaluations of the other actor.'
              : `divided ${normalization}`,
          ),
        ]),
    localizer.text(
      usedDays
        ? 'Made of {0} in {1}, {4}. Positions included: {2} of {3}.'
        : 'Made of {0} in {1}. Positions included: {2} of {3}.',
      localizer.text(
        ties === 'evaluations'
          ? ['{0} evaluation', '{0} evaluations']
          : ['{0} claim for or against', '{0} claims for or against'],
        statements,
      ),
      localizer.text(COUNTS.articles, usedArticles),
      used,
      positions,
      usedDays ? localizer.period(usedDays.first, usedDays.last) : '',
    ),
    ...(reasons.length > 0 ? [localizer.text('Excluded: {0}.', reasons.join(', '))] : []),
    ...(spoken === undefined
      ? []
      : [
          spoken,
          localizer.text(
            'Computed as by the command policy-annotator coalitions: each claim counts once in an article, whatever ties are drawn.',
          ),
        ]),
  ];
}

function evaluationReason(reason: NetworkReason): WordKey {
  switch (reason) {
    case 'no column':
      return 'reason no target';
    case 'no qualifier':
      return 'reason no evaluation';
    default:
      return `reason ${reason}`;
  }
}

/** Why a network has no ties at all; undefined where it has some. */
export function withoutTies(
  { localizer }: ViewContext,
  ties: NetworkTies,
  { networks, excluded }: Networks,
): string | undefined {
  const [network] = networks;
  if (!network || network.ties.from.length > 0) return undefined;
  if (network.statements === 0 && ties !== 'evaluations') {
    const isNeutral = excluded.some(({ reason }) => reason === 'neutral');
    return localizer.text(
      isNeutral
        ? 'All positions that count are neutral, so there are no ties. Annotate positions for or against an issue.'
        : 'No position is for or against an issue, so there are no ties.',
    );
  }
  const actors = network.rows.filter(({ statements }) => statements > 0).length;
  if (ties !== 'issues' && ties !== 'evaluations' && actors < 2)
    return localizer.text(
      'Only one actor takes a side, so there are no ties. Annotate positions of other actors on the same issues.',
    );
  return localizer.text(`network no ${ties}`);
}
