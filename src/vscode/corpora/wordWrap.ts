import * as vscode from 'vscode';
import { hasLongLines } from '../../core';
import type { Services } from '../services';
import { notify, type Step } from '../host/notify';
import { isFirstOffer } from './offers';

/** Whether the lines of a text are too long to read and the editor does not wrap them, which a
 * setting of the workspace can change. */
export function isUnwrapped({ uri, languageId }: vscode.TextDocument, text: string): boolean {
  if (!vscode.workspace.isTrusted || !vscode.workspace.getWorkspaceFolder(uri)) return false;
  const editor = vscode.workspace.getConfiguration('editor', { uri, languageId });
  return editor.get<string>('wordWrap') === 'off' && hasLongLines(text);
}

/** Whether to offer wrapping the lines of a text, and records that it was offered for its corpus.
 * Wrapping is never switched on automatically, since a workspace setting concerns every text in
 * it. */
export async function isWrapToOffer(
  services: Pick<Services, 'memory'>,
  root: vscode.Uri,
  document: vscode.TextDocument,
  text: string,
): Promise<boolean> {
  return isUnwrapped(document, text) && isFirstOffer(services, 'wordWrap', root);
}

/** Sets wrapping for all texts of the language in the open folder, since a corpus may be nested in
 * it. */
export async function wrapLines({ uri, languageId }: vscode.TextDocument): Promise<void> {
  const isOfSeveral = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  const { Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  await vscode.workspace
    .getConfiguration('editor', { uri, languageId })
    .update('wordWrap', 'on', isOfSeveral ? WorkspaceFolder : Workspace, true);
}

export const longLinesMessage = (): string =>
  vscode.l10n.t('Each paragraph of this article is one long line, and word wrap is off.');

/** Offers it in a message, once for each corpus. */
export async function offerWrap(
  services: Pick<Services, 'memory'>,
  root: vscode.Uri,
  document: vscode.TextDocument,
  text: string,
): Promise<void> {
  if (!(await isWrapToOffer(services, root, document, text))) return;
  await notify('information', longLinesMessage(), wrapStep(document));
}

export function wrapStep(document: vscode.TextDocument): Step {
  return { label: vscode.l10n.t('Wrap Long Lines'), run: () => wrapLines(document) };
}
