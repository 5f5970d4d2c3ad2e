import { readdirSync, readFileSync, statSync, type Dirent, type Stats } from 'node:fs';
import {
  annotationFileOf,
  CODEBOOK_FILE,
  decodeArticle,
  isAnnotationFile,
  looksLikeCodebook,
  type ArticleRule,
} from '../../core';
import { GrowingNumbers } from './growing';

/** How many numbers tell a version of a file: size, and when its content and its entry were changed,
 * in milliseconds. NaN where the disk says none. */
export const STAMP_NUMBERS = 3;

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
 * for nobody's. */
export function walkFolder(root: string, rule: ArticleRule, coder: string): Iterable<WalkedPart> {
  return new FolderWalk(root, rule, coder).parts();
}

class FolderWalk {
  readonly #root: string;
  readonly #rule: ArticleRule;
  readonly #coder: string;
  #articles: string[] = [];
  #annotationFiles: (string | undefined)[] = [];
  #stamps = new GrowingNumbers(Float64Array);
  #found: string[] = [];

  constructor(root: string, rule: ArticleRule, coder: string) {
    this.#root = root;
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
    const folder = sortedNames(entries);
    const { links, annotations } = folder;
    for (const name of folder.names) {
      const path = prefix + name;
      if (name.endsWith('/')) {
        // A link to a folder may lead in a circle, and is not one of these.
        if (this.#rule.enters(path.slice(0, -1))) yield* this.#walk(path);
      } else if (this.#rule.isArticle(path)) {
        this.#takeArticle(path, prefix.length, folder);
      } else if (annotations.delete(name) && this.#look(path, links.has(name))) {
        this.#found.push(path);
      }
      if (this.#articles.length >= TOGETHER) yield this.#part();
    }
  }

  /** `nameAt`: where its name begins. */
  #takeArticle(path: string, nameAt: number, folder: SortedNames): void {
    const stats = this.#look(path, folder.links.has(path.slice(nameAt)));
    if (!stats) return;
    let own: string | undefined;
    let ownStats: Stats | 'unknown' | undefined;
    for (const file of folder.annotations.size === 0 ? NONE : this.#filesOf(path, nameAt, folder)) {
      const name = file.slice(nameAt);
      // One that is an article itself is nobody's.
      if (!folder.annotations.has(name) || this.#rule.isArticle(file)) continue;
      folder.annotations.delete(name);
      ownStats = this.#look(file, folder.links.has(name));
      if (!ownStats) continue;
      this.#found.push(file);
      own = file;
      break;
    }
    this.#articles.push(path);
    this.#annotationFiles.push(own);
    this.#addStamps(stats);
    this.#addStamps(ownStats);
  }

  /** Where the article may be annotated, the shared file first. If there is an article `talks.md.lea`, the
   * file that looks like that of the coder lea for `talks.md` is its. */
  #filesOf(article: string, nameAt: number, { names }: SortedNames): readonly string[] {
    const shared = annotationFileOf(article);
    if (this.#coder === '') return [shared];
    const other = `${article}.${this.#coder}`;
    const isOthers = this.#rule.isArticle(other) && names.includes(other.slice(nameAt));
    return isOthers ? [shared] : [shared, annotationFileOf(article, this.#coder)];
  }

  /** Undefined for what is no file, or none any more. */
  #look(path: string, isLink: boolean): Stats | 'unknown' | undefined {
    try {
      const stats = statSync(`${this.#root}/${path}`, QUIET);
      // It vanished meanwhile, or is a link to nothing.
      return stats?.isFile() === true ? stats : undefined;
    } catch {
      // Links in a circle are no file; of a file, whoever reads it will say what is wrong with it.
      return isLink ? undefined : 'unknown';
    }
  }

  #addStamps(stats: Stats | 'unknown' | undefined): void {
    const stamps = this.#stamps;
    if (typeof stats !== 'object') {
      const none = stats === undefined ? -1 : NaN;
      for (let at = 0; at < STAMP_NUMBERS; at++) stamps.add(none);
      return;
    }
    stamps.add(stats.size);
    stamps.add(stats.mtimeMs);
    stamps.add(stats.ctimeMs);
  }

  #part(): WalkedPart {
    const part = {
      articles: this.#articles,
      annotationFiles: this.#annotationFiles,
      stamps: this.#stamps.view(),
      found: this.#found,
    };
    this.#articles = [];
    this.#annotationFiles = [];
    this.#stamps = new GrowingNumbers(Float64Array);
    this.#found = [];
    return part;
  }
}

const NONE: readonly string[] = [];

interface SortedNames {
  /** A folder with `/` behind it, so that all paths come in the order of their code units. */
  readonly names: readonly string[];
  readonly links: ReadonlySet<string>;
  readonly annotations: Set<string>;
}

function sortedNames(entries: readonly Dirent[]): SortedNames {
  const names: string[] = [];
  const links = new Set<string>();
  const annotations = new Set<string>();
  for (const entry of entries) {
    const { name } = entry;
    if (entry.isDirectory()) {
      names.push(`${name}/`);
      continue;
    }
    if (entry.isSymbolicLink()) links.add(name);
    else if (!entry.isFile()) continue;
    names.push(name);
    if (isAnnotationFile(name)) annotations.add(name);
  }
  return { names: names.sort(), links, annotations };
}

const QUIET = { throwIfNoEntry: false } as const;

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
    return looksLikeCodebook(decodeArticle(readFileSync(file)).text);
  } catch {
    return false;
  }
}
