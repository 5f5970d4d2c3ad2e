import type { Networks } from '../../networks/network';
import type { NetworkReason } from '../../networks/statements/statements';
import type { ViewContext } from '../facts/facts';
import type { Grouped } from './networkGroups';
import type { NetworkChoice, NetworkTies } from './networkTools';
import type { WordKey } from '../words/words';

/** What the numbers of a network are, a sentence each: the formula, what it is made of, what is left out. */
export function definitionOf(
  { voice }: ViewContext,
  { ties, disagreement, normalization }: NetworkChoice,
  { networks, used, positions, leftOut, positionsWithout }: Networks,
  { said }: Grouped,
): readonly string[] {
  const isSets = normalization === 'jaccard' && ties !== 'issues' && ties !== 'evaluations';
  const statements = networks.reduce((sum, network) => sum + network.statements, 0);
  // Positions, since those that are in it are counted: the numbers add up to all.
  const reasons = [...leftOut, ...positionsWithout]
    .filter(({ counted }) => counted === 'positions')
    .map(({ reason, count }) =>
      voice.say(ties === 'evaluations' ? evaluationReason(reason) : `reason ${reason}`, count),
    );
  return [
    disagreement === 'listed'
      ? voice.say('weight listed')
      : isSets
        ? voice.say(`weight jaccard ${ties}`)
        : voice.say(`weight ${ties}`),
    ...(disagreement === undefined ? [] : [voice.say(`which disagreement ${disagreement}`)]),
    ...(normalization === 'none' || normalization === 'jaccard'
      ? []
      : [
          voice.say(
            normalization === 'prominence' && ties === 'evaluations'
              ? 'divided prominence evaluations'
              : `divided ${normalization}`,
          ),
        ]),
    voice.say(
      'network used',
      voice.say(ties === 'evaluations' ? 'network evaluated' : 'network claims', statements),
      used,
      positions,
    ),
    ...(reasons.length > 0 ? [voice.say('left out', reasons.join(', '))] : []),
    ...(said === undefined ? [] : [said, voice.say('coalitions are')]),
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
  { voice }: ViewContext,
  ties: NetworkTies,
  { networks, leftOut }: Networks,
): string | undefined {
  const [network] = networks;
  if (!network || network.ties.from.length > 0) return undefined;
  if (network.statements === 0 && ties !== 'evaluations') {
    const isNeutral = leftOut.some(({ reason }) => reason === 'neutral');
    return voice.say(isNeutral ? 'network all neutral' : 'network no claims');
  }
  const actors = network.rows.filter(({ statements }) => statements > 0).length;
  if (ties !== 'issues' && ties !== 'evaluations' && actors < 2)
    return voice.say('network one actor');
  return voice.say(`network no ${ties}`);
}
