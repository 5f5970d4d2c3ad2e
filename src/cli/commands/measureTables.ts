import {
  type Coalitions,
  type DateRange,
  type Interval,
  type MeasureDefinition,
  type Moment,
  type SalienceRow,
  LIST_SEPARATOR,
  type Cell,
  type DescribedTable,
} from '../../core';

/** Salience as a table for programs, with a row for each issue in each window. */
export function salienceTable(
  rows: readonly SalienceRow[],
  nameOf: (issue: string) => string,
  definition: MeasureDefinition,
): DescribedTable {
  return tableOf(
    definition,
    [
      ...WINDOW,
      'issue',
      'name',
      'articles',
      'read',
      'complete',
      'not_relevant',
      'share',
      ...INTERVAL,
    ],
    rows.map((row) => [
      ...windowCells(row.window),
      row.issue,
      nameOf(row.issue),
      row.articles,
      row.read,
      row.complete,
      row.notRelevant,
      row.share,
      ...intervalCells(row.interval),
    ]),
  );
}

const SIDES = ['for', 'against', 'mixed', 'neutral'] as const;

/** Issues in windows, as a table; a row without an issue covers all of them. */
export function timelineTable(
  moments: readonly Moment[],
  definition: MeasureDefinition,
): DescribedTable {
  return tableOf(
    definition,
    [
      ...WINDOW,
      'issue',
      'statements',
      'articles',
      'actors',
      ...SIDES,
      'agreement',
      'divisiveness',
      'entropy',
      'polarisation',
      ...INTERVAL,
    ],
    moments.flatMap((moment) => [
      ...moment.issues.map((one) => [
        ...windowCells(moment.window),
        one.issue,
        one.statements,
        one.articles,
        one.actors,
        ...SIDES.map((side) =>
          one.sides.flatMap((own) => (own.side === side ? [own.actor] : [])).join(LIST_SEPARATOR),
        ),
        one.agreement,
        one.divisiveness,
        one.entropy,
        undefined,
        ...intervalCells(one.interval),
      ]),
      [
        ...windowCells(moment.window),
        undefined,
        moment.statements,
        moment.articles,
        moment.actors,
        ...SIDES.map(() => undefined),
        undefined,
        undefined,
        undefined,
        moment.polarisation,
        ...intervalCells(moment.interval),
      ],
    ]),
  );
}

/** A table with a row for each member; those in no coalition have no coalition number. */
export function coalitionsTable(
  { coalitions, alone, verdict }: Pick<Coalitions, 'coalitions' | 'alone' | 'verdict'>,
  definition: MeasureDefinition,
): DescribedTable {
  return tableOf(
    definition,
    ['coalition', 'member', 'label', 'stability', 'coalition_stability', 'verdict'],
    [
      ...coalitions.flatMap(({ members, stability }, at) =>
        members.map((member) => [
          at + 1,
          member.id,
          member.label,
          member.stability,
          stability,
          verdict,
        ]),
      ),
      ...alone.map((label) => [undefined, undefined, label, undefined, undefined, verdict]),
    ],
  );
}

function tableOf(
  definition: MeasureDefinition,
  names: readonly string[],
  rows: readonly (readonly Cell[])[],
): DescribedTable {
  const figureOf = (name: string): string =>
    name.startsWith('interval')
      ? 'interval'
      : SIDES.some((side) => side === name)
        ? 'sides'
        : name.replace('coalition_', '');
  const columns = names.map((name) => ({
    name,
    description: definition.figures[figureOf(name)],
  }));
  return { columns, rows, note: definition };
}

const WINDOW = ['window_first', 'window_last'] as const;

function windowCells(window: DateRange | undefined): readonly Cell[] {
  return [window?.first, window?.last];
}

const INTERVAL = ['interval_low', 'interval_high'] as const;

function intervalCells(interval: Interval | undefined): readonly Cell[] {
  return [interval?.low, interval?.high];
}
