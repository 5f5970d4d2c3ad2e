import picomatch from 'picomatch/posix';
import { globRefusal } from './globLimits';
import { ruleOf, type ArticleRule, type CompiledGlobs, type CompiledList } from './compiledGlobs';

/** Which files of a corpus are articles: globs on paths from the corpus folder, with `/`. */
export interface ArticleGlobs {
  readonly articles: readonly string[];
  readonly excluded: readonly string[];
}

export const DEFAULT_ARTICLE_GLOBS: ArticleGlobs = {
  articles: ['**/*.{txt,md}'],
  excluded: ['**/README*', '**/CHANGELOG*', '**/*.brief.md', '**/.*/**', '**/node_modules/**'],
};

/** Globs that `globRefusal` refuses are left out: who asks for them must say so. */
export function articleRule(globs: ArticleGlobs): ArticleRule {
  return ruleOf(compiledGlobs(globs));
}

export function compiledGlobs({ articles, excluded }: ArticleGlobs): CompiledGlobs {
  return {
    articles: listOf(articles),
    excluded: listOf(excluded),
    // Those that are for all that is in a folder; `talks/*` leaves out files, and what is deeper is not.
    folders: listOf(excluded.filter((glob) => /^[^!].*\/\*\*$/.test(glob))),
  };
}

/** As picomatch matches a list of globs. */
function listOf(given: readonly string[]): CompiledList {
  const globs = given.filter((glob) => globRefusal(glob) === undefined);
  const sources = globs.map((glob) => `(?:${picomatch.makeRe(glob, OPTIONS).source})`);
  const source = sources.join('|');
  const expression = new RegExp(source, 'i');
  const hints = globs.map(hintOf);
  return {
    source,
    literal: globs.filter((glob) => !expression.test(glob)),
    hint: hints.includes('') ? '' : hints.join('|'),
  };
}

/** The longest stretch of a glob without stars, in an expression: a path that it matches holds that. Empty where
 * other signs say what matches. A star may stand for no folder at all, with the `/` beside it. */
function hintOf(glob: string): string {
  if (!/^[\w/*-][\w./*-]*$/.test(glob)) return '';
  const hints = glob.split('*').map((stretch) => {
    const fixed = stretch.replace(/\/+$/, '');
    return fixed.replaceAll('.', '\\.').replace(/^\/+/, '(?:^|\\/)');
  });
  return hints.reduce((longest, hint) => (hint.length > longest.length ? hint : longest));
}

const OPTIONS = { dot: true, nocase: true, noextglob: true };
