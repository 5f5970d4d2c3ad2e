import * as vscode from 'vscode';
import {
  CODEBOOK_FILE,
  decodeBytes,
  foundRun,
  freeId,
  isId,
  labelText,
  normalizeText,
  parseAnnotationFile,
  planMachineImport,
  rowsSkipped,
  RUNS_FOLDER,
  type AnnotationFileEdit,
  type CoderId,
  type FoundRun,
  type MachineFile,
  type PlannedImport,
  type RunRefusal,
} from '../../../core';
import { currentText, type ArticleEdits } from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { mayShowOthers } from '../../corpora/othersWork';
import { nameOf } from '../../derived/savePlace';
import { localizer } from '../../derived/viewContext';
import { messageName } from '../../documents/words';
import { mayWrite } from '../../host/mayWrite';
import { notify } from '../../host/notify';
import { chosenFiles } from '../../imports/chosenFiles';
import { choosePlanned, factRow, type NOTHING } from '../../imports/choosePlanned';
import { tellImported } from '../../imports/notifyImported';
import { reportText } from '../../imports/reportText';
import { undoImport } from '../../imports/undoImport';
import { isRead } from '../../imports/wholeCorpus';
import { writeImport } from '../../imports/writeImport';
import type { Services } from '../../services';
import { pickOne, type Picked, type PickRow } from '../../ui/quickPick';
import { typeLine } from '../../ui/typeLine';
import { refusedRows, rowText } from './previewPositions';

/** *Import Machine Readings*: a file of what a program read becomes its readings, which count
 * nowhere, after a preview of what is taken in and what is not. The run is kept, also where the
 * import is undone. */
export function registerImportReadings(services: Services): vscode.Disposable {
  const run = async (file: unknown): Promise<void> => {
    const loaded = services.corpora.active;
    if (!loaded) {
      tellNoCorpus();
      return;
    }
    if (!mayShowOthers(loaded)) return;
    const [uri] = file instanceof vscode.Uri ? [file] : ((await chosen(services)) ?? []);
    const imported = uri && (await readText(uri));
    if (!uri || imported === undefined || !(await isRead(loaded))) return;
    for (;;) {
      const machine = await askMachine(loaded);
      if (machine.kind !== 'value') return;
      const planned = await plan(services, loaded, imported, machine.value);
      if (!planned) return;
      if (planned.kind === 'refused') {
        void notify('error', refusalText(planned, uri, machine.value));
        return;
      }
      const answer = await preview(loaded, planned);
      if (answer === 'back') continue;
      if (answer === 'import') await write(services, loaded, uri, planned);
      return;
    }
  };
  return services.guard.command('policyAnnotator.importMachineReadings', run);
}

function chosen({ memory }: Services): Promise<readonly vscode.Uri[] | undefined> {
  return chosenFiles(memory, {
    title: vscode.l10n.t('Import Machine Readings'),
    kind: vscode.l10n.t('Readings'),
    extensions: ['jsonl', 'ndjson'],
    canSelectMany: false,
    memoryKey: 'import.readings',
  });
}

/** Normalised; undefined, with a message, where it is no text. */
async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const bytes = await vscode.workspace.fs.readFile(uri).then(undefined, () => undefined);
  const { text = '', clean = false } = bytes ? decodeBytes(bytes, TextDecoder) : {};
  if (clean) return normalizeText(text);
  const name = messageName(nameOf(uri));
  void notify('error', vscode.l10n.t('{0} cannot be read. Nothing was imported.', name));
  return undefined;
}

/** A machine of the codebook, or the id of another one. */
async function askMachine({ corpus }: LoadedCorpus): Promise<Picked<CoderId>> {
  const { machines, coders } = corpus.codebook;
  const { t } = vscode.l10n;
  const place = { title: t('Import Machine Readings'), step: 1, totalSteps: 2 };
  for (;;) {
    const picked =
      machines.size === 0
        ? ({ kind: 'value', value: '' } as const)
        : await pickOne<CoderId>({
            ...place,
            placeholder: t('Which machine has read?'),
            rows: [
              ...[...machines.values()].map(({ id, name }) => ({
                label: labelText(name),
                description: id === name ? '' : id,
                value: id,
              })),
              { label: t('Another machine…'), value: '' },
            ],
          });
    if (picked.kind !== 'value' || picked.value !== '') return picked;
    const typed = await typeLine({
      ...{ ...place, canGoBack: machines.size > 0 },
      prompt: t('A short id of the machine. The codebook names it among the coders, as a machine.'),
      value: freeId('m1', new Set([...machines.keys(), ...coders.keys()]), 'm1'),
      problemOf: (id) => {
        if (!isId(id)) return t('Use letters, digits and hyphens.');
        return coders.has(id) ? t('A person of this study has this id.') : undefined;
      },
    });
    if (typed.kind !== 'back') return typed;
  }
}

/** Undefined where the user cancelled. */
function plan(
  { environment }: Services,
  loaded: LoadedCorpus,
  imported: string,
  machine: CoderId,
): Thenable<PlannedImport | RunRefusal | undefined> {
  const { corpus, files } = loaded;
  const asked = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Finding the quotes'),
    cancellable: true,
  };
  return vscode.window.withProgress(asked, async (_progress, token) => {
    const planned = await planMachineImport({
      ...{ imported, machine, digest, files: corpus.paths },
      codebook: corpus.codebook,
      codebookText: (await files.read(CODEBOOK_FILE))?.text ?? '',
      articles: corpus.index.articles(),
      text: async (path) => {
        await environment.yieldToHost();
        if (token.isCancellationRequested) return undefined;
        const read = await currentText(loaded, path);
        return read?.clean === true ? read.text : undefined;
      },
      runs: await keptRuns(loaded),
      moment: environment.clock.moment(),
    });
    return token.isCancellationRequested ? undefined : planned;
  });
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function keptRuns(loaded: LoadedCorpus): Promise<readonly FoundRun[]> {
  const entries = await vscode.workspace.fs
    .readDirectory(loaded.uriOf(RUNS_FOLDER))
    .then(undefined, () => []);
  const runs: FoundRun[] = [];
  for (const [name] of entries) {
    const path = `${RUNS_FOLDER}/${name}`;
    const found = foundRun(path, '') && foundRun(path, (await loaded.files.read(path))?.text ?? '');
    if (found) runs.push(found);
  }
  return runs;
}

/** Shows what is taken in and what is not. `back`: to the machine. */
function preview(
  { corpus }: LoadedCorpus,
  { plan: { articles, problems, count }, kept }: PlannedImport,
): Promise<'import' | 'back' | undefined> {
  const { t } = vscode.l10n;
  const { machine, run, model, taken } = kept;
  const last = corpus.codebook.machines.has(machine) && run > 1;
  const row: PickRow<'import'> = {
    label: `$(check) ${localizer.text(['Import {0} reading', 'Import {0} readings'], taken)}`,
    description: localizer.text(['of {0} article', 'of {0} articles'], articles.size),
    value: 'import',
  };
  const facts: readonly PickRow<typeof NOTHING>[] = [
    factRow(t('Run {0} of {1}', localizer.number(run), machine), labelText(model)),
    factRow(
      t('{0} of {1} answers are taken in', localizer.number(taken), localizer.number(count)),
      t('the words must stand in the article exactly and once'),
    ),
    ...(last ? [factRow(t('They replace the readings of the run before, which is kept'))] : []),
    factRow(t('Readings of a machine count nowhere until a person has decided them')),
  ];
  return choosePlanned({
    title: t('Import Machine Readings'),
    placeholder: t('Choose what to import'),
    ...{ step: 2, totalSteps: 2, rows: [row, ...facts, ...refusedRows(problems)] },
  });
}

async function write(
  services: Services,
  loaded: LoadedCorpus,
  uri: vscode.Uri,
  { plan: { problems }, kept, run, codebook, files }: PlannedImport,
): Promise<void> {
  if (!(await mayWrite(loaded.root))) return;
  const before = await loaded.files.read(run.path);
  // The run comes first: readings without their run could not be accounted for.
  const outcome = await writeRun(loaded, run, before?.text);
  if (!outcome) {
    void notify(
      'error',
      vscode.l10n.t('The folder {0} cannot be written to. Nothing was imported.', RUNS_FOLDER),
    );
    return;
  }
  const label = vscode.l10n.t('Import of {0}', nameOf(uri));
  const articles = await editsOf(loaded, files);
  const made = await writeImport(loaded, { codebook, articles }, label);
  if (made === 'nothing') {
    if (!before) await loaded.files.removeFile(run.path, run.text);
    return;
  }
  if (articles.length + codebook.length > 0) services.lastChange.last(label);
  const refused = rowsSkipped(problems);
  const message = [
    localizer.text(
      ['{0} reading of {1} was imported.', '{0} readings of {1} were imported.'],
      kept.taken,
      kept.machine,
    ),
    ...(refused === 0
      ? []
      : [
          localizer.text(
            [
              '{0} answer was not taken in; the report says why.',
              '{0} answers were not taken in; the report says why.',
            ],
            refused,
          ),
        ]),
  ].join(' ');
  await tellImported(services, {
    ...{ message, isWarning: refused > 0 },
    undo: articles.length > 0 ? () => undoImport(services, loaded, label) : undefined,
    report: reportText([
      [vscode.l10n.t('Readings'), [uri.toString()]],
      [vscode.l10n.t('Run'), [loaded.uriOf(run.path).toString()]],
      [
        vscode.l10n.t('Written'),
        [...files].flatMap(([path, { text }]) =>
          text === '' ? [] : loaded.uriOf(path).toString(),
        ),
      ],
      [vscode.l10n.t('Not imported'), problems.map(rowText)],
    ]),
  });
}

/** False where it cannot be written. */
async function writeRun(
  loaded: LoadedCorpus,
  { path, text }: PlannedImport['run'],
  before: string | undefined,
): Promise<boolean> {
  try {
    await vscode.workspace.fs.createDirectory(loaded.uriOf(RUNS_FOLDER));
    return (await loaded.files.write(path, before, text)).kind === 'saved';
  } catch {
    return false;
  }
}

/** The edits of the machine's annotation files, without those that stay as they are. */
async function editsOf(
  { corpus, files }: LoadedCorpus,
  wanted: ReadonlyMap<string, MachineFile>,
): Promise<readonly ArticleEdits[]> {
  const edits: ArticleEdits[] = [];
  for (const [path, { article, text }] of wanted) {
    const from = (await files.read(path))?.text ?? '';
    if (from === text) continue;
    const contentOf = (yaml: string) => {
      const parsed = parseAnnotationFile(yaml, corpus.codebook);
      return parsed.kind === 'refused' ? [] : parsed.file.annotations;
    };
    const made: AnnotationFileEdit[] = [
      ...contentOf(from).map(({ id }) => ({ kind: 'delete', id, dropSection: true }) as const),
      ...contentOf(text).map((annotation) => ({ kind: 'add', annotation }) as const),
    ];
    const exact = { from, to: text, isOnly: true };
    edits.push({ article, path, edits: made, mayGo: text === '', exact });
  }
  return edits;
}

function refusalText(refusal: RunRefusal, uri: vscode.Uri, machine: CoderId): string {
  const { t } = vscode.l10n;
  switch (refusal.reason) {
    case 'no-model':
      return t(
        '{0} does not name the model that it is from. Nothing was imported. Begin the file with a line such as {1}.',
        messageName(nameOf(uri)),
        '{"model": "NAME", "version": "…"}',
      );
    case 'codebook':
      return t('The codebook cannot be changed, so nothing was imported.');
    default:
      return t('{0} is no id for a machine. Nothing was imported.', labelText(machine));
  }
}
