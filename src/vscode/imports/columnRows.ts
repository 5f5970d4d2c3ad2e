import * as vscode from 'vscode';
import { labelText, type Table } from '../../core';
import type { PickRow } from '../ui/quickPick';

/** The columns of a table to choose from, each with what it has. */
export function columnRows(table: Table): readonly PickRow<number>[] {
  return table.columns.map((_, column) => ({
    label: columnName(table, column),
    description: sampleOf(table, column),
    value: column,
  }));
}

export function columnName({ columns }: Table, column: number): string {
  return labelText(columns[column] ?? '');
}

/** The first cell that is not empty. */
export function sampleOf({ rows }: Table, column: number): string {
  const row = rows.find((cells) => (cells[column]?.trim() ?? '') !== '');
  return row ? labelText(row[column]?.slice(0, 200) ?? '', 80) : vscode.l10n.t('empty');
}
