import {
  EMPTY_ANNOTATION_FILE,
  normalizeText,
  placeProblems,
  rowOf,
  type AnnotationFile,
  type ArticlePath,
  type KnownProblem,
  type ParsedAnnotationFile,
} from '../core';
import type { AnnotationFiles, ReadAnnotations } from './annotationFiles';
import { problemsBetween } from './betweenFiles';
import type { CorpusIndex } from './corpusIndex';
import type { OldTexts } from './oldTexts';
import type { OpenArticles } from './openArticles';
import type { CorpusFiles, World } from './ports';
import type { ProblemList } from './problemList';

interface Needs {
  readonly files: CorpusFiles;
  readonly world: World;
  readonly index: CorpusIndex;
  readonly open: OpenArticles;
  readonly annotationFiles: AnnotationFiles;
  readonly problems: ProblemList;
  readonly oldTexts: OldTexts;
  /** Of longer texts the editor tells nothing, in UTF-16 units. */
  readonly largestOpened: number;
}

/** How many articles are read at a time: each waits for the editor twice, and the waits overlap. */
const TOGETHER = 16;

/** Reads articles with their annotation files, open ones and closed ones, and keeps what they say:
 * in the index, in the open articles, in the list of problems. */
export class ArticleRows {
  readonly #needs: Needs;
  /** Grows with each reading of all files. */
  #reading = 0;
  #latest: Promise<void> = Promise.resolve();
  #checking = false;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** In slices. Another reading of all takes the place of one that still runs; both then end
   * together, when everything was read. */
  readAll(paths: readonly ArticlePath[], cancelled: () => boolean): Promise<void> {
    const reading = ++this.#reading;
    const run = async (): Promise<void> => {
      for (let at = 0; at < paths.length; at += TOGETHER) {
        if (cancelled()) return;
        if (reading !== this.#reading) return this.#latest;
        const some = paths.slice(at, at + TOGETHER);
        await Promise.all(some.map((path) => this.guarded(path, () => this.read(path))));
        await this.#needs.world.breathe();
      }
      this.#needs.index.completed();
      this.checkSoon();
    };
    this.#latest = run();
    return this.#latest;
  }

  /** One file that cannot be read keeps nobody from reading the others. */
  async guarded(path: string, read: () => Promise<void>): Promise<void> {
    try {
      await read();
    } catch (error) {
      this.#needs.world.log.error(`reading ${path}`, error);
    }
  }

  /** Shows what the annotation file says now, in the open article or its row. */
  async read(path: ArticlePath): Promise<void> {
    if (!this.#needs.open.has(path)) {
      await this.readClosed(path);
      return;
    }
    const { parsed } = await this.readAnnotations(path);
    const refused = parsed?.kind === 'refused';
    this.#needs.open.annotate(path, refused ? undefined : fileOf(parsed), refused);
  }

  async readClosed(path: ArticlePath): Promise<void> {
    const { files, index, open, annotationFiles, problems } = this.#needs;
    const article = await files.read(path);
    annotationFiles.exists(path, article !== undefined);
    if (!article) {
      this.remove(path);
      return;
    }
    const { largestOpened } = this.#needs;
    if (article.text.length > largestOpened) {
      const million = String(Math.floor(largestOpened / 1e6));
      this.#tell(path, { code: 'article-too-large', args: [million] });
    } else this.tellDecoding(path, article.clean);
    const { parsed, text: fileText, path: filePath } = await this.readAnnotations(path);
    // The article may have been opened meanwhile: then its state has the row.
    if (open.has(path)) return;
    const before = index.article(path);
    const stale = parsed?.kind === 'refused';
    if (stale && before) {
      // A refused file keeps the last good version on screen, marked stale.
      index.set(path, () => ({ ...before, stale }));
      return;
    }
    const text = normalizeText(article.text);
    const file = fileOf(parsed);
    const { placed } = await this.#needs.oldTexts.place(path, text, file.annotations);
    // Opened while the older text was read.
    if (open.has(path)) return;
    if (parsed?.kind === 'annotations' && fileText !== undefined) {
      const lost = placeProblems(placed, parsed.places);
      problems.setOwn(filePath, fileText, [...parsed.problems, ...lost]);
    }
    index.set(path, () => rowOf({ path, text, file, placed, stale }));
  }

  async readAnnotations(path: ArticlePath): Promise<ReadAnnotations> {
    const { annotationFiles, problems } = this.#needs;
    const read = await annotationFiles.read(path);
    if (read.text === undefined) problems.removeOwn(read.path);
    else problems.setOwn(read.path, read.text, read.parsed?.problems ?? []);
    return read;
  }

  remove(path: ArticlePath): void {
    this.#needs.index.remove(path);
    this.#needs.problems.removeOwn(path);
  }

  tellDecoding(path: ArticlePath, clean: boolean): void {
    this.#tell(path, clean ? undefined : { code: 'article-undecodable', args: [] });
  }

  #tell(path: ArticlePath, problem: Omit<KnownProblem, 'span'> | undefined): void {
    const { problems } = this.#needs;
    if (problem) problems.setOwn(path, '', [{ ...problem, span: { start: 0, end: 0 } }]);
    else problems.removeOwn(path);
  }

  /** Looks for problems between files once for all changes of a tick. */
  checkSoon(): void {
    if (this.#checking) return;
    this.#checking = true;
    void Promise.resolve().then(() => {
      this.#checking = false;
      const { index, annotationFiles, problems, world } = this.#needs;
      problems.setBetween(
        problemsBetween({
          reader: index,
          fileOf: (article) => annotationFiles.pathOf(article),
          textOf: (file) => annotationFiles.wanted(file),
          withoutArticle: annotationFiles.withoutArticle(),
          today: world.clock.today(),
        }),
      );
    });
  }
}

export function fileOf(parsed: ParsedAnnotationFile | undefined): AnnotationFile {
  return parsed?.kind === 'annotations' ? parsed.file : EMPTY_ANNOTATION_FILE;
}
