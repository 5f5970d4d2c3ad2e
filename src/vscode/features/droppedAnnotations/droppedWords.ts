import * as vscode from 'vscode';
import { labelText } from '../../../core';
import type { DroppedFile } from '../../../project';
import { messageName } from '../../documents/words';

/** Drops that are told together: what may be done about them is the same.
 *  - `changed`: in this window, by another program; what the files said is kept
 *  - `deleted`: the same, and their articles went with them
 *  - `unread`: they are still in the files, under a misspelt key
 *  - `earlier`: while no window saw it, so that only their numbers are known */
export type DropGroup = 'changed' | 'deleted' | 'unread' | 'earlier';

export function groupOf({ before, now }: DroppedFile): DropGroup {
  if (now === 'unread') return 'unread';
  if (before === undefined) return 'earlier';
  return now === 'deleted' ? 'deleted' : 'changed';
}

/** What happened, what was kept, what to do. */
export function dropMessage(group: DropGroup, drops: readonly DroppedFile[]): string {
  const [first, ...more] = drops;
  if (first && more.length === 0) return singleMessage(group, first);
  const count = drops.length;
  switch (group) {
    case 'changed':
      return vscode.l10n.t(
        'Another program left {0} annotation files with far fewer annotations. What they said before is kept; compare, and choose what to bring back.',
        count,
      );
    case 'deleted':
      return vscode.l10n.t(
        '{0} articles and their annotation files were deleted or moved away by another program. What the annotation files said is kept, and the text of articles that were open lately; choose what to bring back.',
        count,
      );
    case 'unread':
      return vscode.l10n.t(
        'The annotations of {0} files are not read: their key is misspelt. Nothing is lost.',
        count,
      );
    case 'earlier':
      return vscode.l10n.t(
        '{0} annotation files have far fewer annotations than when this folder was last open here. Perhaps another branch is checked out; if not, the Timeline view, version control or a backup may have what they said.',
        count,
      );
  }
}

/** One file in a list. */
export function dropText(drop: DroppedFile): string {
  const { has, had, now } = drop;
  switch (now) {
    case 'fewer':
      return vscode.l10n.t('{0} of {1} annotations', has, had);
    case 'gone':
      return vscode.l10n.t('gone, with {0} annotations', had);
    case 'refused':
      return vscode.l10n.t('cannot be read; had {0} annotations', had);
    case 'deleted':
      return vscode.l10n.t('deleted with its article; had {0} annotations', had);
    case 'unread':
      return vscode.l10n.t('annotations not read: “{0}” instead of “{1}”', ...keysOf(drop));
  }
}

export function dropLabel({ path }: DroppedFile): string {
  return labelText(path);
}

/** The misspelt key and the one that was meant, as safe labels. */
function keysOf({ key }: DroppedFile): readonly [written: string, nearest: string] {
  return [labelText(key?.written ?? ''), key?.nearest ?? ''];
}

function singleMessage(group: DropGroup, drop: DroppedFile): string {
  const { path, had, has, now, key } = drop;
  const name = messageName(path);
  if (group === 'earlier') {
    return vscode.l10n.t(
      '{0} has {1} of the {2} annotations that it had when this folder was last open here. Perhaps another branch is checked out; if not, the Timeline view, version control or a backup may have what it said.',
      name,
      has,
      had,
    );
  }
  switch (now) {
    case 'fewer':
      return vscode.l10n.t(
        'Another program changed {0}: {1} of its {2} annotations are left. What it said before is kept and can be brought back.',
        name,
        has,
        had,
      );
    case 'gone':
      return vscode.l10n.t(
        '{0} is gone, with {1} annotations. Another program removed it; what it said is kept and can be brought back.',
        name,
        had,
      );
    case 'refused':
      return vscode.l10n.t(
        '{0} cannot be read any more; it had {1} annotations. Another program changed it; what it said before is kept and can be brought back.',
        name,
        had,
      );
    case 'unread':
      return key?.isBeside === true
        ? vscode.l10n.t(
            'Annotations of {0} are not read: they stand under “{1}” beside “{2}”. Nothing is lost; move them to “{2}”.',
            name,
            ...keysOf(drop),
          )
        : vscode.l10n.t(
            'The annotations of {0} are not read: their key is “{1}” instead of “{2}”. Nothing is lost.',
            name,
            ...keysOf(drop),
          );
    case 'deleted':
      return vscode.l10n.t(
        '{0} and its article were deleted or moved away by another program. What the annotation file said is kept ({1} annotations), and the text of the article if it was open lately; both can be brought back.',
        name,
        had,
      );
  }
}
