import * as vscode from 'vscode';
import type { LoadedCorpus } from './corpora';
import { messageName } from './words';

/** Asks where an export goes: beside the corpus, or where the last one went. `what` makes the file's name,
 * as in `corpus-what.csv`. */
export async function askPlace(
  memory: vscode.Memento,
  { root }: LoadedCorpus,
  what: string,
  { label, extension }: { readonly label: string; readonly extension: string },
): Promise<vscode.Uri | undefined> {
  const folder = memory.get<string>('export.folder');
  const parent = folder === undefined ? root : vscode.Uri.parse(folder);
  const name = `${root.path.split('/').at(-1) ?? 'corpus'}-${what}.${extension}`;
  const place = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(parent, name),
    // The dialog knows the last part of a name's extension only, and adds one that it does not find.
    filters: { [label]: [extension.split('.').at(-1) ?? extension] },
    title: vscode.l10n.t('Export'),
  });
  if (place) await memory.update('export.folder', vscode.Uri.joinPath(place, '..').toString());
  return place;
}

/** Says what was written, and opens it if asked to. */
export async function offerResult(place: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open');
  const reveal = vscode.l10n.t('Reveal');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('Exported: {0}', messageName(place.path.split('/').at(-1) ?? '')),
    open,
    reveal,
  );
  if (choice === open) await vscode.commands.executeCommand('vscode.open', place);
  if (choice === reveal) await vscode.commands.executeCommand('revealInExplorer', place);
}
