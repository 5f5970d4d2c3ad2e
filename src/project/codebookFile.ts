import {
  buildDictionary,
  changedDictionary,
  CODEBOOK_FILE,
  editCodebook,
  EMPTY_CODEBOOK,
  parseCodebook,
  type Codebook,
  type CodebookEdit,
  type CodebookPlaces,
  type Dictionary,
  type EditedCodebook,
  type KnownProblem,
} from '../core';
import { EditedFile, type SaveOutcome } from './editedFile';
import { codebookEditor } from './editors';
import type { Emitter } from './emitter';
import type { CorpusFiles } from './ports';

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
 * problems: the last good codebook stays in force. */
export class CodebookFile {
  readonly #files: CorpusFiles;
  readonly #saves: Emitter<SaveOutcome>;
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

  constructor(files: CorpusFiles, saves: Emitter<SaveOutcome>) {
    this.#files = files;
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
    this.#read(text ?? '');
  }

  /** Looks at the file again; true if it says something else than before. */
  async look(): Promise<boolean> {
    const { revision } = this.#file;
    const text = (await this.#files.read(CODEBOOK_FILE))?.text;
    // An edit of ours overtook the reading: what was read would take it back.
    if (this.#file.revision !== revision) return this.look();
    if (!this.#file.seen(text)) return false;
    this.#read(text ?? '');
    return true;
  }

  edit(edits: readonly CodebookEdit[]): EditedCodebook {
    const edited = editCodebook(this.#file.text, edits);
    if (edited.kind === 'refused') return edited;
    this.#file.accept(edited.text, edits);
    this.#read(edited.text);
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

  #read(text: string): void {
    const { codebook, dictionary } = this.#known;
    const parsed = parseCodebook(text);
    const problems = parsed.kind === 'foreign' ? [] : parsed.problems;
    this.#known =
      parsed.kind === 'codebook'
        ? {
            codebook: parsed.codebook,
            places: parsed.places,
            dictionary: changedDictionary(dictionary, codebook, parsed.codebook),
            text,
            problems,
            readFrom: text,
          }
        : { ...this.#known, text, problems };
  }
}
