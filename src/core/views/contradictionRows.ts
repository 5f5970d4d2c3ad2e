import {
  compareContradictions,
  contradictionsOn,
  type Contradiction,
} from '../analysis/contradictions';
import { dateBounds } from '../analysis/dates';
import { compareText } from '../analysis/order';
import type { Steps } from '../model/steps';
import type { ViewContext } from './facts';
import { actorName } from './names';
import { STANCE_SIGN } from './stanceLook';
import { firstOfLists } from './firstOfLists';
import { childKey, firstRows, lazyRows, treeRow, type TreeRow } from './tree';
import { actorLabel, issueLabel, positionRow, sectionRow } from './treeRows';

/** The section of *Shifts and contradictions*; none when there are none. In steps. */
export function* contradictionsSection(context: ViewContext): Steps<TreeRow[]> {
  const lists = yield* listsOf(context);
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

/** Those of each issue. */
function* listsOf({ facts }: ViewContext): Steps<readonly (readonly Contradiction[])[]> {
  const lists: (readonly Contradiction[])[] = [];
  for (const issue of facts.analysis.stances.keys()) {
    lists.push(contradictionsOn(facts.analysis, issue));
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
  const [plus, minus] = one.records;
  const sides = [
    { sign: STANCE_SIGN.support, records: plus, ...dateBounds(plus) },
    { sign: STANCE_SIGN.oppose, records: minus, ...dateBounds(minus) },
  ];
  if (one.shift) sides.sort((a, b) => compareText(a.firstDate ?? '', b.firstDate ?? ''));
  const [before, after] = sides;
  const said = (sign: string | undefined, date: string | undefined) =>
    `${sign ?? ''} ${date === undefined ? voice.say('undated') : voice.date(date)}`;
  const description = one.shift
    ? `${said(before?.sign, before?.lastDate)} → ${said(after?.sign, after?.firstDate)}`
    : sides.map(({ sign, records }) => `${sign} ${String(records.length)}`).join(' – ');
  return treeRow({
    key,
    parentKey,
    label: voice.say(
      'actor on issue',
      contradictionName(context, one),
      issueLabel(context, one.issue),
    ),
    description,
    icon: one.shift ? 'shift' : 'contradiction',
    contextValue: one.shift ? 'shift' : 'contradiction',
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
      sides.flatMap(({ records }) =>
        records.map((record) => () => positionRow(context, key, record)),
      ),
    ),
  });
}

/** Whoever speaks has changed sides; an actor without a speaker speaks for itself. */
export function contradictionName({ facts, voice }: ViewContext, one: Contradiction): string {
  return actorName(facts.codebook, one.speaker ?? one.actor, voice);
}
