import type { Networks } from '../../networks/network';
import type { ViewContext } from '../facts/facts';
import type { Grouped } from './networkGroups';
import type { NetworkChoice, NetworkTies } from './networkTools';
import { isWordKey } from '../words/words';

/** What the numbers of a network are, a sentence each: the formula, what it is made of, what is left out. */
export function definitionOf(
  { voice }: ViewContext,
  { ties, normalization }: NetworkChoice,
  { networks, used, positions, leftOut }: Networks,
  { modularity }: Grouped,
): readonly string[] {
  const isSets = normalization === 'jaccard' && ties !== 'issues';
  const statements = networks.reduce((sum, network) => sum + network.statements, 0);
  const reasons = leftOut.flatMap(({ reason, count }) => {
    const key = `reason ${reason}`;
    return isWordKey(key) ? [voice.say(key, count)] : [];
  });
  return [
    isSets ? voice.say(`weight jaccard ${ties}`) : voice.say(`weight ${ties}`),
    ...(normalization === 'none' || normalization === 'jaccard'
      ? []
      : [voice.say(`divided ${normalization}`)]),
    voice.say('network used', voice.say('network statements', statements), used, positions),
    ...(reasons.length > 0 ? [voice.say('left out', reasons.join(', '))] : []),
    ...(modularity === undefined || modularity <= 0
      ? []
      : [voice.say('network communities', modularity.toFixed(2))]),
  ];
}

/** Why a network has no ties at all; undefined where it has some. */
export function withoutTies(
  { voice }: ViewContext,
  ties: NetworkTies,
  { networks, leftOut }: Networks,
): string | undefined {
  const [network] = networks;
  if (!network || network.ties.from.length > 0) return undefined;
  if (network.statements === 0) {
    const isNeutral = leftOut.some(({ reason }) => reason === 'neutral');
    return voice.say(isNeutral ? 'network all neutral' : 'network no statements');
  }
  const actors = network.rows.filter(({ statements }) => statements > 0).length;
  if (ties !== 'issues' && actors < 2) return voice.say('network one actor');
  return voice.say(`network no ${ties}`);
}
