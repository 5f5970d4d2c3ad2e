import * as vscode from 'vscode';
import {
  EMPTY_ANNOTATION_FILE,
  isAnnotationFile,
  labelText,
  mergeAnnotationFiles,
  mergeQuestion,
  parseAnnotationFile,
  readConflictMarkers,
  type AnnotationFile,
  type ConflictedText,
  type MergeConflict,
  type MergedFiles,
} from '../../core';
import { readTarget } from '../ui/cardCommands';
import type { LoadedCorpus } from '../corpora/corpora';
import { isOthersFile, mayShowOthers } from '../corpora/othersWork';
import { pickOne, type Picked } from '../ui/quickPick';
import type { Services } from '../services';
import { localizer } from '../derived/viewContext';
import { writeOpen } from '../documents/openFiles';
import { showFileStep, notify } from '../host/notify';

type Versions = Extract<ConflictedText, { kind: 'conflicted' }>;
type Merged = Extract<MergedFiles, { kind: 'merged' }>;
type Side = 'ours' | 'theirs';

interface ConflictedFile {
  readonly loaded: LoadedCorpus;
  readonly path: string;
}

/** Takes an annotation file with git's conflict markers, merges both versions by annotation and
 * field, and asks only about what both changed. Nothing is changed before the last answer. */
export function registerResolveConflicts(services: Services): vscode.Disposable {
  const resolve = async (argument: unknown): Promise<void> => {
    const file = await chosenFile(services, argument);
    if (!file) return;
    if (isOthersFile(file.loaded, file.path) && !mayShowOthers(file.loaded)) return;
    const document = await vscode.workspace.openTextDocument(file.loaded.uriOf(file.path));
    const text = document.getText();
    const read = readConflictMarkers(text);
    if (read.kind === 'none') tellNothingToDo();
    else if (read.kind === 'refused') await tellDisorder(document, read.line);
    else {
      const versions = { ...read, base: usableBase(read) };
      const merged = await merge(file.loaded, versions);
      if (merged === 'left') return;
      if (merged.kind === 'refused') await tellUnreadable(document, merged);
      else await write(document, text, merged, versions);
    }
  };
  return services.guard.command('policyAnnotator.resolveConflicts', resolve);
}

/** The annotation file that is named or shown, or that of the article shown; otherwise one of those
 * with markers in any corpus. */
async function chosenFile(
  { corpora }: Services,
  argument: unknown,
): Promise<ConflictedFile | undefined> {
  const target = readTarget(corpora, argument);
  if (target?.article !== undefined) {
    const { loaded, article } = target;
    return { loaded, path: loaded.corpus.annotationPath(article) };
  }
  const active = vscode.window.activeTextEditor?.document;
  const located = active && corpora.locate(active.uri);
  if (located && isAnnotationFile(located.path)) return located;
  const files = corpora.all.flatMap((loaded) =>
    [...loaded.corpus.problems].flatMap(([path, { problems }]): readonly ConflictedFile[] => {
      const isOne =
        isAnnotationFile(path) && problems.some(({ code }) => code === 'conflict-marker');
      return isOne ? [{ loaded, path }] : [];
    }),
  );
  const own = located?.loaded.corpus.annotationPath(located.path);
  const beside = files.find(({ loaded, path }) => loaded === located?.loaded && path === own);
  if (beside) return beside;
  if (files.length === 0) tellNothingToDo();
  if (files.length < 2) return files[0];
  const picked = await pickOne({
    title: vscode.l10n.t('Resolve Annotation Conflicts'),
    placeholder: vscode.l10n.t('Choose an annotation file'),
    rows: files.map((file) => ({
      label: labelText(file.path),
      description: labelText(file.loaded.name),
      value: file,
    })),
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

/** The base of the merge, if usable: git's style `zdiff3` can give a base that never existed; then
 * it is treated as missing. */
function usableBase({ base, ours, theirs }: Versions): string | undefined {
  const merged = mergeAnnotationFiles(base, ours, theirs);
  return merged.kind === 'refused' && merged.side === 'base' ? undefined : base;
}

/** Merges again after every answer, since an answer can raise another question. */
async function merge(
  loaded: LoadedCorpus,
  versions: Versions,
): Promise<Exclude<MergedFiles, { kind: 'merged' }> | Merged | 'left'> {
  const { base, ours, theirs } = versions;
  const answers = new Map<string, Side>();
  for (;;) {
    const merged = mergeAnnotationFiles(base, ours, theirs, (conflict) => {
      return answers.get(keyOf(conflict)) ?? (conflict.ours ? 'ours' : 'theirs');
    });
    if (merged.kind === 'refused') return merged;
    const open = merged.conflicts.find((conflict) => !answers.has(keyOf(conflict)));
    if (!open) return merged;
    const picked = await ask(loaded, open, versions, answers.size, merged.conflicts.length);
    if (picked.kind === 'left') return 'left';
    if (picked.kind === 'value') answers.set(keyOf(open), picked.value);
    else answers.delete([...answers.keys()].at(-1) ?? '');
  }
}

function keyOf({ id = '', path }: MergeConflict): string {
  return [id, ...path].join('\n');
}

function ask(
  { corpus }: LoadedCorpus,
  conflict: MergeConflict,
  { ours, theirs, labels }: Versions,
  answered: number,
  total: number,
): Promise<Picked<Side>> {
  const { codebook } = corpus;
  const read = (text: string): AnnotationFile => {
    const parsed = parseAnnotationFile(text, codebook);
    return parsed.kind === 'annotations' ? parsed.file : EMPTY_ANNOTATION_FILE;
  };
  const files = { ours: read(ours), theirs: read(theirs) };
  const question = mergeQuestion(conflict, files, codebook, localizer);
  const named = (label: string, otherwise: string): string => labelText(label) || otherwise;
  return pickOne<Side>({
    title: question.about,
    placeholder: vscode.l10n.t('{0}: choose the version to keep', question.label),
    step: answered + 1,
    totalSteps: total,
    canGoBack: answered > 0,
    rows: [
      {
        label: `1  ${question.ours}`,
        description: named(labels.ours, vscode.l10n.t('first version')),
        value: 'ours',
      },
      {
        label: `2  ${question.theirs}`,
        description: named(labels.theirs, vscode.l10n.t('second version')),
        value: 'theirs',
      },
    ],
    letters: new Map([
      ['1', 'ours'],
      ['2', 'theirs'],
    ]),
  });
}

async function write(
  document: vscode.TextDocument,
  text: string,
  merged: Merged,
  { base }: Versions,
): Promise<void> {
  const outcome = await writeOpen(document, text, merged.text);
  if (outcome.kind !== 'saved' && outcome.kind !== 'pending') {
    void notify(
      'error',
      vscode.l10n.t(
        'The merged annotation file could not be saved. Both versions are still in it; try again.',
      ),
      showFileStep(document.uri),
    );
    return;
  }
  const { conflicts, renamed, excluded } = merged;
  const parts = [
    conflicts.length > 0
      ? vscode.l10n.t(
          'The two versions were merged. Conflicts resolved by your choice: {0}.',
          conflicts.length,
        )
      : vscode.l10n.t('The two versions were merged without conflicts.'),
    ...(base === undefined
      ? [
          vscode.l10n.t(
            'The conflict markers did not include the common base, so everything that only one version has was kept, even if the other version deleted it.',
          ),
        ]
      : []),
    ...(renamed.length > 0
      ? [vscode.l10n.t('Annotations of the second version that got a new id: {0}.', renamed.length)]
      : []),
    ...(excluded > 0
      ? [
          vscode.l10n.t(
            'Comment lines of the second version that are not in the file: {0}.',
            excluded,
          ),
        ]
      : []),
    outcome.kind === 'pending'
      ? vscode.l10n.t('Save the file, then stage it in Git to mark the conflict as resolved.')
      : vscode.l10n.t('Stage the file in Git to mark the conflict as resolved.'),
  ];
  await notify('information', parts.join(' '), showFileStep(document.uri));
}

function tellNothingToDo(): void {
  void notify(
    'information',
    vscode.l10n.t('There are no conflict markers in the annotation files.'),
  );
}

async function tellDisorder(document: vscode.TextDocument, line: number): Promise<void> {
  const show = vscode.l10n.t('Show File');
  await notify(
    'error',
    vscode.l10n.t(
      'The conflict markers in this annotation file are incomplete or out of order; see line {0}. Nothing was changed. Correct them, or restore the file with Git and merge again.',
      line + 1,
    ),
    { label: show, run: () => showLine(document, line) },
  );
}

async function tellUnreadable(
  document: vscode.TextDocument,
  { side }: Extract<MergedFiles, { kind: 'refused' }>,
): Promise<void> {
  const message =
    side === 'ours'
      ? vscode.l10n.t(
          'The first version in this annotation file cannot be read, or may have been cut off. Nothing was changed. Correct it between the markers and try again.',
        )
      : side === 'theirs'
        ? vscode.l10n.t(
            'The second version in this annotation file cannot be read, or may have been cut off. Nothing was changed. Correct it between the markers and try again.',
          )
        : vscode.l10n.t(
            'The two versions in this annotation file cannot be merged. Nothing was changed. Merge them by hand.',
          );
  await notify('error', message, showFileStep(document.uri));
}

async function showLine(document: vscode.TextDocument, line: number): Promise<void> {
  const selection = new vscode.Range(line, 0, line, 0);
  await vscode.window.showTextDocument(document, { selection });
}
