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
import { askDirector, askPersonCoding, rememberPerson } from '../../corpora/currentCoder';
import { directorOf } from '../../corpora/director';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { recordInCodebook, tellRefusedFiles } from '../../corpora/record';
import { sayBriefly } from '../../documents/words';
import { mayWrite } from '../../host/mayWrite';
import type { Services } from '../../services';
import { tellUnreadable } from '../../ui/questions/codebookDraft';
import type { Place } from '../../ui/inTurn';
import { pickOne, type Picked } from '../../ui/quickPick';
import { plannedCodebook } from '../../ui/refactoring/moveEntries';
import { previewFiles } from '../../ui/refactoring/previewFiles';
import { setUpQuestions, type Here, type SetUp } from './setUpQuestions';
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
  const { codebook } = loaded.corpus;
  const questions = setUpQuestions(codebook, whoIsHere(services, loaded), (unsigned) =>
    sharedWork(loaded, unsigned),
  );
  const title = vscode.l10n.t('Set Up Coding by Several Coders');
  const label = vscode.l10n.t('Set up coding by several coders');
  for (;;) {
    const setUp = await questions.ask();
    if (!setUp) return;
    const { unsigned, here } = setUp;
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
    const answer = await confirmed(
      summaryOf(loaded, setUp, draw, separated),
      files.length > 0 ? vscode.l10n.t('Show Files…') : vscode.l10n.t('Write to Codebook'),
    );
    if (answer === 'back') continue;
    if (answer === 'left') return;
    if (here.person) await rememberPerson(services, loaded, here.person);
    if (!separated || files.length === 0) {
      await recordInCodebook(services, loaded, edits, label);
      return;
    }
    const planned = await plannedCodebook(services, loaded, edits);
    if (!planned) return;
    if (await previewFiles(services, title, [planned.file, ...files])) {
      const made = await loaded.corpus.make({ codebook: edits, articles: separated.edits }, label);
      if (made.codebook?.kind === 'refused') tellUnreadable();
      else services.lastChange.last(label);
      await tellRefusedFiles(made.articles);
    }
    return;
  }
}

/** Shows what will be written. Escape, or *Back*, leads to the last question. */
async function confirmed(
  summary: readonly string[],
  write: string,
): Promise<'write' | 'back' | 'left'> {
  const back = { title: vscode.l10n.t('Back'), isCloseAffordance: true };
  const choice = await vscode.window.showInformationMessage<vscode.MessageItem>(
    vscode.l10n.t('Set up coding by several coders?'),
    { modal: true, detail: summary.join('\n') },
    { title: write },
    back,
  );
  if (choice === back) return 'back';
  return choice ? 'write' : 'left';
}

/** Who is here, or how to ask for it where it is not known. */
function whoIsHere(
  services: Services,
  loaded: LoadedCorpus,
): Here | ((place: Place) => Promise<Picked<Here>>) {
  const { t } = vscode.l10n;
  const { corpus } = loaded;
  if (corpus.coder !== '')
    return { coder: { id: corpus.coder, name: coderName(corpus.codebook, corpus.coder) } };
  if (directorOf(services.memory, loaded.root) !== '') return {};
  let first: 'codes' | 'directs' = 'codes';
  return async (place) => {
    for (;;) {
      const picked = await pickOne<'codes' | 'directs'>({
        ...place,
        first,
        title: t('Set Up Coding by Several Coders'),
        placeholder: t('Do you code in this study?'),
        rows: [
          { label: t('I code, too'), description: t('as the first coder'), value: 'codes' },
          { label: t('I only direct the study'), value: 'directs' },
        ],
      });
      if (picked.kind !== 'value') return picked;
      first = picked.value;
      const isCoder = picked.value === 'codes';
      const answer = isCoder
        ? await askPersonCoding(services, loaded, true)
        : await askDirector(loaded, true);
      if (answer.kind === 'left') return answer;
      if (answer.kind === 'back') continue;
      const { id, name, directs } = answer.value;
      const person = { ...answer.value, directs: directs || !isCoder };
      return {
        kind: 'value',
        value: { person, ...(person.directs ? {} : { coder: { id, name } }) },
      };
    }
  };
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
  { assigned, isRandom }: Draw,
): readonly CodebookEdit[] {
  const { codebook } = corpus;
  const added = coders
    .filter(({ id }) => !codebook.coders.has(id))
    .map((coder: Coder): CodebookEdit => ({ kind: 'add-coder', coder }));
  const coding = setUpCoding(codebook, {
    annotationFiles: work === 'shared' ? 'shared' : 'one-per-coder',
    ...{ blind, share, assigned, isRandom },
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
  return summaryLines({ setUp, counts, drawn, together, plain, separated: files });
}
