import {
  editSearches,
  parseSearches,
  queryProblems,
  runCooperatively,
  SEARCHES_FILE,
  type Codebook,
  type EditedSearches,
  type KnownProblem,
  type SearchesEdit,
  type SharedSearch,
} from '../../core';
import { Emitter } from '../emitter';
import type { CorpusFiles, FileText, Environment, PlannedFile, WriteOutcome } from '../ports';
import { EditedFile, type SaveOutcome } from './editedFile';
import { searchesEditor } from './editors';
import { serialQueue } from '../serialQueue';
import { unreadFile } from './fileRefused';

interface Needs {
  readonly files: CorpusFiles;
  readonly saves: Emitter<SaveOutcome>;
  readonly environment: Pick<Environment, 'yieldToHost' | 'log'>;
  readonly codebook: () => Codebook;
  /** Called with the problems of the file and its `text`; undefined: there is no file. */
  readonly onRead: (text: string | undefined, problems: readonly KnownProblem[]) => void;
  /** Called with the error of a listener. */
  readonly report: (error: unknown) => void;
  /** Called when the file is to be looked at. */
  readonly lookAgain: () => void;
}

/** The searches that lie beside the codebook, over time. A text that is refused (half-typed, for
 * example) changes nothing but its problems: the last good searches stay in force, and nothing is
 * written. */
export class SearchesFile {
  readonly #needs: Needs;
  readonly #file: EditedFile<SearchesEdit>;
  /** The problems of a file whose text is not available; undefined where it is. */
  #unread: readonly KnownProblem[] | undefined;
  /** True if the file exists, even if it is empty. */
  #isThere = false;
  #known: readonly SharedSearch[] = [];
  readonly #changes: Emitter<undefined>;
  /** One look at a time: of two concurrent ones, the one that began first may end last. */
  readonly #inQueue = serialQueue();
  /** Grows with each check of the queries; a check that is out of date reports nothing. */
  #turn = 0;
  #checking: Promise<void> = Promise.resolve();

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#changes = new Emitter(needs.report);
    const editor = { ...searchesEditor, lookAgain: needs.lookAgain };
    this.#file = new EditedFile(SEARCHES_FILE, undefined, needs.files, editor, needs.saves);
  }

  /** The searches in the order of the file. */
  get known(): readonly SharedSearch[] {
    return this.#known;
  }

  /** The wanted text of the file. */
  get text(): string {
    return this.#file.text;
  }

  /** True if the file has no unsaved edits. */
  get isSaved(): boolean {
    return this.#file.isSaved;
  }

  /** False where the file's bytes could not be read, so that `text` is not its text. */
  get isRead(): boolean {
    return this.#unread === undefined;
  }

  /** Fires when the searches have changed. */
  get onDidChange() {
    return this.#changes.event;
  }

  /** Looks at the file; its content and its problems are known afterwards. */
  async look(): Promise<void> {
    await this.#inQueue(async () => {
      let read: FileText | undefined;
      await this.#file.look(async () => {
        read = await this.#needs.files.read(SEARCHES_FILE);
        return read?.text;
      });
      this.#isThere = read !== undefined;
      const isRead = read?.clean !== false;
      this.#unread = isRead ? undefined : unreadFile(read?.text ?? '', read?.refused).problems;
    });
    this.takeAgain();
    await this.#checking;
  }

  /** Changes the wanted content of the file; known at once, saved in the background. */
  edit(edit: SearchesEdit): EditedSearches {
    if (this.#unread) return { kind: 'refused', reason: 'unreadable' };
    const edited = editSearches(this.#file.text, edit);
    if (edited.kind === 'refused') return edited;
    this.#file.accept(edited.text, [edit]);
    this.takeAgain();
    return edited;
  }

  /** The file as edits would make it; undefined where one of them is refused. */
  planned(edits: readonly SearchesEdit[]): PlannedFile | undefined {
    if (this.#unread) return undefined;
    const { knownText: base, text } = this.#file;
    let wanted = text;
    for (const edit of edits) {
      const edited = editSearches(wanted, edit);
      if (edited.kind === 'refused') return undefined;
      wanted = edited.text;
    }
    return { path: SEARCHES_FILE, base, wanted };
  }

  /** Replaces the text at once, or does nothing: see `EditedFile.exchange`. */
  async exchange(
    from: string,
    to: string,
    write: () => Promise<WriteOutcome>,
  ): Promise<WriteOutcome> {
    const outcome = await this.#file.exchange(from, to, write);
    this.takeAgain();
    return outcome;
  }

  saveAgain(): void {
    this.#file.saveAgain();
  }

  settled(): Promise<void> {
    return this.#file.settled();
  }

  dispose(): void {
    this.#changes.dispose();
  }

  /** Takes over the wanted content of the file again, which a save or another codebook may have
   * changed. */
  takeAgain(): void {
    const { onRead } = this.#needs;
    this.#turn++;
    const isThere = this.#isThere || this.#file.text !== '';
    const text = isThere ? this.#file.text : undefined;
    if (text === undefined || this.#unread) {
      onRead(text, this.#unread ?? []);
      if (!this.#unread) this.#setKnown([]);
      return;
    }
    const parsed = parseSearches(text);
    if (parsed.kind === 'refused') {
      onRead(text, parsed.problems);
      return;
    }
    this.#setKnown(parsed.searches);
    this.#checking = this.#check(text, parsed.searches, parsed.problems);
  }

  /** Reports all problems together, so that none seems to be fixed for a moment. */
  async #check(
    text: string,
    searches: readonly SharedSearch[],
    problems: readonly KnownProblem[],
  ): Promise<void> {
    const { codebook, onRead, environment } = this.#needs;
    const turn = this.#turn;
    const isOld = (): boolean => turn !== this.#turn;
    try {
      const steps = queryProblems(text, searches, codebook());
      const found = await runCooperatively(steps, environment.yieldToHost, isOld);
      if (found && !isOld()) onRead(text, [...problems, ...found]);
    } catch (error) {
      environment.log.error('looking at the shared searches', error);
    }
  }

  #setKnown(searches: readonly SharedSearch[]): void {
    const before = this.#known;
    this.#known = searches;
    const isSame =
      before.length === searches.length &&
      before.every(({ name, query, note }, index) => {
        const now = searches[index];
        return now?.name === name && now.query === query && now.note === note;
      });
    if (!isSame) this.#changes.fire(undefined);
  }
}
