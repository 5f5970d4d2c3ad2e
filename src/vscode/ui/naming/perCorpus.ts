import * as vscode from 'vscode';
import { ANNOTATION_FILE_SUFFIX, CODEBOOK_FILE } from '../../../core';
import { articleGlobs, settingChanged } from '../../host/settings';
import type { Services } from '../../services';

/** The files of all corpora, for registering providers. Without a scheme, so that virtual
 * workspaces are included; only below corpora, so that the editor offers nothing elsewhere. What is
 * excluded, or belongs to another tool, is told apart by the provider. */
export interface CorpusSelectors {
  readonly articles: readonly vscode.DocumentFilter[];
  readonly annotationFiles: readonly vscode.DocumentFilter[];
  readonly codebooks: readonly vscode.DocumentFilter[];
}

/** Registers providers once there is a corpus, and again when another corpus is added, the setting
 * that selects articles changes, or what they gave is outdated. One registration for all: of nested
 * corpora, each would answer for the inner one. */
export function registerForCorpora(
  { corpora, guard }: Services,
  register: (selectors: CorpusSelectors) => vscode.Disposable,
  outdated?: vscode.Event<void>,
): vscode.Disposable {
  let registered: vscode.Disposable | undefined;
  const follow = (): void => {
    const folders = corpora.all.map(({ root }) => root);
    if (folders.length === 0) return;
    const before = registered;
    const below = (folder: vscode.Uri, glob: string): vscode.DocumentFilter => ({
      pattern: new vscode.RelativePattern(folder, glob),
    });
    registered = register({
      articles: folders.flatMap((folder) =>
        articleGlobs(folder).articles.map((glob) => below(folder, glob)),
      ),
      annotationFiles: folders.map((folder) => below(folder, `**/*${ANNOTATION_FILE_SUFFIX}`)),
      codebooks: folders.map((folder) => below(folder, CODEBOOK_FILE)),
    });
    before?.dispose();
  };
  follow();
  return vscode.Disposable.from(
    corpora.onDidAdd(follow),
    ...(outdated ? [guard.on(outdated, follow)] : []),
    guard.on(vscode.workspace.onDidChangeConfiguration, (event) => {
      if (settingChanged(event, 'articles')) follow();
    }),
    new vscode.Disposable(() => void registered?.dispose()),
  );
}
