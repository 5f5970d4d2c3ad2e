import { COUNTS, EXCLUDED } from '../words/shared';
import type { Networks } from '../../networks/network';
import type { NetworkReason } from '../../networks/statements/statements';
import type { ViewContext } from '../facts/facts';
import type { Grouped } from './networkGroups';
import type { NetworkChoice, NetworkTies } from './networkTools';
import { phrase, phrases, type Phrase } from '../../util/phrase';

const WHICH_DISAGREEMENT = phrases({
  any: 'Disagreement: any opposite claims, whatever their dates, as in Discourse Network Analyzer.',
  listed: 'Disagreement: as in the list of disagreements, which has one row for each issue.',
});

const WEIGHTS = phrases({
  agree:
    'Weight of a tie, summed over issues: one actor’s claims for × the other’s claims for, plus one’s claims against × the other’s claims against.',
  conflict:
    'Weight of a tie, summed over issues: one actor’s claims for × the other’s claims against, plus one’s claims against × the other’s claims for.',
  subtract:
    'Weight of a tie: agreement minus disagreement, each summed over issues. Every pair of claims, one by each actor, counts +1 on the same side and −1 on opposite sides.',
  issues: 'Weight of a tie: the actor’s claims for the issue minus those against it.',
  evaluations: 'Weight of a tie: the sum of one actor’s evaluations of the other, each −1, 0 or 1.',
});

const SHARED_SIDES = phrases({
  agree:
    'Weight of a tie: of all combinations of issue and side that either actor has taken, the share that both have taken.',
  conflict:
    'Weight of a tie: with the sides of one actor reversed, of all combinations of issue and side that either actor has, the share that both have.',
  subtract:
    'Weight of a tie: the share of combinations of issue and side that both actors have taken, minus the share that both have with the sides of one actor reversed.',
});

const DIVIDED = phrases({
  average: 'Divided by the mean number of claims of the two actors.',
  cosine: 'Divided by the square root of the product of each actor’s weight with itself.',
  'dna-jaccard':
    'Divided by the claims of either actor where the other has none, plus the products where both have some, as in Discourse Network Analyzer.',
  'dna-cosine':
    'Divided by the product of the numbers of claims of the two actors, as in Discourse Network Analyzer.',
  activity: 'Divided by the claims of the actor.',
  prominence: 'Divided by the claims on the issue.',
});

const NOT_IN_NETWORK = {
  ...EXCLUDED,
  ...phrases({
    'no row': '{0} without an actor',
    'no column': '{0} without an issue',
    'no stance': '{0} without a stance',
    'no qualifier': '{0} without a qualifier',
    'no date': '{0} without a date',
    'date too imprecise': '{0} with a date that is too imprecise',
    'coded differently': '{0} of claims on which coders differ',
    'coded twice': '{0} of claims that another coder also coded',
    duplicate: '{0} repeating others',
    'outside windows': '{0} outside all windows',
    excluded: '{0} of other actors',
    neutral: '{0} on neither side',
  }),
};

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
      localizer.text(
        ties === 'evaluations' ? evaluationReason(reason) : NOT_IN_NETWORK[reason],
        count,
      ),
    );
  return [
    disagreement === 'listed'
      ? localizer.text(
          'Weight of a tie: the number of issues on which the two actors are listed as disagreeing, on balance or at times.',
        )
      : isSets
        ? localizer.text(SHARED_SIDES[ties])
        : localizer.text(WEIGHTS[ties]),
    ...(disagreement === undefined ? [] : [localizer.text(WHICH_DISAGREEMENT[disagreement])]),
    ...(normalization === 'none' || normalization === 'jaccard'
      ? []
      : [
          localizer.text(
            normalization === 'prominence' && ties === 'evaluations'
              ? 'Divided by the evaluations of the other actor.'
              : DIVIDED[normalization],
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

function evaluationReason(reason: NetworkReason): Phrase {
  switch (reason) {
    case 'no column':
      return phrase('{0} without a target');
    case 'no qualifier':
      return phrase('{0} without an evaluation');
    default:
      return NOT_IN_NETWORK[reason];
  }
}

const NO_TIES = phrases({
  agree: 'No two actors are on the same side of an issue.',
  conflict: 'No two actors are on opposite sides of an issue.',
  subtract:
    'For any two actors, agreement and disagreement are equal, or they have no issue in common.',
  evaluations: 'No actor evaluates another, or positive and negative evaluations are equal.',
  issues: 'Every actor has as many claims for each issue as against it.',
});

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
  return localizer.text(NO_TIES[ties]);
}
