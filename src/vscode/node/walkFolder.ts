import { readdirSync, readFileSync, statSync, type Dirent, type Stats } from 'node:fs';
import {
  ANNOTATION_FILE_SUFFIX,
  annotationFileOf,
  CODEBOOK_FILE,
  decodeArticle,
  isAnnotationFile,
  looksLikeCodebook,
  type ArticleRule,
} from '../../core';

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
  #stamps = newStamps();
  #stampCount = 0;
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
    const folder = walkedFolder(`${this.#root}/${prefix}`, prefix, entries, this.#coder);
    for (const name of folder.names) {
      const path = prefix + name;
      if (name.endsWith('/')) {
        // A link to a folder may lead in a circle, and is not one of these.
        if (this.#rule.enters(path.slice(0, -1))) yield* this.#walk(path);
      } else if (this.#rule.isArticle(path)) {
        this.#takeArticle(path, name, folder);
      } else if (folder.annotations.delete(name) && look(folder, name)) {
        this.#found.push(path);
      }
      if (this.#articles.length >= TOGETHER) yield this.#part();
    }
  }

  #takeArticle(path: string, name: string, folder: Folder): void {
    const stats = look(folder, name);
    if (!stats) return;
    this.#articles.push(path);
    this.#addStamps(stats);
    const own = folder.annotated.has(name) ? this.#annotationFileOf(name, folder) : undefined;
    this.#annotationFiles.push(own && folder.prefix + own.name);
    this.#addStamps(own?.stats);
  }

  /** The file that the article is read from, as far as there is one. */
  #annotationFileOf(
    article: string,
    folder: Folder,
  ): { readonly name: string; readonly stats: Stats | 'unknown' } | undefined {
    for (const name of this.#filesOf(article, folder)) {
      const path = folder.prefix + name;
      // One that is an article itself is nobody's.
      if (!folder.annotations.has(name) || this.#rule.isArticle(path)) continue;
      folder.annotations.delete(name);
      const stats = look(folder, name);
      if (!stats) continue;
      this.#found.push(path);
      return { name, stats };
    }
    return undefined;
  }

  /** Where the article may be annotated, the shared file first. If there is an article `talks.md.lea`, the
   * file that looks like that of the coder lea for `talks.md` is its. */
  #filesOf(article: string, { names, prefix }: Folder): readonly string[] {
    const shared = annotationFileOf(article);
    if (this.#coder === '') return [shared];
    const other = `${article}.${this.#coder}`;
    const isOthers = this.#rule.isArticle(prefix + other) && names.includes(other);
    return isOthers ? [shared] : [shared, annotationFileOf(article, this.#coder)];
  }

  #addStamps(stats: Stats | 'unknown' | undefined): void {
    const stamps = this.#stamps;
    if (typeof stats === 'object') {
      stamps[this.#stampCount++] = stats.size;
      stamps[this.#stampCount++] = stats.mtimeMs;
      stamps[this.#stampCount++] = stats.ctimeMs;
      return;
    }
    stamps.fill(stats === undefined ? -1 : NaN, this.#stampCount, this.#stampCount + STAMP_NUMBERS);
    this.#stampCount += STAMP_NUMBERS;
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

interface Folder {
  /** On disk and in the corpus, with `/` at the end. */
  readonly place: string;
  readonly prefix: string;
  /** A folder with `/` behind it, so that all paths come in the order of their code units. */
  readonly names: readonly string[];
  readonly links: ReadonlySet<string>;
  /** The annotation files that nobody has looked at. */
  readonly annotations: Set<string>;
  /** Names of articles that these may belong to: few, and one question for each of many articles. */
  readonly annotated: ReadonlySet<string>;
}

function walkedFolder(
  place: string,
  prefix: string,
  entries: readonly Dirent[],
  coder: string,
): Folder {
  const names: string[] = [];
  const links = new Set<string>();
  const annotations = new Set<string>();
  const annotated = new Set<string>();
  const suffix = coder === '' ? undefined : annotationFileOf('', coder);
  for (const entry of entries) {
    const { name } = entry;
    if (entry.isDirectory()) {
      names.push(`${name}/`);
      continue;
    }
    if (entry.isSymbolicLink()) links.add(name);
    else if (!entry.isFile()) continue;
    names.push(name);
    if (!isAnnotationFile(name)) continue;
    annotations.add(name);
    annotated.add(name.slice(0, -ANNOTATION_FILE_SUFFIX.length));
    if (suffix !== undefined && name.endsWith(suffix)) {
      annotated.add(name.slice(0, -suffix.length));
    }
  }
  return { place, prefix, names: names.sort(), links, annotations, annotated };
}

/** Undefined for what is no file, or none any more. */
function look({ place, links }: Folder, name: string): Stats | 'unknown' | undefined {
  try {
    const stats = statSync(place + name, QUIET);
    // It vanished meanwhile, or is a link to nothing.
    return stats?.isFile() === true ? stats : undefined;
  } catch {
    // Links in a circle are no file; of a file, whoever reads it will say what is wrong with it.
    return links.has(name) ? undefined : 'unknown';
  }
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
