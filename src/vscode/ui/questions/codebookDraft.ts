import * as vscode from 'vscode';
import {
  editCodebook,
  freeId,
  runCooperatively,
  type Codebook,
  type CodebookEdit,
  type Layer,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { commandStep, tell } from '../../host/tell';

/** The codebook while questions are being answered: it has the actors and issues that were named on
 * the way, and nothing of them is written before the answers are. So Escape leaves no trace. */
export interface CodebookDraft {
  readonly codebook: Codebook;
  readonly edits: readonly CodebookEdit[];
  /** The id of a new actor or issue of that name, found in steps; undefined (and said so) when the codebook cannot
   * be read as it is. */
  add(layer: Layer, name: string, breathe: () => Promise<void>): Promise<string | undefined>;
}

export function draftOf({ corpus }: LoadedCorpus): CodebookDraft {
  const { text, readFrom } = corpus.knownCodebook;
  return codebookDraft(corpus.codebook, text, readFrom === text);
}

/** `text` is that of the file; `codebook` what is in force, which is older while the text is half
 * typed: then it is not `isRead`. */
export function codebookDraft(codebook: Codebook, text: string, isRead: boolean): CodebookDraft {
  let now = codebook;
  let edits: readonly CodebookEdit[] = [];
  return {
    get codebook() {
      return now;
    },
    get edits() {
      return edits;
    },
    add: async (layer, name, breathe) => {
      const taken = layer === 'actor' ? now.actors : now.issues;
      const id = freeId(name, new Set(taken.keys()), layer);
      const edit: CodebookEdit =
        layer === 'actor'
          ? { kind: 'add-actor', actor: { id, name } }
          : { kind: 'add-issue', issue: { id, name } };
      const steps = editCodebook(text, [...edits, edit], isRead);
      const edited = await runCooperatively(steps, breathe);
      if (edited.kind !== 'edited') {
        tellUnreadable();
        return undefined;
      }
      now = edited.read.codebook;
      edits = [...edits, edit];
      return id;
    },
  };
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
