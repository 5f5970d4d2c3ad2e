import * as vscode from 'vscode';

export interface FilesAsked {
  readonly title: string;
  /** What the files with these endings are called. */
  readonly kind: string;
  /** Without a dot. */
  readonly extensions: readonly string[];
  readonly canSelectMany: boolean;
  /** Where the last folder is remembered. */
  readonly memoryKey: string;
}

/** Asks for files to import, in the folder that they were last taken from. Undefined when the user left. */
export async function chosenFiles(
  memory: vscode.Memento,
  { title, kind, extensions, canSelectMany, memoryKey }: FilesAsked,
): Promise<readonly vscode.Uri[] | undefined> {
  const last = memory.get<string>(memoryKey);
  const files = await vscode.window.showOpenDialog({
    canSelectMany,
    title,
    openLabel: vscode.l10n.t('Import'),
    filters: { [kind]: [...extensions], [vscode.l10n.t('All files')]: ['*'] },
    ...(last === undefined ? {} : { defaultUri: vscode.Uri.parse(last) }),
  });
  const [first] = files ?? [];
  if (first) await memory.update(memoryKey, vscode.Uri.joinPath(first, '..').toString());
  return files;
}
