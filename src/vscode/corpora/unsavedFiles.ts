import type { SaveOutcome } from '../../project';

/** The files whose saving waits or failed, by address, for the status bar. */
export class UnsavedFiles {
  readonly #outcomes = new Map<string, SaveOutcome>();

  of(file: string): SaveOutcome | undefined {
    return this.#outcomes.get(file);
  }

  /** A dispute or a drop does not say whether the rest of the file was saved; another outcome
   * does. */
  report(file: string, outcome: SaveOutcome): void {
    if (outcome.kind === 'saved') this.#outcomes.delete(file);
    else if (outcome.kind !== 'disputed' && outcome.kind !== 'dropped') {
      this.#outcomes.set(file, outcome);
    }
  }

  /** The file's document was saved or closed: the change that waited for it is in the file, or the
   * user discarded it. True if one waited. */
  ended(file: string): boolean {
    return this.#outcomes.get(file)?.kind === 'pending' && this.#outcomes.delete(file);
  }
}
