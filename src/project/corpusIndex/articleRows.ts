import {
  applyMarks,
  articleMentions,
  countMentions,
  EMPTY_ANNOTATION_FILE,
  frontMatterEnd,
  greatest,
  liveMentions,
  marksOf,
  normalizeText,
  placeProblems,
  readArticleHead,
  rowOf,
  type AnnotationFile,
  type ArticleParts,
  type ArticlePath,
  type ArticleRow,
  type Dictionary,
  type KnownProblem,
  type ParsedAnnotationFile,
  type PlacedAnnotation,
} from '../../core';
import type { AnnotationFiles, ReadAnnotations } from '../files/annotationFiles';
import type { CorpusIndex } from './corpusIndex';
import type { CorpusCheck } from './corpusCheck';
import type { FileLedger } from '../files/fileLedger';
import type { OldTexts } from '../history/oldTexts';
import type { OpenArticles } from '../articles/openArticles';
import { refusalProblem } from '../files/fileRefused';
import type { CorpusFiles, Environment } from '../ports';
import type { ProblemList } from '../files/problemList';
import { LONG_TEXT, matchInSlices } from '../articles/slicedMatching';

interface Needs {
  readonly files: CorpusFiles;
  readonly environment: Environment;
  readonly index: CorpusIndex;
  readonly open: OpenArticles;
  readonly ledger: FileLedger;
  readonly annotationFiles: AnnotationFiles;
  readonly problems: ProblemList;
  readonly check: CorpusCheck;
  readonly oldTexts: OldTexts;
  /** The editor tells extensions nothing of longer texts, in UTF-16 units. */
  readonly largestOpened: number;
  /** Longer texts are not matched automatically, in UTF-16 units. */
  readonly largestText: () => number;
  readonly dictionary: () => Dictionary;
}

/** How many articles are read at a time: each waits for the editor twice, and the waits overlap. */
const TOGETHER = 16;

/** Reads articles with their annotation files, open ones and closed ones, and stores the results:
 * in the index, in the open articles, in the list of problems. */
export class ArticleRows {
  readonly #needs: Needs;
  /** Grows with each reading of all files. */
  #reading = 0;
  #latest: Promise<void> = Promise.resolve();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Reads all articles, in slices. A second call takes the place of one that still runs; both then
   * end together, when everything was read. */
  readAll(
    paths: readonly ArticlePath[],
    cancelled: () => boolean,
    report?: (done: number) => void,
  ): Promise<void> {
    const reading = ++this.#reading;
    const run = async (): Promise<void> => {
      const isOver = (): boolean => cancelled() || reading !== this.#reading;
      await this.inSlices(paths, (path) => this.read(path), isOver, report);
      if (cancelled()) return;
      if (reading !== this.#reading) return this.#latest;
      this.#needs.check.soon();
    };
    this.#latest = run();
    return this.#latest;
  }

  async inSlices(
    paths: readonly ArticlePath[],
    read: (path: ArticlePath) => Promise<void>,
    isOver: () => boolean,
    report?: (done: number) => void,
  ): Promise<void> {
    for (let at = 0; at < paths.length && !isOver(); at += TOGETHER) {
      const some = paths.slice(at, at + TOGETHER);
      await Promise.all(
        some.map((path) => this.guarded(path, () => this.#readWithRow(path, read))),
      );
      report?.(at + some.length);
      await this.#needs.environment.yieldToHost();
    }
  }

  /** Makes the row at once; otherwise the next look at all articles would make all rows in one
   * go. */
  async #readWithRow(path: ArticlePath, read: (path: ArticlePath) => Promise<void>): Promise<void> {
    await read(path);
    this.#needs.index.article(path);
  }

  /** Reads a file; an error is logged, so that the other files are still read. */
  async guarded(path: string, read: () => Promise<void>): Promise<void> {
    try {
      await read();
    } catch (error) {
      this.#needs.environment.log.error(`reading ${path}`, error);
    }
  }

  /** Shows the present content of the annotation file, in the open article or its row. */
  async read(path: ArticlePath): Promise<void> {
    if (!this.#needs.open.has(path)) return this.readClosed(path);
    const read = await this.readAnnotations(path);
    // Meanwhile the article may belong to another file: that of another coder, or a shared one that
    // is new.
    if (!this.#needs.annotationFiles.isAsRead(path, read)) return this.read(path);
    const refused = read.parsed?.kind === 'refused';
    this.#needs.open.annotate(path, refused ? undefined : fileOf(read.parsed), refused);
  }

  /** Looks at an annotation file and shows its content where that has changed. No later look would
   * see the difference. */
  async look(annotationFile: string): Promise<void> {
    const { annotationFiles, problems } = this.#needs;
    if (!(await annotationFiles.look(annotationFile))) return;
    const article = annotationFiles.articleOf(annotationFile);
    if (article === undefined) problems.removeOwn(annotationFile);
    else await this.read(article);
  }

  async readClosed(path: ArticlePath): Promise<void> {
    const { annotationFiles, files, index, ledger, open, problems, environment } = this.#needs;
    const reading = ledger.beginReading(path);
    const isLatest = (): boolean => ledger.isLatest(path, reading);
    const article = await files.read(path);
    if (!isLatest()) return;
    ledger.setExists(path, article !== undefined);
    if (!article) {
      // Opened meanwhile: an editor may still show it.
      if (!open.has(path)) this.#remove(path);
      return;
    }
    if (article.refused !== undefined) {
      if (!open.has(path)) index.remove(path);
      this.#report(path, refusalProblem(article.refused));
      return;
    }
    const { largestOpened } = this.#needs;
    if (article.text.length > largestOpened) {
      const million = String(Math.floor(largestOpened / 1e6));
      this.#report(path, { code: 'article-too-large', args: [million] });
    } else this.tellText(path, normalizeText(article.text), article.clean);
    await annotationFiles.load(path);
    // Files that were requested together may all arrive at once; the work that follows is long.
    await environment.yieldToHost();
    const read = await annotationFiles.read(path);
    await environment.yieldToHost();
    if (!isLatest()) return;
    if (read.parsed?.kind !== 'annotations') this.#tellOwn(read);
    const { parsed, text: fileText, path: filePath } = read;
    // The article may have been opened meanwhile: then its state has the row.
    if (open.has(path)) return;
    const before = index.article(path);
    const stale = parsed?.kind === 'refused';
    const text = normalizeText(article.text);
    const { dictionary, largestText } = this.#needs;
    const isShort = text.length <= Math.min(LONG_TEXT, largestText());
    const mentionsWith = (placed: readonly PlacedAnnotation[]) =>
      isShort ? articleMentions(dictionary(), path, text, placed) : undefined;
    if (stale && before) {
      // A refused file keeps the last good version on screen, marked stale.
      const mentions = mentionsWith(before.annotations);
      index.set(path, () => staleRow(before, mentions && countMentions(mentions)));
      return;
    }
    const file = fileOf(parsed);
    const placed = await this.#needs.oldTexts.placeClosed(path, text, file);
    await environment.yieldToHost();
    // Opened while the older text was read.
    if (open.has(path) || !isLatest()) return;
    if (parsed?.kind === 'annotations' && fileText !== undefined) {
      const lost = placeProblems(placed, parsed.places);
      problems.setOwn(filePath, fileText, [...parsed.problems, ...lost]);
    }
    const parts = { path, text, file, placed, stale };
    const mentions = mentionsWith(placed);
    if (mentions) {
      index.set(path, () => rowOf({ ...parts, mentions }));
      return;
    }
    const row = rowOf(parts);
    index.set(path, () => row);
    // The count of a long text is not awaited.
    if (text.length <= largestText()) void this.guarded(path, () => this.#count(row, parts));
  }

  async #count(row: ArticleRow, parts: ArticleParts): Promise<void> {
    const { dictionary, index, environment } = this.#needs;
    const { path, text, placed } = parts;
    const words = dictionary();
    const sliced = { text, matchFrom: frontMatterEnd(path, text), dictionary: words };
    const isWanted = (): boolean => index.article(path) === row;
    const matches = await matchInSlices(sliced, environment, isWanted);
    if (!matches || !isWanted()) return;
    const shown = [marksOf(placed, 'mention'), marksOf(placed, 'ignored')] as const;
    const mentions = applyMarks(liveMentions(words, matches), ...shown);
    index.set(path, () => rowOf({ ...parts, mentions }));
  }

  async readAnnotations(path: ArticlePath): Promise<ReadAnnotations> {
    const read = await this.#needs.annotationFiles.read(path);
    this.#tellOwn(read);
    return read;
  }

  #tellOwn({ path, text, parsed }: ReadAnnotations): void {
    const { problems } = this.#needs;
    if (text === undefined) problems.removeOwn(path);
    else problems.setOwn(path, text, parsed?.problems ?? []);
  }

  /** Removes an article that is gone. A reading of it that still runs began before. */
  remove(path: ArticlePath): void {
    this.#remove(path);
    this.#needs.ledger.removed(path);
  }

  #remove(path: ArticlePath): void {
    const { annotationFiles, index, problems } = this.#needs;
    index.remove(path);
    problems.removeOwn(path);
    // Of a file without its article, only that is reported.
    problems.removeOwn(annotationFiles.pathOf(path));
  }

  /** Reports the problems in the text of an article (LF line endings, no BOM) as it is in the file,
   * or in the editor that shows it. */
  tellText(path: ArticlePath, text: string, clean: boolean): void {
    if (!clean) this.#report(path, { code: 'article-undecodable', args: [] });
    else this.#setOwn(path, text, readArticleHead(path, text).problems);
  }

  #report(path: ArticlePath, problem: Omit<KnownProblem, 'span'>): void {
    this.#setOwn(path, '', [{ ...problem, span: { start: 0, end: 0 } }]);
  }

  /** Keeps only the part of the text before the last problem's end. */
  #setOwn(path: ArticlePath, text: string, found: readonly KnownProblem[]): void {
    const { problems } = this.#needs;
    const end = greatest(found.map(({ span }) => span.end));
    if (found.length > 0) problems.setOwn(path, text.slice(0, end), found);
    else problems.removeOwn(path);
  }
}

/** The row of a refused file, with its last good content. */
function staleRow(row: ArticleRow, mentionCounts: ArticleRow['mentionCounts']): ArticleRow {
  const { path, metadata, coded, annotations } = row;
  return { path, metadata, coded, annotations, mentionCounts, stale: true };
}

export function fileOf(parsed: ParsedAnnotationFile | undefined): AnnotationFile {
  return parsed?.kind === 'annotations' ? parsed.file : EMPTY_ANNOTATION_FILE;
}
