import * as vscode from 'vscode';
import type { Services } from '../../services';
import { chosenRow, type ChosenRow } from './viewRegistry';

/** The row of a menu; for a key in a view, which passes the view's id, the row with the focus.
 *
 * The arrow keys move the focus without selecting, and VS Code tells extensions the selected rows
 * only. Toggling the selection of the focused row shows which one it is; toggling again restores
 * the selection. Neither opens the row, as `list.select` would. */
export async function focusedRow(
  services: Services,
  argument: unknown,
): Promise<ChosenRow | undefined> {
  const view = typeof argument === 'string' ? services.views.get(argument) : undefined;
  if (!view?.tree.visible) return chosenRow(services, argument);
  const before = view.tree.selection;
  await vscode.commands.executeCommand('list.toggleSelection');
  const after = view.tree.selection;
  await vscode.commands.executeCommand('list.toggleSelection');
  const handle =
    after.find(({ key }) => before.every((row) => row.key !== key)) ??
    before.find(({ key }) => after.every((row) => row.key !== key));
  return handle ? { view, handle } : chosenRow(services, argument);
}
