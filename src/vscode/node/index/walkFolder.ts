import { annotationFilesOf, isAnnotationFile, type ArticleRule } from '../../../core';
import { isRefused } from '../../../node/disk/inside';
import { codebookIn } from '../../../node/walk/codebookIn';
import { NOTHING_THERE, STAMP_NUMBERS, stampInto } from '../../../node/walk/stamps';
import { walkFiles, type WalkedFile, type WalkedFolder } from '../../../node/walk/walkFiles';

/** Articles of a corpus that follow each other, with `/`, in the order of paths by code unit. */
export interface WalkedPart {
  readonly articles: readonly string[];
  /** The annotation file that each article is read from; undefined where it has none. */
  readonly annotationFiles: readonly (string | undefined)[];
  /** Of each article STAMP_NUMBERS, then as many of its annotation file, −1 where it has none. */
  readonly stamps: Float64Array;
  /** The annotation files that were found on the way: these, those of other coders, and those whose
   * article is not there. */
  readonly found: readonly string[];
}

/** So many articles are a part. */
const TOGETHER = 500;

/** Walks a corpus folder as `listCorpus` does, and looks at every file's size and dates, in parts: who takes
 * them can work while the disk is asked for the next. Calls that wait are many times faster than those that
 * do not, and block: for a thread of its own. What vanishes meanwhile is not there; a folder that may not
 * be read has nothing for us. `coder`: whose annotation files are read where there is no shared one; empty
 * for none. A link that leads outside of the folder `within` (its real path; the corpus itself if
 * undefined), a device or a pipe is among the articles or annotation files, so that reading them says what
 * is wrong. */
export function walkFolder(
  folder: string | { readonly root: string; readonly within?: string | undefined },
  rule: ArticleRule,
  coder: string,
): Iterable<WalkedPart> {
  const { root, within = root } = typeof folder === 'string' ? { root: folder } : folder;
  return new FolderWalk(root, within, rule, coder).parts();
}

class FolderWalk {
  readonly #root: string;
  readonly #within: string;
  readonly #rule: ArticleRule;
  readonly #coder: string;
  #articles: string[] = [];
  #annotationFiles: (string | undefined)[] = [];
  #stamps = newStamps();
  #found: string[] = [];
  /** Annotation files of articles that were taken, which are still to come. */
  readonly #claimed = new Set<string>();

  constructor(root: string, within: string, rule: ArticleRule, coder: string) {
    this.#root = root;
    this.#within = within;
    this.#rule = rule;
    this.#coder = coder;
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

  /** The file that the article is read from, as far as there is one. Writes its stamps. */
  #ownOf(article: string, { files, prefix }: WalkedFolder, place: number): string | undefined {
    const listed = (path: string): boolean | undefined => files.get(path.slice(prefix.length));
    const isArticle = (path: string): boolean =>
      this.#rule.isArticle(path) && listed(path) !== undefined;
    for (const path of annotationFilesOf(article, this.#coder, isArticle)) {
      const isPlain = listed(path);
      // One that is an article itself is nobody's.
      if (isPlain === undefined || this.#rule.isArticle(path)) continue;
      this.#claimed.add(path);
      if (!this.#isThere(path, isPlain, place)) continue;
      this.#found.push(path);
      return path;
    }
    this.#stamps.fill(NOTHING_THERE, place, place + STAMP_NUMBERS);
    return undefined;
  }

  /** Whether it is a file, whose stamps are written. One that tells nothing is: reading it will say what is
   * wrong with it; but not a link in a circle, or to nothing inside. */
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
