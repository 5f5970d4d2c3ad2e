import type { Emitter } from './emitter';
import type { CorpusFiles } from './ports';

/** How saving a file went, for the status bar; a message only where the user must act. */
export interface SaveOutcome {
  readonly path: string;
  readonly kind: 'saved' | 'pending' | 'conflict' | 'failed';
  readonly reason: string | undefined;
}

/** What a file's edits need to be done again on another text than the one they were made for. */
export interface FileEditor<Edit> {
  /** The text with the edits done, or undefined if they cannot be done on it. */
  apply(text: string, edits: readonly Edit[]): string | undefined;
  /** The same intention on a text that changed meanwhile: base is what the edits were made from.
   * Undefined when both sides changed the same thing. */
  rebase(edits: readonly Edit[], base: string, theirs: string): readonly Edit[] | undefined;
}

/** One file that we edit: what the world has (`known`) and what we want (`wanted`). Edits show at
 * once; writing runs behind, one write at a time, and takes along what came meanwhile. */
export class EditedFile<Edit> {
  readonly path: string;
  readonly #files: CorpusFiles;
  readonly #editor: FileEditor<Edit>;
  readonly #outcomes: Emitter<SaveOutcome>;
  #known: string | undefined;
  #wanted: string;
  #unsaved: Edit[] = [];
  #writing: Promise<void> | undefined;
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

  /** The text as it is wanted: with all edits, saved or not. */
  get text(): string {
    return this.#wanted;
  }

  get exists(): boolean {
    return this.#known !== undefined || this.#wanted !== '';
  }

  /** Grows with each edit and each write. What was read from the world before it grew may be older
   * than what we have. */
  get revision(): number {
    return this.#revision;
  }

  get isSaved(): boolean {
    return this.#unsaved.length === 0;
  }

  /** Takes edits whose resulting text is known to be right, and saves behind. */
  accept(text: string, edits: readonly Edit[]): void {
    this.#wanted = text;
    this.#revision++;
    this.#unsaved.push(...edits);
    this.#writing ??= this.#write()
      // The edits stay unsaved, and the next change tries again.
      .catch((error: unknown) => this.#report('failed', String(error)))
      .finally(() => {
        this.#writing = undefined;
      });
  }

  /** Resolves when nothing is being written. */
  async settled(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  /** Tells that the world's text may have changed. True if what is wanted changed by it. */
  seen(text: string | undefined): boolean {
    if (text === this.#known || text === this.#wanted) return false;
    // While we hold unsaved edits, the write itself finds the conflict and rebases.
    if (this.#writing || !this.isSaved) return false;
    this.#known = text;
    this.#wanted = text ?? '';
    return true;
  }

  async #write(): Promise<void> {
    // After so many conflicts in a row somebody else writes all the time; the user must know.
    for (let attempt = 0; attempt < 5 && !this.isSaved; attempt++) {
      const edits = [...this.#unsaved];
      const next = this.#wanted;
      const outcome = await this.#files.write(this.path, this.#known, next);
      switch (outcome.kind) {
        case 'saved':
        case 'pending':
          this.#known = next;
          this.#revision++;
          this.#unsaved.splice(0, edits.length);
          this.#report(outcome.kind);
          attempt = 0;
          break;
        case 'failed':
          this.#report('failed', outcome.reason);
          return;
        case 'conflict':
          if (!(await this.#rebase())) return;
      }
    }
    if (!this.isSaved) this.#report('conflict');
  }

  /** Does the unsaved edits again on what the file holds now; drops them, saying so, when the same
   * thing was changed there. */
  async #rebase(): Promise<boolean> {
    const theirs = (await this.#files.read(this.path))?.text;
    const edits = this.#editor.rebase(this.#unsaved, this.#known ?? '', theirs ?? '');
    const text = edits && this.#editor.apply(theirs ?? '', edits);
    this.#known = theirs;
    if (edits && text !== undefined) {
      this.#wanted = text;
      this.#unsaved = [...edits];
      return true;
    }
    this.#wanted = theirs ?? '';
    this.#unsaved = [];
    this.#report('conflict');
    return false;
  }

  #report(kind: SaveOutcome['kind'], reason?: string): void {
    this.#outcomes.fire({ path: this.path, kind, reason });
  }
}
