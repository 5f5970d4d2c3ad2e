import {
  editAnnotationFile,
  isNoFile,
  type AnnotationFileEdit,
  type ArticlePath,
  type EditedText,
  type ParsedAnnotationFile,
  type RefusedEdit,
  saysNothing,
} from '../../core';
import { AnnotationPaths, type PathNeeds } from './annotationPaths';
import type { DroppedFiles } from './droppedFiles';
import { EditedFile, type FileEditor, type SaveOutcome } from './editedFile';
import { annotationFileEditor } from './editors';
import type { Emitter } from '../emitter';
import type { FileLedger } from './fileLedger';
import { ParsedFiles } from './parsedFiles';
import { unreadFile } from './fileRefused';
import type { CorpusFiles, FileText, PlannedFile, WriteOutcome } from '../ports';
import { serialQueueByKey } from '../serialQueue';

export interface ReadAnnotations {
  /** The annotation file's path. */
  readonly path: string;
  /** Undefined when the article has none. */
  readonly text: string | undefined;
  readonly parsed: ParsedAnnotationFile | undefined;
}

/** `isMade`: the edit creates the file. */
export type EditedFileText = RefusedEdit | (Exclude<EditedText, RefusedEdit> & MadeFile);

interface MadeFile {
  readonly isMade: boolean;
}

/** The texts before and after edits. Where the file holds the first, it gets the second, which has
 * the same content as the edits give it, to the byte. */
export interface ExactTexts {
  readonly from: string;
  readonly to: string;
  /** True: nothing is done where the file holds another text. */
  readonly isOnly?: boolean;
}

interface Needs extends PathNeeds {
  readonly files: CorpusFiles;
  readonly ledger: FileLedger;
  readonly drops: DroppedFiles;
  readonly saves: Emitter<SaveOutcome>;
  /** A file is to be looked at. */
  readonly changed: (path: string) => void;
  /** Called when another program's text replaced the known one; undefined: the file is gone. */
  readonly changedElsewhere: (path: string, before: string, now: string | undefined) => void;
}

/** The annotation files of a corpus: which one belongs to an article, its content, its edits. */
export class AnnotationFiles extends AnnotationPaths {
  readonly #needs: Needs;
  /** Files that are held, once they were read. */
  readonly #edited = new Map<string, EditedFile<AnnotationFileEdit>>();
  readonly #parsed = new ParsedFiles();
  /** One reading of a file at a time: of two concurrent ones, the one that began first may end
   * last. */
  readonly #inQueue = serialQueueByKey();

  constructor(needs: Needs) {
    super(needs);
    this.#needs = needs;
  }

  /** Fetches the file's text, so that its content can be read synchronously afterwards. */
  async load(article: ArticlePath): Promise<void> {
    await this.#file(this.pathOf(article));
  }

  async read(article: ArticlePath): Promise<ReadAnnotations> {
    const { path, text, exists } = await this.#file(this.pathOf(article));
    if (!exists) return { path, text: undefined, parsed: undefined };
    const { clean, refused } = this.#needs.ledger.record(path).decoded;
    const parsed = clean
      ? this.#parsed.parse(path, text, this.#needs.codebook())
      : unreadFile(text, refused);
    return { path, text, parsed };
  }

  /** True if the article would be read from the same file now, with the same content. */
  isAsRead(article: ArticlePath, { path, text }: ReadAnnotations): boolean {
    return this.pathOf(article) === path && this.wanted(path) === (text ?? '');
  }

  /** Looks again at a file that may have changed; true if the content for its article may have
   * changed. */
  look(path: string): Promise<boolean> {
    return this.#inQueue(path, async () => {
      const changed = await this.#look(path);
      this.#needs.drops.looked(path);
      return changed;
    });
  }

  async #look(path: string): Promise<boolean> {
    // The disk may have refused to read it when an article needed it, and reads it now.
    const isAwaited = this.#needs.ledger.record(path).isHeld && !this.#edited.has(path);
    const file = this.#edited.get(path) ?? this.#takenFromScan(path);
    const changed = await (file ? this.#lookAtHeld(file) : this.#lookAtOther(path));
    return changed || isAwaited;
  }

  async #lookAtHeld(file: EditedFile<AnnotationFileEdit>): Promise<boolean> {
    const { path } = file;
    const { ledger } = this.#needs;
    const { clean } = ledger.record(path).decoded;
    const existed = ledger.has(path);
    const changed = await file.look(async () => {
      const text = await this.#readText(path);
      ledger.setExists(path, text !== undefined);
      return text;
    });
    if (changed || ledger.record(path).decoded.clean !== clean) return true;
    // With one file per coder, the article is read from another file when this one was added or
    // removed.
    return ledger.has(path) !== existed;
  }

  async #lookAtOther(path: string): Promise<boolean> {
    const { ledger } = this.#needs;
    const reading = ledger.beginReading(path);
    const text = await this.#readText(path);
    // A scan reported the file during the reading, and its text may be newer.
    if (!ledger.isLatest(path, reading)) return this.#look(path);
    ledger.setExists(path, text !== undefined);
    return true;
  }

  /** Takes over the text that a scan found of a file that is not held, as a string of JSON;
   * undefined: it is gone. */
  scanned(path: string, now: string | undefined): void {
    const { drops, ledger } = this.#needs;
    const before = ledger.record(path).scannedText;
    ledger.setScannedText(path, now);
    if (before === undefined || before === now) return;
    const text = textOf(now);
    const is = text === undefined ? undefined : { text, clean: true };
    drops.replaced(path, JSON.parse(before) as string, is);
  }

  /** The wanted text, with all edits; undefined if the file was never seen. */
  wanted(path: string): string | undefined {
    return this.#edited.get(path)?.text ?? textOf(this.#needs.ledger.record(path).scannedText);
  }

  /** The wanted text of any annotation file; undefined where there is none. */
  async textOf(path: string): Promise<Pick<FileText, 'text' | 'clean'> | undefined> {
    const text = this.wanted(path);
    if (text === undefined) return this.#needs.files.read(path);
    return { text, clean: this.#needs.ledger.record(path).decoded.clean };
  }

  /** The same, read from the disk if it is not held yet, and held from then on. */
  async heldText(path: string): Promise<string> {
    return (await this.#file(path)).text;
  }

  /** Edits a file. `mayGo`: a file that these edits leave empty is removed; see `saysNothing`. */
  async edit(
    path: string,
    edits: readonly AnnotationFileEdit[],
    mayGo = false,
    exact?: ExactTexts,
  ): Promise<EditedFileText> {
    const file = await this.#file(path);
    const edited = this.#edit(file, edits, exact);
    if (edited.kind === 'refused') return edited;
    const isMade = !file.exists;
    const text = this.#wantedText(file, edited.text, mayGo);
    this.#needs.ledger.setExists(file.path, text !== '');
    file.accept(text, edits);
    return { ...edited, isMade };
  }

  /** What `edit` would write; undefined where it would be refused. Nothing is changed. */
  async planned(
    path: string,
    edits: readonly AnnotationFileEdit[],
    mayGo = false,
    exact?: ExactTexts,
  ): Promise<PlannedFile | undefined> {
    const file = await this.#file(path);
    const edited = this.#edit(file, edits, exact);
    if (edited.kind === 'refused') return undefined;
    const wanted = this.#wantedText(file, edited.text, mayGo);
    return { path, base: file.knownText, wanted };
  }

  /** Replaces the text of a file at once, or does nothing: see `EditedFile.exchange`. */
  async exchange(
    path: string,
    from: string,
    to: string,
    write: () => Promise<WriteOutcome>,
  ): Promise<WriteOutcome> {
    return (await this.#file(path)).exchange(from, to, write);
  }

  /** '' for a file that is to be removed. One that is open in an editor stays, since its tab would
   * be left without a file. */
  #wantedText({ path }: EditedFile<AnnotationFileEdit>, text: string, mayGo: boolean): string {
    const goes = mayGo && saysNothing(text) && !this.#needs.files.openPaths().includes(path);
    return goes ? '' : text;
  }

  #edit(
    file: EditedFile<AnnotationFileEdit>,
    edits: readonly AnnotationFileEdit[],
    exact: ExactTexts | undefined,
  ): EditedText {
    const { codebook, ledger } = this.#needs;
    const { clean, refused } = ledger.record(file.path).decoded;
    if (clean && !isNoFile(file.path)) {
      if (exact?.isOnly === true && file.text !== exact.from) {
        return { kind: 'refused', reason: 'not-as-intended', problems: [] };
      }
      const edited = editAnnotationFile(file.text, edits, codebook());
      if (edited.kind === 'refused' || file.text !== exact?.from) return edited;
      const splices = [{ start: 0, end: file.text.length, text: exact.to }];
      return { ...edited, text: exact.to, splices };
    }
    const { problems } = unreadFile(file.text, refused);
    return { kind: 'refused', reason: 'unreadable', problems };
  }

  /** True if a file has no unsaved edits. */
  isSaved(path: string): boolean {
    return this.#edited.get(path)?.isSaved ?? true;
  }

  saveAgain(): void {
    for (const file of this.#edited.values()) file.saveAgain();
  }

  async settled(): Promise<void> {
    for (const file of this.#edited.values()) await file.settled();
  }

  async #file(path: string): Promise<EditedFile<AnnotationFileEdit>> {
    const known = this.#edited.get(path);
    if (known) return known;
    // Events from now on cause a look at the file.
    this.#needs.ledger.hold(path);
    return this.#inQueue(path, async () => {
      // Another call may have read it before.
      const held = this.#edited.get(path);
      if (held) return held;
      const text = await this.#readText(path);
      const scanned = this.#takenFromScan(path);
      if (!scanned) return this.#hold(path, text);
      // It may have changed since the scan.
      scanned.seen(text);
      return scanned;
    });
  }

  /** Holds a file with the text that a scan found: from now on, it is looked at for changes.
   * Undefined where no scan has found it, which does not mean that there is no file. */
  #takenFromScan(path: string): EditedFile<AnnotationFileEdit> | undefined {
    const { ledger } = this.#needs;
    const text = textOf(ledger.record(path).scannedText);
    ledger.setScannedText(path, undefined);
    return text === undefined ? undefined : this.#hold(path, text);
  }

  #hold(path: string, text: string | undefined): EditedFile<AnnotationFileEdit> {
    const { changed, changedElsewhere, codebook, drops, files, ledger, saves } = this.#needs;
    const editor: FileEditor<AnnotationFileEdit> = {
      ...annotationFileEditor(codebook),
      replaced: (before, now) => {
        const { clean } = ledger.record(path).decoded;
        drops.replaced(path, before, now === undefined ? undefined : { text: now, clean });
        changedElsewhere(path, before, now);
      },
      lookAgain: () => changed(path),
    };
    const file = new EditedFile(path, text, files, editor, saves);
    this.#edited.set(path, file);
    ledger.hold(path);
    return file;
  }

  async #readText(path: string): Promise<string | undefined> {
    const read = await this.#needs.files.read(path);
    const { text, ...decoded } = read ?? { text: undefined, clean: true };
    this.#needs.ledger.setDecoded(path, decoded);
    return text;
  }
}

function textOf(json: string | undefined): string | undefined {
  return json === undefined ? undefined : (JSON.parse(json) as string);
}
