import * as vscode from 'vscode';
import { isAboutHead, isAnnotationFile } from '../../core';
import type { SaveOutcome } from '../../project';
import { messageName } from '../documents/words';

/** The problem in two words; empty when everything is saved. */
export function savingText({ kind }: SaveOutcome): string {
  switch (kind) {
    case 'pending':
      return vscode.l10n.t('not saved yet');
    case 'disputed':
      return vscode.l10n.t('choose a version');
    case 'dropped':
    case 'unreadable':
    case 'failed':
      return vscode.l10n.t('not saved');
    case 'saved':
      return '';
  }
}

/** What happened, what was kept, and what to do. */
export function savingMessage(outcome: SaveOutcome): string {
  switch (outcome.kind) {
    case 'pending':
      if (!isAnnotationFile(outcome.path)) {
        return vscode.l10n.t(
          '{0} is open and has unsaved changes. Save it to keep both those and this change.',
          messageName(outcome.path),
        );
      }
      return vscode.l10n.t(
        'The annotation file is open and has unsaved changes. Save it to keep both those and this change.',
      );
    case 'disputed':
      if (outcome.disputes.length > 0 && outcome.disputes.every(isAboutHead)) {
        return vscode.l10n.t(
          'The information about an article was changed both here and in its annotation file. The file keeps the other version until you choose one. All your other changes are saved.',
        );
      }
      return vscode.l10n.t(
        'An annotation was changed both here and in its file. The file keeps the other version until you choose one. All your other changes are saved.',
      );
    case 'dropped': {
      const [first = ''] = outcome.names;
      const more = outcome.names.length - 1;
      return more === 0
        ? vscode.l10n.t(
            '{0} was changed by another program. Your change to “{1}” could not be applied to the new version and is not in the file. Check the file, and repeat the change if you still want it.',
            messageName(outcome.path),
            messageName(first),
          )
        : vscode.l10n.t(
            '{0} was changed by another program. Your changes to “{1}” and {2} more could not be applied to the new version and are not in the file. Check the file, and repeat the changes if you still want them.',
            messageName(outcome.path),
            messageName(first),
            more,
          );
    }
    case 'unreadable':
      if (!isAnnotationFile(outcome.path)) {
        return vscode.l10n.t(
          '{0} was changed by another program and cannot be read, so nothing was written. Your changes are kept and will be written once the file can be read again. Fix the errors shown in the Problems panel.',
          messageName(outcome.path),
        );
      }
      return vscode.l10n.t(
        'The annotation file was changed by another program and cannot be read, so nothing was written. Your changes are kept and will be written once the file can be read again. Fix the errors shown in the Problems panel.',
      );
    case 'failed':
      if (outcome.torn === true) {
        return vscode.l10n.t(
          '{0} was only partly written: {1}. The previous text and your changes are both kept, even if you close the window. Fix the cause and try again, or choose between the two texts at the next start.',
          messageName(outcome.path),
          reasonText(outcome.reason),
        );
      }
      return vscode.l10n.t(
        '{0} could not be written: {1}. Your changes are kept, even if you close the window. Fix the cause and try again. Your next change also starts a new attempt.',
        messageName(outcome.path),
        reasonText(outcome.reason),
      );
    case 'saved':
      return '';
  }
}

/** Why writing was refused, from the code of the error. One that is not known is shown as it is, so
 * that it can be looked for. */
export function reasonText(reason: string): string {
  const why = REASONS.get(reason);
  return why ? why() : vscode.l10n.t('the file system refused the operation ({0})', reason);
}

const REASONS = new Map<string, () => string>([
  ['EACCES', () => vscode.l10n.t('the file or its folder is read-only')],
  ['EPERM', () => vscode.l10n.t('the file or its folder is read-only')],
  ['not-permitted', () => vscode.l10n.t('you have no permission to write the file')],
  ['folder-not-permitted', () => vscode.l10n.t('you have no permission to write to its folder')],
  ['EROFS', () => vscode.l10n.t('the disk is read-only')],
  ['ENOSPC', () => vscode.l10n.t('the disk is full')],
  ['EDQUOT', () => vscode.l10n.t('your disk quota is used up')],
  ['ENOENT', () => vscode.l10n.t('the folder no longer exists')],
  ['EIO', () => vscode.l10n.t('the disk or the connection to it failed')],
  ['ENAMETOOLONG', () => vscode.l10n.t('the file name is too long for the disk')],
  ['ENOJOURNAL', () => vscode.l10n.t('the extension has no room for a backup copy')],
  ['not-a-file', () => vscode.l10n.t('it is a device or a pipe, not a file')],
  [
    'link-outside',
    () => vscode.l10n.t('it is a link to a file outside the folder; replace it with a copy'),
  ],
  ['too-large', () => vscode.l10n.t('it is too large')],
  ['EBUSY', () => vscode.l10n.t('another program is using the file')],
  ['editor-refused', () => vscode.l10n.t('the editor refused the change')],
  ['editor-unsaved', () => vscode.l10n.t('the editor could not save the file')],
]);
