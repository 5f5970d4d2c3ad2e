import * as vscode from 'vscode';
import {
  articlesOfQuotes,
  guessFrom,
  guessMapping,
  planPositions,
  positionEdits,
  rowOfQuotes,
  rowsSkipped,
  type ArticleOfQuotes,
  type PositionsPlan,
  type Table,
  labelText,
  type PlannedPosition,
  annotationFileOf,
  decodeArticle,
} from '../../../core';
import { currentText } from '../../../project';
import { isCodedShown } from '../../corpora/othersWork';
import type { LoadedCorpus } from '../../corpora/corpora';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { nameOf } from '../../derived/savePlace';
import { localizer } from '../../derived/viewContext';
import { mayWrite } from '../../host/mayWrite';
import { notify } from '../../host/notify';
import { tellImported } from '../../imports/notifyImported';
import { namesIn } from '../../imports/namesIn';
import { writeImport } from '../../imports/writeImport';
import { isRead } from '../../imports/wholeCorpus';
import type { Services } from '../../services';
import { chooseMapping, type ChosenMapping } from './chooseMapping';
import { positionsText, previewPositions, type Chosen, rowText } from './previewPositions';
import { chooseTable, openFiles, readTables } from './readTable';
import { undoImport } from '../../imports/undoImport';
import { countingText } from '../../imports/countingText';
import { reportText } from '../../imports/reportText';
import { exists } from '../../documents/freeUri';

/** Imports positions from a table: asks for a file and its columns, shows what would be done; then
 * everything is written as one change. */
export function registerImportPositions(services: Services): vscode.Disposable {
  const run = async (file: unknown): Promise<void> => {
    const loaded = services.corpora.active;
    if (!loaded) {
      tellNoCorpus();
      return;
    }
    if (!isCodedShown(loaded)) return;
    const title = vscode.l10n.t('Import Positions');
    const [uri] =
      file instanceof vscode.Uri
        ? [file]
        : ((await openFiles(services.memory, title, ['csv', 'tsv', 'tab', 'xlsx'], false)) ?? []);
    const tables = uri && (await readTables(services, uri));
    const table = tables && (await chooseTable(tables, 'positions', title));
    if (!uri || !table || !(await isRead(loaded))) return;
    const { codebook, index } = loaded.corpus;
    const guess = guessMapping(table, guessFrom(codebook, index.articles()));
    let chosen: ChosenMapping | undefined = { mapping: guess, mayAdd: false };
    let made: readonly ArticleOfQuotes[] = [];
    let what: Awaited<ReturnType<typeof previewPositions>> = 'back';
    for (;;) {
      if (what === 'back') [chosen, made] = [await chooseMapping(table, chosen), []];
      const plan = chosen && (await planned(services, loaded, table, chosen, made));
      what = plan && (await previewPositions(plan, made.length));
      if (!chosen || !plan || !what) return;
      if (what === 'back') continue;
      if (what !== 'articles') {
        await write(services, loaded, uri, plan, what, made);
        return;
      }
      made = articlesOfQuotes({
        ...{ table, mapping: chosen.mapping, articles: index.articles(), folder: '' },
        taken: await namesIn(loaded.root),
      });
    }
  };
  return services.guard.command('policyAnnotator.importPositions', run);
}

function planned(
  { environment }: Services,
  loaded: LoadedCorpus,
  table: Table,
  { mapping, mayAdd }: ChosenMapping,
  made: readonly ArticleOfQuotes[],
): Thenable<PositionsPlan | undefined> {
  const { corpus } = loaded;
  const texts = new Map(made.map(({ path, text }) => [path, text]));
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Finding the quotes'),
      cancellable: true,
    },
    (_progress, token) =>
      planPositions(
        {
          table,
          mapping,
          codebook: corpus.codebook,
          articles: [...corpus.index.articles(), ...made.map(rowOfQuotes)],
          mayAdd,
          text: async (path) => {
            const own = texts.get(path);
            if (own !== undefined) return own;
            const read = await currentText(loaded, path);
            return read?.clean === true ? read.text : undefined;
          },
        },
        () => environment.yieldToHost(),
        () => token.isCancellationRequested,
      ),
  );
}

async function write(
  services: Services,
  loaded: LoadedCorpus,
  uri: vscode.Uri,
  plan: PositionsPlan,
  what: Chosen,
  articles: readonly ArticleOfQuotes[],
): Promise<void> {
  const chosen = plan.positions.filter(
    ({ kind }) => kind === 'new' || (what === 'all' && kind === 'changed'),
  );
  if (!(await mayWrite(loaded.root))) return;
  if (!(await makeArticles(loaded, articles))) {
    void notify(
      'error',
      vscode.l10n.t('VS Code could not write the articles. Nothing was imported.'),
    );
    return;
  }
  const edits = positionEdits(plan, chosen);
  const label = vscode.l10n.t('Import of {0}', nameOf(uri));
  const made = await writeImport(loaded, edits, label);
  if (made === 'nothing') {
    await removeMade(loaded, articles);
    return;
  }
  const isDone = (article: string): boolean => made.get(article)?.kind === 'done';
  const written = chosen.filter(({ article }) => isDone(article));
  if (written.length > 0) services.lastChange.last(label);
  const undo = async (): Promise<void> => {
    if (await undoImport(services, loaded, label)) await removeMade(loaded, articles);
  };
  const report = positionsReport(loaded, uri, plan, written);
  await tellImported(services, {
    message: importedText(written.length, plan),
    isWarning: plan.problems.length > 0,
    undo: written.length > 0 ? undo : undefined,
    report,
  });
}

function importedText(count: number, { problems }: PositionsPlan): string {
  const imported =
    count === 0
      ? vscode.l10n.t('No position was imported.')
      : count === 1
        ? vscode.l10n.t('1 position was imported.')
        : vscode.l10n.t('{0} were imported.', positionsText(count));
  const rows = rowsSkipped(problems);
  if (rows === 0) return imported;
  const left =
    rows === 1
      ? vscode.l10n.t('1 row was not imported; the report says why.')
      : vscode.l10n.t('{0} rows were not imported; the report says why.', localizer.number(rows));
  return `${imported} ${left}`;
}

/** A report of an import of positions: VS Code turns each address into a link. */
function positionsReport(
  loaded: LoadedCorpus,
  table: vscode.Uri,
  { problems, added, countings }: PositionsPlan,
  written: readonly PlannedPosition[],
): string {
  const counts = new Map<string, number>();
  for (const { article } of written) counts.set(article, (counts.get(article) ?? 0) + 1);
  const of = (wanted: 'error' | 'warning'): readonly string[] =>
    problems.filter(({ severity }) => severity === wanted).map(rowText);
  return reportText([
    [vscode.l10n.t('Table'), [table.toString()]],
    [
      vscode.l10n.t('Written'),
      [...counts].map(([article, count]) => {
        return `${labelText(article)}: ${positionsText(count)}\n  ${loaded.uriOf(article).toString()}`;
      }),
    ],
    [
      vscode.l10n.t('New in the codebook'),
      written.length === 0
        ? []
        : added.map(({ layer, id, name }) => `${layer} ${id}: ${labelText(name)}`),
    ],
    [vscode.l10n.t('Places given in the rows'), countings.map(countingText)],
    [vscode.l10n.t('Not imported'), of('error')],
    [vscode.l10n.t('For review, or partly imported'), of('warning')],
  ]);
}

/** Writes articles made of quotes. False where VS Code refuses. */
async function makeArticles(
  loaded: LoadedCorpus,
  made: readonly ArticleOfQuotes[],
): Promise<boolean> {
  if (made.length === 0) return true;
  const edit = new vscode.WorkspaceEdit();
  for (const { path, text } of made) {
    edit.createFile(loaded.uriOf(path), { contents: new TextEncoder().encode(text) });
  }
  return vscode.workspace.applyEdit(edit);
}

/** Moves those that were not changed or annotated since to the trash. */
async function removeMade(loaded: LoadedCorpus, made: readonly ArticleOfQuotes[]): Promise<void> {
  // An annotation file that an undo removes may still be there.
  await loaded.corpus.settled();
  const edit = new vscode.WorkspaceEdit();
  for (const { path, text } of made) {
    const uri = loaded.uriOf(path);
    if (await exists(loaded.uriOf(annotationFileOf(path)))) continue;
    const bytes = await vscode.workspace.fs.readFile(uri).then(undefined, () => undefined);
    if (bytes && decodeArticle(bytes, TextDecoder).text === text) edit.deleteFile(uri);
  }
  await vscode.workspace.applyEdit(edit);
}
