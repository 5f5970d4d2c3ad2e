import { annotationFilesOf, findPath, isAnnotationFile, type ArticleRule } from '../../../core';
import { isRefused } from '../../../node/disk/inside';
import { codebookIn } from '../../../node/walk/codebookIn';
import { NOTHING_THERE, STAMP_NUMBERS, stampInto } from '../../../node/walk/stamps';
import { walkFiles, type WalkedFile, type WalkedFolder } from '../../../node/walk/walkFiles';

/** Consecutive articles of a corpus, with `/`, in the order of paths by code unit. */
export interface WalkedPart {
  readonly articles: readonly string[];
  /** The annotation file that each article is read from; undefined where it has none. */
  readonly annotationFiles: readonly (string | undefined)[];
  /** Of each article STAMP_NUMBERS, then as many of its annotation file, −1 where it has none. */
  readonly stamps: Float64Array;
  /** The annotation files found on the way: these, those of other coders, and those whose article
   * is missing. */
  readonly found: readonly string[];
}

/** Articles in a part. */
const TOGETHER = 500;

/** Walks a corpus folder like `listCorpus`, and reads every file's size and dates, in parts, so
 * that one can be processed while the next is read. The calls are synchronous, which is faster but
 * blocks: for a thread of its own. Files that vanish meanwhile are omitted; a folder that may not
 * be read is treated as empty. `coder`: whose annotation files are read where there is no shared
 * one; empty for none. `isBlind`: that coder's files alone are read. A link that leads out of the
 * folder `within` (its real path; the corpus itself if undefined), a device or a pipe is included,
 * so that reading it reports the problem. */
export function walkFolder(
  folder: string | { readonly root: string; readonly within?: string | undefined },
  rule: ArticleRule,
  coder: string,
  isBlind = false,
): Iterable<WalkedPart> {
  const { root, within = root } = typeof folder === 'string' ? { root: folder } : folder;
  return new FolderWalk(root, within, rule, { coder, isBlind }).parts();
}

/** Whose annotation files are read. */
interface Whose {
  readonly coder: string;
  readonly isBlind: boolean;
}

class FolderWalk {
  readonly #root: string;
  readonly #within: string;
  readonly #rule: ArticleRule;
  readonly #whose: Whose;
  #articles: string[] = [];
  #annotationFiles: (string | undefined)[] = [];
  #stamps = newStamps();
  #found: string[] = [];
  /** Annotation files of articles already taken that the walk has not reached yet. */
  readonly #claimed = new Set<string>();

  constructor(root: string, within: string, rule: ArticleRule, whose: Whose) {
    this.#root = root;
    this.#within = within;
    this.#rule = rule;
    this.#whose = whose;
  }

  *parts(): Generator<WalkedPart, void> {
    // Another tool's codebook, and what is no file, begin no corpus.
    const isCorpus = (place: string): boolean => codebookIn(place) === 'ours';
    for (const file of walkFiles(this.#root, this.#rule, { isCorpus })) {
      this.#take(file);
      if (this.#articles.length >= TOGETHER) yield this.#part();
    }
    if (this.#articles.length + this.#found.length > 0) yield this.#part();
  }

  #take({ path, folder, isPlain }: WalkedFile): void {
    const place = this.#articles.length * 2 * STAMP_NUMBERS;
    if (this.#rule.isArticle(path)) {
      if (!this.#isThere(path, isPlain, place)) return;
      this.#articles.push(path);
      this.#annotationFiles.push(this.#ownOf(path, folder, place + STAMP_NUMBERS));
    } else if (isAnnotationFile(path) && !this.#claimed.delete(path)) {
      if (this.#isThere(path, isPlain, place)) this.#found.push(path);
    }
  }

  /** The file that the article is read from, if there is one. Writes its stamps. */
  #ownOf(article: string, { files, prefix }: WalkedFolder, place: number): string | undefined {
    const listed = (path: string): boolean | undefined => files.get(path.slice(prefix.length));
    const isArticle = (path: string): boolean =>
      this.#rule.isArticle(path) && listed(path) !== undefined;
    const { coder, isBlind } = this.#whose;
    for (const usual of annotationFilesOf(article, coder, isArticle, isBlind)) {
      const path = findPath(usual, (one) => listed(one) !== undefined) ?? usual;
      const isPlain = listed(path);
      // A path that is an article itself is no annotation file.
      if (isPlain === undefined || this.#rule.isArticle(path)) continue;
      this.#claimed.add(path);
      if (!this.#isThere(path, isPlain, place)) continue;
      this.#found.push(path);
      return path;
    }
    this.#stamps.fill(NOTHING_THERE, place, place + STAMP_NUMBERS);
    return undefined;
  }

  /** Whether it is a file, whose stamps are written. A file without stamps counts, since reading it
   * will report the problem; but not a link in a circle, or to nothing inside. */
  #isThere(path: string, isPlain: boolean, place: number): boolean {
    const file = `${this.#root}/${path}`;
    stampInto(this.#stamps, place, file);
    const size = this.#stamps[place] ?? NaN;
    if (size === NOTHING_THERE) return !isPlain && isRefused(file, this.#within);
    return !Number.isNaN(size) || isPlain;
  }

  #part(): WalkedPart {
    const part = {
      articles: this.#articles,
      annotationFiles: this.#annotationFiles,
      stamps: this.#stamps.subarray(0, this.#articles.length * 2 * STAMP_NUMBERS),
      found: this.#found,
    };
    this.#articles = [];
    this.#annotationFiles = [];
    this.#stamps = newStamps();
    this.#found = [];
    return part;
  }
}

function newStamps(): Float64Array {
  return new Float64Array(TOGETHER * 2 * STAMP_NUMBERS);
}
