import * as vscode from 'vscode';
import { labelText, listedEntries, decodeBytes, type EntryRow, type Table } from '../../../core';
import { nameOf } from '../../derived/savePlace';
import { messageName } from '../../documents/words';
import { notify } from '../../host/notify';
import { chosenFiles } from '../../imports/chosenFiles';
import { importText } from '../../imports/importText';
import { readUri } from '../../imports/readUri';
import { rowsText } from '../../imports/reportText';
import type { Services } from '../../services';
import { pickOne } from '../../ui/quickPick';

/** Asks for a file with tables, or for several lists. Undefined when the user left. */
export function openFiles(
  memory: vscode.Memento,
  title: string,
  extensions: readonly string[],
  canSelectMany: boolean,
): Promise<readonly vscode.Uri[] | undefined> {
  const kind = vscode.l10n.t('Tables');
  return chosenFiles(memory, {
    title,
    kind,
    extensions,
    canSelectMany,
    memoryKey: 'import.tables',
  });
}

/** The tables of a file; none, with a message, where it has none or cannot be read. Undefined when
 * the user cancelled. */
export async function readTables(
  services: Services,
  uri: vscode.Uri,
): Promise<readonly Table[] | undefined> {
  const read = await readUri(services, uri);
  if (typeof read === 'string') return read === 'cancelled' ? undefined : [];
  const { tables, problems } = read;
  if (tables.length === 0) {
    const [problem] = problems;
    const message = problem
      ? importText(problem)
      : vscode.l10n.t('There is no table in this file. Choose a CSV file or an Excel workbook.');
    void notify('error', `${messageName(nameOf(uri))}: ${message}`);
  }
  return tables;
}

/** A table of a file: the standard one of a workbook of ours, the only one, otherwise the user's
 * choice. */
export async function chooseTable(
  tables: readonly Table[],
  usual: string,
  title: string,
): Promise<Table | undefined> {
  const found = tables.find(({ name }) => name.toLowerCase() === usual);
  const [first, ...more] = tables;
  if (found || more.length === 0) return found ?? first;
  const picked = await pickOne<Table>({
    title,
    placeholder: vscode.l10n.t('Which sheet of the workbook?'),
    rows: tables.map((table) => ({
      label: labelText(table.name),
      description: rowsText(table.rows.length),
      value: table,
    })),
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

/** The names in a text file, one per line; undefined if it is no text. */
export async function readList(uri: vscode.Uri): Promise<readonly EntryRow[] | undefined> {
  try {
    const { text, clean } = decodeBytes(await vscode.workspace.fs.readFile(uri), TextDecoder);
    return clean ? listedEntries(nameOf(uri), text) : undefined;
  } catch {
    return undefined;
  }
}
