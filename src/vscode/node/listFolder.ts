import { readdirSync, type Dirent } from 'node:fs';
import {
  ANNOTATION_FILE_SUFFIX,
  annotationFileOf,
  CODEBOOK_FILE,
  decodeArticle,
  isAnnotationFile,
  looksLikeCodebook,
  type ArticleRule,
} from '../../core';
import { Looks } from './looks';
import { readPlain } from './readOne';

/** A folder of a corpus. All paths in it are those of the corpus, with `/`. */
export interface ListedFolder {
  /** With `/` at the end, but for the corpus itself. */
  readonly prefix: string;
  /** A folder with `/` behind it, so that all paths come in the order of their code units. */
  readonly names: readonly string[];
  /** Paths of what is no plain file: links, devices, pipes. */
  readonly links: ReadonlySet<string>;
  /** Paths of the annotation files that nobody has looked at, and where they are listed, as soon as they
   * are. */
  readonly annotations: Map<
    string,
    { readonly files: ListedFiles; readonly at: number } | undefined
  >;
  /** Names of articles that these may belong to: few, and one question for each of many articles. */
  readonly annotated: ReadonlySet<string>;
}

/** What a listed file is. */
export const LISTED = { article: 0, perhapsAnnotated: 1, annotations: 2 } as const;

type Kind = (typeof LISTED)[keyof typeof LISTED];

/** Files of a corpus that follow each other. */
export class ListedFiles {
  readonly paths: string[] = [];
  readonly kinds: Kind[] = [];
  /** Whose files these are: those before `end` that are in no folder before. */
  readonly folders: { readonly folder: ListedFolder; end: number }[] = [];
  readonly #root: string;
  #looks: Looks | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  get size(): number {
    return this.paths.length;
  }

  /** To be asked for when all files are listed. */
  get looks(): Looks {
    return (this.#looks ??= new Looks(`${this.#root}/`, this.paths));
  }

  add(path: string, kind: Kind, folder: ListedFolder): void {
    if (kind === LISTED.annotations) folder.annotations.set(path, { files: this, at: this.size });
    this.paths.push(path);
    this.kinds.push(kind);
    const last = this.folders.at(-1);
    if (last?.folder === folder) last.end++;
    else this.folders.push({ folder, end: this.size });
  }
}

/** So many files are listed together. */
const TOGETHER = 512;

/** Lists the articles and annotation files of a corpus folder as `listCorpus` does, in the order of their
 * paths. `coder`: as for `walkFolder`. */
export function listFolder(
  root: string,
  rule: ArticleRule,
  coder: string,
): Iterator<ListedFiles, void> {
  return new FolderList(root, rule, coder).files();
}

class FolderList {
  readonly #root: string;
  readonly #rule: ArticleRule;
  readonly #coder: string;
  #files: ListedFiles;

  constructor(root: string, rule: ArticleRule, coder: string) {
    this.#root = root;
    this.#rule = rule;
    this.#coder = coder;
    this.#files = new ListedFiles(root);
  }

  *files(): Generator<ListedFiles, void> {
    yield* this.#list('');
    yield this.#taken();
  }

  *#list(prefix: string): Generator<ListedFiles, void> {
    const entries = readFolder(this.#root + (prefix === '' ? '' : `/${prefix}`));
    const isNested =
      prefix !== '' &&
      entries.some(({ name }) => name === CODEBOOK_FILE) &&
      isCodebook(`${this.#root}/${prefix}${CODEBOOK_FILE}`);
    if (isNested) return;
    const folder = listedFolder(prefix, entries, this.#coder);
    let at = 0;
    while (at < folder.names.length) {
      at = this.#addFiles(folder, at);
      if (this.#files.size >= TOGETHER) yield this.#taken();
      const name = folder.names[at];
      if (name?.endsWith('/') !== true) continue;
      at++;
      // A link to a folder may lead in a circle, and is not one of these.
      if (this.#rule.enters(prefix + name.slice(0, -1))) yield* this.#list(prefix + name);
    }
  }

  /** Adds the files of a folder until there are enough, or a folder in it comes; gives the place of the next name. No
   * generator, for the reason that a walk has. */
  #addFiles(folder: ListedFolder, from: number): number {
    const { annotated, annotations, names, prefix } = folder;
    for (let at = from; at < names.length; at++) {
      const name = names[at] ?? '';
      if (name.endsWith('/') || this.#files.size >= TOGETHER) return at;
      const path = prefix + name;
      if (this.#rule.isArticle(path)) {
        const kind = annotated.has(name) ? LISTED.perhapsAnnotated : LISTED.article;
        this.#files.add(path, kind, folder);
      } else if (annotations.has(path)) this.#files.add(path, LISTED.annotations, folder);
    }
    return names.length;
  }

  #taken(): ListedFiles {
    const files = this.#files;
    this.#files = new ListedFiles(this.#root);
    return files;
  }
}

function listedFolder(prefix: string, entries: readonly Dirent[], coder: string): ListedFolder {
  const names: string[] = [];
  const links = new Set<string>();
  const annotations: ListedFolder['annotations'] = new Map();
  const annotated = new Set<string>();
  const suffix = coder === '' ? undefined : annotationFileOf('', coder);
  for (const entry of entries) {
    const { name } = entry;
    if (entry.isDirectory()) {
      names.push(`${name}/`);
      continue;
    }
    if (!entry.isFile()) links.add(prefix + name);
    names.push(name);
    if (!isAnnotationFile(name)) continue;
    annotations.set(prefix + name, undefined);
    annotated.add(name.slice(0, -ANNOTATION_FILE_SUFFIX.length));
    if (suffix !== undefined && name.endsWith(suffix)) {
      annotated.add(name.slice(0, -suffix.length));
    }
  }
  return { prefix, names: names.sort(), links, annotations, annotated };
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
    return bytes !== undefined && looksLikeCodebook(decodeArticle(bytes, TextDecoder).text);
  } catch {
    return false;
  }
}
