import * as vscode from 'vscode';
import { labelText } from '../../core';
import { notify } from '../host/notify';
import type { Services } from '../services';
import { pickOne } from '../ui/quickPick';
import type { ImportPlace } from './importPlace';

/** Asks for a folder of the corpus, '' or with a slash at its end. The last one used comes first;
 * undefined when the user left. */
export async function chooseFolder(
  { memory }: Services,
  { corpus, root, name }: ImportPlace,
  title: string,
  steps: { readonly step: number; readonly totalSteps: number },
): Promise<string | undefined> {
  const last = memory.get<string>(MEMORY) ?? '';
  const folders = new Set(['', last]);
  for (const { path } of corpus?.index.articles() ?? []) folders.add(path.replace(/[^/]*$/, ''));
  const rows = [...folders].sort().map((folder) => ({
    label: folder === '' ? labelText(name) : labelText(folder),
    value: folder,
  }));
  const other = { label: vscode.l10n.t('Other Folder…'), value: OTHER };
  const picked = await pickOne<string>({
    title,
    placeholder: vscode.l10n.t('Choose a folder in the corpus'),
    ...steps,
    rows: [...rows, other],
    first: last,
  });
  if (picked.kind !== 'value') return undefined;
  const folder = picked.value === OTHER ? await openFolder(root) : picked.value;
  if (folder !== undefined) await memory.update(MEMORY, folder);
  return folder;
}

const MEMORY = 'import.folder';
/** No folder has this name. */
const OTHER = '/';

async function openFolder(root: vscode.Uri): Promise<string | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      defaultUri: root,
      openLabel: vscode.l10n.t('Import Here'),
    })) ?? [];
  if (!folder) return undefined;
  const within = `${root.path}/`;
  if (folder.path === root.path) return '';
  if (folder.scheme === root.scheme && folder.path.startsWith(within)) {
    return `${folder.path.slice(within.length)}/`;
  }
  void notify(
    'warning',
    vscode.l10n.t(
      'This folder is not in the corpus, so nothing was written. Choose a folder in the corpus.',
    ),
  );
  return undefined;
}
