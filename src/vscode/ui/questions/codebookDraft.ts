import * as vscode from 'vscode';
import {
  editCodebook,
  EMPTY_CODEBOOK,
  freeId,
  newCodebook,
  parseCodebook,
  runCooperatively,
  runSync,
  type Codebook,
  type CodebookEdit,
  type Layer,
  entriesOf,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { commandStep, notify } from '../../host/notify';

/** The codebook while questions are being answered: it has the actors and issues named so far, none
 * of which is written before the answers are. So Escape leaves no trace. */
export interface CodebookDraft {
  readonly codebook: Codebook;
  readonly edits: readonly CodebookEdit[];
  /** The id of a new actor or issue of that name, found in steps; undefined, with a message, when
   * the codebook cannot be read as it is. */
  add(
    layer: Layer,
    named: { readonly name: string; readonly statement?: string | undefined },
    yieldToHost: () => Promise<void>,
  ): Promise<string | undefined>;
  /** Gives a new issue another statement, "" for none; false, with a message, when the codebook
   * cannot be read as it is. */
  restate(id: string, statement: string, yieldToHost: () => Promise<void>): Promise<boolean>;
  /** Gives an entry another name; false, with a message, when the codebook cannot be read as it
   * is. */
  addAlias(
    layer: Layer,
    id: string,
    alias: string,
    yieldToHost: () => Promise<void>,
  ): Promise<boolean>;
  /** Takes a new actor back, to whose question the user returned: its name; undefined for an actor
   * of the codebook. */
  takeBack(actor: string, yieldToHost: () => Promise<void>): Promise<string | undefined>;
  /** Whether the issue is a new one, whose statement was asked for. */
  isNewIssue(id: string): boolean;
  /** Takes over what was written to the codebook meanwhile. */
  refresh(yieldToHost: () => Promise<void>): Promise<void>;
}

/** What a draft is based on: the text of the file, and the codebook in force, which is older while
 * the text is invalid, as during typing: then `isRead` is false. */
export interface DraftBase {
  readonly codebook: Codebook;
  readonly text: string;
  readonly isRead: boolean;
}

export function draftOf({ corpus }: LoadedCorpus): CodebookDraft {
  return codebookDraft(() => {
    const { text, readFrom } = corpus.knownCodebook;
    return { codebook: corpus.codebook, text, isRead: readFrom === text };
  });
}

/** The codebook that is to be created. */
export function firstDraft(): CodebookDraft {
  const text = newCodebook('');
  const parsed = runSync(parseCodebook(text));
  const codebook = parsed.kind === 'codebook' ? parsed.codebook : EMPTY_CODEBOOK;
  return codebookDraft(() => ({ codebook, text, isRead: false }));
}

function codebookDraft(base: () => DraftBase): CodebookDraft {
  let now = base().codebook;
  let edits: readonly CodebookEdit[] = [];
  const read = async (
    wanted: readonly CodebookEdit[],
    yieldToHost: () => Promise<void>,
  ): Promise<Codebook | undefined> => {
    const { codebook, text, isRead } = base();
    if (wanted.length === 0) return codebook;
    const edited = await runCooperatively(editCodebook(text, wanted, isRead), yieldToHost);
    return edited.kind === 'edited' ? edited.read.codebook : undefined;
  };
  const take = async (
    wanted: readonly CodebookEdit[],
    yieldToHost: () => Promise<void>,
  ): Promise<boolean> => {
    const fresh = await read(wanted, yieldToHost);
    if (!fresh) {
      tellUnreadable();
      return false;
    }
    now = fresh;
    edits = wanted;
    return true;
  };
  return {
    get codebook() {
      return now;
    },
    get edits() {
      return edits;
    },
    isNewIssue: (id) => edits.some((edit) => edit.kind === 'add-issue' && edit.issue.id === id),
    add: async (layer, { name, statement }, yieldToHost) => {
      const taken = entriesOf(now, layer);
      const id = freeId(name, new Set(taken.keys()), layer);
      const edit: CodebookEdit =
        layer === 'actor'
          ? { kind: 'add-actor', actor: { id, name } }
          : addIssue(id, name, statement);
      return (await take([...edits, edit], yieldToHost)) ? id : undefined;
    },
    restate: (id, statement, yieldToHost) => {
      const wanted = edits.map((edit) =>
        edit.kind === 'add-issue' && edit.issue.id === id
          ? addIssue(id, edit.issue.name, statement)
          : edit,
      );
      return take(wanted, yieldToHost);
    },
    takeBack: async (actor, yieldToHost) => {
      const added = edits.find((edit) => edit.kind === 'add-actor' && edit.actor.id === actor);
      if (added?.kind !== 'add-actor') return undefined;
      const rest = edits.filter(
        (edit) => edit !== added && !(edit.kind === 'alias' && edit.id === actor),
      );
      return (await take(rest, yieldToHost)) ? added.actor.name : undefined;
    },
    addAlias: (layer, id, alias, yieldToHost) =>
      take([...edits, { kind: 'alias', layer, id, to: { text: alias } }], yieldToHost),
    refresh: async (yieldToHost) => {
      now = (await read(edits, yieldToHost)) ?? now;
    },
  };
}

function addIssue(id: string, name: string, statement?: string): CodebookEdit {
  return { kind: 'add-issue', issue: { id, name, ...(statement ? { statement } : {}) } };
}

/** Reports that nothing is written to a codebook that cannot be read as a whole. */
export function tellUnreadable(): void {
  void notify(
    'error',
    vscode.l10n.t(
      'The codebook cannot be read, so it was not changed. Fix the errors shown in the Problems panel first.',
    ),
    commandStep(vscode.l10n.t('Show Codebook'), 'policyAnnotator.goToCodebook'),
  );
}
