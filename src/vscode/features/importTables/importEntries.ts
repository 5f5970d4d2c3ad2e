import * as vscode from 'vscode';
import {
  ENTRY_PROBLEMS,
  entriesEdits,
  entryRows,
  hasUnclearNames,
  labelText,
  planEntries,
  type EntriesPlan,
  type EntryProblem,
  type EntryRow,
  type PlannedEntry,
  type Table,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { recordInCodebook } from '../../corpora/record';
import { nameOf } from '../../derived/savePlace';
import { localizer } from '../../derived/viewContext';
import { messageName } from '../../documents/words';
import { notify } from '../../host/notify';
import { columnRows } from '../../imports/columnRows';
import { reportText } from '../../imports/reportText';
import { tellImported } from '../../imports/notifyImported';
import type { Services } from '../../services';
import { headed, pickOne, pickSeveral, type PickRow } from '../../ui/quickPick';
import { openFiles, readList, readTables } from './readTable';
import { undoImport } from '../../imports/undoImport';

/** Imports actors, issues and keywords from tables, or from lists with a name per line: asks for
 * files, shows what would happen to each entry, then changes the codebook once. */
export function registerImportEntries(services: Services): vscode.Disposable {
  const run = async (files: unknown): Promise<void> => {
    const loaded = services.corpora.active;
    if (!loaded) {
      tellNoCorpus();
      return;
    }
    const title = vscode.l10n.t('Import Codebook Entries');
    const chosen = Array.isArray(files)
      ? (files as readonly unknown[]).filter((file) => file instanceof vscode.Uri)
      : await openFiles(services.memory, title, ['csv', 'tsv', 'tab', 'xlsx', 'txt'], true);
    if (!chosen || chosen.length === 0) return;
    const rows = await readRows(services, chosen);
    if (!rows || rows.length === 0) return;
    const plan = planEntries(rows, loaded.corpus.codebook);
    const entries = await chooseEntries(title, plan);
    if (!entries) return;
    await write(services, loaded, chosen, { ...plan, entries });
  };
  return services.guard.command('policyAnnotator.importEntries', run);
}

/** For a workbook of ours, the sheets that list entries. Undefined when the user cancelled. */
async function readRows(
  services: Services,
  files: readonly vscode.Uri[],
): Promise<readonly EntryRow[] | undefined> {
  const rows: EntryRow[] = [];
  for (const file of files) {
    if (file.path.toLowerCase().endsWith('.txt')) {
      const listed = await readList(file);
      if (!listed) {
        void notify(
          'error',
          vscode.l10n.t(
            '{0} cannot be read. Nothing was imported from it.',
            messageName(nameOf(file)),
          ),
        );
      }
      for (const row of listed ?? []) rows.push(row);
      continue;
    }
    const tables = await readTables(services, file);
    if (!tables) return undefined;
    const listing = tables.filter(({ name }) => /^(?:actors|issues|keywords)$/i.test(name));
    for (const table of listing.length > 0 ? listing : tables.slice(0, 1)) {
      const names = await namesColumn(table, nameOf(file));
      if (names === 'left') return undefined;
      for (const row of entryRows(table, nameOf(file), names)) rows.push(row);
    }
  }
  return rows;
}

/** The column of names, asked for where none of several columns is called so; undefined where it is
 * clear. */
async function namesColumn(table: Table, file: string): Promise<number | 'left' | undefined> {
  if (table.columns.length < 2 || !hasUnclearNames(table)) return undefined;
  const picked = await pickOne<number>({
    title: vscode.l10n.t('Import Codebook Entries: {0}', labelText(file)),
    placeholder: vscode.l10n.t('Choose the column of names'),
    rows: columnRows(table),
  });
  return picked.kind === 'value' ? picked.value : 'left';
}

/** Shows what would happen to each entry; all that change are ticked. Undefined when the user
 * left. */
async function chooseEntries(
  title: string,
  { entries, problems }: EntriesPlan,
): Promise<readonly PlannedEntry[] | undefined> {
  const fresh = entries.filter(({ kind }) => kind === 'new');
  const known = entries.filter(({ kind, aliases }) => kind === 'known' && aliases.length > 0);
  const same = entries.length - fresh.length - known.length;
  const picked = await pickSeveral<PlannedEntry | string>({
    title,
    placeholder: vscode.l10n.t('Select what to import'),
    mayBeEmpty: true,
    ticked: [...fresh, ...known],
    rows: [
      ...headed(vscode.l10n.t('New'), fresh.map(entryRow)),
      ...headed(vscode.l10n.t('Already in the codebook: new names'), known.map(entryRow)),
      ...headed(
        vscode.l10n.t('Already in the codebook: nothing new'),
        same === 0 ? [] : [{ label: entriesText(same), value: 'same' }],
      ),
      ...headed(
        vscode.l10n.t('Problems'),
        problems.map((one, at) => ({
          label: `$(${one.severity}) ${entryText(one)}`,
          value: String(at),
        })),
      ),
    ],
  });
  if (picked.kind !== 'value') return undefined;
  const ticked = new Set(picked.value);
  const chosen = entries.filter((entry) => ticked.has(entry));
  const isMissing = new Set(
    fresh.filter((entry) => !ticked.has(entry)).map(({ layer, id }) => `${layer}:${id}`),
  );
  // An entry whose parent was not ticked gets no parent.
  return chosen.map((entry) => {
    const parent = `${entry.layer}:${entry.partOf ?? ''}`;
    return isMissing.has(parent) ? { ...entry, partOf: undefined } : entry;
  });
}

function entryRow(entry: PlannedEntry): PickRow<PlannedEntry> {
  const { layer, name, type, partOf, aliases, statement, definition } = entry;
  const facts = [layer, type, partOf].filter((fact) => fact !== undefined);
  const more = [...aliases, statement, definition].filter((text) => text !== undefined);
  return {
    label: labelText(name),
    description: facts.map((fact) => labelText(fact)).join(', '),
    ...(more.length === 0 ? {} : { detail: labelText(more.join(' · ')) }),
    value: entry,
  };
}

async function write(
  services: Services,
  loaded: LoadedCorpus,
  files: readonly vscode.Uri[],
  plan: EntriesPlan,
): Promise<void> {
  const edits = entriesEdits(plan);
  const label = vscode.l10n.t('Import of {0}', files.map(nameOf).join(', '));
  const isDone = edits.length > 0 && (await recordInCodebook(services, loaded, edits, label));
  if (edits.length > 0 && !isDone) return;
  const entries = plan.entries;
  await tellImported(services, {
    message: importedText(isDone ? entries.length : 0),
    isWarning: plan.problems.length > 0,
    undo: isDone ? () => undoImport(services, loaded, label) : undefined,
    report: reportText([
      [vscode.l10n.t('Files'), files.map((file) => file.toString())],
      [
        vscode.l10n.t('Written'),
        isDone
          ? [
              ...entries.map(({ layer, id, name }) => `${layer} ${id}: ${labelText(name)}`),
              `  ${loaded.uriOf('codebook.yaml').toString()}`,
            ]
          : [],
      ],
      [vscode.l10n.t('Problems'), plan.problems.map(entryText)],
    ]),
  });
}

/** `people.csv, row 5: …` */
function entryText({ file, row, code, args }: EntryProblem): string {
  const sentence = vscode.l10n.t(ENTRY_PROBLEMS[code], ...args.map((arg) => labelText(arg)));
  return vscode.l10n.t('{0}, row {1}: {2}', labelText(file), row, sentence);
}

function importedText(count: number): string {
  if (count === 0) return vscode.l10n.t('No entry was imported.');
  return count === 1
    ? vscode.l10n.t('1 entry of the codebook was added or changed.')
    : vscode.l10n.t('{0} entries of the codebook were added or changed.', localizer.number(count));
}

function entriesText(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 entry')
    : vscode.l10n.t('{0} entries', localizer.number(count));
}
