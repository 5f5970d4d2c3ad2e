import { CONTRADICTIONS, COUNTS } from '../words/shared';
import { conditionWords } from '../../analysis/claims/conditions';
import {
  compareContradictions,
  contradictionsOn,
  isCountedContradiction,
  type Contradiction,
} from '../../analysis/contradictions';
import { fragilityOfContradiction } from '../../intercoder/fragility/fragility';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { Task } from '../../util/task';
import type { ViewContext } from '../facts/facts';
import { lookOfSign, STANCE_SIGN } from '../words/stanceLook';
import { firstOfLists } from '../facts/firstOfLists';
import { childKey, firstRows, lazyRows, treeRow, type TreeRow } from './tree';
import { fragilityText } from '../words/foundAgainText';
import { labelText } from '../words/label';
import { actorLabel, issueLabel, joinCounts } from '../words/nameLabels';
import { safeFileText, type TextLine } from '../words/text';
import { joinSpoken, SPOKEN_SIDE } from '../words/spoken';
import { positionRow, sectionRow } from './treeRows';
import { phrases } from '../../util/phrase';

/** The sections of shifts and contradictions, and of those whose order is unknown; none where there
 * are none. A task. */
export function* contradictionSections(context: ViewContext): Task<TreeRow[]> {
  const lists = yield* contradictionLists(context);
  const isCounted = lists.map((list) => list.filter(isCountedContradiction));
  const isOther = lists.map((list) => list.filter((one) => !isCountedContradiction(one)));
  return [
    ...sectionOf(context, 'contradictions', isCounted),
    ...sectionOf(context, 'order unknown', isOther),
  ];
}

const SECTIONS = {
  contradictions: phrases({
    section: 'Shifts and contradictions',
    about:
      'One actor moved from one side to the other, or is on both. Not counted among the disagreements.',
  }),
  'order unknown': phrases({
    section: 'Both sides, not counted',
    about:
      'One actor is on both sides; the dates do not say which came first, or the conditions differ. Not counted.',
  }),
};

function sectionOf(
  context: ViewContext,
  title: keyof typeof SECTIONS,
  lists: readonly (readonly Contradiction[])[],
): TreeRow[] {
  const count = lists.reduce((sum, { length }) => sum + length, 0);
  if (count === 0) return [];
  const key = childKey(undefined, 'section', title);
  const children = firstRows(key, context.localizer, count, (most) =>
    firstOfLists(lists, most, compareContradictions).map((one) =>
      contradictionRow(context, key, one),
    ),
  );
  return [
    sectionRow(
      context,
      key,
      SECTIONS[title],
      context.localizer.text(COUNTS.cases, count),
      children,
    ),
  ];
}

/** The lists of each issue; afterwards the list of all is in the cache. */
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

/** "United States on Talks ⊖ Mar 2023 (Biden) → ⊕ Apr 2024 (Blinken)" for a shift; "⊕ 2 – ⊖ 1
 * positions" for others. */
function contradictionRow(context: ViewContext, parentKey: string, one: Contradiction): TreeRow {
  const { localizer } = context;
  const key = childKey(parentKey, 'row', JSON.stringify([one.actor, one.issue, one.kind]));
  return treeRow({
    key,
    parentKey,
    label: localizer.text(
      '{0} on {1}',
      actorLabel(context, [one.actor]),
      issueLabel(context, one.issue),
    ),
    description: bothSides(context, one),
    icon: one.kind === 'shift' ? 'shift' : 'contradiction',
    contextValue: one.kind === 'shift' ? 'shift' : 'contradiction',
    spoken: () => spokenContradiction(context, one),
    contradiction: one,
    tooltip: () => [
      localizer.line(CONTRADICTIONS[one.kind]),
      ...(one.conditional
        ? [
            localizer.line(
              'No positions for and against hold under the same condition, so this is not counted.',
            ),
          ]
        : []),
      ...fragilityLines(context, one),
    ],
    children: lazyRows(key, localizer, () =>
      sidesOf(one).flatMap(({ records }) =>
        records.map(
          (record) => () => positionRow(context, key, record, speakerOf(context, record)),
        ),
      ),
    ),
  });
}

function fragilityLines(context: ViewContext, one: Contradiction): readonly TextLine[] {
  const stands = isCountedContradiction(one) ? fragilityOfContradiction(one) : undefined;
  return stands ? [[safeFileText(fragilityText(context, stands))]] : [];
}

/** "⊖ Mar 2023 → ⊕ Apr 2024" for a shift; "⊕ 2 – ⊖ 1 positions" for others; and the conditions:
 * "different conditions · ⊕ 1 conditional: if asked". */
export function bothSides(context: ViewContext, one: Contradiction): string {
  const conditions = conditionTexts(context, one, (look) => STANCE_SIGN[look]);
  return joinCounts(turnsOrCounts(context, one), ...conditions);
}

function turnsOrCounts(context: ViewContext, one: Contradiction): string {
  const { localizer } = context;
  if (one.kind !== 'shift') {
    const counts = sidesOf(one).map(
      ({ look, records }) => `${STANCE_SIGN[look]} ${localizer.number(records.length)}`,
    );
    return localizer.text('{0} positions', counts.join(' – '));
  }
  const spoken = one.turns.map((turn, at) => {
    const isLast = at === one.turns.length - 1;
    const date = (isLast ? turn.firstDate : turn.lastDate) ?? '';
    return `${STANCE_SIGN[lookOfSign(turn.sign)]} ${localizer.date(date)}`;
  });
  // The turns between many are shown as child rows.
  const shown = spoken.length > MOST_TURNS ? [spoken[0] ?? '', '…', ...spoken.slice(-2)] : spoken;
  return shown.join(' → ');
}

const MOST_TURNS = 4;

function conditionTexts(
  { localizer }: ViewContext,
  { conditional, records: [plus, minus] }: Contradiction,
  sideText: (look: ContradictionSide['look']) => string,
): readonly string[] {
  const ofSide = (look: ContradictionSide['look'], records: readonly PositionRecord[]) => {
    const own = records.filter(({ position }) => position.condition !== undefined);
    const words = labelText(conditionWords(own).join('; '), MOST_OF_CONDITIONS);
    const count = localizer.text('{0} conditional', own.length);
    return own.length === 0 ? [] : [`${sideText(look)} ${count}: ${words}`];
  };
  return [
    ...(conditional ? [localizer.text('different conditions')] : []),
    ...ofSide('support', plus),
    ...ofSide('oppose', minus),
  ];
}

/** In UTF-16 units; the rows below have more of each. */
const MOST_OF_CONDITIONS = 200;

/** "China on Chinese exports, shift, against, Mar 2023, for, Apr 2024", for a screen reader. */
function spokenContradiction(context: ViewContext, one: Contradiction): string {
  const { localizer } = context;
  const name = actorLabel(context, [one.actor]);
  const isShift = one.kind === 'shift';
  const sides = sidesOf(one).flatMap(({ look, records }, at) => {
    const { lastDate, firstDate } = one.turns[at] ?? {};
    const date = at === one.turns.length - 1 ? firstDate : lastDate;
    const when = date === undefined ? '' : localizer.date(date);
    return [
      localizer.text(SPOKEN_SIDE[look]),
      isShift ? when : localizer.text(COUNTS.positions, records.length),
    ];
  });
  const about = localizer.text('{0} on {1}', name, issueLabel(context, one.issue));
  const conditions = conditionTexts(context, one, (look) => localizer.text(SPOKEN_SIDE[look]));
  return joinSpoken(about, localizer.text(CONTRADICTIONS[one.kind]), ...sides, ...conditions);
}

export interface ContradictionSide {
  readonly look: 'support' | 'oppose';
  readonly records: readonly PositionRecord[];
}

/** The two sides, or the turns. */
export function sidesOf({ records: [plus, minus], turns }: Contradiction): ContradictionSide[] {
  if (turns.length > 0) {
    return turns.map(({ sign, records }) => ({ look: sign > 0 ? 'support' : 'oppose', records }));
  }
  return [
    { look: 'support', records: plus },
    { look: 'oppose', records: minus },
  ];
}

/** The speaker, or the actor itself. */
function speakerOf(context: ViewContext, { speaker, actors }: PositionRecord): string {
  return actorLabel(context, speaker === undefined ? actors : [speaker]);
}
