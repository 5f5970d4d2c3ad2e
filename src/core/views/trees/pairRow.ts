import { COUNTS } from '../words/shared';
import type { Period } from '../../analysis/disagreements/pairs';
import { recordCount } from '../../analysis/disagreements/recordCount';
import { exceptionsAt, isMixedAt, rowOfPeriod } from '../../analysis/disagreements/rowSides';
import { isTwoSidedKind } from '../../analysis/disagreements/kinds';
import type { Disagreement } from '../../analysis/disagreements/whoDisagrees';
import { fragilityOf, fragilityOfPeriod } from '../../intercoder/fragility/fragility';
import { addAll } from '../../util/lists';
import type { ViewContext } from '../facts/facts';
import { fragilityText } from '../words/foundAgainText';
import { actorLabel, issueLabel, namesInRow } from '../words/nameLabels';
import { actorName } from '../words/names';
import { mixedRowText } from '../words/mixedText';
import { netLook, netSign } from '../words/netLook';
import { changedSidesText, periodsText, periodText } from '../words/periodText';
import { joinSpoken, SPOKEN_SIDE } from '../words/spoken';
import { fileText, joined, safeFileText, words, type TextLine } from '../words/text';
import { childKey, lazyRows, treeRow, type TreeRow } from './tree';
import { positionRow, relationRow } from './treeRows';
import { KIND_WORDS } from '../words/kindWords';

/** The evidence of the rows of one issue and pair: of a row with several periods these, then the
 * quotes of the first actor, those of the second, and the words that state it. */
function evidenceRows(
  context: ViewContext,
  parentKey: string,
  rows: readonly Disagreement[],
): (most?: number) => readonly TreeRow[] {
  const { facts, localizer } = context;
  return lazyRows(parentKey, localizer, () => {
    const inParts = rows.filter(({ periods }) => periods.length > 1);
    const whole = rows.filter(({ periods }) => periods.length < 2);
    const positions = ([0, 1] as const).flatMap((side) => [
      ...new Set(whole.flatMap((row) => row.positions[side])),
    ]);
    const relations = new Set(rows.flatMap((row) => row.records));
    return [
      ...inParts.flatMap((row) => periodRows(context, parentKey, row)),
      ...positions
        .flatMap((name) => facts.analysis.recordOf.get(name) ?? [])
        .map(
          (record) => () =>
            positionRow(context, parentKey, record, actorLabel(context, record.actors)),
        ),
      ...[...relations]
        .flatMap((name) => facts.relation(name) ?? [])
        .map((record) => () => relationRow(context, parentKey, record)),
    ];
  });
}

/** "China ⊖ ⊕ United States   2021 · 1 : 1 claims", for each period. */
function periodRows(
  context: ViewContext,
  parentKey: string,
  row: Disagreement,
): readonly (() => TreeRow)[] {
  return row.periods.map((period, at) => () => {
    const own = rowOfPeriod(row, period);
    const shown = pairRow(context, parentKey, [own], {
      label: pairInRow(context, own),
      description: periodText(context.localizer, period),
      key: childKey(parentKey, 'period', `${row.kind} ${String(at)}`),
    });
    return { ...shown, tooltip: () => pairTooltip(context, [own], period) };
  });
}

/** One row for the disagreement of two actors on one issue: its derived, stated and internal rows
 * together. */
export function pairRow(
  context: ViewContext,
  parentKey: string | undefined,
  rows: readonly Disagreement[],
  given: { readonly label: string; readonly description: string; readonly key?: string },
): TreeRow {
  const [first] = rows;
  const key = given.key ?? childKey(parentKey, 'pair', JSON.stringify(first?.actors ?? []));
  return treeRow({
    key,
    parentKey,
    label: given.label,
    description: given.description,
    icon: rows.every(({ kind }) => kind === 'stated') ? 'stated' : 'disagreement',
    contextValue: 'disagreement',
    pair: first,
    spoken: () => (first ? spokenPair(context, first, given) : given.label),
    children: evidenceRows(context, key, rows),
    tooltip: () => pairTooltip(context, rows),
  });
}

export function quoteCount({ localizer }: ViewContext, rows: readonly Disagreement[]): string {
  return localizer.text(COUNTS.quotes, recordCount(rows));
}

/** Explains "1 : 1 claims" and "mixed" of a row. */
function weightNotes({ facts, localizer }: ViewContext, row: Disagreement): readonly TextLine[] {
  const names = row.actors.map((id) => safeFileText(actorName(facts.codebook, id, localizer)));
  const [one = [], other = []] = names.map((name) => [name]);
  const [a, b] = row.claims.map((count) => localizer.number(count));
  const mixed: TextLine[] = [];
  const mostly: TextLine[] = [];
  for (const at of [0, 1] as const) {
    const name = names[at];
    if (!name || !isMixedAt(row, at)) continue;
    const exceptions = exceptionsAt(row, at);
    if (exceptions === 0) mixed.push([name]);
    else
      mostly.push([
        name,
        words(` ${localizer.text(['with {0} exception', 'with {0} exceptions'], exceptions)}`),
      ]);
  }
  const changed = changedSidesText(localizer, facts.codebook, row);
  return [
    ...(changed === undefined ? [] : [[safeFileText(changed)]]),
    ...(isTwoSidedKind(row.kind)
      ? [localizer.line('{0} : {1} – claims of {2} and of {3}', a ?? '', b ?? '', one, other)]
      : []),
    ...mostly,
    ...(mixed.length > 0
      ? [localizer.line('mixed – on both sides: {0}', joined(mixed, ', '))]
      : row.mixed && mostly.length === 0
        ? [localizer.line('mixed')]
        : []),
  ];
}

/** "China, against, 3 claims, United States, for, 1 claim, Student interrogations, 2024", for a
 * screen reader. */
function spokenPair(
  context: ViewContext,
  row: Disagreement,
  given: { readonly label: string; readonly description: string },
): string {
  const { facts, localizer } = context;
  const { stances, claims, kind } = row;
  if (kind === 'stated') {
    const names = row.actors.map((id) => actorName(facts.codebook, id, localizer)).join(', ');
    const spoken = localizer.text('Stated disagreement: {0}', names);
    return joinSpoken(spoken, issueLabel(context, row.issue), quoteCount(context, [row]));
  }
  // Its label and description say all of it.
  if (!isTwoSidedKind(kind)) return joinSpoken(given.label, given.description);
  const changed = changedSidesText(localizer, facts.codebook, row);
  const sides = row.actors.flatMap((id, at) => [
    actorName(facts.codebook, id, localizer),
    changed === undefined ? localizer.text(SPOKEN_SIDE[netLook(stances[at])]) : '',
    localizer.text(COUNTS.claims, claims[at] ?? 0),
  ]);
  const { periods } = row;
  const { days } = periods[0] ?? row;
  const when = days ? localizer.period(days.first, days.last) : '';
  return joinSpoken(
    ...sides,
    issueLabel(context, row.issue),
    changed ?? (periods.length > 1 ? periodsText(localizer, periods) : when),
    kind === 'derived' ? '' : localizer.text(KIND_WORDS[kind].remark),
    mixedRowText(localizer, row) ?? '',
  );
}

/** "⊖ – ⊕", for a row whose actors are named above it; "⊙ – ⊙" where they have changed sides. */
export function signsOf(row: Disagreement): string {
  const [one, other] = row.stances;
  return one && other ? `${netSign(one)} – ${netSign(other)}` : '';
}

/** "China ⊖ – ⊕ United States" */
export function pairWithSigns(context: ViewContext, row: Disagreement): string {
  const [a = '', b = ''] = row.actors.map((id) =>
    actorName(context.facts.codebook, id, context.localizer),
  );
  return namesWithSigns([a, b], row);
}

/** "China ⊖ ⊕ U.S.", for the label of a row; where one has no sign, "China – ⊕ U.S." */
export function pairInRow(context: ViewContext, row: Disagreement): string {
  const names = namesInRow(context, row.actors);
  return namesWithSigns(names, row, row.stances.every(Boolean) ? '' : '–');
}

function namesWithSigns(
  [a, b]: readonly [string, string],
  row: Disagreement,
  between = '–',
): string {
  // An actor without a coded position has no sign, since "none" is not "neutral".
  const [left, right] = row.stances.map((stance) => (stance ? netSign(stance) : ''));
  return [a, left, between, right, b].filter(Boolean).join(' ');
}

function pairTooltip(
  context: ViewContext,
  rows: readonly Disagreement[],
  period?: Period,
): TextLine[] {
  const { facts, localizer } = context;
  return rows.slice(0, 8).flatMap((row) => {
    const issue = row.issue === undefined ? undefined : facts.codebook.issues.get(row.issue);
    const head: TextLine = [
      safeFileText(pairWithSigns(context, row), 'strong'),
      words(' · '),
      safeFileText(issueLabel(context, row.issue)),
    ];
    const notes: TextLine[] = [];
    if (row.kind === 'internal') notes.push(localizer.line('within one side'));
    if (row.kind !== 'stated' && row.stated) notes.push(localizer.line('also stated in the text'));
    addAll(notes, weightNotes(context, row));
    const on = facts.analysis.on(row.issue);
    const stands = period ? fragilityOfPeriod(on, row, period) : fragilityOf(on, row);
    if (stands) notes.push([safeFileText(fragilityText(context, stands))]);
    const statement = issue?.statement;
    return [
      head,
      ...(statement === undefined
        ? []
        : [localizer.line('Statement: {0}', fileText(statement, 'plain', 300))]),
      ...notes,
    ];
  });
}
