import * as vscode from 'vscode';
import {
  articlesFromTables,
  COLUMN_ROLES,
  guessColumns,
  labelText,
  undecidedDates,
  type ColumnMapping,
  type ColumnRole,
  type DayOrder,
  type Table,
  type TableChoice,
} from '../../../core';
import { localizer } from '../../derived/viewContext';
import { columnName, columnRows, sampleOf } from '../../imports/columnRows';
import { rowsText } from '../../imports/reportText';
import { headed, pickOne, type PickRow } from '../../ui/quickPick';
import type { ReadUri, UriWithTables } from './readFiles';

/** Asks for the role of each table's columns, with a guess that Enter accepts, and turns its rows
 * into articles. Tables with the same columns are asked about once; sheets without a text are
 * skipped where another sheet has one. Undefined when the user left. */
export async function withColumns(
  files: readonly UriWithTables[],
): Promise<readonly ReadUri[] | undefined> {
  const chosen = new Map<string, TableChoice>();
  const read: ReadUri[] = [];
  for (const { tables, fromHtml, ...file } of files) {
    const withText = tables.filter((table) => guessColumns(table).text !== undefined);
    const asked = withText.length > 0 ? withText : tables.slice(0, 1);
    for (const table of asked) {
      if (chosen.has(keyOf(table))) continue;
      const choice = await chosenColumns(table, file.name);
      if (!choice) return undefined;
      chosen.set(keyOf(table), choice);
    }
    const choiceOf = (table: Table): TableChoice => chosen.get(keyOf(table)) ?? { mapping: {} };
    const { articles, problems } = articlesFromTables(tables, choiceOf, fromHtml);
    read.push({
      ...file,
      articles: [...file.articles, ...articles],
      problems: [...file.problems, ...problems],
    });
  }
  return read;
}

function keyOf({ columns }: Table): string {
  return JSON.stringify(columns);
}

async function chosenColumns(table: Table, file: string): Promise<TableChoice | undefined> {
  let mapping: ColumnMapping = guessColumns(table);
  for (;;) {
    const role = await askedRole(table, file, mapping);
    if (role === undefined) return undefined;
    if (role !== READ) {
      mapping = await withRole(table, mapping, role);
      continue;
    }
    const dates = await askedDates(table, mapping);
    if (dates === 'left') return undefined;
    if (dates !== 'back') return { mapping, dayOrder: dates };
  }
}

/** The value that Enter takes: the columns as they are shown. */
const READ = 'read';

async function askedRole(
  table: Table,
  file: string,
  mapping: ColumnMapping,
): Promise<ColumnRole | typeof READ | undefined> {
  const name = labelText(table.name === '' ? file : `${file}, ${table.name}`);
  const read: PickRow<typeof READ> = {
    label: `$(check) ${vscode.l10n.t('Read the Table with These Columns')}`,
    description: rowsText(table.rows.length),
    value: READ,
  };
  const picked = await pickOne<ColumnRole | typeof READ>({
    title: vscode.l10n.t('Import Articles: {0}', name),
    placeholder: vscode.l10n.t('Check what each column is used for; choose a row to change it'),
    rows: [
      ...(mapping.text === undefined ? [] : [read]),
      ...headed(
        vscode.l10n.t('Columns'),
        COLUMN_ROLES.map((role) => roleRow(table, role, mapping[role])),
      ),
    ],
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

function roleRow(table: Table, role: ColumnRole, column: number | undefined): PickRow<ColumnRole> {
  const name = column === undefined ? vscode.l10n.t('no column') : columnName(table, column);
  return {
    label: vscode.l10n.t('{0}: {1}', roleText(role), name),
    description: column === undefined ? '' : sampleOf(table, column),
    value: role,
  };
}

function roleText(role: ColumnRole): string {
  switch (role) {
    case 'text':
      return vscode.l10n.t('Text');
    case 'title':
      return vscode.l10n.t('Title');
    case 'author':
      return vscode.l10n.t('Author');
    case 'source':
      return vscode.l10n.t('Source');
    case 'date':
      return vscode.l10n.t('Date');
    case 'url':
      return vscode.l10n.t('Web address');
    case 'id':
      return vscode.l10n.t('Id that identifies the article in later imports');
  }
}

/** Gives a column a role and takes the role from the column that had it. The text column stays the
 * same where none is chosen. */
async function withRole(
  table: Table,
  mapping: ColumnMapping,
  role: ColumnRole,
): Promise<ColumnMapping> {
  const rows = columnRows(table);
  const none = { label: vscode.l10n.t('No Column'), value: -1 };
  const current = mapping[role];
  const picked = await pickOne<number>({
    title: roleText(role),
    placeholder: vscode.l10n.t('Choose a column of the table'),
    rows: role === 'text' ? rows : [...rows, none],
    ...(current === undefined ? {} : { first: current }),
    canGoBack: true,
  });
  if (picked.kind !== 'value') return mapping;
  const others = Object.entries(mapping).filter(
    ([other, column]) => other !== role && column !== picked.value,
  );
  const changed: ColumnMapping = Object.fromEntries(others);
  return picked.value < 0 ? changed : { ...changed, [role]: picked.value };
}

/** Asks for the order of dates that can be read in two ways; undefined where there are none, and
 * where these articles are to have no date. */
async function askedDates(
  table: Table,
  mapping: ColumnMapping,
): Promise<DayOrder | undefined | 'back' | 'left'> {
  const undecided = undecidedDates(table, mapping);
  if (!undecided) return undefined;
  const { example, ways } = undecided;
  const picked = await pickOne<DayOrder | 'none'>({
    title: vscode.l10n.t('Import Articles: Dates'),
    placeholder: vscode.l10n.t('Which day is {0}?', labelText(example)),
    rows: [
      {
        label: localizer.date(ways['day-first']),
        description: vscode.l10n.t('day first'),
        value: 'day-first',
      },
      {
        label: localizer.date(ways['month-first']),
        description: vscode.l10n.t('month first'),
        value: 'month-first',
      },
      {
        label: vscode.l10n.t('Import These Articles without a Date'),
        value: 'none',
      },
    ],
    canGoBack: true,
  });
  if (picked.kind !== 'value') return picked.kind;
  return picked.value === 'none' ? undefined : picked.value;
}
