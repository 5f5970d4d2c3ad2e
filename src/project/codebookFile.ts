import {
  buildDictionary,
  changedDictionarySteps,
  CODEBOOK_FILE,
  editCodebook,
  EMPTY_CODEBOOK,
  finished,
  inSteps,
  parseCodebookSteps,
  type Codebook,
  type CodebookEdit,
  type CodebookPlaces,
  type Dictionary,
  type EditedCodebook,
  type KnownProblem,
  type Steps,
} from '../core';
import { EditedFile, type SaveOutcome } from './editedFile';
import { codebookEditor } from './editors';
import type { Emitter } from './emitter';
import type { CorpusFiles, World } from './ports';

/** What the codebook file says, as far as it can be read. */
export interface KnownCodebook {
  readonly codebook: Codebook;
  /** Where each actor, issue and stance stands in the file. */
  readonly places: CodebookPlaces;
  readonly dictionary: Dictionary;
  /** The file's text, to which places and problems belong. */
  readonly text: string;
  readonly problems: readonly KnownProblem[];
  /** The text that the codebook was read from: an older one while `text` is refused. */
  readonly readFrom: string;
}

/** The codebook over time. A text that is refused (half-typed, for example) changes nothing but its
 * problems: the last good codebook stays in force. A text from the file is read in steps, and until it is, what
 * was read before stays known; the last text wins. */
export class CodebookFile {
  readonly #files: CorpusFiles;
  readonly #saves: Emitter<SaveOutcome>;
  readonly #world: Pick<World, 'breathe'>;
  #isLoaded = false;
  #file: EditedFile<CodebookEdit>;
  #known: KnownCodebook = {
    codebook: EMPTY_CODEBOOK,
    places: new Map(),
    dictionary: buildDictionary(EMPTY_CODEBOOK),
    text: '',
    problems: [],
    readFrom: '',
  };
  /** Of the texts that were read, how many; a reading in steps is out of date when there is another. */
  #turn = 0;
  /** The last reading in steps. */
  #reading: Promise<void> = Promise.resolve();

  constructor(files: CorpusFiles, saves: Emitter<SaveOutcome>, world: Pick<World, 'breathe'>) {
    this.#files = files;
    this.#world = world;
    this.#saves = saves;
    this.#file = this.#fileOf(undefined);
  }

  get known(): KnownCodebook {
    return this.#known;
  }

  /** Reads the file for the first time; again, it looks, so that nothing unsaved is lost. */
  async load(): Promise<void> {
    if (this.#isLoaded) {
      await this.look();
      return;
    }
    this.#isLoaded = true;
    const text = (await this.#files.read(CODEBOOK_FILE))?.text;
    this.#file = this.#fileOf(text);
    await this.#readInSteps(text ?? '');
  }

  /** Looks at the file again; true if it says something else than before. What it says is known then. */
  async look(): Promise<boolean> {
    const { revision } = this.#file;
    const text = (await this.#files.read(CODEBOOK_FILE))?.text;
    // An edit of ours overtook the reading: what was read would take it back.
    if (this.#file.revision !== revision) return this.look();
    const isOther = this.#file.seen(text);
    // Else it may be the text that is being read.
    await (isOther ? this.#readInSteps(text ?? '') : this.#lastReading());
    return isOther;
  }

  edit(edits: readonly CodebookEdit[]): EditedCodebook {
    const edited = editCodebook(this.#file.text, edits);
    if (edited.kind === 'refused') return edited;
    this.#file.accept(edited.text, edits);
    this.#turn++;
    this.#known = finished(this.#stepsOf(edited.text));
    return edited;
  }

  saveAgain(): void {
    this.#file.saveAgain();
  }

  settled(): Promise<void> {
    return this.#file.settled();
  }

  #fileOf(text: string | undefined): EditedFile<CodebookEdit> {
    return new EditedFile(CODEBOOK_FILE, text, this.#files, codebookEditor, this.#saves);
  }

  /** Resolves when this text is known, or the last one that came meanwhile. */
  async #readInSteps(text: string): Promise<void> {
    const turn = ++this.#turn;
    const isOld = (): boolean => turn !== this.#turn;
    const reading = inSteps(this.#stepsOf(text), this.#world.breathe, isOld);
    this.#reading = reading.then((known) => {
      if (known && !isOld()) this.#known = known;
    });
    await this.#lastReading();
  }

  async #lastReading(): Promise<void> {
    for (let last: unknown; last !== this.#reading;) await (last = this.#reading);
  }

  *#stepsOf(text: string): Steps<KnownCodebook> {
    const before = this.#known;
    const parsed = yield* parseCodebookSteps(text);
    if (parsed.kind !== 'codebook') {
      const problems = parsed.kind === 'foreign' ? [] : parsed.problems;
      return { ...before, text, problems };
    }
    const { codebook, places, problems } = parsed;
    const steps = changedDictionarySteps(before.dictionary, before.codebook, codebook);
    return { codebook, places, dictionary: yield* steps, text, problems, readFrom: text };
  }
}
