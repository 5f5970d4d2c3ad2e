import * as vscode from 'vscode';
import { endingOf, isAnnotationFile } from '../../core';
import type { Corpora } from '../corpora/corpora';
import { exists } from '../documents/freeUri';
import { readBytes } from '../documents/documentSync';
import type { Guard } from '../host/guarded';
import { sayRestricted } from '../host/mayWrite';
import type { Services } from '../services';
import { messageName, sayBriefly } from '../documents/words';
import { boundaryOf } from '../documents/workspaceFiles';
import { commandStep, notify } from '../host/notify';

/** Annotation files follow articles that are renamed, moved, copied or deleted in the editor,
 * unless they are part of the operation themselves, as with a folder. In Restricted Mode nothing is
 * written: the annotation file stays where it is, and that is reported. */
export function registerArticleMoves(services: Services): vscode.Disposable {
  const { corpora, guard } = services;
  /** Deleted annotation files, kept until the article itself is deleted. */
  const deleted: DeletedFile[] = [];
  const { workspace } = vscode;
  return vscode.Disposable.from(
    workspace.onWillRenameFiles((event) => event.waitUntil(editsOfMove(services, event.files))),
    workspace.onWillDeleteFiles((event) =>
      event.waitUntil(editsOfDeletion(services, event.files, deleted)),
    ),
    guard.on(workspace.onDidDeleteFiles, () => offerAnnotations(deleted.splice(0))),
    guard.on(workspace.onDidRenameFiles, ({ files }) => finishMoves(corpora, files)),
    guard.on(workspace.onDidCreateFiles, ({ files }) => renewIds(corpora, files)),
  );
}

interface Move {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

type Removal = Pick<Move, 'oldUri'>;

interface DeletedFile {
  readonly file: vscode.Uri;
  readonly bytes: Uint8Array;
}

/** Moves the annotation files of the articles. */
async function editsOfMove(
  { corpora, guard }: Services,
  moves: readonly Move[],
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  for (const { oldUri } of moves) {
    const from = corpora.locate(oldUri);
    from?.loaded.corpus.moves.moving(from.path);
  }
  const names = await restrictedNames(corpora, moves);
  if (names !== undefined) {
    reportLater(
      guard,
      names,
      vscode.l10n.t(
        'This folder is open in Restricted Mode, so annotation files were not moved with their articles: {0}. Nothing is lost. Trust the folder, then run Check Annotations to match them again.',
        names,
      ),
    );
    return edit;
  }
  for (const { oldUri, newUri } of moves) {
    for (const { file, suffix } of await companionsOf(corpora, oldUri, moves)) {
      const target = withSuffix(newUri, suffix);
      if (await exists(target)) {
        warnOccupied();
        continue;
      }
      edit.renameFile(file, target);
    }
  }
  return edit;
}

function warnOccupied(): void {
  void notify(
    'warning',
    vscode.l10n.t(
      'There is already an annotation file in the new location of the article. The annotations were not moved. Run Check Annotations to find them.',
    ),
    commandStep(vscode.l10n.t('Check Annotations'), 'policyAnnotator.checkAnnotations'),
  );
}

/** Deletes the annotation files of the articles, and adds their content to `deleted`. */
async function editsOfDeletion(
  { corpora, guard }: Services,
  files: readonly vscode.Uri[],
  deleted: DeletedFile[],
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const removed = files.map((oldUri) => ({ oldUri }));
  const names = await restrictedNames(corpora, removed);
  if (names !== undefined) {
    reportLater(
      guard,
      names,
      vscode.l10n.t(
        'This folder is open in Restricted Mode, so annotation files were not deleted with their articles: {0}. Delete them yourself if you no longer need them.',
        names,
      ),
    );
    return edit;
  }
  for (const uri of files) {
    for (const { file } of await companionsOf(corpora, uri, removed)) {
      edit.deleteFile(file, { ignoreIfNotExists: true });
      // A file that is not read, such as a link or a device, cannot be restored.
      const bytes = await readBytes(file, boundaryOf(uri)).catch(() => undefined);
      if (bytes) deleted.push({ file, bytes });
    }
  }
  return edit;
}

/** In Restricted Mode, the names of articles with annotation files, for a message. */
async function restrictedNames(
  corpora: Corpora,
  moves: readonly Removal[],
): Promise<string | undefined> {
  if (vscode.workspace.isTrusted) return undefined;
  const names: string[] = [];
  for (const { oldUri } of moves) {
    if ((await companionsOf(corpora, oldUri, moves)).length > 0) names.push(nameOf(oldUri));
  }
  return names.slice(0, 5).join(', ');
}

/** Reports without blocking the file operation. */
function reportLater(guard: Guard, names: string, message: string): void {
  if (names !== '') guard.run('reporting that annotations stay', () => sayRestricted(message));
}

/** A user who deletes an article may not have thought of its annotations. */
async function offerAnnotations(removed: readonly DeletedFile[]): Promise<void> {
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
}

/** The annotation files of an article, with what follows its path in theirs. Pending changes are
 * written before the files are moved. */
async function companionsOf(
  corpora: Corpora,
  uri: vscode.Uri,
  moves: readonly Removal[],
): Promise<readonly Companion[]> {
  const loaded = await corpora.corpusOf(uri);
  const path = loaded && corpora.locate(uri)?.path;
  if (!loaded || path === undefined || isAnnotationFile(path)) return [];
  await loaded.corpus.settled();
  return loaded.corpus
    .annotationPaths(path)
    .map((file) => ({ file: loaded.uriOf(file), suffix: endingOf(file, path) }))
    .filter(({ file }) => !moves.some(({ oldUri }) => oldUri.toString() === file.toString()));
}

async function finishMoves(corpora: Corpora, moves: readonly Move[]): Promise<void> {
  for (const { oldUri, newUri } of moves) {
    const from = corpora.locate(oldUri);
    const to = corpora.locate(newUri);
    if (from && to?.loaded === from.loaded) {
      await from.loaded.corpus.moves.moved(from.path, to.path, vscode.workspace.isTrusted);
    }
  }
}

/** Annotations that were copied with their article get ids of their own. */
async function renewIds(corpora: Corpora, files: readonly vscode.Uri[]): Promise<void> {
  for (const uri of files) {
    const located = corpora.locate(uri);
    if (!located || isAnnotationFile(located.path) || !vscode.workspace.isTrusted) continue;
    const count = await located.loaded.corpus.moves.copied(located.path);
    if (count > 0) sayBriefly(vscode.l10n.t('The annotations were copied, with new ids.'));
  }
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
