import * as vscode from 'vscode';

export interface FilesAsked {
  readonly title: string;
  /** The name of files with these extensions. */
  readonly kind: string;
  /** Without a dot. */
  readonly extensions: readonly string[];
  readonly canSelectMany: boolean;
  /** The key under which the last folder is remembered. */
  readonly memoryKey: string;
}

/** Asks for files to import, starting in the last folder used. Undefined when the user left. */
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
