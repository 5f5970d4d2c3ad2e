import {
  type ArticlePath,
  idsNamedBy,
  idsNamedInCodebook,
  type CodebookEdit,
  type CodebookInverse,
  type EditedCodebook,
} from '../../core';
import { namedInOtherFiles } from '../coders/namedByCoders';
import type { CorpusIndex } from '../corpusIndex/corpusIndex';
import type { AnnotationFiles } from '../files/annotationFiles';
import type { CodebookFile } from '../files/codebookFile';
import type { CorpusFiles, PlannedFile, WriteOutcome } from '../ports';

export interface CodebookNeeds {
  readonly index: CorpusIndex;
  readonly codebookFile: CodebookFile;
  readonly annotationFiles: AnnotationFiles;
  readonly files: CorpusFiles;
  /** Called when the content of the codebook file has changed. */
  readonly codebookChanged: () => void;
}

/** `kept`: what was added is in use elsewhere now, or was changed by hand. */
export type ReplayedCodebook = 'done' | 'refused' | 'kept';

/** The codebook's part in changes of a corpus. */
export class CodebookChanges {
  readonly #needs: CodebookNeeds;

  constructor(needs: CodebookNeeds) {
    this.#needs = needs;
  }

  async edit(edits: readonly CodebookEdit[]): Promise<EditedCodebook> {
    return this.#announced(await this.#needs.codebookFile.edit(edits));
  }

  async takeBack(undo: CodebookInverse): Promise<EditedCodebook> {
    return this.#announced(await this.#needs.codebookFile.takeBack(undo));
  }

  /** Replaces the codebook's text at once, or does nothing: see `EditedFile.exchange`. */
  async exchange(
    from: string,
    to: string,
    write: () => Promise<WriteOutcome>,
  ): Promise<WriteOutcome> {
    const outcome = await this.#needs.codebookFile.exchange(from, to, write);
    this.#needs.codebookChanged();
    return outcome;
  }

  /** The file as `replay` will make it together with changes of these articles; undefined where the
   * codebook will stay as it is. */
  async planned(
    undo: CodebookInverse,
    changed: ReadonlySet<ArticlePath>,
  ): Promise<PlannedFile | undefined> {
    if (this.#isInUse(undo, changed) || (await this.#isInOtherFiles(undo))) return undefined;
    return this.#needs.codebookFile.planned(undo);
  }

  /** Undoes or redoes as far as the entries to be removed are not in use. The second value undoes
   * that in turn; undefined where it was refused. */
  async replay(
    undo: CodebookInverse,
  ): Promise<readonly [ReplayedCodebook, CodebookInverse | undefined]> {
    if (this.#isInUse(undo) || (await this.#isInOtherFiles(undo))) return ['kept', NOTHING_ADDED];
    const edited = await this.takeBack(undo);
    if (edited.kind === 'edited') return ['done', edited.inverse];
    // A half-typed codebook may become readable again; any other refusal must not block earlier
    // changes.
    if (edited.reason === 'unreadable') return ['refused', undefined];
    return this.#isMissing(undo) ? ['done', contraryOf(undo)] : ['kept', NOTHING_ADDED];
  }

  settled(): Promise<void> {
    return this.#needs.codebookFile.settled();
  }

  /** True if an annotation, or an entry that stays, names what is to be removed. `changed`:
   * articles whose annotations do not count. */
  #isInUse({ edits }: CodebookInverse, changed?: ReadonlySet<ArticlePath>): boolean {
    const removed = new Set(edits.flatMap(removedBy));
    if (removed.size === 0) return false;
    const { index } = this.#needs;
    const isRemoved = (ids: ReadonlySet<string>): boolean => [...removed].some((id) => ids.has(id));
    return (
      isRemoved(idsNamedInCodebook(index.codebook, removed)) ||
      index
        .articles()
        .some(
          ({ annotations, path }) =>
            changed?.has(path) !== true &&
            annotations.some(({ annotation }) => isRemoved(idsNamedBy(annotation))),
        )
    );
  }

  /** True if another coder's file names what is to be removed. */
  async #isInOtherFiles({ edits }: CodebookInverse): Promise<boolean> {
    const { annotationFiles, files, index } = this.#needs;
    const needs = { annotationFiles, files, codebook: () => index.codebook };
    return (await namedInOtherFiles(needs, edits.flatMap(removedBy))).size > 0;
  }

  /** True if everything that is to be removed was removed by hand. */
  #isMissing({ edits }: CodebookInverse): boolean {
    const { actors, issues } = this.#needs.index.codebook;
    return edits.every((edit) => {
      if (edit.kind !== 'remove') return false;
      const { added } = edit;
      if (added.kind === 'add-actor') return !actors.has(added.actor.id);
      return added.kind === 'add-issue' && !issues.has(added.issue.id);
    });
  }

  #announced(edited: EditedCodebook): EditedCodebook {
    if (edited.kind === 'edited') this.#needs.codebookChanged();
    return edited;
  }
}

/** The id of the actor or issue that an edit removes. */
function removedBy(edit: CodebookEdit): string | [] {
  if (edit.kind !== 'remove') return [];
  const { added } = edit;
  if (added.kind === 'add-actor') return added.actor.id;
  return added.kind === 'add-issue' ? added.issue.id : [];
}

/** The inverse of an undo that found everything done already and made no text. */
function contraryOf({ edits, again }: CodebookInverse): CodebookInverse {
  return { text: '', splices: [], edits: again, again: edits };
}

/** Redoes nothing in the codebook, since what was added has stayed. */
const NOTHING_ADDED: CodebookInverse = { text: '', splices: [], edits: [], again: [] };
