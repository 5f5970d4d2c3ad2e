import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import {
  CODEBOOK_FILE,
  decodeArticle,
  isAnnotationFile,
  looksLikeCodebook,
  type ArticleRule,
} from '../../core';

/** How many numbers tell a version of a file: size, and when its content and its entry were changed,
 * in milliseconds. */
export const STAMP_NUMBERS = 3;

/** The files of a corpus, with `/`, in the order of paths by code unit. */
export interface WalkedFolder {
  readonly articles: readonly string[];
  /** STAMP_NUMBERS for each article. */
  readonly articleStamps: Float64Array;
  readonly annotationFiles: readonly string[];
  readonly annotationStamps: Float64Array;
}

/** Walks a corpus folder as `listCorpus` does, and looks at every file's size and dates. Calls that wait
 * are many times faster than those that do not, and block: for a thread of its own. What vanishes
 * meanwhile is not there; a folder that may not be read has nothing for us. */
export function walkFolder(root: string, rule: ArticleRule): WalkedFolder {
  const articles: string[] = [];
  const annotationFiles: string[] = [];
  const stamps = { articles: [] as number[], annotationFiles: [] as number[] };
  const take = (path: string, into: 'articles' | 'annotationFiles', isLink: boolean): void => {
    let stats;
    try {
      stats = statSync(`${root}/${path}`, QUIET);
      // It vanished meanwhile, or is a link to nothing.
      if (!stats?.isFile()) return;
    } catch {
      // Links in a circle are no file; of a file, whoever reads it will say what is wrong with it.
      if (isLink) return;
    }
    (into === 'articles' ? articles : annotationFiles).push(path);
    stamps[into].push(stats?.size ?? NaN, stats?.mtimeMs ?? NaN, stats?.ctimeMs ?? NaN);
  };
  const walk = (prefix: string): void => {
    const entries = readFolder(root + (prefix === '' ? '' : `/${prefix}`));
    const isNested =
      prefix !== '' &&
      entries.some(({ name }) => name === CODEBOOK_FILE) &&
      isCodebook(`${root}/${prefix}${CODEBOOK_FILE}`);
    if (isNested) return;
    const names: string[] = [];
    const links = new Set<string>();
    for (const entry of entries) {
      // So that all paths come in the order of their code units: a folder stands where its files do.
      if (entry.isDirectory()) names.push(`${entry.name}/`);
      else if (entry.isFile()) names.push(entry.name);
      else if (entry.isSymbolicLink()) {
        names.push(entry.name);
        links.add(entry.name);
      }
    }
    for (const name of names.sort()) {
      const path = prefix + name;
      if (name.endsWith('/')) {
        // A link to a folder may lead in a circle, and is not one of these.
        if (rule.enters(path.slice(0, -1))) walk(path);
      } else if (rule.isArticle(path)) take(path, 'articles', links.has(name));
      else if (isAnnotationFile(path)) take(path, 'annotationFiles', links.has(name));
    }
  };
  walk('');
  return {
    articles,
    articleStamps: Float64Array.from(stamps.articles),
    annotationFiles,
    annotationStamps: Float64Array.from(stamps.annotationFiles),
  };
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
