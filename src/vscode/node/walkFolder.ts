import { annotationFileOf, type ArticleRule } from '../../core';
import { isRefused } from '../../node/disk/inside';
import { LISTED, listFolder, type ListedFiles, type ListedFolder } from './listFolder';
import { lookAhead, type SecondThread } from './lookAhead';
import { lookAt, NOTHING_THERE, STAMP_NUMBERS } from './looks';

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
 * is wrong. `second`: a thread that looks at the files of a large corpus too; the parts are the same
 * without it. */
export function walkFolder(
  folder: string | { readonly root: string; readonly within?: string | undefined },
  rule: ArticleRule,
  coder: string,
  second?: SecondThread,
): Iterable<WalkedPart> {
  const { root, within = root } = typeof folder === 'string' ? { root: folder } : folder;
  return new FolderWalk(root, within, rule, coder).parts(second);
}

interface Seen {
  readonly files: ListedFiles;
  /** STAMP_NUMBERS of each. */
  readonly stamps: Float64Array;
}

class FolderWalk {
  readonly #root: string;
  readonly #within: string;
  readonly #rule: ArticleRule;
  readonly #coder: string;
  #articles: string[] = [];
  #annotationFiles: (string | undefined)[] = [];
  #stamps = newStamps();
  #stampCount = 0;
  #found: string[] = [];

  constructor(root: string, within: string, rule: ArticleRule, coder: string) {
    this.#root = root;
    this.#within = within;
    this.#rule = rule;
    this.#coder = coder;
  }

  parts(second: SecondThread | undefined): Generator<WalkedPart, void> {
    return this.#parts(lookAhead(listFolder(this.#root, this.#rule, this.#coder), second));
  }

  *#parts(all: Iterable<Seen>): Generator<WalkedPart, void> {
    for (const seen of all) {
      let at = 0;
      while (at < seen.files.size) {
        at = this.#take(seen, at);
        if (this.#articles.length >= TOGETHER) yield this.#part();
      }
    }
    if (this.#articles.length + this.#found.length > 0) yield this.#part();
  }

  /** Takes files until there are articles enough for a part; gives the place of the next file. No generator: each
   * new thread compiles this anew, and that costs less of a plain function. */
  #take(seen: Seen, from: number): number {
    const { paths, kinds, folders } = seen.files;
    let at = from;
    for (const { folder, end } of folders) {
      for (; at < end; at++) {
        if (this.#articles.length >= TOGETHER) return at;
        const path = paths[at] ?? '';
        if (kinds[at] === LISTED.annotations) this.#takeAnnotations(path, folder, seen, at);
        else if (this.#isThere(path, folder, seen.stamps, at)) {
          this.#takeArticle(path, folder, seen, at);
        }
      }
    }
    return at;
  }

  #takeArticle(path: string, folder: ListedFolder, seen: Seen, at: number): void {
    this.#articles.push(path);
    this.#addStamps(seen.stamps, at);
    const isAnnotated = seen.files.kinds[at] === LISTED.perhapsAnnotated;
    const own = isAnnotated ? this.#ownOf(path, folder, seen) : undefined;
    if (own === undefined) this.#addNoStamps();
    this.#annotationFiles.push(own);
  }

  #takeAnnotations(path: string, folder: ListedFolder, { stamps }: Seen, at: number): void {
    if (!folder.annotations.delete(path)) return;
    if (this.#isThere(path, folder, stamps, at)) this.#found.push(path);
  }

  /** The file that the article is read from, as far as there is one; with its stamps. */
  #ownOf(article: string, folder: ListedFolder, seen: Seen): string | undefined {
    for (const path of this.#filesOf(article, folder)) {
      const listed = folder.annotations.get(path);
      // One that is an article itself is nobody's.
      if (!folder.annotations.has(path) || this.#rule.isArticle(path)) continue;
      folder.annotations.delete(path);
      const isSeen = listed?.files === seen.files;
      const stamps = isSeen ? seen.stamps : this.#lookAt(path);
      const at = isSeen ? listed.at : 0;
      if (!this.#isThere(path, folder, stamps, at)) continue;
      this.#found.push(path);
      this.#addStamps(stamps, at);
      return path;
    }
    return undefined;
  }

  /** Where the article may be annotated, the shared file first. If there is an article `talks.md.lea`, the
   * file that looks like that of the coder lea for `talks.md` is its. */
  #filesOf(article: string, { names, prefix }: ListedFolder): readonly string[] {
    const shared = annotationFileOf(article);
    if (this.#coder === '') return [shared];
    const other = `${article}.${this.#coder}`;
    const isOthers = this.#rule.isArticle(other) && names.includes(other.slice(prefix.length));
    return isOthers ? [shared] : [shared, annotationFileOf(article, this.#coder)];
  }

  /** Whether it is a file. One that tells nothing is: reading it will say what is wrong with it; but
   * not a link in a circle, or to nothing inside. */
  #isThere(path: string, { links }: ListedFolder, stamps: Float64Array, at: number): boolean {
    const size = stamps[at * STAMP_NUMBERS];
    if (size === NOTHING_THERE) {
      return links.has(path) && isRefused(`${this.#root}/${path}`, this.#within);
    }
    return size !== undefined && (!Number.isNaN(size) || !links.has(path));
  }

  /** Of one file, now. */
  #lookAt(path: string): Float64Array {
    const stamps = new Float64Array(STAMP_NUMBERS);
    lookAt(`${this.#root}/${path}`, stamps, 0);
    return stamps;
  }

  #addStamps(stamps: Float64Array, at: number): void {
    const first = at * STAMP_NUMBERS;
    for (let number = 0; number < STAMP_NUMBERS; number++) {
      this.#stamps[this.#stampCount++] = stamps[first + number] ?? NaN;
    }
  }

  #addNoStamps(): void {
    const first = this.#stampCount;
    this.#stampCount += STAMP_NUMBERS;
    this.#stamps.fill(NOTHING_THERE, first, this.#stampCount);
  }

  #part(): WalkedPart {
    const part = {
      articles: this.#articles,
      annotationFiles: this.#annotationFiles,
      stamps: this.#stamps.subarray(0, this.#stampCount),
      found: this.#found,
    };
    this.#articles = [];
    this.#annotationFiles = [];
    this.#stamps = newStamps();
    this.#stampCount = 0;
    this.#found = [];
    return part;
  }
}

function newStamps(): Float64Array {
  return new Float64Array(TOGETHER * 2 * STAMP_NUMBERS);
}
