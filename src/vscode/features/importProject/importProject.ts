import * as vscode from 'vscode';
import {
  articlesOfProject,
  CODEBOOK_FILE,
  decodeArticle,
  emptyCodebookText,
  guessProjectMapping,
  needsMapping,
  parseCodebook,
  planProject,
  projectEdits,
  recognised,
  runSync,
  type ArticlePath,
  type Codebook,
  type ForeignProject,
  type ImportProblem,
  type KnownArticle,
  type ProjectMapping,
  type ProjectPlan,
} from '../../../core';
import { IMPORT_FORMATS, mayBeProject } from '../../../formats/catalog';
import { makeCodebook } from '../../corpora/ensureCorpus';
import { isCodedShown } from '../../corpora/othersWork';
import { withDelayedProgress } from '../../derived/delayedProgress';
import { nameOf } from '../../derived/savePlace';
import { messageName } from '../../documents/words';
import { mayWrite } from '../../host/mayWrite';
import { notify } from '../../host/notify';
import { chooseFolder } from '../../imports/chooseFolder';
import { chosenFiles } from '../../imports/chosenFiles';
import { importPlace, type ImportPlace } from '../../imports/importPlace';
import { importText } from '../../imports/importText';
import { knownArticles } from '../../imports/knownArticles';
import { namesIn } from '../../imports/namesIn';
import { tellImported } from '../../imports/notifyImported';
import { readUri } from '../../imports/readUri';
import { undoImport } from '../../imports/undoImport';
import { isRead } from '../../imports/wholeCorpus';
import {
  articlesToWrite,
  removeNewCodebook,
  takeBackArticles,
  writeArticles,
} from '../../imports/writeArticles';
import { writeImport } from '../../imports/writeImport';
import type { Services } from '../../services';
import { openInEditor } from '../../ui/openInEditor';
import { chooseMeaning, type Steps } from './chooseMeaning';
import { previewProject } from './previewProject';
import { importedText, projectReport } from './projectReport';

/** A file of another program with what was coded in it. */
interface ReadProject {
  readonly uri: vscode.Uri;
  readonly project: ForeignProject;
  readonly problems: readonly ImportProblem[];
}

/** The codebook that a project is compared with. */
interface TargetCodebook {
  readonly text: string;
  readonly codebook: Codebook;
  readonly isNew: boolean;
}

/** Imports a project of another annotation program, into the corpus or into a folder that becomes
 * one: asks what its codes mean where that is not clear, shows what would be done, and writes it;
 * Undo of the message takes all of it back. */
export function registerImportProject(services: Services): vscode.Disposable {
  const run = async (given: unknown): Promise<void> => {
    const { active } = services.corpora;
    if (active && !isCodedShown(active)) return;
    const place = await importPlace(services);
    if (!place || !hasSharedFiles(place)) return;
    const [uri] =
      given instanceof vscode.Uri ? [given] : ((await openFiles(services.memory)) ?? []);
    const read = uri && (await readProject(services, uri));
    if (!read || !(await isRead(place))) return;
    const target = await codebookOf(place);
    if (!target) return;
    const guess = guessProjectMapping(read.project, target.codebook);
    const isFolderAsked = !target.isNew && (await needsFolder(place, read));
    const asks: Asks = { folder: isFolderAsked, meaning: needsMapping(read.project, guess) };
    const folder = isFolderAsked
      ? await chooseFolder(services, place, vscode.l10n.t('Import Project'), stepOf('folder', asks))
      : '';
    if (folder === undefined) return;
    await importRead(services, place, read, target, { folder, guess, asks });
  };
  return services.guard.command('policyAnnotator.importProject', run);
}

/** In whose files a project is written. */
function hasSharedFiles({ corpus }: ImportPlace): boolean {
  if (corpus?.codebook.annotationFiles !== 'one-per-coder') return true;
  void notify(
    'warning',
    vscode.l10n.t(
      'Each coder of this corpus has files of their own. A project is imported into a corpus whose coders share files: open another folder.',
    ),
  );
  return false;
}

function openFiles(memory: vscode.Memento): Promise<readonly vscode.Uri[] | undefined> {
  const extensions = IMPORT_FORMATS.filter(mayBeProject).flatMap(
    ({ extensions: main, also = [] }) => [...main, ...also],
  );
  return chosenFiles(memory, {
    title: vscode.l10n.t('Import Project'),
    kind: vscode.l10n.t('Projects of other annotation programs'),
    extensions: extensions.map((one) => one.slice(1)),
    canSelectMany: false,
    memoryKey: 'import.project',
  });
}

async function readProject(services: Services, uri: vscode.Uri): Promise<ReadProject | undefined> {
  const read = await readUri(services, uri);
  if (typeof read === 'string') return undefined;
  const { project, problems } = read;
  if (project) return { uri, project, problems };
  const [problem] = problems;
  const message = problem
    ? importText(problem)
    : vscode.l10n.t(
        'This is no project of another annotation program. For articles use Import Articles, for tables of coded passages Import Positions.',
      );
  void notify('error', `${messageName(nameOf(uri))}: ${message}`);
  return undefined;
}

async function codebookOf(place: ImportPlace): Promise<TargetCodebook | undefined> {
  const { corpus, files, name } = place;
  const read = await files?.read(CODEBOOK_FILE);
  // A codebook that was just deleted is still loaded.
  if (!corpus || !read) {
    const text = emptyCodebookText(name);
    const parsed = runSync(parseCodebook(text));
    return parsed.kind === 'codebook'
      ? { text, codebook: parsed.codebook, isNew: true }
      : undefined;
  }
  if (read.clean) return { text: read.text, codebook: corpus.codebook, isNew: false };
  void notify('error', vscode.l10n.t('The codebook cannot be changed, so nothing was imported.'));
  return undefined;
}

/** Which questions are asked before the preview. */
interface Asks {
  readonly folder: boolean;
  readonly meaning: boolean;
}

/** The number of a question among those that are asked. */
function stepOf(question: 'folder' | 'meaning' | 'preview', { folder, meaning }: Asks): Steps {
  const asked = [...(folder ? ['folder'] : []), ...(meaning ? ['meaning'] : []), 'preview'];
  return { step: asked.indexOf(question) + 1, totalSteps: asked.length };
}

/** Where new articles are written is asked where the corpus has articles in folders. */
async function needsFolder(place: ImportPlace, read: ReadProject): Promise<boolean> {
  const articles = place.corpus?.index.articles() ?? [];
  if (!articles.some(({ path }) => path.includes('/'))) return false;
  const known = await knownArticles(place, [fileOf(read)]);
  return read.project.documents.length > known.size;
}

function fileOf({ uri, project }: ReadProject) {
  return articlesOfProject(project, { name: nameOf(uri), path: uri.path });
}

async function importRead(
  services: Services,
  place: ImportPlace,
  read: ReadProject,
  target: TargetCodebook,
  { folder, guess, asks }: { folder: string; guess: ProjectMapping; asks: Asks },
): Promise<void> {
  const { project } = read;
  let mapping: ProjectMapping | undefined = guess;
  let { meaning } = asks;
  for (;;) {
    // From the preview one may go back to what the codes mean, even if that was clear.
    const now = { ...asks, meaning };
    if (meaning) {
      mapping = await chooseMeaning(project, mapping, target.codebook, stepOf('meaning', now));
    }
    const plan = mapping && (await planned(services, place, read, target, folder, mapping));
    const way = plan && (await previewProject(plan, stepOf('preview', now)));
    if (!mapping || !plan || !way) return;
    meaning = true;
    if (way === 'back') continue;
    await write(services, place, read, target, plan, way === 'all');
    return;
  }
}

async function planned(
  { environment }: Services,
  place: ImportPlace,
  read: ReadProject,
  { text, codebook }: TargetCodebook,
  folder: string,
  mapping: ProjectMapping,
): Promise<ProjectPlan | undefined> {
  const { uri, problems } = read;
  const known = await knownArticles(place, [fileOf(read)]);
  const articles = place.corpus?.index.articles() ?? [];
  const { project, paths } = recognised(read.project, codebook, articles);
  const inCorpus = await textsOf(place, paths);
  const taken = await namesIn(place.uriOf(folder.replace(/\/$/, '')));
  const plan = await withDelayedProgress(vscode.l10n.t('Comparing with the corpus'), (token) =>
    planProject(
      {
        ...{ project, mapping, codebook, known, folder, taken, codebookText: text },
        ...{ articles, inCorpus },
        file: { name: nameOf(uri), path: uri.path },
        replaceTexts: false,
      },
      () => environment.yieldToHost(),
      () => token.isCancellationRequested,
    ),
  );
  if (plan?.kind === 'plan') return { ...plan, problems: [...problems, ...plan.problems] };
  if (plan) {
    void notify('error', vscode.l10n.t('The codebook cannot be changed, so nothing was imported.'));
  }
  return undefined;
}

/** The texts of articles as they are saved, by the same ids. */
async function textsOf(
  place: ImportPlace,
  paths: ReadonlyMap<string, ArticlePath>,
): Promise<ReadonlyMap<string, KnownArticle>> {
  const texts = new Map<string, KnownArticle>();
  for (const [id, path] of paths) {
    const bytes = await vscode.workspace.fs.readFile(place.uriOf(path));
    texts.set(id, { path, text: decodeArticle(bytes, TextDecoder).text });
  }
  return texts;
}

async function write(
  services: Services,
  place: ImportPlace,
  { uri }: ReadProject,
  target: TargetCodebook,
  plan: ProjectPlan,
  replaces: boolean,
): Promise<void> {
  if (!(await mayWrite(place.root))) return;
  const longer = plan.articles.flatMap(({ origin, path, before }) =>
    before === undefined ? [] : [[origin, { path, text: before }] as const],
  );
  const written = plan.articles.filter(
    ({ kind, before }) => kind === 'new' || before !== undefined,
  );
  const articles = articlesToWrite(place, written, new Map(longer));
  const ended = await writeArticles(place, articles);
  if (ended !== 'written') {
    const isCancelled = ended === 'cancelled';
    const message = isCancelled
      ? vscode.l10n.t('The import was cancelled. Nothing was imported.')
      : vscode.l10n.t('VS Code could not write the articles. Nothing was imported.');
    void notify(isCancelled ? 'information' : 'error', message);
    return;
  }
  const takeBack = async (): Promise<void> => {
    const stays = await takeBackArticles(place, articles);
    if (target.isNew && stays === 0) await removeNewCodebook(place, target.text);
  };
  const loaded = target.isNew
    ? (await makeCodebook(services, undefined, target.text))?.loaded
    : await services.corpora.corpusOf(place.uriOf(CODEBOOK_FILE));
  // Its codebook is read in the background.
  await loaded?.corpus.load();
  const label = vscode.l10n.t('Import of {0}', nameOf(uri));
  const edits = projectEdits(plan, replaces);
  const made = loaded && (await writeImport(loaded, edits, label));
  if (!loaded || !made || made === 'nothing') {
    await takeBack();
    return;
  }
  if (target.isNew) services.walkthrough.done('ownFolder');
  services.lastChange.last(label);
  const records = plan.records.filter(
    ({ kind, article }) =>
      (kind === 'new' || (kind === 'changed' && replaces)) && made.get(article)?.kind === 'done',
  );
  const undo = async (): Promise<void> => {
    const hasStep = edits.codebook.length > 0 || edits.articles.length > 0;
    if (hasStep && !(await undoImport(services, loaded, label))) return;
    // An annotation file that an undo removes may still be there.
    await loaded.corpus.settled();
    await takeBack();
  };
  const first = records[0]?.article ?? articles[0]?.path;
  await tellImported(services, {
    message: importedText(articles.length - longer.length, records, target.isNew),
    isWarning: plan.problems.some(({ severity }) => severity === 'error'),
    report: projectReport(loaded, uri, plan, { articles, records }),
    undo,
    open: first === undefined ? undefined : () => openInEditor(loaded.uriOf(first)),
  });
}
