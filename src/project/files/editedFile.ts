import { addAll } from '../../core';
import type { Dispute } from '../../core';
import type { Emitter } from '../emitter';
import type { CorpusFiles, FileContent, WriteOutcome } from '../ports';

/** How saving a file went, for the status bar; a message only where the user must act.
 *  - `saved`: on disk, with `reformatted` in another form than ours; `pending`: in an open document
 *    that the user had changed, and will save.
 *  - `disputed`: the same was changed here and in the file. The file's version is kept until the
 *    user chooses; everything else was written.
 *  - `dropped`: another program changed the file, and some edits could not be repeated on its new
 *    content; everything else was written.
 *  - `unreadable`: the file changed into something that must not be written. The edits are kept and
 *    written when it can be read again.
 *  - `failed`: the disk or the editor refused, with its code as `reason`. The edits are kept and
 *    tried again with the next change, here or of the file. With `torn` the file holds parts of two
 *    texts until then. */
export type SaveOutcome = { readonly path: string } & HowItWent;

type HowItWent =
  | { readonly kind: 'saved'; readonly reformatted?: string }
  | { readonly kind: 'pending' | 'unreadable' }
  | { readonly kind: 'disputed'; readonly disputes: readonly Dispute[] }
  | { readonly kind: 'dropped'; readonly names: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string; readonly torn?: true };

/** Edits moved to another text than the one they were made for. */
export interface Rebased<Edit> {
  readonly edits: readonly Edit[];
  /** The edits that are omitted, since the user must choose. */
  readonly disputes: readonly Dispute[];
  /** Names of what the edits that are no longer possible there would have changed. */
  readonly dropped?: readonly string[];
}

/** What is needed to repeat a file's edits on another text than the one they were made for. */
export interface FileEditor<Edit> {
  /** The text with the edits done, or undefined if they cannot be done on it. */
  apply(text: string, edits: readonly Edit[]): string | undefined;
  /** The same edits for a text that changed meanwhile; `base` is the text they were made for.
   * Undefined when that text cannot be read. */
  rebase(edits: readonly Edit[], base: string, theirs: string): Rebased<Edit> | undefined;
  /** Called when another program's text replaced the known one. */
  replaced?(before: string, now: string | undefined): void;
  /** Called when writing has ended during which the file was looked at, so that it must be looked
   * at again. */
  lookAgain?(): void;
}

/** One file that this program edits: its text on disk or in the editor (`known`) and the text with
 * all edits (`wanted`). Edits show at once; writing runs in the background, one write at a time,
 * and includes what was edited meanwhile. */
export class EditedFile<Edit> {
  readonly path: string;
  readonly #files: CorpusFiles;
  readonly #editor: FileEditor<Edit>;
  readonly #outcomes: Emitter<SaveOutcome>;
  #known: string | undefined;
  #wanted: string;
  #unsaved: Edit[] = [];
  #writing: Promise<void> | undefined;
  #isToBeLookedAt = false;
  /** Writing has ended, but `#writing` is not resolved yet. */
  #hasEnded = false;
  /** There was something to write after the end. */
  #isToBeWritten = false;
  /** The file's text when the edits could not be repeated on it. */
  #refused: { readonly text: string | undefined } | undefined;
  /** Grows with each edit and each write. A text that was read before it grew may be older than the
   * known one. */
  #revision = 0;

  constructor(
    path: string,
    text: string | undefined,
    files: CorpusFiles,
    editor: FileEditor<Edit>,
    outcomes: Emitter<SaveOutcome>,
  ) {
    this.path = path;
    this.#known = text;
    this.#wanted = text ?? '';
    this.#files = files;
    this.#editor = editor;
    this.#outcomes = outcomes;
  }

  /** The wanted text: with all edits, saved or not. */
  get text(): string {
    return this.#wanted;
  }

  /** The file's text when it was looked at last; undefined: there was none. */
  get knownText(): string | undefined {
    return this.#known;
  }

  /** False as soon as an edit removes the file, though the disk may have it for a moment longer. */
  get exists(): boolean {
    return this.#wanted !== '' || this.#known === '';
  }

  get isSaved(): boolean {
    return this.#unsaved.length === 0;
  }

  /** Takes edits whose resulting text is known to be valid, and saves in the background. '' removes
   * the file. */
  accept(text: string, edits: readonly Edit[]): void {
    this.#wanted = text;
    this.#revision++;
    addAll(this.#unsaved, edits);
    this.#writeBehind();
  }

  /** Replaces the text by another one at once, or does nothing: `conflict` where the file, or what
   * is wanted of it, is something else. `write` writes the file. */
  async exchange(
    from: FileContent | undefined,
    to: string,
    write: () => Promise<WriteOutcome>,
  ): Promise<WriteOutcome> {
    await this.settled();
    const before = this.#wanted;
    if (!this.isSaved || this.#known !== from) return { kind: 'conflict' };
    this.#wanted = to;
    this.#revision++;
    const writing = write();
    this.#hasEnded = true;
    this.#writing = writing.then(
      () => undefined,
      () => undefined,
    );
    try {
      const outcome = await writing;
      if (outcome.kind === 'saved' || outcome.kind === 'pending')
        this.#written(to, outcome.kind === 'saved' ? outcome.reformatted : undefined);
      else if (this.#wanted === to) this.#wanted = before;
      if (outcome.kind === 'saved' || outcome.kind === 'failed') this.#report(outcome);
      return outcome;
    } finally {
      this.#ended();
    }
  }

  /** Tries to write what is not saved, for example after the user has freed space. */
  saveAgain(): void {
    if (!this.isSaved) this.#writeBehind();
  }

  /** Resolves when nothing is being written. */
  async settled(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  /** Looks whether the file's text has changed. True if the wanted text changed by that. Does not
   * wait for writing, which may take any time. */
  async look(read: () => Promise<string | undefined>): Promise<boolean> {
    const revision = this.#revision;
    const text = await read();
    // An edit was made during the reading: the text that was read would undo it.
    if (this.#revision !== revision) return this.look(read);
    // Another program may have written after this one, before the end of the write is reported.
    this.#isToBeLookedAt ||= this.#writing !== undefined;
    return this.seen(text);
  }

  /** Reports that the file's text may have changed. True if the wanted text changed by that. */
  seen(text: string | undefined): boolean {
    // As unreadable as before; that was reported.
    if (this.#refused && this.#refused.text === text) return false;
    if (text === this.#known || text === this.#wanted) {
      // It was unreadable meanwhile, and the edits wait.
      if (this.#refused) this.#writeBehind();
      return false;
    }
    // While there are unsaved edits, the write itself finds the conflict and repeats them on the
    // new text.
    if (!this.isSaved) this.#writeBehind();
    if (this.#writing) return false;
    this.#replace(text);
    this.#wanted = text ?? '';
    return true;
  }

  #writeBehind(): void {
    if (this.#writing && this.#hasEnded) this.#isToBeWritten = true;
    this.#writing ??= this.#write()
      // The edits stay unsaved, and the next change tries again.
      .catch((error: unknown) => this.#report({ kind: 'failed', reason: String(error) }))
      .finally(() => this.#ended());
  }

  #ended(): void {
    this.#writing = undefined;
    if (this.#isToBeWritten) this.saveAgain();
    if (!this.#isToBeLookedAt) return;
    this.#isToBeLookedAt = false;
    this.#editor.lookAgain?.();
  }

  async #write(): Promise<void> {
    this.#hasEnded = false;
    this.#isToBeWritten = false;
    try {
      // After so many conflicts in a row another program keeps writing, which the user must know.
      for (let attempt = 0; attempt < 5 && !this.isSaved; attempt++) {
        const edits = [...this.#unsaved];
        const next = this.#wanted;
        const outcome = await this.#brought(next);
        switch (outcome.kind) {
          case 'saved':
          case 'pending':
            this.#unsaved.splice(0, edits.length);
            this.#written(next, outcome.kind === 'saved' ? outcome.reformatted : undefined);
            this.#report(outcome);
            attempt = 0;
            break;
          case 'failed':
            this.#report(outcome);
            return;
          case 'conflict':
            if (!(await this.#rebase())) {
              this.#report({ kind: 'unreadable' });
              return;
            }
        }
      }
      if (!this.isSaved) this.#report({ kind: 'failed', reason: 'EBUSY' });
    } finally {
      // At once: from now on an edit is written by another call.
      this.#hasEnded = true;
    }
  }

  /** Writes the file, or removes it where the wanted text is empty. */
  #brought(next: string): Promise<WriteOutcome> {
    if (next !== '') return this.#files.write(this.path, this.#known, next);
    // An edit may be undone before the file was created.
    return this.#known === undefined
      ? Promise.resolve({ kind: 'saved' })
      : this.#files.removeFile(this.path, this.#known);
  }

  /** Takes over that the file holds what was written, or (`reformatted`) the same in the form that
   * a formatter gave it; what was edited meanwhile is repeated on that. */
  #written(text: string, reformatted: string | undefined): void {
    this.#known = reformatted ?? (text === '' ? undefined : text);
    this.#refused = undefined;
    this.#revision++;
    if (reformatted !== undefined) {
      this.#wanted = this.#redo(reformatted, this.#unsaved) ?? this.#wanted;
    }
  }

  /** Takes over the file's present text and repeats the unsaved edits on it; false, with nothing
   * changed, where that text cannot be read or edited. */
  async #rebase(): Promise<boolean> {
    const read = await this.#files.read(this.path);
    this.#refused = { text: read?.text };
    // Writing it would make the loss of undecodable bytes final.
    if (read?.clean === false) return false;
    const theirs = read?.text;
    const rebased = this.#editor.rebase(this.#unsaved, this.#known ?? '', theirs ?? '');
    const text = rebased && this.#redo(theirs, rebased.edits);
    if (!rebased || text === undefined) return false;
    this.#refused = undefined;
    this.#replace(theirs);
    this.#wanted = text;
    this.#unsaved = [...rebased.edits];
    this.#revision++;
    const { disputes, dropped = [] } = rebased;
    if (disputes.length > 0) this.#report({ kind: 'disputed', disputes });
    if (dropped.length > 0) this.#report({ kind: 'dropped', names: dropped });
    return true;
  }

  #replace(theirs: string | undefined): void {
    const before = this.#known;
    this.#known = theirs;
    if (before !== undefined && before !== theirs) this.#editor.replaced?.(before, theirs);
  }

  #redo(theirs: string | undefined, edits: readonly Edit[]): string | undefined {
    return edits.length === 0 ? (theirs ?? '') : this.#editor.apply(theirs ?? '', edits);
  }

  #report(outcome: HowItWent): void {
    this.#outcomes.fire({ path: this.path, ...outcome });
  }
}
