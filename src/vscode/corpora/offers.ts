import * as vscode from 'vscode';
import { notify } from '../host/notify';
import type { Services } from '../services';

/** What is offered once for each corpus. */
export type Offer = 'wordWrap' | 'commentsPanel' | 'fileNesting';

/** True the first time that it is asked for this offer and this corpus, and records that. */
export async function isFirstOffer(
  { memory }: Pick<Services, 'memory'>,
  offer: Offer,
  root: vscode.Uri,
): Promise<boolean> {
  const key = `${offer}.offered`;
  const offered = memory.get<readonly string[]>(key, []);
  if (offered.includes(root.toString())) return false;
  await memory.update(key, [...offered, root.toString()]);
  return true;
}

/** A setting of VS Code that a corpus is easier to work with. */
export interface OfferedSetting {
  readonly offer: Offer;
  /** Such as `comments.openView`. */
  readonly setting: string;
  readonly value: unknown;
  readonly message: string;
  readonly button: string;
  /** Also where it was offered before: the user does what needs it. */
  readonly isNeeded?: boolean;
}

/** Whether nobody has given the setting a value; a VS Code that does not know it has no default. */
export function isUnset(setting: string, scope: vscode.Uri): boolean {
  const known = vscode.workspace.getConfiguration(undefined, scope).inspect(setting);
  if (known?.defaultValue === undefined) return false;
  const { globalValue, workspaceValue, workspaceFolderValue } = known;
  return [globalValue, workspaceValue, workspaceFolderValue].every((value) => value === undefined);
}

/** Offers, once for each corpus, to change a setting of VS Code for the workspace. It is not
 * offered where anybody has set it, nor changed without the user, since other extensions see it,
 * too. */
export async function offerSetting(
  services: Pick<Services, 'memory'>,
  root: vscode.Uri,
  { offer, setting, value, message, button, isNeeded = false }: OfferedSetting,
): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(undefined, root);
  const known = configuration.inspect(setting);
  // A VS Code that does not know the setting has no default for it.
  if (known?.defaultValue === undefined || configuration.get(setting) !== known.defaultValue)
    return;
  if (!vscode.workspace.isTrusted || !vscode.workspace.getWorkspaceFolder(root)) return;
  if (!(await isFirstOffer(services, offer, root)) && !isNeeded) return;
  await notify('information', message, {
    label: button,
    run: () => configuration.update(setting, value, vscode.ConfigurationTarget.Workspace),
  });
}
