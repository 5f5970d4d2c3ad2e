import * as vscode from 'vscode';
import {
  annotationLabel,
  describeSpan,
  freshAnnotationId,
  idsNamedBy,
  labelText,
  snapToGraphemes,
  type Annotation,
  type AnnotationFileEdit,
  type AnnotationId,
  type ArticlePath,
  type CodebookEdit,
  type CodebookRefusal,
  type NewAnnotation,
  type RefusedEdit,
  type Span,
} from '../../core';
import type {
  ArticleEdits,
  ArticleState,
  ChangeLabel,
  ChangeName,
  ChangeOutcome,
  Environment,
} from '../../project';
import { isExample } from './exampleCorpus';
import type { LoadedCorpus, Located } from './corpora';
import { codesAlone, codingCoder, currentCoder, isUnlisted, settleCoder } from './currentCoder';
import { directs } from './director';
import { mayWrite } from '../host/mayWrite';
import type { Services } from '../services';
import { tellUnreadable, type CodebookDraft } from '../ui/questions/codebookDraft';
import { localizer } from '../derived/viewContext';
import { commandStep, showFileStep, notify } from '../host/notify';
import { openInEditor } from '../ui/openInEditor';

/** What a new annotation of these spans has before its position is known. */
export function newAnnotation(
  { environment }: Services,
  loaded: LoadedCorpus,
  state: ArticleState,
  spans: readonly Span[],
): NewAnnotation {
  const { coder } = loaded.corpus;
  return {
    id: freshId(environment, state.file.annotations),
    quote: spans.map((span) => describeSpan(state.text, snapToGraphemes(state.text, span))),
    coder: coder === '' ? undefined : coder,
  };
}

/** An id that no annotation of the article has. */
export function freshId({ random }: Environment, annotations: readonly Annotation[]): AnnotationId {
  const taken = new Set(annotations.map(({ id }) => id));
  return freshAnnotationId(random, (id) => taken.has(id));
}

/** The name of a change, and what else is written with it. */
interface Recorded {
  readonly label?: ChangeLabel;
  /** Entries named on the way: written to the codebook first, and undone together with the
   * change. */
  readonly draft?: CodebookDraft;
}

/** Records the annotation in the place of the one with its id. */
export function recordReplaced(
  services: Services,
  { loaded, path }: Located,
  annotation: Annotation,
  { label, draft }: Recorded = {},
): Promise<boolean> {
  const edits = [{ kind: 'replace', annotation } as const];
  return record(services, loaded, path, edits, label ?? labelOf(loaded, annotation, draft), draft);
}

/** Changes an article's annotation file and reports the change in the status bar; a refusal is
 * reported with what to do. `file`: the annotation file, if it is not the one that the article is
 * read from; its annotations have their coder. True when it was done. */
export async function record(
  services: Services,
  loaded: LoadedCorpus,
  path: ArticlePath,
  edits: readonly AnnotationFileEdit[],
  label: ChangeLabel,
  draft?: CodebookDraft,
  file?: string,
): Promise<boolean> {
  if (!(await mayWrite(loaded.root))) return false;
  const signed = file === undefined ? await signedEdits(services, loaded, path, edits) : edits;
  if (!signed) return false;
  const { codebook, articles } = await loaded.corpus.make(
    { codebook: editsFor(draft, signed), articles: [{ article: path, edits: signed, path: file }] },
    label,
  );
  const outcome = articles.get(path);
  if (codebook?.kind === 'refused' || !outcome) {
    tellNotWritten(codebook?.kind === 'refused' ? codebook.reason : 'unreadable');
    return false;
  }
  if (outcome.kind === 'done') {
    annotated(services, loaded, signed);
    services.lastChange.last(label, {
      corpus: loaded.root.toString(),
      article: path,
      ...idOf(edits),
    });
    return true;
  }
  if (outcome.reason === 'maybe-truncated') {
    return confirmTruncated(services, loaded, path, edits, label, draft, file);
  }
  await tellRefusal(loaded, file ?? loaded.corpus.annotationPath(path), outcome);
  return false;
}

/** The edits of the draft, without the entries and aliases that were named on the way and then
 * given up for another answer: no annotation names them. */
function editsFor(
  draft: CodebookDraft | undefined,
  edits: readonly AnnotationFileEdit[],
): readonly CodebookEdit[] {
  if (!draft) return [];
  const named = new Set(
    edits.flatMap((edit) => ('annotation' in edit ? [...idsNamedBy(edit.annotation)] : [])),
  );
  return draft.edits.filter((edit) => {
    switch (edit.kind) {
      case 'add-actor':
        return named.has(edit.actor.id);
      case 'add-issue':
        return named.has(edit.issue.id);
      case 'alias':
        return named.has(edit.id);
      default:
        return true;
    }
  });
}

/** Changes the codebook and reports the change in the status bar; it can be undone. True when
 * done. */
export async function recordInCodebook(
  { lastChange }: Services,
  loaded: LoadedCorpus,
  edits: readonly CodebookEdit[],
  label: ChangeLabel,
): Promise<boolean> {
  if (!(await mayWrite(loaded.root))) return false;
  const { codebook } = await loaded.corpus.make({ codebook: edits }, label);
  if (codebook?.kind !== 'edited') {
    tellNotWritten(codebook?.reason ?? 'unreadable');
    return false;
  }
  lastChange.last(label);
  return true;
}

/** Changes several articles as one step of undo. The caller reports the outcome of each. Undefined
 * if nothing may be written, or if no coder was named. */
export async function recordTogether(
  services: Services,
  loaded: LoadedCorpus,
  changes: readonly ArticleEdits[],
  label: ChangeLabel,
  draft?: CodebookDraft,
): Promise<ReadonlyMap<ArticlePath, ChangeOutcome> | undefined> {
  if (!(await mayWrite(loaded.root))) return undefined;
  const signed: ArticleEdits[] = [];
  for (const { article, edits } of changes) {
    const own = await signedEdits(services, loaded, article, edits);
    if (!own) return undefined;
    signed.push({ article, edits: own });
  }
  const codebook = editsFor(
    draft,
    signed.flatMap(({ edits }) => edits),
  );
  const made = await loaded.corpus.make({ codebook, articles: signed }, label);
  if (made.codebook?.kind === 'refused') {
    tellNotWritten(made.codebook.reason);
    return undefined;
  }
  const outcomes = made.articles;
  const done = changes.find(({ article }) => outcomes.get(article)?.kind === 'done');
  if (done) {
    const { article, edits } = done;
    annotated(services, loaded, edits);
    services.lastChange.last(label, { corpus: loaded.root.toString(), article, ...idOf(edits) });
  }
  return outcomes;
}

/** Marks steps of the walkthrough as done: a position was added, and one outside the example. */
function annotated(
  { walkthrough }: Services,
  loaded: LoadedCorpus,
  edits: readonly AnnotationFileEdit[],
): void {
  if (!edits.some((edit) => edit.kind === 'add' && edit.annotation.kind === 'position')) return;
  walkthrough.done('position');
  if (!isExample(loaded)) walkthrough.done('ownFolder');
}

/** The key under which it is remembered that the user named no coder where none is needed. */
const UNSIGNED = 'coder.unsigned';

/** With a file per coder, or where coders are known, each annotation belongs to a coder, so that
 * progress is counted for who made it: a user without a name is asked for one, where it is not
 * needed only once. */
async function signedEdits(
  services: Services,
  loaded: LoadedCorpus,
  path: ArticlePath,
  edits: readonly AnnotationFileEdit[],
): Promise<readonly AnnotationFileEdit[] | undefined> {
  const { annotationFiles } = loaded.corpus.codebook;
  // The id under which it was made, which the answer may replace.
  const made = loaded.corpus.coder === '' ? undefined : loaded.corpus.coder;
  const isOwn = (edit: AnnotationFileEdit): boolean =>
    edit.kind === 'add' && (edit.annotation.coder === undefined || edit.annotation.coder === made);
  const isNew = edits.some((edit) => edit.kind === 'add' && edit.annotation.coder === undefined);
  const isOptional = annotationFiles === 'shared';
  const key = `${UNSIGNED}:${loaded.root.toString()}`;
  const isUnknown = edits.some(isOwn) && isUnlisted(loaded, loaded.corpus.coder);
  if (isOptional && !isUnknown) {
    const isAsked = services.memory.get<unknown>(key) === true;
    if (!isNew || isAsked || codesAlone(loaded)) return edits;
  }
  if (isNew && directs(loaded) && !(await settleCoder(services, loaded, path))) return undefined;
  const coder = await (edits.some(isOwn) ? codingCoder : currentCoder)(services, loaded);
  if (coder === undefined) {
    if (!isOptional || isUnknown) return undefined;
    // The answers given so far are kept.
    await services.memory.update(key, true);
    return edits;
  }
  // Who directs the study and is no coder of it writes into the adjudicated files.
  if (directs(loaded)) return [...edits, ...decidedByHand(services, loaded, path, edits, coder)];
  return edits.map((edit) =>
    edit.kind === 'add' && isOwn(edit)
      ? { ...edit, annotation: { ...edit.annotation, coder } }
      : edit,
  );
}

/** Positions of a result do not name who directs the study as their coder: a decision does. */
function decidedByHand(
  { environment }: Services,
  { corpus }: LoadedCorpus,
  path: ArticlePath,
  edits: readonly AnnotationFileEdit[],
  by: string,
): readonly AnnotationFileEdit[] {
  const added = edits.flatMap((edit) =>
    edit.kind === 'add' && edit.annotation.kind === 'position' ? [edit.annotation] : [],
  );
  if (added.length === 0) return [];
  const row = corpus.index.article(path);
  const known = row?.annotations.map(({ annotation }) => annotation) ?? [];
  const taken = new Set([
    ...[...known, ...added].map(({ id }) => id),
    ...(row?.decided?.keys() ?? []),
  ]);
  const decided = {
    ...{ by, at: environment.clock.moment(), replaces: [], from: [], over: [], reason: undefined },
    result: added.map(({ id }) => id),
    quote: added[0]?.quote.map(({ exact }) => exact).join(' […] '),
  };
  const decision = freshAnnotationId(environment.random, (id) => taken.has(id));
  return [{ kind: 'decide', decision, decided }];
}

/** Such as `China ⊖ Encirclement`. `draft`: resolves names that are still to be added to the
 * codebook. */
export function labelOf(
  { corpus }: LoadedCorpus,
  annotation: Annotation,
  draft?: CodebookDraft,
): string {
  return annotationLabel(draft?.codebook ?? corpus.codebook, annotation, localizer);
}

/** A value of a field, as it is shown: "" where it has none. */
interface FieldValue {
  readonly shown: string;
  /** What has the field. */
  readonly what?: string;
}

/** Such as `Stance now neutral: China ⊜ Encirclement`, and undone `Stance is support again: China ⊕
 * Encirclement`. `before`: undefined where several had different values. */
export function changedLabel(field: string, now: FieldValue, before?: FieldValue): ChangeName {
  const ofWhat = (change: string, what: string | undefined): string =>
    what === undefined ? change : `${change}: ${what}`;
  const label =
    now.shown === ''
      ? vscode.l10n.t('{0} removed', field)
      : vscode.l10n.t('{0} now {1}', field, labelText(now.shown, 60));
  const undone =
    before === undefined
      ? vscode.l10n.t('{0} is as before', field)
      : before.shown === ''
        ? vscode.l10n.t('{0} is empty again', field)
        : vscode.l10n.t('{0} is {1} again', field, labelText(before.shown, 60));
  return {
    label: ofWhat(label, now.what),
    undone: ofWhat(undone, (before ?? now).what),
  };
}

/** A file without its last line may have been cut off: writing to it would make the loss final. */
async function confirmTruncated(
  services: Services,
  loaded: LoadedCorpus,
  path: ArticlePath,
  edits: readonly AnnotationFileEdit[],
  label: ChangeLabel,
  draft: CodebookDraft | undefined,
  given: string | undefined,
): Promise<boolean> {
  const complete = vscode.l10n.t('File Is Complete');
  const show = vscode.l10n.t('Show File');
  const file = given ?? loaded.corpus.annotationPath(path);
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'The annotation file of this article does not end with the line "..." and may have been cut off. Nothing was written. Check whether anything is missing.',
    ),
    complete,
    show,
  );
  if (choice === show) await openInEditor(loaded.uriOf(file));
  if (choice !== complete) return false;
  return record(services, loaded, path, [{ kind: 'end' }, ...edits], label, draft, given);
}

async function tellRefusal(
  loaded: LoadedCorpus,
  path: string,
  { reason }: RefusedEdit,
): Promise<void> {
  const message =
    reason === 'unreadable'
      ? vscode.l10n.t(
          'The annotation file of this article cannot be read, so nothing was written. Fix the errors shown in the Problems panel first.',
        )
      : reason === 'lone-surrogate'
        ? halfCharacter()
        : vscode.l10n.t(
            'The annotation file was changed in the meantime, so nothing was written. Check the file and try again.',
          );
  await notify('error', message, showFileStep(loaded.uriOf(path)));
}

/** Reports the annotation files that a change of several articles did not reach. */
export async function tellRefusedFiles(
  outcomes: ReadonlyMap<ArticlePath, ChangeOutcome> | undefined,
): Promise<void> {
  const files = [...(outcomes?.values() ?? [])].filter(({ kind }) => kind === 'refused').length;
  if (files === 0) return;
  await notify(
    'warning',
    vscode.l10n.t(
      'Annotation files that could not be changed: {0}. Their content is unchanged. The Problems panel shows why.',
      files,
    ),
  );
}

/** Reports why a codebook was not changed. */
export function tellNotWritten(reason: CodebookRefusal): void {
  if (reason === 'unreadable') {
    tellUnreadable();
    return;
  }
  const message =
    reason === 'lone-surrogate'
      ? halfCharacter()
      : reason === 'circular'
        ? vscode.l10n.t(
            'An entry cannot be part of one of its own parts, so nothing was written. Choose another entry.',
          )
        : vscode.l10n.t(
            'The codebook was changed in the meantime, so nothing was written. Check the codebook and try again.',
          );
  const show = commandStep(vscode.l10n.t('Show Codebook'), 'policyAnnotator.goToCodebook');
  void notify('error', message, show);
}

function halfCharacter(): string {
  return vscode.l10n.t(
    'The text contains half a character, which cannot be saved. Nothing was written. Change the text.',
  );
}

/** The annotation that the edits leave behind, for *Details*. */
function idOf(edits: readonly AnnotationFileEdit[]): { readonly id?: string } {
  for (const edit of edits.toReversed()) {
    if (edit.kind === 'add' || edit.kind === 'replace') return { id: edit.annotation.id };
  }
  return {};
}
