import type { KindCounts } from '../../analysis/disagreements/kindCounts';
import type { Voice } from './voice';
import type { WordKey } from './words';

/** "13 disagreements: 12 on balance, 1 at times; beside them 8 within one side, 4 at different times, 1 only stated". */
export function countsText(voice: Voice, counts: KindCounts): string {
  const { derived, atTimes } = counts;
  const said = (key: WordKey, count: number): string[] =>
    count > 0 ? [voice.say(key, count)] : [];
  const counted = voice.say('disagreements', derived + atTimes);
  const kinds = [...said('counted on balance', derived), ...said('counted at times', atTimes)];
  const beside = [
    ...said('counted within one side', counts.internal),
    ...said('counted at different times', counts.apart),
    ...said('counted only stated', counts.stated),
    ...said('counted one-sided', counts.oneSided),
  ];
  return [
    kinds.length > 0 ? voice.say('disagreements of', counted, kinds.join(', ')) : counted,
    ...(beside.length > 0 ? [voice.say('beside them', beside.join(', '))] : []),
  ].join('; ');
}
