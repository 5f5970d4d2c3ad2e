/** Which files of a corpus are articles. */
export interface ArticleRule {
  readonly isArticle: (path: string) => boolean;
  /** False for a folder below which everything is left out; walking it would be waste. */
  readonly enters: (folder: string) => boolean;
}

/** Globs as plain data that a thread can be given: to compile them takes a library, and its time. */
export interface CompiledGlobs {
  readonly articles: CompiledList;
  readonly excluded: CompiledList;
  /** Those that leave out all that is in a folder. */
  readonly folders: CompiledList;
}

/** A list of globs as one expression: a hundred thousand paths are asked about before anything is read. */
export interface CompiledList {
  /** Letter case does not matter (`REPORT.TXT`). */
  readonly source: string;
  /** Globs that their expression does not match: a glob also matches a file of just that name, `a[1].txt`. */
  readonly literal: readonly string[];
  /** What every path holds that one of the globs matches, in an expression a fifth as dear; empty where that is
   * not known of each. Most paths are not left out, and are asked nothing else. */
  readonly hint: string;
}

export function ruleOf({ articles, excluded, folders }: CompiledGlobs): ArticleRule {
  const isIncluded = anyOf(articles);
  const isExcluded = anyOf(excluded);
  const isFolderExcluded = anyOf(folders);
  return {
    isArticle: (path) => isIncluded(path) && !isExcluded(path),
    enters: (folder) => !isFolderExcluded(`${folder}/${NOBODYS}`),
  };
}

/** No file is called that, nor named in a glob. */
const NOBODYS = '\u0001nobody\u0001';

function anyOf({ source, literal, hint }: CompiledList): (path: string) => boolean {
  if (source === '') return () => false;
  const expression = new RegExp(source, 'i');
  const isMatched = (path: string): boolean =>
    path !== '' && (expression.test(path) || literal.includes(path));
  if (hint === '') return isMatched;
  const hinted = new RegExp(hint, 'i');
  return (path) => hinted.test(path) && isMatched(path);
}
