import * as vscode from 'vscode';
import { labelText } from '../../../core';
import type { DroppedFile } from '../../../project';
import { messageName } from '../../documents/words';

/** Drops that are reported together, since the same can be done about them.
 * - `changed`: in this window, by another program; the earlier content of the files is kept
 * - `deleted`: the same, and their articles were deleted with them
 * - `unread`: they are still in the files, under a misspelt key
 * - `earlier`: while no window was open, so that only their numbers are known */
export type DropGroup = 'changed' | 'deleted' | 'unread' | 'earlier';

export function groupOf({ before, now }: DroppedFile): DropGroup {
  if (now === 'unread') return 'unread';
  if (before === undefined) return 'earlier';
  return now === 'deleted' ? 'deleted' : 'changed';
}

/** What happened, what was kept, and what to do. */
export function dropMessage(group: DropGroup, drops: readonly DroppedFile[]): string {
  const [first, ...more] = drops;
  if (first && more.length === 0) return singleMessage(group, first);
  const count = drops.length;
  switch (group) {
    case 'changed':
      return vscode.l10n.t(
        'Another program removed many annotations from {0} annotation files. Their previous content is kept. Compare the versions and choose what to restore.',
        count,
      );
    case 'deleted':
      return vscode.l10n.t(
        'Another program deleted or moved {0} articles and their annotation files. The annotations are kept, and so is the text of recently opened articles. Choose what to restore.',
        count,
      );
    case 'unread':
      return vscode.l10n.t(
        'The annotations in {0} files are not read because their key is misspelled. Nothing is lost. Correct the key in each file.',
        count,
      );
    case 'earlier':
      return vscode.l10n.t(
        '{0} annotation files have far fewer annotations than when this folder was last open here. Another branch may be checked out. If not, look for the missing annotations in the Timeline view of the Explorer, in version control or in a backup.',
        count,
      );
  }
}

/** One file in a list. */
export function dropText(drop: DroppedFile): string {
  const { has, had, now } = drop;
  switch (now) {
    case 'fewer':
      return vscode.l10n.t('annotations: {0} of {1}', has, had);
    case 'gone':
      return vscode.l10n.t('removed; annotations before: {0}', had);
    case 'refused':
      return vscode.l10n.t('cannot be read; annotations before: {0}', had);
    case 'deleted':
      return vscode.l10n.t('deleted with its article; annotations before: {0}', had);
    case 'unread':
      return vscode.l10n.t('annotations not read: “{0}” instead of “{1}”', ...keysOf(drop));
  }
}

export function dropLabel({ path }: DroppedFile): string {
  return labelText(path);
}

/** The misspelt key and the nearest known one, as safe labels. */
function keysOf({ key }: DroppedFile): readonly [written: string, nearest: string] {
  return [labelText(key?.written ?? ''), key?.nearest ?? ''];
}

function singleMessage(group: DropGroup, drop: DroppedFile): string {
  const { path, had, has, now, key } = drop;
  const name = messageName(path);
  if (group === 'earlier') {
    return vscode.l10n.t(
      '{0} has far fewer annotations ({1} of {2}) than when this folder was last open here. Another branch may be checked out. If not, look for the missing annotations in the Timeline view of the Explorer, in version control or in a backup.',
      name,
      has,
      had,
    );
  }
  switch (now) {
    case 'fewer':
      return vscode.l10n.t(
        'Another program removed annotations from {0}, which now has {1} of {2}. The previous content is kept and can be restored.',
        name,
        has,
        had,
      );
    case 'gone':
      return vscode.l10n.t(
        'Another program removed {0} (annotations: {1}). The previous content is kept and can be restored.',
        name,
        had,
      );
    case 'refused':
      return vscode.l10n.t(
        'Another program changed {0} (annotations before: {1}), which can no longer be read. The previous content is kept and can be restored.',
        name,
        had,
      );
    case 'unread':
      return key?.isBeside === true
        ? vscode.l10n.t(
            'Some annotations in {0} are not read because they are under “{1}” instead of “{2}”. Nothing is lost. Move them to “{2}”.',
            name,
            ...keysOf(drop),
          )
        : vscode.l10n.t(
            'The annotations in {0} are not read because their key is “{1}” instead of “{2}”. Nothing is lost. Rename the key.',
            name,
            ...keysOf(drop),
          );
    case 'deleted':
      return vscode.l10n.t(
        'Another program deleted or moved {0} and its article. The annotations ({1}) are kept, and so is the text of the article if it was recently open. Both can be restored.',
        name,
        had,
      );
  }
}
