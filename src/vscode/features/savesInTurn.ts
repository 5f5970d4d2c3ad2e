import * as vscode from 'vscode';
import { host } from '#host';
import { diffEdit, isAnnotationFile, mergeAnnotationFiles } from '../../core';
import { dropOf } from '../../project';
import { decodeFast } from '../decode';
import type { Replace } from '../hostPort';
import {
  followOpenFiles,
  isWrittenFile,
  readBytes,
  settled,
  textInStep,
  willBeSaved,
  withoutMark,
} from '../inStep';
import { isInOurTurn } from '../openFiles';
import type { Services } from '../services';

/** How long another window may hold up what the user saves. VS Code itself waits a second and a half for
 * extensions, and after some times in vain no longer asks. */
const PATIENCE_MS = 700;

/** By then VS Code has saved what it was about to, or asks the user. */
const SAVED_MS = 3000;

/** When the user saves an annotation file that is open, or VS Code does by itself, no other window writes
 * meanwhile, and what others wrote since the user began to type is merged into it: VS Code would ask
 * which of the two versions to throw away, or, where both are of the same length, not even ask. What
 * contradicts itself is left to that question. */
export function registerSavesInTurn({ corpora, guard, log }: Services): vscode.Disposable {
  const { inTurn } = host;
  if (!inTurn) return vscode.Disposable.from();

  /** Resolves with the edits that VS Code is to make before it saves; the turn ends when it has. */
  const takeTurn = (document: vscode.TextDocument): Promise<readonly vscode.TextEdit[]> =>
    new Promise((resolve) => {
      inTurn(
        document.uri,
        async (replace) => {
          resolve(await mergedEdits(document, replace));
          await saved(document);
          // Nobody else writes before it is known what was saved.
          await settled(document);
        },
        PATIENCE_MS,
      )
        .catch((error: unknown) => log.error('saving in turn', error))
        .finally(() => resolve([]));
    });

  return vscode.Disposable.from(
    followOpenFiles(),
    guard.on(vscode.workspace.onWillSaveTextDocument, (event) => {
      const { document } = event;
      if (!isWrittenFile(document.uri) || !corpora.locate(document.uri)) return;
      if (isInOurTurn(document) || !vscode.workspace.isTrusted) return;
      event.waitUntil(takeTurn(document));
    }),
  );
}

/** Merges into the document what the file says since they were in step. The file gets the merged text
 * first: VS Code refuses to save over what it has not read, unless it is what it is about to write. */
async function mergedEdits(
  document: vscode.TextDocument,
  replace: Replace,
): Promise<readonly vscode.TextEdit[]> {
  await settled(document);
  const base = textInStep(document);
  const bytes = await readBytes(document.uri);
  if (base === undefined || !bytes || !isAnnotationFile(document.uri.path)) return [];
  const { text: onDisk, clean } = decodeFast(bytes);
  const theirs = withoutMark(onDisk);
  const mark = onDisk.slice(0, onDisk.length - theirs.length);
  const ours = document.getText();
  if (!clean || theirs === base || theirs === ours) return [];
  // Another program may have emptied it.
  if (theirs.trim() === '' || dropOf(document.uri.path, base, { text: theirs, clean })) return [];
  const merged = mergeAnnotationFiles(base, ours, theirs);
  if (merged.kind === 'refused' || merged.conflicts.length + merged.leftOut > 0) return [];
  const outcome = await replace(onDisk, mark + merged.text, false);
  const edit = diffEdit(ours, merged.text);
  if (outcome.kind !== 'saved' || !edit) return [];
  willBeSaved(document, merged.text);
  const start = document.positionAt(edit.start);
  return [
    vscode.TextEdit.replace(new vscode.Range(start, document.positionAt(edit.end)), edit.text),
  ];
}

/** Resolves when the document is saved, or is not going to be. */
function saved(document: vscode.TextDocument): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const timer = setTimeout(done, SAVED_MS);
    const listening = vscode.workspace.onDidSaveTextDocument((one) => {
      if (one === document) done();
    });
  });
}
