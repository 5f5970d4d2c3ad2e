import * as vscode from 'vscode';
import { endingOf, isAnnotationFile } from '../../core';
import type { Located } from '../corpora/corpora';
import { exists } from '../documents/freeUri';
import { readBytes } from '../documents/documentSync';
import { sayRestricted } from '../host/mayWrite';
import type { Services } from '../services';
import { messageName, sayBriefly } from '../documents/words';
import { boundaryOf } from '../documents/workspaceFiles';
import { commandStep, notify } from '../host/notify';

/** Annotation files follow articles that are renamed, moved, copied or deleted in the editor,
 * unless they are part of the operation themselves, as with a folder. In Restricted Mode nothing is
 * written: the annotation file stays where it is, and that is reported. */
export function registerArticleMoves({ corpora, guard }: Services): vscode.Disposable {
  /** Deleted annotation files, kept until the article itself is deleted. */
  const deleted: { readonly file: vscode.Uri; readonly bytes: Uint8Array }[] = [];

  const renaming = async (
    moves: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[],
  ): Promise<vscode.WorkspaceEdit> => {
    const edit = new vscode.WorkspaceEdit();
    for (const { oldUri } of moves) {
      const from = corpora.locate(oldUri);
      from?.loaded.corpus.moves.moving(from.path);
    }
    const names = await restrictedNames(moves);
    if (names !== undefined) {
      sayLater(
        names,
        vscode.l10n.t(
          'This folder is open in Restricted Mode, so annotation files were not moved with their articles: {0}. Nothing is lost. Trust the folder, then run Check Annotations to match them again.',
          names,
        ),
      );
      return edit;
    }
    for (const { oldUri, newUri } of moves) {
      for (const { file, suffix } of await companionsOf(oldUri, moves)) {
        const target = withSuffix(newUri, suffix);
        if (await exists(target)) {
          void notify(
            'warning',
            vscode.l10n.t(
              'There is already an annotation file in the new location of the article. The annotations were not moved. Run Check Annotations to find them.',
            ),
            commandStep(vscode.l10n.t('Check Annotations'), 'policyAnnotator.checkAnnotations'),
          );
          continue;
        }
        edit.renameFile(file, target);
      }
    }
    return edit;
  };

  const deleting = async (files: readonly vscode.Uri[]): Promise<vscode.WorkspaceEdit> => {
    const edit = new vscode.WorkspaceEdit();
    const removed = files.map((oldUri) => ({ oldUri }));
    const names = await restrictedNames(removed);
    if (names !== undefined) {
      sayLater(
        names,
        vscode.l10n.t(
          'This folder is open in Restricted Mode, so annotation files were not deleted with their articles: {0}. Delete them yourself if you no longer need them.',
          names,
        ),
      );
      return edit;
    }
    for (const uri of files) {
      for (const { file } of await companionsOf(uri, removed)) {
        edit.deleteFile(file, { ignoreIfNotExists: true });
        // A file that is not read, such as a link or a device, cannot be restored.
        const bytes = await readBytes(file, boundaryOf(uri)).catch(() => undefined);
        if (bytes) deleted.push({ file, bytes });
      }
    }
    return edit;
  };

  /** In Restricted Mode, the names of articles with annotation files, for a message. */
  const restrictedNames = async (
    moves: readonly { readonly oldUri: vscode.Uri }[],
  ): Promise<string | undefined> => {
    if (vscode.workspace.isTrusted) return undefined;
    const names: string[] = [];
    for (const { oldUri } of moves) {
      if ((await companionsOf(oldUri, moves)).length > 0) names.push(nameOf(oldUri));
    }
    return names.slice(0, 5).join(', ');
  };

  /** Reports without blocking the file operation. */
  const sayLater = (names: string, message: string): void => {
    if (names !== '') guard.run('telling that annotations stay', () => sayRestricted(message));
  };

  /** A user who deletes an article may not have thought of its annotations. */
  const offerAnnotations = async (): Promise<void> => {
    const removed = deleted.splice(0);
    if (removed.length === 0) return;
    const keep = vscode.l10n.t('Keep Annotations');
    const names = removed.map(({ file }) => nameOf(file));
    const choice = await vscode.window.showInformationMessage(
      vscode.l10n.t('Deleted with the article: {0}', names.slice(0, 5).join(', ')),
      keep,
    );
    if (choice !== keep) return;
    for (const { file, bytes } of removed) {
      if (!(await exists(file))) await vscode.workspace.fs.writeFile(file, bytes);
    }
  };

  /** The annotation files of an article, with what follows its path in theirs. Pending changes are
   * written before the files are moved. */
  const companionsOf = async (
    uri: vscode.Uri,
    moves: readonly { readonly oldUri: vscode.Uri }[],
  ): Promise<readonly Companion[]> => {
    const loaded = await corpora.corpusOf(uri);
    const path = loaded && corpora.locate(uri)?.path;
    if (!loaded || path === undefined || isAnnotationFile(path)) return [];
    await loaded.corpus.settled();
    return loaded.corpus
      .annotationPaths(path)
      .map((file) => ({ file: loaded.uriOf(file), suffix: endingOf(file, path) }))
      .filter(({ file }) => !moves.some(({ oldUri }) => oldUri.toString() === file.toString()));
  };

  const renamed = async (event: vscode.FileRenameEvent): Promise<void> => {
    for (const { oldUri, newUri } of event.files) {
      const from = corpora.locate(oldUri);
      const to = corpora.locate(newUri);
      if (from && to?.loaded === from.loaded) {
        await from.loaded.corpus.moves.moved(from.path, to.path, vscode.workspace.isTrusted);
      }
    }
  };

  const created = async (event: vscode.FileCreateEvent): Promise<void> => {
    for (const uri of event.files) {
      const located: Located | undefined = corpora.locate(uri);
      if (!located || isAnnotationFile(located.path) || !vscode.workspace.isTrusted) continue;
      const count = await located.loaded.corpus.moves.copied(located.path);
      if (count > 0) sayBriefly(vscode.l10n.t('The annotations were copied, with new ids.'));
    }
  };

  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles((event) => event.waitUntil(renaming(event.files))),
    vscode.workspace.onWillDeleteFiles((event) => event.waitUntil(deleting(event.files))),
    guard.on(vscode.workspace.onDidDeleteFiles, offerAnnotations),
    guard.on(vscode.workspace.onDidRenameFiles, renamed),
    guard.on(vscode.workspace.onDidCreateFiles, created),
  );
}

interface Companion {
  readonly file: vscode.Uri;
  readonly suffix: string;
}

function nameOf(uri: vscode.Uri): string {
  return messageName(uri.path.split('/').at(-1) ?? '');
}

function withSuffix(uri: vscode.Uri, suffix: string): vscode.Uri {
  return uri.with({ path: uri.path + suffix });
}
