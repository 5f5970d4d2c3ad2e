import * as vscode from 'vscode';
import { isAboutHead, isAnnotationFile } from '../../core';
import type { SaveOutcome } from '../../project';
import { messageName } from '../documents/words';

/** What did not go well, in two words; empty when all is saved. */
export function savingText({ kind }: SaveOutcome): string {
  switch (kind) {
    case 'pending':
      return vscode.l10n.t('not saved yet');
    case 'disputed':
      return vscode.l10n.t('choose a version');
    case 'unreadable':
    case 'failed':
      return vscode.l10n.t('not saved');
    case 'saved':
      return '';
  }
}

/** What happened, what was kept, what to do. */
export function savingMessage(outcome: SaveOutcome): string {
  switch (outcome.kind) {
    case 'pending':
      if (!isAnnotationFile(outcome.path)) {
        return vscode.l10n.t(
          '{0} is open with changes of your own. Save it to keep both.',
          messageName(outcome.path),
        );
      }
      return vscode.l10n.t(
        'The annotation file is open with changes of your own. Save it to keep both.',
      );
    case 'disputed':
      if (!isAnnotationFile(outcome.path)) {
        return vscode.l10n.t(
          'The same was changed here and by another program in {0}. It has the other version, and your change of that was left out.',
          messageName(outcome.path),
        );
      }
      if (outcome.disputes.length > 0 && outcome.disputes.every(isAboutHead)) {
        return vscode.l10n.t(
          'What an annotation file says of its article was changed here and in the file. The file has the other version until you choose; all your other changes are in it.',
        );
      }
      return vscode.l10n.t(
        'An annotation was changed here and in its file. The file has the other version until you choose; all your other changes are in it.',
      );
    case 'unreadable':
      if (!isAnnotationFile(outcome.path)) {
        return vscode.l10n.t(
          '{0} was changed by another program and cannot be read, so nothing was written to it. Your changes are kept, and written when the file is correct again.',
          messageName(outcome.path),
        );
      }
      return vscode.l10n.t(
        'The annotation file was changed by another program and cannot be read, so nothing was written to it. Your changes are kept, and written when the file is correct again.',
      );
    case 'failed':
      if (outcome.torn === true) {
        return vscode.l10n.t(
          '{0} could only be written in part: {1}. The text before and your changes are kept, also when you close the window. Mend that and try again; else both texts are offered at the next start.',
          messageName(outcome.path),
          reasonText(outcome.reason),
        );
      }
      return vscode.l10n.t(
        '{0} could not be written: {1}. Your changes are kept, also when you close the window; mend that and try again. The next change tries again too.',
        messageName(outcome.path),
        reasonText(outcome.reason),
      );
    case 'saved':
      return '';
  }
}

/** Why the world refused to write, from its code. */
export function reasonText(reason: string): string {
  const why = REASONS.get(reason);
  return why ? why() : vscode.l10n.t('the file system refused');
}

const REASONS = new Map<string, () => string>([
  ['EACCES', () => vscode.l10n.t('the file or its folder is read-only')],
  ['EPERM', () => vscode.l10n.t('the file or its folder is read-only')],
  ['EROFS', () => vscode.l10n.t('the disk is read-only')],
  ['ENOSPC', () => vscode.l10n.t('the disk is full')],
  ['EDQUOT', () => vscode.l10n.t('your share of the disk is full')],
  ['ENOENT', () => vscode.l10n.t('the folder is not there any more')],
  ['EIO', () => vscode.l10n.t('the disk or the connection to it failed')],
  ['ENAMETOOLONG', () => vscode.l10n.t('the name of the file is too long for the disk')],
  ['ENOJOURNAL', () => vscode.l10n.t('the extension has no room for a safe copy')],
  ['not-a-file', () => vscode.l10n.t('it is a device or a pipe, and no file')],
  [
    'link-outside',
    () => vscode.l10n.t('it is a link that leads out of the folder; put a copy in its place'),
  ],
  ['too-large', () => vscode.l10n.t('it is too large')],
  ['EBUSY', () => vscode.l10n.t('another program uses the file')],
]);
