import * as vscode from 'vscode';
import type { EntryName } from '../../../core';
import type { Services } from '../../services';
import { readTarget } from '../cardCommands';
import { moveEntries } from '../refactoring/moveEntries';
import type { RowHandle } from './treePainter';

/** Lets the rows of entries be dragged: onto another one, which becomes their parent, or below the
 * last row, to the top of the hierarchy. */
export function movesEntries(
  services: Services,
  view: string,
): vscode.TreeDragAndDropController<RowHandle> {
  const type = `application/vnd.code.tree.policyannotator.${view.toLowerCase()}`;
  return {
    dragMimeTypes: [type],
    dropMimeTypes: [type],
    handleDrag: (rows, data) => {
      data.set(type, new vscode.DataTransferItem(rows.filter((row) => entryOf(row))));
    },
    handleDrop: (row, data) => {
      const item = data.get(type);
      const dragged = Array.isArray(item?.value) ? (item.value as readonly unknown[]) : [];
      const rows = dragged.flatMap((one) => {
        const target = readTarget(services.corpora, one);
        const entry = target && entryOf(target);
        return entry ? [{ ...entry, loaded: target.loaded }] : [];
      });
      const [first] = rows;
      const parent = row && entryOf(row);
      if (!first || (row && parent?.layer !== first.layer)) return;
      const entries = rows.filter(({ layer, id }) => layer === first.layer && id !== parent?.id);
      services.guard.run(vscode.l10n.t('moving entries'), () =>
        moveEntries(services, first.loaded, entries, parent?.id),
      );
    },
  };
}

function entryOf({ layer, id }: Pick<RowHandle, 'layer' | 'id'>): EntryName | undefined {
  return layer !== undefined && id !== undefined ? { layer, id } : undefined;
}
