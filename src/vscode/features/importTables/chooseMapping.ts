import * as vscode from 'vscode';
import {
  ALL_FIELDS,
  labelText,
  mappingText,
  POSITION_COLUMNS,
  readMapping,
  type PositionColumn,
  type PositionMapping,
  type Table,
} from '../../../core';
import { notify } from '../../host/notify';
import { keepMapping, openMapping } from '../../imports/mappingFiles';
import { pickOne, type Picked, type PickRow } from '../../ui/quickPick';
import { localizer } from '../../derived/viewContext';

/** What was chosen for a table. */
export interface ChosenMapping {
  readonly mapping: PositionMapping;
  /** Whether actors, issues and coders that the codebook lacks are added to it. */
  readonly mayAdd: boolean;
}

type Answer = 'take' | 'add' | 'open' | 'keep' | PositionColumn;

/** Shows the meaning of each column, at first a guess; Enter accepts it. Undefined when the user
 * left. */
export async function chooseMapping(
  table: Table,
  before: ChosenMapping,
): Promise<ChosenMapping | undefined> {
  let chosen = before;
  for (;;) {
    const picked: Picked<Answer> = await pickOne<Answer>({
      title: vscode.l10n.t('Import Positions'),
      placeholder: vscode.l10n.t('Check what each column is used for; choose a row to change it'),
      step: 1,
      totalSteps: 2,
      first: 'take',
      rows: mappingRows(chosen, table),
    });
    if (picked.kind !== 'value') return undefined;
    switch (picked.value) {
      case 'take':
        if (isComplete(chosen.mapping)) return chosen;
        break;
      case 'add':
        chosen = { ...chosen, mayAdd: !chosen.mayAdd };
        break;
      case 'open':
        chosen = { ...chosen, mapping: (await openMapping(readMapping)) ?? chosen.mapping };
        break;
      case 'keep':
        await keepMapping(mappingText(chosen.mapping));
        break;
      default:
        chosen = { ...chosen, mapping: await withColumn(chosen.mapping, picked.value, table) };
    }
  }
}

function isComplete({ columns }: PositionMapping): boolean {
  if (columns.article !== undefined) return true;
  void notify('warning', vscode.l10n.t('Choose the column that names the article of each row.'));
  return false;
}

function mappingRows({ mapping, mayAdd }: ChosenMapping, table: Table): readonly PickRow<Answer>[] {
  const { columns, fields, stances } = mapping;
  const mapped = POSITION_COLUMNS.filter((name) => columns[name] !== undefined);
  const unmapped = POSITION_COLUMNS.filter((name) => columns[name] === undefined);
  const more = [
    [...fields].map(([field, column]) => `${field}: ${column}`).join(', '),
    [...stances].map(([word, stance]) => `${word} = ${stance}`).join(', '),
  ].filter((text) => text !== '');
  return [
    {
      label: `$(check) ${vscode.l10n.t('Read the Table with These Columns')}`,
      description: labelText(more.join(' · ')),
      value: 'take',
    },
    separator(vscode.l10n.t('Columns')),
    ...mapped.map((name) => columnRow(table, name, columns[name])),
    separator(vscode.l10n.t('Unknown names')),
    {
      label: mayAdd
        ? vscode.l10n.t('Add new actors, issues and coders to the codebook')
        : vscode.l10n.t('Skip rows with unknown actors, issues or coders'),
      value: 'add',
    },
    separator(vscode.l10n.t('Mapping file')),
    { label: vscode.l10n.t('Use Mapping File…'), value: 'open' },
    { label: vscode.l10n.t('Save as Mapping File…'), value: 'keep' },
    separator(vscode.l10n.t('Not in the table')),
    ...unmapped.map((name) => columnRow(table, name, undefined)),
  ];
}

function separator(label: string): PickRow<Answer> {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function columnRow(
  table: Table,
  name: PositionColumn,
  column: string | undefined,
): PickRow<Answer> {
  if (column === undefined) return { label: columnName(name), value: name };
  const label = vscode.l10n.t('{0}: {1}', columnName(name), labelText(column));
  return { label, description: sampleOf(table, table.columns.indexOf(column)), value: name };
}

/** The name of a column in words, as in the mapping file. */
function columnName(name: PositionColumn): string {
  const known = ALL_FIELDS.find(({ file }) => file === name);
  if (known) return localizer.text(known.imported.label ?? known.label);
  const names = {
    article: vscode.l10n.t('Article'),
    id: vscode.l10n.t('Id of the row'),
    quote: vscode.l10n.t('Quote'),
    start: vscode.l10n.t('Start of the quote'),
    end: vscode.l10n.t('End of the quote'),
    'article-date': vscode.l10n.t('Date of the article'),
  } as const;
  return names[name as keyof typeof names];
}

async function withColumn(
  mapping: PositionMapping,
  name: PositionColumn,
  table: Table,
): Promise<PositionMapping> {
  const samples = table.columns.map((column, at) => ({
    label: labelText(column),
    description: sampleOf(table, at),
    value: at,
  }));
  const { [name]: now, ...others } = mapping.columns;
  const picked = await pickOne<number>({
    title: columnName(name),
    placeholder: vscode.l10n.t('Choose a column of the table'),
    canGoBack: true,
    rows: [{ label: vscode.l10n.t('No Column'), value: -1 }, ...samples],
    first: now === undefined ? -1 : table.columns.indexOf(now),
  });
  if (picked.kind !== 'value') return mapping;
  const column = table.columns[picked.value];
  return { ...mapping, columns: column === undefined ? others : { ...others, [name]: column } };
}

/** The first cells of a column, as a sample. */
function sampleOf({ rows }: Table, at: number): string {
  const cells = rows.slice(0, 20).map((row) => row[at]?.trim() ?? '');
  const some = [...new Set(cells)].filter((cell) => cell !== '').slice(0, 3);
  return labelText(some.join(' · ').slice(0, 200), 80);
}
