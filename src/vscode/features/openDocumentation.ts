import * as vscode from 'vscode';
import { CODEBOOK_FILE, isAnnotationFile } from '../../core';
import type { Services } from '../services';
import { showDocumentation } from '../ui/documentation';

/** *Open Documentation*: the page of the manual in the package about what is in front. */
export function registerOpenDocumentation({
  corpora,
  extension,
  guard,
}: Services): vscode.Disposable {
  const pageHere = (): Parameters<typeof showDocumentation>[1] => {
    const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
    if (input instanceof vscode.TabInputWebview) {
      return input.viewType.includes('policyAnnotator') ? 'analyse' : 'index';
    }
    const uri = vscode.window.activeTextEditor?.document.uri;
    const path = uri && corpora.locate(uri)?.path;
    if (uri === undefined || path === undefined) return 'index';
    if (path === CODEBOOK_FILE) return 'codebook';
    if (isAnnotationFile(path)) return 'reference/files';
    return corpora.stateOf(uri) ? 'annotate' : 'index';
  };
  return guard.command('policyAnnotator.openDocumentation', () =>
    showDocumentation(extension, pageHere()),
  );
}
