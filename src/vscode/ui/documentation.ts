import * as vscode from 'vscode';
import type { DocumentationPage } from '../../core';

/** Opens a page of the documentation in the package, rendered; as text where the editor's own
 * Markdown extension is switched off. */
export async function showDocumentation(
  extension: vscode.Uri,
  page: DocumentationPage | 'reference/files' | 'index' | 'annotate' | 'codebook' | 'analyse',
): Promise<void> {
  const uri = vscode.Uri.joinPath(extension, 'docs', `${page}.md`);
  try {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  } catch {
    await vscode.window.showTextDocument(uri);
  }
}
