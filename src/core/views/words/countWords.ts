import type { KindCounts } from '../../analysis/disagreements/kindCounts';
import type { CountedPairs } from '../../counted/counted';
import {
  countedLine,
  joinedCounts,
  plainCounts,
  type CountedLink,
  type CountedText,
} from './countedText';
import type { Localizer } from './localizer';
import type { WordKey } from './words';

/** "13 disagreements: 12 on balance, 1 at times; beside them 8 within one side, 4 at different
 * times, 1 only stated". */
export function countsText(localizer: Localizer, counts: KindCounts): string {
  return plainCounts(countsLine(localizer, counts, () => undefined));
}

/** Like `countsText`, with the link of each number. */
export function countsLine(
  localizer: Localizer,
  counts: KindCounts,
  linkTo: (which: CountedPairs, count: number) => CountedLink | undefined,
): CountedText {
  const all = { ...counts, disagreements: counts.derived + counts.atTimes };
  const spoken = (key: WordKey, which: CountedPairs): CountedText =>
    countedLine(localizer, key, { count: all[which], opens: linkTo(which, all[which]) });
  const some = (key: WordKey, which: CountedPairs): CountedText =>
    all[which] > 0 ? spoken(key, which) : [];
  const counted = spoken('disagreements', 'disagreements');
  const kinds = joinedCounts(
    [some('counted on balance', 'derived'), some('counted at times', 'atTimes')],
    ', ',
  );
  const beside = joinedCounts(
    [
      some('counted within one side', 'internal'),
      some('counted at different times', 'apart'),
      some('counted only stated', 'stated'),
      some('counted one-sided', 'oneSided'),
    ],
    ', ',
  );
  return joinedCounts(
    [
      kinds.length > 0 ? countedLine(localizer, 'disagreements of', counted, kinds) : counted,
      beside.length > 0 ? countedLine(localizer, 'beside them', beside) : [],
    ],
    '; ',
  );
}
