import * as vscode from 'vscode';
import { isInCorpus, planImport, withNamesOnce, labelText } from '../../../core';
import { IMPORT_FORMATS, kindsOf } from '../../../formats/catalog';
import { makeCodebook } from '../../corpora/ensureCorpus';
import { nameOf } from '../../derived/savePlace';
import { localizer } from '../../derived/viewContext';
import { notify } from '../../host/notify';
import type { Services } from '../../services';
import { chooseFolder } from '../../imports/chooseFolder';
import { chosenFiles } from '../../imports/chosenFiles';
import { tellImported } from '../../imports/notifyImported';
import { namesIn } from '../../imports/namesIn';
import { isRead } from '../../imports/wholeCorpus';
import { chooseArticles, type ArticleChoice } from './chooseArticles';
import { withColumns } from './chooseColumns';
import { importPlace, type ImportPlace } from '../../imports/importPlace';
import { ImportPreview } from './importPreview';
import { askOverview, correctArticle, needsOverview } from './overview';
import { readFiles, type ReadUri } from './readFiles';
import {
  articlesToWrite,
  removeNewCodebook,
  takeBackArticles,
  writeArticles,
  type WrittenArticle,
} from '../../imports/writeArticles';
import { importText } from '../../imports/importText';
import { reportText } from '../../imports/reportText';

/** Imports articles from files of other programs: asks for files, articles and a folder; then
 * everything is written at once, and can be undone. `one`, `several`: what was selected in the
 * Explorer. */
export function registerImportFiles(services: Services): vscode.Disposable {
  const run = async (one: unknown, several: unknown): Promise<void> => {
    const place = await importPlace(services);
    if (!place) return;
    const chosen = given(one, several) ?? (await openFiles(services.memory));
    if (!chosen || chosen.length === 0) return;
    const [first, ...more] = chosen;
    if (first && more.length === 0 && isProject(first)) {
      await vscode.commands.executeCommand('policyAnnotator.importProject', first);
      return;
    }
    const read = await readFiles(services, chosen);
    const files = read && (await withColumns(read));
    if (!files || !(await isRead(place))) return;
    await importRead(services, place, withNamesOnce(files));
  };
  return services.guard.command('policyAnnotator.import', run);
}

/** What was coded in it comes along. */
function isProject(file: vscode.Uri): boolean {
  const kinds = kindsOf(nameOf(file));
  return !('code' in kinds) && kinds.every((kind) => kind.isProject);
}

async function importRead(
  services: Services,
  place: ImportPlace,
  read: readonly ReadUri[],
): Promise<void> {
  const preview = new ImportPreview(services, place, read);
  if (!(await preview.compare())) return;
  const choice = await chosenArticles(preview);
  if (!choice) return;
  const { files, known, same, planned: found } = preview;
  const { origins } = choice;
  const isThere = (origin: string): boolean =>
    origins.has(origin) || known.has(origin) || isInCorpus(origin);
  const duplicates = new Map(
    [...same].filter(([origin, first]) => choice.marked.has(origin) && isThere(first)),
  );
  const chosen = found.filter(({ origin }) => origins.has(origin));
  const folder = chosen.some(({ kind }) => kind === 'new')
    ? await chooseFolder(services, place, vscode.l10n.t('Import Articles'), TWO)
    : '';
  if (folder === undefined) return;
  const taken = await namesIn(place.uriOf(folder.replace(/\/$/, '')));
  const planned = planImport(files, folder, known, taken, duplicates).filter(({ origin }) =>
    origins.has(origin),
  );
  const written = articlesToWrite(place, planned, known);
  const ended = await writeArticles(place, written);
  if (ended !== 'written') {
    const isCancelled = ended === 'cancelled';
    const message = isCancelled
      ? vscode.l10n.t('The import was cancelled. Nothing was imported.')
      : vscode.l10n.t('VS Code could not write the articles. Nothing was imported.');
    void notify(isCancelled ? 'information' : 'error', message);
    return;
  }
  const paths = new Set(written.map(({ path }) => path));
  const before = found.flatMap(({ kind, path }) => (kind === 'new' ? [] : [path]));
  const left = before.filter((path) => !paths.has(path));
  const report = importReport(place, { files, written, left, same });
  // A folder becomes a corpus with its first article.
  const makes = written.length > 0 && !place.corpus;
  if (makes && (await makeCodebook(services, undefined))) services.walkthrough.done('ownFolder');
  await offerResult(services, place, makes, { files, written, report });
}

/** Asks what is true of all articles, where there is something to decide, and then for the
 * articles. Undefined when the user left. */
async function chosenArticles(preview: ImportPreview): Promise<ArticleChoice | undefined> {
  const canGoBack = needsOverview(preview);
  for (;;) {
    if (canGoBack && !(await askOverview(preview))) return undefined;
    const choice = await chooseArticles(preview, canGoBack, (one) => correctArticle(preview, one));
    if (choice.kind !== 'back') return choice.kind === 'value' ? choice.value : undefined;
  }
}

/** The folder is the last of two questions. */
const TWO = { step: 2, totalSteps: 2 };

interface Done {
  readonly files: readonly ReadUri[];
  readonly written: readonly WrittenArticle[];
  readonly report: string;
}

async function offerResult(
  services: Services,
  place: ImportPlace,
  makesCodebook: boolean,
  { files, written, report }: Done,
): Promise<void> {
  const unread = files.filter(({ articles }) => articles.length === 0).length;
  const message = [
    writtenText(written.length),
    ...(makesCodebook ? [vscode.l10n.t('A codebook was created for this corpus.')] : []),
    ...(unread === 0 ? [] : [unreadText(unread)]),
  ];
  const undo = async (): Promise<void> => {
    const stays = await takeBackArticles(place, written);
    if (makesCodebook && stays === 0) await removeNewCodebook(place);
    if (stays > 0) void notify('warning', staysText(stays));
  };
  await tellImported(services, {
    message: message.join(' '),
    isWarning: unread > 0,
    report,
    undo: written.length > 0 ? undo : undefined,
  });
}

function writtenText(count: number): string {
  if (count === 0) return vscode.l10n.t('No article was imported.');
  return count === 1
    ? vscode.l10n.t('1 article was imported.')
    : vscode.l10n.t('{0} articles were imported.', localizer.number(count));
}

function unreadText(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 file was not read; the report says what to do.')
    : vscode.l10n.t(
        '{0} files were not read; the report says what to do.',
        localizer.number(count),
      );
}

function staysText(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 article was kept because it was changed or annotated after the import.')
    : vscode.l10n.t(
        '{0} articles were kept because they were changed or annotated after the import.',
        localizer.number(count),
      );
}

/** The Explorer passes the row of the menu and all selected rows. */
function given(one: unknown, several: unknown): readonly vscode.Uri[] | undefined {
  const all = Array.isArray(several) ? (several as readonly unknown[]) : [one];
  const uris = all.filter((uri) => uri instanceof vscode.Uri);
  return uris.length === 0 ? undefined : uris;
}

function openFiles(memory: vscode.Memento): Promise<readonly vscode.Uri[] | undefined> {
  const extensions = IMPORT_FORMATS.flatMap(({ extensions: main, also = [] }) => [
    ...main,
    ...also,
  ]);
  return chosenFiles(memory, {
    title: vscode.l10n.t('Import Articles'),
    kind: vscode.l10n.t('Files to import as articles'),
    extensions: extensions.map((one) => one.slice(1)),
    canSelectMany: true,
    memoryKey: 'import.from',
  });
}

interface ReportedImport {
  readonly files: readonly ReadUri[];
  readonly written: readonly WrittenArticle[];
  /** Paths of articles that were not changed. */
  readonly left: readonly string[];
  /** Origins of articles that tell the same story as another one, with the other's origin. */
  readonly same: ReadonlyMap<string, string>;
}

/** A report of an import: VS Code turns each address into a link. */
function importReport(place: ImportPlace, { files, written, left, same }: ReportedImport): string {
  return reportText([
    [
      vscode.l10n.t('Written'),
      written.map(({ path }) => `${labelText(path)}\n  ${place.uriOf(path).toString()}`),
    ],
    [
      vscode.l10n.t('Left unchanged'),
      left.map((path) => `${labelText(path)}\n  ${place.uriOf(path).toString()}`),
    ],
    [
      vscode.l10n.t('Same story as another article'),
      [...same].map(([later, first]) => `${labelText(later)}\n  ${labelText(first)}`),
    ],
    [
      vscode.l10n.t('Problems'),
      files.flatMap(({ name, uri, problems }) =>
        problems.map(
          (problem) => `${labelText(name)}: ${importText(problem)}\n  ${uri.toString()}`,
        ),
      ),
    ],
  ]);
}
