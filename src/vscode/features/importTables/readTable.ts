import * as vscode from 'vscode';
import {
  importMessage,
  labelText,
  listedEntries,
  decodeBytes,
  type EntryRow,
  type Table,
} from '../../../core';
import { readForeign } from '../../../formats/readForeign';
import { voice } from '../../derived/viewContext';
import { messageName } from '../../documents/words';
import { host } from '../../host/host';
import { tell } from '../../host/tell';
import type { Services } from '../../services';
import { pickOne } from '../../ui/quickPick';

/** Asks for a file with tables, or for several lists. Undefined when the user left. */
export async function openFiles(
  memory: vscode.Memento,
  title: string,
  extensions: readonly string[],
  canSelectMany: boolean,
): Promise<readonly vscode.Uri[] | undefined> {
  const last = memory.get<string>(MEMORY);
  const files = await vscode.window.showOpenDialog({
    canSelectMany,
    title,
    openLabel: vscode.l10n.t('Import'),
    filters: {
      [vscode.l10n.t('Tables')]: [...extensions],
      [vscode.l10n.t('All files')]: ['*'],
    },
    ...(last === undefined ? {} : { defaultUri: vscode.Uri.parse(last) }),
  });
  const [first] = files ?? [];
  if (first) await memory.update(MEMORY, vscode.Uri.joinPath(first, '..').toString());
  return files;
}

const MEMORY = 'import.tables';

/** The tables of a file; what keeps one from being read is told. Undefined where there are none, or it was given up. */
export async function readTables(
  { extension, log }: Services,
  uri: vscode.Uri,
): Promise<readonly Table[] | undefined> {
  const name = nameOf(uri);
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Reading {0}', messageName(name)),
      cancellable: true,
    },
    async (_progress, token) => {
      const isCancelled = (): boolean => token.isCancellationRequested;
      try {
        const { size } = await vscode.workspace.fs.stat(uri);
        const place = { name, size, bytes: async () => vscode.workspace.fs.readFile(uri) };
        const load = (id: string) => host.loadFormat(extension, id);
        const { tables, problems } = await readForeign(place, load, { isCancelled });
        if (isCancelled()) return undefined;
        if (tables.length > 0) return tables;
        const [problem] = problems;
        const message = problem
          ? vscode.l10n.t(importMessage(problem))
          : vscode.l10n.t(
              'There is no table in this file. Choose a CSV file or an Excel workbook.',
            );
        void tell('error', `${messageName(name)}: ${message}`);
      } catch (error) {
        log.error(`reading ${uri.toString()}`, error);
        void tell(
          'error',
          vscode.l10n.t('{0} cannot be read. Nothing was imported.', messageName(name)),
        );
      }
      return undefined;
    },
  );
}

/** A table of a file: the usual one of a workbook of ours, the only one, else the one that the user takes. */
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

/** Names of a text file, a line each; undefined for what is no text. */
export async function readList(uri: vscode.Uri): Promise<readonly EntryRow[] | undefined> {
  try {
    const { text, clean } = decodeBytes(await vscode.workspace.fs.readFile(uri), TextDecoder);
    return clean ? listedEntries(nameOf(uri), text) : undefined;
  } catch {
    return undefined;
  }
}

export function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) ?? '';
}

export function rowsText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 row') : vscode.l10n.t('{0} rows', voice.number(count));
}
