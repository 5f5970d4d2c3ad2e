import * as vscode from 'vscode';
import {
  annotationFileOf,
  entriesOfCoder,
  freshAnnotationId,
  GOLD,
  labelText,
  parseAnnotationFile,
  withDigest,
  type Annotation,
  type AnnotationFileEdit,
  type ArticlePath,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { currentCoder } from '../../corpora/currentCoder';
import { tellRefusedFiles } from '../../corpora/record';
import { mayChange, sayBriefly } from '../../documents/words';
import { mayWrite } from '../../host/mayWrite';
import { commandStep, notify } from '../../host/notify';
import type { Services } from '../../services';
import { currentArticle } from '../../ui/currentAnnotation';

/** *Mark as Gold Standard*: copies the current coder's reading of an article into the file of the
 * coder `gold`, whose answers are known to be right. Others who code the article do not see it. */
export async function markGold(services: Services, argument: unknown): Promise<void> {
  const article = currentArticle(services, argument);
  if (!article) return;
  const { loaded, path } = article;
  if (!(await mayWrite(loaded.root))) return;
  const { codebook, index } = loaded.corpus;
  if (codebook.annotationFiles === 'shared') {
    tellShared();
    return;
  }
  const row = index.article(path);
  if (!row || !mayChange(row)) return;
  const coder = await currentCoder(services, loaded);
  if (coder === undefined) return;
  if (coder === GOLD) {
    sayBriefly(
      vscode.l10n.t('You are coding the gold standard itself: mark the article as coded.'),
    );
    return;
  }
  const all = row.annotations.map(({ annotation }) => annotation);
  const own = entriesOfCoder(all, coder, codebook, row.decided);
  const before = await goldOf(loaded, path);
  if (before === 'refused') {
    tellUnreadable();
    return;
  }
  if (before.length > 0 && !(await confirmReplaced(path))) return;
  const edits = [
    ...before.map((id): AnnotationFileEdit => ({ kind: 'delete', id })),
    ...copies(services, all, own).map((annotation): AnnotationFileEdit => ({
      kind: 'add',
      annotation,
    })),
    codedEdit(services, loaded, own),
  ];
  const file = annotationFileOf(path, GOLD);
  const label = vscode.l10n.t('{0}: gold standard', labelText(path));
  const { articles } = await loaded.corpus.make(
    { articles: [{ article: path, path: file, edits }] },
    label,
  );
  if (articles.get(path)?.kind === 'done') services.lastChange.last(label);
  await tellRefusedFiles(articles);
}

/** The ids in the standard that the article has; none without one. */
async function goldOf(
  { corpus, files }: LoadedCorpus,
  path: ArticlePath,
): Promise<readonly string[] | 'refused'> {
  const text = (await files.read(annotationFileOf(path, GOLD)))?.text;
  if (text === undefined || text === '') return [];
  const parsed = parseAnnotationFile(text, corpus.codebook);
  return parsed.kind === 'annotations' ? parsed.file.annotations.map(({ id }) => id) : 'refused';
}

/** An id belongs to one annotation of a corpus. */
function copies(
  { environment }: Services,
  all: readonly Annotation[],
  own: readonly Annotation[],
): readonly Annotation[] {
  const taken = new Set(all.map(({ id }) => id));
  return own.map((annotation) => {
    const id = freshAnnotationId(environment.random, (one) => taken.has(one));
    taken.add(id);
    return { ...annotation, id, coder: GOLD, comments: [] };
  });
}

function codedEdit(
  { environment }: Services,
  { corpus }: LoadedCorpus,
  annotations: readonly Annotation[],
): AnnotationFileEdit {
  const { codebook } = corpus;
  const coding = {
    ...({
      state: 'complete',
      date: environment.clock.today(),
      codebook: codebook.version,
    } as const),
    reason: undefined,
  };
  const none = { before: undefined, decided: undefined };
  const finished = { annotations, ...none, coder: GOLD, codebook };
  return { kind: 'code', coder: GOLD, coding: withDigest(coding, finished) };
}

async function confirmReplaced(path: ArticlePath): Promise<boolean> {
  const replace = vscode.l10n.t('Replace Standard');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t('This article has a gold standard. Replace it by your reading?'),
    { modal: true, detail: labelText(path) },
    replace,
  );
  return choice === replace;
}

function tellShared(): void {
  void notify(
    'information',
    vscode.l10n.t(
      'A gold standard has an annotation file of its own, and in this study all coders share one. Nothing was written. Set up coding by several coders first.',
    ),
    commandStep(
      vscode.l10n.t('Set Up Coding by Several Coders…'),
      'policyAnnotator.setUpSeveralCoders',
    ),
  );
}

function tellUnreadable(): void {
  void notify(
    'error',
    vscode.l10n.t(
      'The gold standard of this article cannot be read, so nothing was written. Fix its annotation file first.',
    ),
  );
}
