import * as vscode from 'vscode';
import type { DocumentationPage } from '../../core';

type Page =
  | DocumentationPage
  | 'reference/files'
  | 'index'
  | 'tutorial'
  | 'annotate'
  | 'codebook'
  | 'analyse';

/** Opens a page of the documentation in the package, rendered; as text where the editor's own
 * Markdown extension is switched off. */
export async function showDocumentation(extension: vscode.Uri, page: Page): Promise<void> {
  const uri = vscode.Uri.joinPath(extension, await documentationPath(extension, page));
  try {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  } catch {
    await vscode.window.showTextDocument(uri);
  }
}

/** Where a page is in the package: the German one, where the editor is German and there is one. */
export async function documentationPath(extension: vscode.Uri, page: Page): Promise<string> {
  const [english, german] = [`docs/${page}.md`, `docs/de/${page}.md`];
  if (!/^de\b/.test(vscode.env.language)) return english;
  // A page that is served over http has no other answer to whether it is there.
  const isThere = vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, german)).then(
    () => true,
    () => false,
  );
  return (await isThere) ? german : english;
}
