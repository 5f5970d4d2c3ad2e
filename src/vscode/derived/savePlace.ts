import * as vscode from 'vscode';
import type { LoadedCorpus } from '../corpora/corpora';
import { exists } from '../documents/freeUri';
import { notify } from '../host/notify';
import { messageName } from '../documents/words';

/** Asks where an export goes: beside the corpus, or where the last one went. `fileName` makes the
 * proposed name from that of the corpus. */
export async function askPlace(
  memory: vscode.Memento,
  { root }: LoadedCorpus,
  fileName: (corpus: string) => string,
  { label, extension }: { readonly label: string; readonly extension: string },
): Promise<vscode.Uri | undefined> {
  const folder = memory.get<string>('export.folder');
  const parent = folder === undefined ? root : vscode.Uri.parse(folder);
  const name = fileName(root.path.split('/').at(-1) ?? 'corpus');
  const place = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(parent, name),
    // The dialog knows only the last part of a name's extension, and appends one that it does not
    // find.
    filters: { [label]: [extension.split('.').at(-1) ?? extension] },
    title: vscode.l10n.t('Export'),
  });
  if (place) await memory.update('export.folder', vscode.Uri.joinPath(place, '..').toString());
  return place;
}

/** Whether a file beside `place`, which the user did not name, may be written. A user who replaces
 * an export replaces its metadata too; any other existing file may hold someone's work, and VS Code
 * has asked about the other file only. */
export async function mayReplaceBeside(place: vscode.Uri, beside: vscode.Uri): Promise<boolean> {
  if ((await exists(place)) || !(await exists(beside))) return true;
  const replace = vscode.l10n.t('Replace');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('{0} already exists. Do you want to replace it?', messageName(nameOf(beside))),
    {
      modal: true,
      detail: vscode.l10n.t(
        'It describes the columns of {0}. Nothing has been written yet.',
        messageName(nameOf(place)),
      ),
    },
    replace,
  );
  return answer === replace;
}

/** Reports what was written, and opens it if asked to. `beside` describes its columns, `losses`
 * what the file cannot hold. */
export async function offerResult(
  place: vscode.Uri,
  beside?: vscode.Uri,
  losses: readonly string[] = [],
): Promise<void> {
  const open = vscode.l10n.t('Open');
  const reveal = vscode.l10n.t('Reveal');
  const choice = await vscode.window.showInformationMessage(
    beside
      ? vscode.l10n.t(
          'Exported: {0}. {1} describes the columns.',
          messageName(nameOf(place)),
          messageName(nameOf(beside)),
        )
      : [vscode.l10n.t('Exported: {0}', messageName(nameOf(place))), ...losses].join('. '),
    open,
    reveal,
  );
  if (choice === open) await vscode.commands.executeCommand('vscode.open', place);
  if (choice === reveal) await vscode.commands.executeCommand('revealInExplorer', place);
}

/** Like `offerResult`, where the text that belongs beside the file could not be written there. */
export async function offerUnwritten(place: vscode.Uri, text: string): Promise<void> {
  const message = vscode.l10n.t(
    'Exported: {0}. The file that describes its columns could not be written.',
    messageName(nameOf(place)),
  );
  await notify('warning', message, {
    label: vscode.l10n.t('Show Description'),
    run: async () => {
      const document = await vscode.workspace.openTextDocument({ language: 'json', content: text });
      await vscode.window.showTextDocument(document);
    },
  });
}

export function nameOf(place: vscode.Uri): string {
  return place.path.split('/').at(-1) ?? '';
}
