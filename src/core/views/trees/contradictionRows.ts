import {
  compareContradictions,
  contradictionsOn,
  type Contradiction,
} from '../../analysis/contradictions';
import { dateBounds } from '../../analysis/records/dates';
import { compareText } from '../../model/order';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { Task } from '../../util/task';
import type { ViewContext } from '../facts/facts';
import { actorName } from '../words/names';
import { STANCE_SIGN } from '../words/stanceLook';
import { firstOfLists } from '../facts/firstOfLists';
import { childKey, firstRows, lazyRows, treeRow, type TreeRow } from './tree';
import { actorLabel, issueLabel } from '../words/nameLabels';
import { positionRow, sectionRow } from './treeRows';

/** The section of *Shifts and contradictions*; none when there are none. In steps. */
export function* contradictionsSection(context: ViewContext): Task<TreeRow[]> {
  const lists = yield* contradictionLists(context);
  const count = lists.reduce((sum, { length }) => sum + length, 0);
  if (count === 0) return [];
  const key = childKey(undefined, 'section', 'contradictions');
  const children = firstRows(key, context.voice, count, (most) =>
    firstOfLists(lists, most, compareContradictions).map((one) =>
      contradictionRow(context, key, one),
    ),
  );
  return [sectionRow(context, key, 'section contradictions', count, children)];
}

/** Those of each issue; who asks the facts for all of them finds them made. */
export function* contradictionLists({
  facts,
}: ViewContext): Task<readonly (readonly Contradiction[])[]> {
  const lists: (readonly Contradiction[])[] = [];
  for (const on of facts.analysis.issues.values()) {
    lists.push(contradictionsOn(on));
    yield undefined;
  }
  return lists;
}

/** "Wang Yi on Talks   ⊖ Mar 2023 → ⊕ Apr 2024" for a shift; "⊕ 2 – ⊖ 1" for a contradiction. */
function contradictionRow(context: ViewContext, parentKey: string, one: Contradiction): TreeRow {
  const { voice } = context;
  const key = childKey(
    parentKey,
    'row',
    JSON.stringify([one.actor, one.issue, one.speaker ?? null]),
  );
  return treeRow({
    key,
    parentKey,
    label: voice.say(
      'actor on issue',
      contradictionName(context, one),
      issueLabel(context, one.issue),
    ),
    description: bothSides(context, one),
    icon: one.shift ? 'shift' : 'contradiction',
    contextValue: one.shift ? 'shift' : 'contradiction',
    contradiction: one,
    tooltip: () => [
      voice.line(one.shift ? 'shift' : 'contradiction'),
      ...(one.speaker === undefined
        ? []
        : [
            voice.line(
              'speaker for',
              actorLabel(context, [one.speaker]),
              actorLabel(context, [one.actor]),
            ),
          ]),
    ],
    children: lazyRows(key, voice, () =>
      sidesOf(one).flatMap(({ records }) =>
        records.map((record) => () => positionRow(context, key, record)),
      ),
    ),
  });
}

/** "⊖ Mar 2023 → ⊕ Apr 2024" for a shift; "⊕ 2 – ⊖ 1" for a contradiction. */
export function bothSides({ voice }: ViewContext, one: Contradiction): string {
  const [before, after] = sidesOf(one);
  const said = ({ look }: ContradictionSide, date: string | undefined): string =>
    `${STANCE_SIGN[look]} ${date === undefined ? voice.say('undated') : voice.date(date)}`;
  return one.shift
    ? `${said(before, before.lastDate)} → ${said(after, after.firstDate)}`
    : [before, after]
        .map(({ look, records }) => `${STANCE_SIGN[look]} ${String(records.length)}`)
        .join(' – ');
}

export interface ContradictionSide {
  readonly look: 'support' | 'oppose';
  readonly records: readonly PositionRecord[];
  /** Of a shift; of a contradiction nobody says when. */
  readonly firstDate: string | undefined;
  readonly lastDate: string | undefined;
}

/** For and against; of a shift, the earlier side first. */
export function sidesOf({ records: [plus, minus], shift }: Contradiction): Sides {
  const sideOf = (
    look: ContradictionSide['look'],
    records: readonly PositionRecord[],
  ): ContradictionSide => ({ look, records, ...dateBounds(shift ? records : []) });
  const [plusSide, minusSide] = [sideOf('support', plus), sideOf('oppose', minus)];
  const isMinusFirst =
    shift && compareText(plusSide.firstDate ?? '', minusSide.firstDate ?? '') > 0;
  return isMinusFirst ? [minusSide, plusSide] : [plusSide, minusSide];
}

type Sides = readonly [ContradictionSide, ContradictionSide];

/** Whoever speaks has changed sides; an actor without a speaker speaks for itself. */
export function contradictionName({ facts, voice }: ViewContext, one: Contradiction): string {
  return actorName(facts.codebook, one.speaker ?? one.actor, voice);
}
