import { readdirSync, type Dirent } from 'node:fs';
import {
  annotationFileOf,
  CODEBOOK_FILE,
  decodeArticle,
  isAnnotationFile,
  looksLikeCodebook,
  type ArticleRule,
} from '../../core';
import { isRefused } from '../../node/disk/inside';
import { readPlain } from './readOne';
import { NOTHING_THERE, STAMP_NUMBERS, stampInto } from './stamps';

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

/** A folder of a corpus. All paths in it are those of the corpus, with `/`. */
interface ListedFolder {
  /** With `/` at the end, but for the corpus itself. */
  readonly prefix: string;
  /** A folder with `/` behind it, so that all paths come in the order of their code units. */
  readonly names: readonly string[];
  /** Paths of what is no plain file: links, devices, pipes. */
  readonly links: ReadonlySet<string>;
  /** Paths of the annotation files that nobody has looked at. */
  readonly annotations: Set<string>;
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

  constructor(root: string, within: string, rule: ArticleRule, coder: string) {
    this.#root = root;
    this.#within = within;
    this.#rule = rule;
    this.#coder = coder;
  }

  *parts(): Generator<WalkedPart, void> {
    yield* this.#walk('');
    if (this.#articles.length + this.#found.length > 0) yield this.#part();
  }

  *#walk(prefix: string): Generator<WalkedPart, void> {
    const entries = readFolder(this.#root + (prefix === '' ? '' : `/${prefix}`));
    const isNested =
      prefix !== '' &&
      entries.some(({ name }) => name === CODEBOOK_FILE) &&
      isCodebook(`${this.#root}/${prefix}${CODEBOOK_FILE}`);
    if (isNested) return;
    const folder = listedFolder(prefix, entries);
    for (const name of folder.names) {
      const path = prefix + name;
      if (!name.endsWith('/')) {
        this.#take(path, folder);
        if (this.#articles.length >= TOGETHER) yield this.#part();
        // A link to a folder may lead in a circle, and is not one of these.
      } else if (this.#rule.enters(path.slice(0, -1))) yield* this.#walk(path);
    }
  }

  #take(path: string, folder: ListedFolder): void {
    const place = this.#articles.length * 2 * STAMP_NUMBERS;
    if (this.#rule.isArticle(path)) {
      if (!this.#isThere(path, folder, place)) return;
      this.#articles.push(path);
      this.#annotationFiles.push(this.#ownOf(path, folder, place + STAMP_NUMBERS));
    } else if (folder.annotations.delete(path) && this.#isThere(path, folder, place)) {
      this.#found.push(path);
    }
  }

  /** The file that the article is read from, as far as there is one. Writes its stamps. */
  #ownOf(article: string, folder: ListedFolder, place: number): string | undefined {
    for (const path of this.#filesOf(article, folder)) {
      // One that is an article itself is nobody's.
      if (!folder.annotations.has(path) || this.#rule.isArticle(path)) continue;
      folder.annotations.delete(path);
      if (!this.#isThere(path, folder, place)) continue;
      this.#found.push(path);
      return path;
    }
    this.#stamps.fill(NOTHING_THERE, place, place + STAMP_NUMBERS);
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

  /** Whether it is a file, whose stamps are written. One that tells nothing is: reading it will say what is
   * wrong with it; but not a link in a circle, or to nothing inside. */
  #isThere(path: string, { links }: ListedFolder, place: number): boolean {
    stampInto(this.#stamps, place, `${this.#root}/${path}`);
    const size = this.#stamps[place] ?? NaN;
    if (size === NOTHING_THERE) {
      return links.has(path) && isRefused(`${this.#root}/${path}`, this.#within);
    }
    return !Number.isNaN(size) || !links.has(path);
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

function listedFolder(prefix: string, entries: readonly Dirent[]): ListedFolder {
  const names: string[] = [];
  const links = new Set<string>();
  const annotations = new Set<string>();
  for (const entry of entries) {
    const { name } = entry;
    if (entry.isDirectory()) {
      names.push(`${name}/`);
      continue;
    }
    if (!entry.isFile()) links.add(prefix + name);
    if (isAnnotationFile(name)) annotations.add(prefix + name);
    names.push(name);
  }
  return { prefix, names: names.sort(), links, annotations };
}

function readFolder(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Another tool's codebook.yaml begins no corpus. */
function isCodebook(file: string): boolean {
  try {
    const bytes = readPlain(file);
    return bytes !== undefined && looksLikeCodebook(decodeArticle(bytes).text);
  } catch {
    return false;
  }
}
