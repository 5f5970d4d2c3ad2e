import * as vscode from 'vscode';
import {
  editCodebook,
  freeId,
  parseCodebook,
  type Codebook,
  type CodebookEdit,
  type Layer,
} from '../core';
import type { LoadedCorpus } from './corpora';
import { commandStep, tell } from './tell';

/** The codebook while questions are being answered: it has the actors and issues that were named on
 * the way, and nothing of them is written before the answers are. So Escape leaves no trace. */
export interface CodebookDraft {
  readonly codebook: Codebook;
  readonly edits: readonly CodebookEdit[];
  /** The id of a new actor or issue of that name; undefined (and said so) when the codebook cannot
   * be read as it is. */
  add(layer: Layer, name: string): string | undefined;
}

export function draftOf({ corpus }: LoadedCorpus): CodebookDraft {
  return codebookDraft(corpus.codebook, corpus.knownCodebook.text);
}

/** `text` is that of the file; `codebook` what is in force, which is older while the text is half
 * typed. */
export function codebookDraft(codebook: Codebook, text: string): CodebookDraft {
  let now = codebook;
  let edits: readonly CodebookEdit[] = [];
  return {
    get codebook() {
      return now;
    },
    get edits() {
      return edits;
    },
    add: (layer, name) => {
      const taken = layer === 'actor' ? now.actors : now.issues;
      const id = freeId(name, new Set(taken.keys()), layer);
      const edit: CodebookEdit =
        layer === 'actor'
          ? { kind: 'add-actor', actor: { id, name } }
          : { kind: 'add-issue', issue: { id, name } };
      const edited = editCodebook(text, [...edits, edit]);
      const parsed = edited.kind === 'edited' ? parseCodebook(edited.text) : undefined;
      if (parsed?.kind !== 'codebook') {
        tellUnreadable();
        return undefined;
      }
      now = parsed.codebook;
      edits = [...edits, edit];
      return id;
    },
  };
}

/** Writes what the draft added, and waits for it: an annotation of an actor goes to disk after the
 * actor. False (and said so) when the codebook cannot take it. */
export async function keepDraft(
  { corpus }: LoadedCorpus,
  { edits }: CodebookDraft,
): Promise<boolean> {
  if (edits.length === 0) return true;
  if (corpus.changeCodebook(edits).kind !== 'edited') {
    tellUnreadable();
    return false;
  }
  await corpus.settled();
  return true;
}

export function tellUnreadable(): void {
  void tell(
    'error',
    vscode.l10n.t(
      'The codebook cannot be read as it is, so nothing was added to it. Correct it first; the Problems panel says where.',
    ),
    commandStep(vscode.l10n.t('Show the Codebook'), 'policyAnnotator.goToCodebook'),
  );
}
