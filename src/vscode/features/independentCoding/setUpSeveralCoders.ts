import * as vscode from 'vscode';
import {
  assignedCounts,
  codedBefore,
  coderName,
  drawAssignment,
  findPath,
  setUpCoding,
  type CodebookEdit,
  type Coder,
  type Draw,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { askDirector, askWhoCodes } from '../../corpora/currentCoder';
import { directorOf, rememberDirector } from '../../corpora/director';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { recordInCodebook, tellRefusedFiles } from '../../corpora/record';
import { sayBriefly } from '../../documents/words';
import { mayWrite } from '../../host/mayWrite';
import type { Services } from '../../services';
import { tellUnreadable } from '../../ui/questions/codebookDraft';
import { pickOne } from '../../ui/quickPick';
import { plannedCodebook } from '../../ui/refactoring/moveEntries';
import { previewFiles } from '../../ui/refactoring/previewFiles';
import { askSetUp, type SetUp } from './setUpQuestions';
import { separation, sharedWork, type Separation } from './sharedWork';
import { summaryLines } from './setUpSummary';

/** *Set Up Coding by Several Coders*: asks who codes, whether blind, and how many articles several
 * coders code, then draws who codes which. Shows what it will write, and writes the codebook in one
 * step of undo. Run again, it draws the articles that are new. */
export async function setUpSeveralCoders(services: Services): Promise<void> {
  const loaded = services.corpora.active;
  if (!loaded) {
    tellNoCorpus();
    return;
  }
  if (!(await mayWrite(loaded.root)) || !(await isWhole(loaded))) return;
  const here = await whoIsHere(services, loaded);
  if (here === 'left') return;
  const { codebook } = loaded.corpus;
  const setUp = await askSetUp(codebook, here.coder, (unsigned) => sharedWork(loaded, unsigned));
  if (!setUp) return;
  const { unsigned } = setUp;
  const separated =
    setUp.work === 'own'
      ? await separation(loaded, sharedWork(loaded, unsigned), unsigned)
      : undefined;
  const draw = drawn(services, loaded, setUp);
  const edits = editsOf(loaded, setUp, draw);
  if (edits.length === 0) {
    sayBriefly(
      vscode.l10n.t('This is set up already, and there are no new articles to be assigned.'),
    );
    return;
  }
  const files = separated?.files ?? [];
  const write =
    files.length > 0 ? vscode.l10n.t('Show Files…') : vscode.l10n.t('Write to Codebook');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('Set up coding by several coders?'),
    { modal: true, detail: summaryOf(loaded, setUp, draw, separated).join('\n') },
    write,
  );
  if (choice !== write) return;
  if (here.director !== undefined) {
    await rememberDirector(services.memory, loaded.root, here.director);
    loaded.useSettings();
  }
  const label = vscode.l10n.t('Set up coding by several coders');
  if (!separated || files.length === 0) {
    await recordInCodebook(services, loaded, edits, label);
    return;
  }
  const planned = await plannedCodebook(services, loaded, edits);
  if (!planned) return;
  const title = vscode.l10n.t('Set Up Coding by Several Coders');
  if (await previewFiles(services, title, [planned.file, ...files])) {
    const made = await loaded.corpus.make({ codebook: edits, articles: separated.edits }, label);
    if (made.codebook?.kind === 'refused') tellUnreadable();
    else services.lastChange.last(label);
    await tellRefusedFiles(made.articles);
  }
}

/** Who is here is the first coder, whose work so far is theirs, or directs the study. `director`: a
 * name that is remembered once the study is set up. */
interface Here {
  readonly coder?: Coder;
  readonly director?: string;
}

async function whoIsHere(services: Services, loaded: LoadedCorpus): Promise<Here | 'left'> {
  const { t } = vscode.l10n;
  const { corpus } = loaded;
  if (corpus.coder !== '')
    return { coder: { id: corpus.coder, name: coderName(corpus.codebook, corpus.coder) } };
  if (directorOf(services.memory, loaded.root) !== '') return {};
  const picked = await pickOne<'codes' | 'directs'>({
    title: t('Set Up Coding by Several Coders'),
    placeholder: t('Do you code in this study?'),
    rows: [
      { label: t('I code, too'), description: t('as the first coder'), value: 'codes' },
      { label: t('I only direct the study'), value: 'directs' },
    ],
  });
  if (picked.kind !== 'value') return 'left';
  if (picked.value === 'directs') {
    const director = await askDirector(loaded);
    return director === undefined ? 'left' : { director };
  }
  const person = await askWhoCodes(services, loaded);
  if (!person) return 'left';
  return person.directs ? {} : { coder: { id: person.id, name: person.name } };
}

/** A draw needs all articles. False where the user did not wait for them. */
async function isWhole({ corpus }: LoadedCorpus): Promise<boolean> {
  if (corpus.index.isComplete) return true;
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Set Up Coding by Several Coders'),
      cancellable: true,
    },
    (progress, token) => {
      progress.report({ message: vscode.l10n.t('waiting until all articles are loaded') });
      return corpus.readWhole(() => token.isCancellationRequested);
    },
  );
}

function drawn({ environment }: Services, { corpus }: LoadedCorpus, setUp: SetUp): Draw {
  const { codebook, index } = corpus;
  const all = index.articles();
  // A reprint is coded with its original.
  const articles = all.filter(({ metadata }) => metadata.duplicateOf === undefined);
  const isAdjudicated =
    codebook.annotationFiles === 'one-per-coder' || setUp.work === 'adjudicated';
  return drawAssignment(
    articles.map(({ path }) => path),
    codebook.coding.assigned,
    {
      coders: setUp.coders.map(({ id }) => id),
      share: setUp.share,
      together: setUp.together,
      seed: Math.floor(environment.random() * 2 ** 31),
    },
    codedBefore({
      find: (path) => findPath(path, (one) => index.has(one)),
      shared: isAdjudicated ? [] : all,
      unsigned: setUp.work === 'own' ? setUp.coders[0]?.id : undefined,
      files: setUp.work === 'shared' ? [] : corpus.paths,
    }),
  );
}

function editsOf(
  { corpus }: LoadedCorpus,
  { coders, blind, share, work }: SetUp,
  { assigned }: Draw,
): readonly CodebookEdit[] {
  const { codebook } = corpus;
  const added = coders
    .filter(({ id }) => !codebook.coders.has(id))
    .map((coder: Coder): CodebookEdit => ({ kind: 'add-coder', coder }));
  const coding = setUpCoding(codebook, {
    annotationFiles: work === 'shared' ? 'shared' : 'one-per-coder',
    ...{ blind, share, assigned },
  });
  return coding.changes.length > 0 ? [...added, coding] : added;
}

function summaryOf(
  { corpus }: LoadedCorpus,
  setUp: SetUp,
  { assigned, together }: Draw,
  separated: Separation | undefined,
): readonly string[] {
  const { codebook, index } = corpus;
  const all = new Map([...codebook.coding.assigned, ...assigned]);
  const counts = assignedCounts(
    all,
    setUp.coders.map(({ id }) => id),
    (path) => findPath(path, (one) => index.has(one)) !== undefined,
  );
  const isNew = codebook.annotationFiles === 'shared' && setUp.work !== 'shared';
  const shared = isNew ? index.paths.filter((path) => corpus.hasAnnotationFile(path)).length : 0;
  const { left: plain, files } = separated ?? { left: shared, files: [] };
  const drawn = assigned.size;
  return summaryLines({ setUp, counts, drawn, together, plain, separated: files.length });
}
