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
  const options = { dot: true, nocase: true };
  const included = picomatch([...globs.articles], options);
  const excluded = picomatch([...globs.leftOut], options);
  return {
    isArticle: (path) => included(path) && !excluded(path),
    enters: (folder) => !excluded(`${folder}/x`),
  };
}
