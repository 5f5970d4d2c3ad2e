import * as vscode from 'vscode';
import { labelText } from '../../../core';
import { mentionsIn } from '../../../project';
import { documentText, toRange, toSpan } from '../../documents/articleDocuments';
import type { Services } from '../../services';
import { entryOf, type CorpusEntry } from './chooseEntry';
import { previewRename, renamedByName } from './renameEntry';

/** F2 on a mention renames the entry that it means. The provider returns no edits of its own, since
 * VS Code would apply them without the lock and the journal of the files: the change is shown and
 * done as a refactoring. */
export function registerRenameProvider(services: Services): vscode.Disposable {
  const { corpora, guard } = services;

  const mentionAt = (
    document: vscode.TextDocument,
    position: vscode.Position,
  ): { readonly entry: CorpusEntry; readonly range: vscode.Range } | undefined => {
    const located = corpora.stateOf(document.uri);
    if (!located) return undefined;
    const { lines } = documentText(document);
    const { start } = toSpan(lines, new vscode.Range(position, position));
    const mention = mentionsIn(located.state).find(
      (one) => one.start <= start && start <= one.end && one.ids.length === 1,
    );
    const [id] = mention?.ids ?? [];
    if (!mention || id === undefined) return undefined;
    const { actors, issues } = located.loaded.corpus.codebook;
    if (!(mention.layer === 'actor' ? actors : issues).has(id)) return undefined;
    const entry = entryOf(located.loaded, { layer: mention.layer, id });
    return { entry, range: toRange(lines, mention) };
  };

  const provider: vscode.RenameProvider = {
    prepareRename: (document, position) => {
      const found = mentionAt(document, position);
      if (!found)
        throw new Error(vscode.l10n.t('There is no actor or issue of the codebook here.'));
      return { range: found.range, placeholder: found.entry.name };
    },
    provideRenameEdits: (document, position, name) => {
      const found = mentionAt(document, position);
      const typed = name.trim();
      if (!found || typed === '')
        throw new Error(vscode.l10n.t('There is no actor or issue of the codebook here.'));
      guard.run(vscode.l10n.t('Rename {0}', labelText(found.entry.name, 60)), () =>
        previewRename(services, found.entry, renamedByName(found.entry, typed)),
      );
      return new vscode.WorkspaceEdit();
    },
  };
  return vscode.languages.registerRenameProvider(
    [{ language: 'plaintext' }, { language: 'markdown' }],
    provider,
  );
}
