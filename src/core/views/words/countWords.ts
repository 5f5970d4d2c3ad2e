import { COUNTS } from './shared';
import type { KindCounts } from '../../analysis/disagreements/kindCounts';
import {
  COUNTED_KINDS,
  isCountedKind,
  KINDS_IN_COUNTS,
  type DisagreementKind,
} from '../../analysis/disagreements/kinds';
import type { CountedPairs } from '../../counted/counted';
import { sum } from '../../util/lists';
import {
  countedLine,
  joinedCounts,
  plainCounts,
  type CountedLink,
  type CountedText,
} from './countedText';
import type { Localizer } from './localizer';
import { KIND_WORDS } from './kindWords';

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
  const all = sum(COUNTED_KINDS.map((kind) => counts[kind]));
  const counted = countedLine(localizer, COUNTS.disagreements, {
    count: all,
    opens: linkTo('disagreements', all),
  });
  const listed = (kinds: readonly DisagreementKind[]): CountedText =>
    joinedCounts(
      kinds
        .filter((kind) => counts[kind] > 0)
        .map((kind) => {
          const figure = { count: counts[kind], opens: linkTo(kind, counts[kind]) };
          return countedLine(localizer, KIND_WORDS[kind].among, figure);
        }),
      ', ',
    );
  const kinds = listed(COUNTED_KINDS);
  const beside = listed(KINDS_IN_COUNTS.filter((kind) => !isCountedKind(kind)));
  return joinedCounts(
    [
      kinds.length > 0 ? countedLine(localizer, '{0}: {1}', counted, kinds) : counted,
      beside.length > 0 ? countedLine(localizer, 'not counted: {0}', beside) : [],
    ],
    '; ',
  );
}

/** "14 → 9 on balance", "0 → 5 within one side": each kind whose number a change changes. */
export function changedCounts(
  localizer: Localizer,
  before: KindCounts,
  after: KindCounts,
): readonly string[] {
  return KINDS_IN_COUNTS.filter((kind) => before[kind] !== after[kind]).map((kind) =>
    localizer.text(KIND_WORDS[kind].among, `${String(before[kind])} → ${String(after[kind])}`),
  );
}
