import {
  annotationFilesOf,
  articleOf,
  editAnnotationFile,
  isAnnotationFile,
  type AnnotatedArticle,
  type AnnotationFileEdit,
  type ArticlePath,
  type Codebook,
  type EditedText,
  type ParsedAnnotationFile,
} from '../../core';
import type { CorpusIndex } from '../corpusIndex/corpusIndex';
import type { DroppedFiles } from './droppedFiles';
import { EditedFile, type FileEditor, type SaveOutcome } from './editedFile';
import { annotationFileEditor } from './editors';
import type { Emitter } from '../emitter';
import { KnownPaths } from './knownPaths';
import { ParsedFiles } from './parsedFiles';
import { unreadFile, type FileRefusal } from './fileRefused';
import type { CorpusFiles, FileText } from '../ports';
import { oneAfterTheOtherOfKey } from '../turns';

export interface ReadAnnotations {
  /** The annotation file's path. */
  readonly path: string;
  /** Undefined when the article has none. */
  readonly text: string | undefined;
  readonly parsed: ParsedAnnotationFile | undefined;
}

interface Needs {
  readonly files: CorpusFiles;
  readonly index: CorpusIndex;
  readonly drops: DroppedFiles;
  readonly saves: Emitter<SaveOutcome>;
  readonly codebook: () => Codebook;
  readonly coder: () => string;
  /** A file is to be looked at. */
  readonly changed: (path: string) => void;
}

/** The annotation files of a corpus: which one belongs to an article, what it says, its edits. */
export class AnnotationFiles {
  readonly #needs: Needs;
  readonly #known = new Map<string, EditedFile<AnnotationFileEdit>>();
  readonly #paths: KnownPaths;
  /** Files with bytes that are no text: writing one would make the loss of those bytes final. */
  readonly #undecodable = new Set<string>();
  /** Files that are not read. */
  readonly #refused = new Map<string, FileRefusal>();

  readonly #parsed = new ParsedFiles();
  /** Texts that a scan found, as strings of JSON, of files that were not opened or edited since. */
  readonly #scanned = new Map<string, string>();

  /** Files that were looked at here, and not by a scan, and that nobody holds. */
  readonly #looked = new Set<string>();

  /** Files that were opened or edited, and those that are being opened. */
  readonly #held = new Set<string>();
  /** One reading of a file after the other: of two at once, the one that began first may end last. */
  readonly #inTurn = oneAfterTheOtherOfKey();
  /** Files that are being looked at, and of which no scan has told since that began. */
  readonly #looking = new Set<string>();

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#paths = new KnownPaths(needs.index);
  }

  listed(paths: Iterable<string>): void {
    this.#paths.replace(paths);
  }

  /** Articles and annotation files, as far as they are known. */
  get paths(): readonly string[] {
    return this.#paths.all();
  }

  /** The same in any order, for work in slices. */
  eachPath(): Iterable<string> {
    return this.#paths.each();
  }

  /** Of those, what lies below a folder (with `/` at its end). */
  below(folder: string): readonly string[] {
    return this.#paths.below(folder);
  }

  exists(path: string, exists: boolean): void {
    if (exists) this.#paths.add(path);
    else this.#paths.delete(path);
  }

  /** As far as it is known. */
  isThere(path: string): boolean {
    return this.#paths.has(path);
  }

  /** The article is there, and its row is about to be filled in. */
  filled(article: ArticlePath): void {
    this.#paths.filled(article);
  }

  /** The file that an article is read from and written to: the shared or adjudicated one, or with
   * one file per coder, where there is none yet, the current coder's; unless that is the file of
   * another article, see `articleOf`. */
  pathOf(article: ArticlePath): string {
    // Views ask this of every article: settings are looked up last.
    const perCoder = this.#needs.codebook().annotationFiles === 'one-per-coder';
    const coder = perCoder ? this.#needs.coder() : '';
    const exists = (path: string): boolean => this.#paths.has(path);
    const [shared, coders = shared] = annotationFilesOf(article, coder, exists);
    return exists(shared) ? shared : coders;
  }

  articleOf(path: string): ArticlePath | undefined {
    return articleOf(path, (candidate) => this.#paths.has(candidate))?.article;
  }

  /** True of a file that an article is read from now. */
  isRead(path: string): boolean {
    const article = this.articleOf(path);
    return article !== undefined && this.pathOf(article) === path;
  }

  /** All annotation files of an article: the shared or adjudicated one, and those of coders. */
  filesOf(article: ArticlePath): readonly string[] {
    return [...this.#paths.withoutRow()].filter(
      (path) => path.startsWith(article) && this.articleOf(path) === article,
    );
  }

  /** All annotation files, each with its article, if that is there. */
  owners(): readonly (readonly [file: string, owner: AnnotatedArticle | undefined])[] {
    const exists = (path: string): boolean => this.#paths.has(path);
    const files = [...this.#paths.withoutRow()].filter((path) => isAnnotationFile(path));
    return files.map((file) => [file, articleOf(file, exists)]);
  }

  /** Fetches the file's text, so that what it says can be read without waiting. */
  async load(article: ArticlePath): Promise<void> {
    await this.#file(this.pathOf(article));
  }

  async read(article: ArticlePath): Promise<ReadAnnotations> {
    const file = await this.#file(this.pathOf(article));
    if (!file.exists) return { path: file.path, text: undefined, parsed: undefined };
    const parsed = this.#undecodable.has(file.path)
      ? unreadFile(file.text, this.#refused.get(file.path))
      : this.#parsed.parse(file.path, file.text, this.#needs.codebook());
    return { path: file.path, text: file.text, parsed };
  }

  /** True if the article would be read from the same file now, which says the same. */
  isAsRead(article: ArticlePath, { path, text }: ReadAnnotations): boolean {
    return this.pathOf(article) === path && this.wanted(path) === (text ?? '');
  }

  /** Looks at a file again that may have changed; true if its article may say something else by that. */
  look(path: string): Promise<boolean> {
    return this.#inTurn(path, async () => {
      const changed = await this.#look(path);
      this.#needs.drops.looked(path);
      return changed;
    });
  }

  async #look(path: string): Promise<boolean> {
    // Perhaps the disk refused to read it when an article asked for it, and reads it now.
    const isAwaited = this.#held.has(path) && !this.#known.has(path);
    const file = this.#known.get(path) ?? this.#takenFromScan(path);
    const changed = await (file ? this.#lookAtHeld(file) : this.#lookAtOther(path));
    return changed || isAwaited;
  }

  async #lookAtHeld(file: EditedFile<AnnotationFileEdit>): Promise<boolean> {
    const { path } = file;
    const before = this.#undecodable.has(path);
    const existed = this.isThere(path);
    const changed = await file.look(async () => {
      const text = await this.#readText(path);
      this.exists(path, text !== undefined);
      return text;
    });
    if (changed || this.#undecodable.has(path) !== before) return true;
    // With one file per coder, the article is read from another file where this one came or went.
    return this.isThere(path) !== existed;
  }

  async #lookAtOther(path: string): Promise<boolean> {
    // The next scan must tell of it, whether that begins while the file is read or later.
    this.#looked.add(path);
    this.#looking.add(path);
    const text = await this.#readText(path);
    // What a scan has found overtook the reading, and may be newer.
    if (!this.#looking.delete(path)) return this.#look(path);
    this.#looked.add(path);
    this.exists(path, text !== undefined);
    return true;
  }

  /** True of a file that was opened or edited: what it says is told by looking at it. */
  isHeld(path: string): boolean {
    return this.#held.has(path);
  }

  get held(): readonly string[] {
    return [...this.#held];
  }

  get heldCount(): number {
    return this.#held.size;
  }

  /** Files of which a scan may not know that they came or went; told once. */
  takeLooked(): readonly string[] {
    const looked = [...this.#looked];
    this.#looked.clear();
    return looked;
  }

  /** A scan found that a file is there, or gone. */
  told(path: string, exists: boolean): void {
    if (this.#looking.size > 0) this.#looking.delete(path);
    this.exists(path, exists);
  }

  /** A scan found the text of a file that is not held, as a string of JSON; undefined: it is gone. */
  scanned(path: string, now: string | undefined): void {
    if (this.#looking.size > 0) this.#looking.delete(path);
    const before = this.#scanned.get(path);
    if (now === undefined) this.#scanned.delete(path);
    else this.#scanned.set(path, now);
    if (before === undefined || before === now) return;
    const text = textOf(now);
    const is = text === undefined ? undefined : { text, clean: true };
    this.#needs.drops.replaced(path, JSON.parse(before) as string, is);
  }

  /** The text that is wanted, with all edits; undefined if the file was never seen. */
  wanted(path: string): string | undefined {
    return this.#known.get(path)?.text ?? textOf(this.#scanned.get(path));
  }

  async edit(article: ArticlePath, edits: readonly AnnotationFileEdit[]): Promise<EditedText> {
    const file = await this.#file(this.pathOf(article));
    if (this.#undecodable.has(file.path)) {
      return {
        kind: 'refused',
        reason: 'unreadable',
        problems: unreadFile(file.text, this.#refused.get(file.path)).problems,
      };
    }
    const edited = editAnnotationFile(file.text, edits, this.#needs.codebook());
    if (edited.kind === 'edited') {
      this.#paths.add(file.path);
      file.accept(edited.text, edits);
    }
    return edited;
  }

  saveAgain(): void {
    for (const file of this.#known.values()) file.saveAgain();
  }

  async settled(): Promise<void> {
    for (const file of this.#known.values()) await file.settled();
  }

  async #file(path: string): Promise<EditedFile<AnnotationFileEdit>> {
    const known = this.#known.get(path);
    if (known) return known;
    // Whoever hears from now on that it changed looks at it.
    this.#held.add(path);
    return this.#inTurn(path, async () => {
      // Somebody else may have asked before.
      const held = this.#known.get(path);
      if (held) return held;
      const text = await this.#readText(path);
      const scanned = this.#takenFromScan(path);
      if (!scanned) return this.#hold(path, text);
      // It may say something else since the scan.
      scanned.seen(text);
      return scanned;
    });
  }

  /** From now on, what the file says is told by looking at it. Undefined where no scan has found it: that is not a
   * file that was not there. */
  #takenFromScan(path: string): EditedFile<AnnotationFileEdit> | undefined {
    const text = textOf(this.#scanned.get(path));
    this.#scanned.delete(path);
    return text === undefined ? undefined : this.#hold(path, text);
  }

  #hold(path: string, text: string | undefined): EditedFile<AnnotationFileEdit> {
    const { changed, codebook, drops, files, saves } = this.#needs;
    const editor: FileEditor<AnnotationFileEdit> = {
      ...annotationFileEditor(codebook),
      replaced: (before, now) =>
        drops.replaced(
          path,
          before,
          now === undefined ? undefined : { text: now, clean: !this.#undecodable.has(path) },
        ),
      lookAgain: () => changed(path),
    };
    const file = new EditedFile(path, text, files, editor, saves);
    this.#known.set(path, file);
    this.#held.add(path);
    return file;
  }

  async #readText(path: string): Promise<string | undefined> {
    const read: FileText | undefined = await this.#needs.files.read(path);
    if (read?.clean === false) this.#undecodable.add(path);
    else this.#undecodable.delete(path);
    if (read?.refused === undefined) this.#refused.delete(path);
    else this.#refused.set(path, read.refused);
    return read?.text;
  }
}

function textOf(json: string | undefined): string | undefined {
  return json === undefined ? undefined : (JSON.parse(json) as string);
}
