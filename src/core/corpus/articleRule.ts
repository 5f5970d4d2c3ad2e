import picomatch from 'picomatch/posix';

/** Which files of a corpus are articles: globs on paths from the corpus folder, with `/`. */
export interface ArticleGlobs {
  readonly articles: readonly string[];
  readonly leftOut: readonly string[];
}

export const DEFAULT_ARTICLE_GLOBS: ArticleGlobs = {
  articles: ['**/*.{txt,md}'],
  leftOut: ['**/README*', '**/CHANGELOG*', '**/*.brief.md', '**/.*/**', '**/node_modules/**'],
};

export interface ArticleRule {
  readonly isArticle: (path: string) => boolean;
  /** False for a folder below which everything is left out; walking it would be waste. */
  readonly enters: (folder: string) => boolean;
}

/** Compiles the globs once; letter case does not matter (`REPORT.TXT`). */
export function articleRule(globs: ArticleGlobs): ArticleRule {
  const included = anyOf(globs.articles);
  const excluded = anyOf(globs.leftOut);
  // Those that are for all that is in a folder; `talks/*` leaves out files, and what is deeper is not.
  const folders = anyOf(globs.leftOut.filter((glob) => /^[^!].*\/\*\*$/.test(glob)));
  return {
    isArticle: (path) => included(path) && !excluded(path),
    enters: (folder) => !folders(`${folder}/${NOBODYS}`),
  };
}

/** No file is called that, nor named in a glob. */
const NOBODYS = '\u0001nobody\u0001';

/** As picomatch matches a list of globs, with one expression for all: a hundred thousand paths are
 * asked about before anything is read. */
function anyOf(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const sources = globs.map((glob) => `(?:${picomatch.makeRe(glob, OPTIONS).source})`);
  const expression = new RegExp(sources.join('|'), 'i');
  // A glob also matches a file of just that name, `a[1].txt`.
  const literal = new Set(globs);
  return (path) => path !== '' && (expression.test(path) || literal.has(path));
}

const OPTIONS = { dot: true, nocase: true };
