import * as vscode from 'vscode';
import {
  decodeBytes,
  diffEdit,
  isAnnotationFile,
  mergeAnnotationFiles,
  type MergedFiles,
} from '../../core';
import { dropOf } from '../../project';
import { host } from '../host/host';
import {
  followOpenFiles,
  isWrittenFile,
  readBytes,
  whenSynced,
  lastSyncedText,
  willBeSaved,
  withoutMark,
} from '../documents/documentSync';
import type { Turn } from '../../project';
import { isInOurTurn } from '../documents/openFiles';
import { savingOver } from '../documents/saveOver';
import type { Services } from '../services';

/** VS Code waits 1.5 seconds for extensions, and after several timeouts no longer asks them. A
 * merge that takes longer than this is kept for the next attempt. */
const LATE_MS = 1200;

/** How long another window may delay the user's save. */
const PATIENCE_MS = 700;

/** By then VS Code has saved the document, or asks the user. */
const SAVED_MS = 3000;

/** When the user saves an open annotation file, or VS Code does automatically, no other window
 * writes meanwhile, and what others wrote since the user began to type is merged into it: otherwise
 * VS Code would ask which of the two versions to discard, or, where both have the same length, not
 * even ask. Contradictory changes are left to that question. */
export function registerSavesInTurn({
  corpora,
  guard,
  log,
  environment,
}: Services): vscode.Disposable {
  const { inQueue } = host;
  if (!inQueue) return vscode.Disposable.from();

  const merge = rememberingMerge();

  /** Resolves with the edits that VS Code applies before it saves; the turn ends when it has
   * saved. */
  const takeTurn = (document: vscode.TextDocument): Promise<readonly vscode.TextEdit[]> =>
    new Promise((resolve) => {
      const began = environment.clock.now();
      const isLate = (): boolean => environment.clock.now() - began > LATE_MS;
      inQueue(
        document.uri,
        async (turn) => {
          const over = savingOver(document, turn);
          // Listens from now on, since the document may be saved before the merge is done.
          const saving = hearSaving(document);
          try {
            const { allow } = over;
            const { edits, others } = await mergedEdits({ document, turn, merge, isLate, allow });
            resolve(edits);
            await saving.over();
            await over.end();
            // Other windows must wait until it is known what was saved.
            await whenSynced(document);
            if (others) await keepOthers(document, turn, others, merge);
          } finally {
            saving.dispose();
          }
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

interface Saving {
  readonly document: vscode.TextDocument;
  readonly turn: Turn;
  readonly merge: Merge;
  readonly isLate: () => boolean;
  readonly allow: (text: string) => Promise<void>;
}

interface Merged {
  /** Edits for VS Code to apply before it saves. */
  readonly edits: readonly vscode.TextEdit[];
  /** What others wrote since the common text; undefined if the file did not get the merged text. */
  readonly others?: Others;
}

interface Others {
  readonly base: string;
  readonly theirs: string;
  /** The text that the file got. */
  readonly merged: string;
}

const NOTHING: Merged = { edits: [] };

/** Merges two texts with their base; undefined where they contradict each other, or one of them
 * cannot be read. */
type Merge = (base: string, ours: string, theirs: string) => string | undefined;

/** A merge that caches its last result, for another attempt to save. */
function rememberingMerge(): Merge {
  let known: { readonly texts: readonly string[]; readonly merged: string | undefined } | undefined;
  return (...texts) => {
    if (!known?.texts.every((text, at) => text === texts[at])) {
      known = { texts, merged: textOf(mergeAnnotationFiles(...texts)) };
    }
    return known.merged;
  };
}

function textOf(merged: MergedFiles): string | undefined {
  if (merged.kind === 'refused' || merged.conflicts.length + merged.excluded > 0) return undefined;
  return merged.text;
}

/** The content of a file: its text as a document has it, and the text on disk with its BOM. */
async function heldBy(uri: vscode.Uri) {
  const bytes = await readBytes(uri);
  if (!bytes) return undefined;
  const { text: onDisk, clean } = decodeBytes(bytes, TextDecoder);
  const text = withoutMark(onDisk);
  return { onDisk, text, mark: onDisk.slice(0, onDisk.length - text.length), clean };
}

/** Merges into the document what others wrote to the file since the two were in sync. The file gets
 * the merged text first: VS Code refuses to save over a text that it has not read, unless it is the
 * text to be written. */
async function mergedEdits({ document, turn, merge, isLate, allow }: Saving): Promise<Merged> {
  await whenSynced(document);
  const base = lastSyncedText(document);
  const held = await heldBy(document.uri);
  if (base === undefined || !held || !isAnnotationFile(document.uri.path)) return NOTHING;
  const { onDisk, text: theirs, mark, clean } = held;
  const ours = document.getText();
  if (!clean || theirs === base) return NOTHING;
  if (theirs === ours) {
    // An earlier attempt to save, after which VS Code has not read the file.
    await allow(ours);
    return NOTHING;
  }
  // Another program may have emptied the file.
  if (theirs.trim() === '' || dropOf(document.uri.path, base, { text: theirs, clean }))
    return NOTHING;
  const merged = merge(base, ours, theirs);
  if (isLate() || merged === undefined) return NOTHING;
  const outcome = await turn.replace(onDisk, mark + merged);
  if (outcome.kind !== 'saved') return NOTHING;
  const others: Others = { base, theirs, merged };
  // VS Code continues without the edits, and must find a file that it has not read.
  if (isLate()) return { edits: [], others };
  await allow(merged);
  const edit = diffEdit(ours, merged);
  if (!edit) return { edits: [], others };
  willBeSaved(document, merged);
  const start = document.positionAt(edit.start);
  const range = new vscode.Range(start, document.positionAt(edit.end));
  return { edits: [vscode.TextEdit.replace(range, edit.text)], others };
}

/** VS Code drops the edits if the user typed after it asked for them, or if they come late. Over a
 * file that it does not compare it has then written a text without what others wrote: the file gets
 * the merged text again, and VS Code reads it, or merges it into the next save. */
async function keepOthers(
  document: vscode.TextDocument,
  turn: Turn,
  { base, theirs, merged }: Others,
  merge: Merge,
): Promise<void> {
  const held = await heldBy(document.uri);
  if (!held?.clean || held.text === merged) return;
  // Otherwise another program has written since, knowing the file's text.
  if (held.text !== lastSyncedText(document)) return;
  const whole = merge(base, held.text, theirs);
  if (whole === undefined || whole === held.text) return;
  await turn.replace(held.onDisk, held.mark + whole);
}

/** `over` resolves when the document is saved, or will not be. */
function hearSaving(document: vscode.TextDocument) {
  let listening: vscode.Disposable | undefined;
  const saved = new Promise<void>((resolve) => {
    listening = vscode.workspace.onDidSaveTextDocument((one) => {
      if (one === document) resolve();
    });
  });
  return {
    over: async (): Promise<void> => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, SAVED_MS);
      });
      await Promise.race([saved, late]);
      clearTimeout(timer);
    },
    dispose: (): void => {
      listening?.dispose();
    },
  };
}
