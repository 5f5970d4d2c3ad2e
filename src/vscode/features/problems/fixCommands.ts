import * as vscode from 'vscode';
import { FIELDS, isVocabulary, type ProblemFix, type Vocabulary } from '../../../core';
import { localizer } from '../../derived/viewContext';

/** A fix that edits the file's text. */
export type TextFix = Extract<
  ProblemFix,
  { kind: 'newId' | 'renameKey' | 'quoteValue' | 'writeActor' | 'writeValue' }
>;

/** A fix that edits the text in several places. */
export type ReplaceFix = Extract<ProblemFix, { kind: 'replaceId' }>;

/** A fix that a command of the extension performs. */
export type CommandFix = Exclude<ProblemFix, TextFix | ReplaceFix>;

interface FixCommand {
  readonly title: () => string;
  readonly command: string;
}

export function commandOf(fix: CommandFix): FixCommand {
  if (fix.kind !== 'addEntry') return FIXES[fix.kind];
  const { what } = fix;
  const title = isVocabulary(what)
    ? () => localizer.text(FIELDS[what].vocabulary.add)
    : ADDING[what];
  return { title, command: 'addEntry' };
}

const ADDING: Readonly<
  Record<Exclude<Extract<ProblemFix, { kind: 'addEntry' }>['what'], Vocabulary>, () => string>
> = {
  actor: () => vscode.l10n.t('Add the actor to the codebook'),
  issue: () => vscode.l10n.t('Add the issue to the codebook'),
  parent: () => vscode.l10n.t('Add it to the codebook'),
  stance: () => vscode.l10n.t('Add the stance to the codebook'),
  coder: () => vscode.l10n.t('Add the coder to the codebook'),
  type: () => vscode.l10n.t('Add the annotation type to the codebook'),
};

const FIXES: Readonly<Record<Exclude<CommandFix['kind'], 'addEntry'>, FixCommand>> = {
  confirm: { title: () => vscode.l10n.t('Confirm the changed quote'), command: 'confirmWords' },
  choose: {
    title: () => vscode.l10n.t('Choose among the likely places'),
    command: 'choosePlace',
  },
  keep: { title: () => vscode.l10n.t('Mark the quote as lost'), command: 'keepAsLost' },
  attach: {
    title: () => vscode.l10n.t('Move the annotation to the selected words'),
    command: 'moveToSelection',
  },
  edit: { title: () => vscode.l10n.t('Edit the annotation'), command: 'editAnnotation' },
  delete: { title: () => vscode.l10n.t('Delete the annotation'), command: 'deleteAnnotation' },
  editPosition: { title: () => vscode.l10n.t('Edit the annotation'), command: 'editAnnotation' },
  settleNames: {
    title: () => vscode.l10n.t('Settle or merge the two entries…'),
    command: 'findNearDuplicates',
  },
  compareReadings: {
    title: () => vscode.l10n.t('Compare the two positions'),
    command: 'compareQuotes',
  },
  findArticle: {
    title: () => vscode.l10n.t('Find the article that contains these quotes'),
    command: 'findArticle',
  },
  addEndMarker: {
    title: () => vscode.l10n.t('The file is complete: add its end line'),
    command: 'addEndMarker',
  },
  resolveConflicts: {
    title: () => vscode.l10n.t('Resolve Annotation Conflicts'),
    command: 'resolveConflicts',
  },
};
