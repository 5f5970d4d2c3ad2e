import {
  buildDictionary,
  type Codebook,
  CODEBOOK_FILE,
  type CodebookEdit,
  type CodebookInverse,
  type CodebookPlaces,
  type Dictionary,
  editCodebook,
  type EditedCodebook,
  EMPTY_CODEBOOK,
  type KnownProblem,
  parseCodebook,
  type ParsedCodebook,
  runCooperatively,
  runSync,
  takeBackCodebookEdits,
  type Task,
  unreadCodebook,
} from '../../core';
import { EditedFile, type SaveOutcome } from './editedFile';
import { codebookEditor } from './editors';
import type { Emitter } from '../emitter';
import type { CorpusFiles, Environment, PlannedFile, WriteOutcome } from '../ports';
import { serialQueue } from '../serialQueue';

/** The content of the codebook file, as far as it can be read. */
export interface KnownCodebook {
  readonly codebook: Codebook;
  /** The place of each actor, issue and stance in the file. */
  readonly places: CodebookPlaces;
  readonly dictionary: Dictionary;
  /** The file's text, to which places and problems belong. */
  readonly text: string;
  readonly problems: readonly KnownProblem[];
  /** The text that the codebook was read from: an older one while `text` is refused. */
  readonly readFrom: string;
}

/** Edits a text. */
type Edit = (text: string) => Task<EditedCodebook>;

/** The codebook over time. A text that is refused (half-typed, for example) changes nothing but its
 * problems: the last good codebook stays in force. A text from the file is read in steps, during
 * which the previous codebook stays known; the last text wins. */
export class CodebookFile {
  readonly #files: CorpusFiles;
  readonly #saves: Emitter<SaveOutcome>;
  readonly #environment: Pick<Environment, 'yieldToHost'>;
  readonly #changed: () => void;
  #isLoaded = false;
  #file: EditedFile<CodebookEdit>;
  #known: KnownCodebook = {
    codebook: EMPTY_CODEBOOK,
    places: new Map(),
    dictionary: runSync(buildDictionary(EMPTY_CODEBOOK)),
    text: '',
    problems: [],
    readFrom: '',
  };
  /** Number of texts that were read; a reading in steps is out of date when it has grown. */
  #turn = 0;
  /** One look at a time: of two concurrent ones, the one that began first may end last. */
  readonly #inQueue = serialQueue();
  readonly #editInQueue = serialQueue();
  /** The last text that was read or is being read. */
  #lastText = '';
  /** The last reading in steps. */
  #reading: Promise<void> = Promise.resolve();

  /** `changed`: the file is to be looked at. */
  constructor(
    files: CorpusFiles,
    saves: Emitter<SaveOutcome>,
    environment: Pick<Environment, 'yieldToHost'>,
    changed: () => void = () => undefined,
  ) {
    this.#files = files;
    this.#environment = environment;
    this.#changed = changed;
    this.#saves = saves;
    this.#file = this.#fileOf(undefined);
  }

  get known(): KnownCodebook {
    return this.#known;
  }

  /** True if the file has no unsaved edits. */
  get isSaved(): boolean {
    return this.#file.isSaved;
  }

  /** Reads the file for the first time; called again, it only looks, so that nothing unsaved is
   * lost. */
  async load(): Promise<void> {
    if (this.#isLoaded) {
      await this.look();
      return;
    }
    this.#isLoaded = true;
    await this.#inQueue(async () => {
      this.#file = this.#fileOf(await this.#read());
    });
    await this.#readCooperatively(this.#file.text);
  }

  /** Looks at the file again; true if its content has changed. The new content is known then. */
  async look(): Promise<boolean> {
    await this.#inQueue(() => this.#file.look(() => this.#read()));
    // What another program changed while an edit was written is in the text, but was not read. Any
    // other text may be being read.
    const isOther = this.#file.text !== this.#lastText;
    await (isOther ? this.#readCooperatively(this.#file.text) : this.#lastReading());
    return isOther;
  }

  async #read(): Promise<string | undefined> {
    return (await this.#files.read(CODEBOOK_FILE))?.text;
  }

  /** Adds edits to the wanted text, in steps, one call at a time: where another text or codebook
   * arrived meanwhile, they are made on that. Known and about to be saved when this resolves. */
  edit(edits: readonly CodebookEdit[]): Promise<EditedCodebook> {
    const make: Edit = (text) => editCodebook(text, edits, this.#known.readFrom === text);
    return this.#editInQueue(() => this.#editCooperatively(make, edits));
  }

  /** Takes edits back in the same way. */
  takeBack(inverse: CodebookInverse): Promise<EditedCodebook> {
    const make: Edit = (text) => takeBackCodebookEdits(text, inverse);
    return this.#editInQueue(() => this.#editCooperatively(make, inverse.edits));
  }

  /** The file as taking edits back would make it; undefined where that is refused. */
  async planned(inverse: CodebookInverse): Promise<PlannedFile | undefined> {
    const { knownText: base, text } = this.#file;
    const steps = takeBackCodebookEdits(text, inverse);
    const edited = await runCooperatively(steps, this.#environment.yieldToHost);
    if (edited.kind !== 'edited') return undefined;
    return { path: CODEBOOK_FILE, base, wanted: edited.text };
  }

  /** Replaces the text at once, or does nothing: see `EditedFile.exchange`. The new content is
   * known when this resolves. */
  exchange(from: string, to: string, write: () => Promise<WriteOutcome>): Promise<WriteOutcome> {
    return this.#editInQueue(async () => {
      const outcome = await this.#file.exchange(from, to, write);
      if (this.#file.text !== this.#lastText) await this.#readCooperatively(this.#file.text);
      return outcome;
    });
  }

  /** `edits`: what is repeated where another text arrived meanwhile. */
  async #editCooperatively(make: Edit, edits: readonly CodebookEdit[]): Promise<EditedCodebook> {
    for (;;) {
      const { text } = this.#file;
      const known = this.#known;
      const isOld = (): boolean => this.#file.text !== text || this.#known !== known;
      const done = await runCooperatively(
        this.#editSteps(make(text)),
        this.#environment.yieldToHost,
        isOld,
      );
      if (!done || isOld()) continue;
      if (done.known) {
        this.#file.accept(done.known.text, edits);
        this.#turn++;
        this.#lastText = done.known.text;
        this.#known = done.known;
      }
      return done.edited;
    }
  }

  *#editSteps(
    editing: Task<EditedCodebook>,
  ): Task<{ readonly edited: EditedCodebook; readonly known?: KnownCodebook }> {
    const edited = yield* editing;
    if (edited.kind === 'refused') return { edited };
    return { edited, known: yield* this.#knownOf(edited.text, edited.read) };
  }

  saveAgain(): void {
    this.#file.saveAgain();
  }

  async settled(): Promise<void> {
    await this.#editInQueue(() => Promise.resolve());
    await this.#file.settled();
  }

  #fileOf(text: string | undefined): EditedFile<CodebookEdit> {
    const editor = { ...codebookEditor, lookAgain: this.#changed };
    return new EditedFile(CODEBOOK_FILE, text, this.#files, editor, this.#saves);
  }

  /** Resolves when this text is known, or a later one that arrived meanwhile. */
  async #readCooperatively(text: string): Promise<void> {
    const turn = ++this.#turn;
    this.#lastText = text;
    const isOld = (): boolean => turn !== this.#turn;
    const reading = runCooperatively(this.#stepsOf(text), this.#environment.yieldToHost, isOld);
    this.#reading = reading.then((known) => {
      if (known && !isOld()) this.#known = known;
    });
    await this.#lastReading();
  }

  async #lastReading(): Promise<void> {
    for (let last: unknown; last !== this.#reading;) await (last = this.#reading);
  }

  *#stepsOf(text: string): Task<KnownCodebook> {
    return yield* this.#knownOf(text, yield* parseCodebook(text));
  }

  *#knownOf(text: string, parsed: ParsedCodebook): Task<KnownCodebook> {
    const before = this.#known;
    if (parsed.kind !== 'codebook') {
      const problems = parsed.kind === 'foreign' ? [] : parsed.problems;
      const codebook = before.readFrom === '' ? unreadCodebook(text) : before.codebook;
      return { ...before, codebook, text, problems };
    }
    const { codebook, places, problems } = parsed;
    const dictionary = yield* buildDictionary(codebook);
    return { codebook, places, dictionary, text, problems, readFrom: text };
  }
}
