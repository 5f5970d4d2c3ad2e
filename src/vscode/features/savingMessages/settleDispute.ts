import * as vscode from 'vscode';
import {
  disputedDetails,
  disputedId,
  headEdit,
  headQuestion,
  isAboutHead,
  labelText,
  withKeysOf,
  type Annotation,
  type AnnotationDispute,
  type AnnotationFileEdit,
  type Dispute,
  type HeadDispute,
} from '../../../core';
import type { Located } from '../../corpora/corpora';
import { inTurn, type Question } from '../../ui/inTurn';
import { pickOne, type PickRow } from '../../ui/quickPick';
import { labelOf, record } from '../../corpora/record';
import type { Services } from '../../services';
import { localizer } from '../../derived/viewContext';

type Side = 'ours' | 'theirs';

/** Asks which version of an annotation, or of the article's metadata, to keep, field by field, and
 * records the answer on the file's content by then. False when the user left without an answer:
 * then nothing is changed. */
export async function settleDispute(
  services: Services,
  located: Located,
  dispute: Dispute,
  progress: string,
): Promise<boolean> {
  const { loaded, path } = located;
  if (isAboutHead(dispute)) return settleHead(services, located, dispute, progress);
  const row = loaded.corpus.index.article(path);
  const id = disputedId(dispute);
  const current = row?.annotations.find(({ annotation }) => annotation.id === id)?.annotation;
  const shown = dispute.kind === 'deleted-here' ? dispute.theirs : dispute.ours;
  const title = `${labelOf(loaded, shown)} ${progress}`.trim();
  const edits =
    dispute.kind === 'changed'
      ? await chosenDetails(located, dispute, current, title)
      : await chosenFate(dispute, current, title);
  if (!edits) return false;
  return edits.length === 0 || record(services, loaded, path, edits, labelOf(loaded, shown));
}

/** One question for each field. */
async function chosenDetails(
  { loaded }: Located,
  { ours, theirs, fields }: Extract<Dispute, { kind: 'changed' }>,
  current: Annotation | undefined,
  title: string,
): Promise<readonly AnnotationFileEdit[] | undefined> {
  const details = disputedDetails(ours, theirs, fields, loaded.corpus.codebook, localizer);
  const chosen = new Map<string, Side>();
  const questions = details.map((detail): Question => async (place) => {
    const first = chosen.get(detail.key);
    const picked = await pickOne<Side>({
      ...place,
      title,
      placeholder: vscode.l10n.t('{0}: choose the version to keep', detail.label),
      rows: [sideRow('ours', detail.ours), sideRow('theirs', detail.theirs)],
      ...(first === undefined ? {} : { first }),
    });
    if (picked.kind === 'value') chosen.set(detail.key, picked.value);
    return picked;
  });
  if ((await inTurn(questions)).kind !== 'value') return undefined;
  const mine = details.filter(({ key }) => chosen.get(key) === 'ours').map(({ key }) => key);
  if (mine.length === 0) return [];
  // It was deleted meanwhile: choosing the user's own version restores it.
  if (!current) return [{ kind: 'add', annotation: ours }];
  return [{ kind: 'replace', annotation: withKeysOf(current, ours, mine) }];
}

/** One question: the fields of the head are independent of each other. */
async function settleHead(
  services: Services,
  { loaded, path }: Located,
  dispute: HeadDispute,
  progress: string,
): Promise<boolean> {
  const { about, label, ours, theirs } = headQuestion(dispute, localizer);
  const picked = await pickOne({
    title: `${about}: ${labelText(path)} ${progress}`.trim(),
    placeholder: vscode.l10n.t('{0}: choose the version to keep', label),
    rows: [sideRow('ours', ours), sideRow('theirs', theirs)],
  });
  if (picked.kind !== 'value') return false;
  if (picked.value === 'theirs') return true;
  return record(services, loaded, path, [headEdit(dispute)], `${labelText(path)}: ${label}`);
}

function sideRow(side: Side, shown: string): PickRow<Side> {
  return side === 'ours'
    ? { label: `$(account) ${shown}`, description: vscode.l10n.t('changed here'), value: side }
    : { label: `$(file) ${shown}`, description: vscode.l10n.t('in the file'), value: side };
}

async function chosenFate(
  dispute: Exclude<AnnotationDispute, { kind: 'changed' }>,
  current: Annotation | undefined,
  title: string,
): Promise<readonly AnnotationFileEdit[] | undefined> {
  const isDeletedHere = dispute.kind === 'deleted-here';
  const picked = await pickOne<'keep' | 'delete'>({
    title,
    placeholder: isDeletedHere
      ? vscode.l10n.t('Deleted here, changed in the file')
      : vscode.l10n.t('Changed here, deleted in the file'),
    rows: [
      { label: vscode.l10n.t('Keep the changed annotation'), value: 'keep' },
      { label: vscode.l10n.t('Delete the annotation'), value: 'delete' },
    ],
  });
  if (picked.kind !== 'value') return undefined;
  if (picked.value === 'delete') {
    return current ? [{ kind: 'delete', id: current.id }] : [];
  }
  return current || isDeletedHere ? [] : [{ kind: 'add', annotation: dispute.ours }];
}
