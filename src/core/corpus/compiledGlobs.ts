/** Which files of a corpus are articles. */
export interface ArticleRule {
  readonly isArticle: (path: string) => boolean;
  /** False for a folder in which everything is excluded, which need not be walked. */
  readonly enters: (folder: string) => boolean;
}

/** Globs as plain data that can be passed to a thread, which then need not load the library that
 * compiles them. */
export interface CompiledGlobs {
  readonly articles: CompiledList;
  readonly excluded: CompiledList;
  /** Globs that exclude everything in a folder. */
  readonly folders: CompiledList;
}

/** A list of globs as one expression, since many paths are tested before anything is read. */
export interface CompiledList {
  /** Case-insensitive (`REPORT.TXT`). */
  readonly source: string;
  /** Globs that their expression does not match: a glob also matches a file of exactly that name,
   * `a[1].txt`. */
  readonly literal: readonly string[];
  /** A cheaper expression that every matching path matches; empty where none is known. Most paths
   * are not excluded, and are tested with this alone. */
  readonly hint: string;
}

export function ruleOf({ articles, excluded, folders }: CompiledGlobs): ArticleRule {
  const isIncluded = anyOf(articles);
  const isExcluded = anyOf(excluded);
  const isFolderExcluded = anyOf(folders);
  return {
    isArticle: (path) => isIncluded(path) && !isExcluded(path),
    enters: (folder) => !isFolderExcluded(`${folder}/${ANY_FILE}`),
  };
}

/** A name that no file has and no glob contains. */
const ANY_FILE = '\u0001nobody\u0001';

function anyOf({ source, literal, hint }: CompiledList): (path: string) => boolean {
  if (source === '') return () => false;
  const expression = new RegExp(source, 'i');
  const isMatched = (path: string): boolean =>
    path !== '' && (expression.test(path) || literal.includes(path));
  if (hint === '') return isMatched;
  const hinted = new RegExp(hint, 'i');
  return (path) => hinted.test(path) && isMatched(path);
}
