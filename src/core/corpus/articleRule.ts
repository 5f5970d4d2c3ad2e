import picomatch from 'picomatch/posix';
import { globRefusal } from './globLimits';
import { ruleOf, type ArticleRule, type CompiledGlobs, type CompiledList } from './compiledGlobs';

/** Which files of a corpus are articles: globs on paths from the corpus folder, with `/`. */
export interface ArticleGlobs {
  readonly articles: readonly string[];
  readonly excluded: readonly string[];
}

/** What programs keep beside texts. macOS writes `._talks.md` beside `talks.md` on foreign disks,
 * and `__MACOSX` into archives. */
export const KEPT_BY_PROGRAMS: readonly string[] = [
  '**/.*',
  '**/.*/**',
  '**/__MACOSX/**',
  '**/node_modules/**',
];

export const DEFAULT_ARTICLE_GLOBS: ArticleGlobs = {
  articles: ['**/*.{txt,md}'],
  excluded: [
    '**/README*',
    '**/CHANGELOG*',
    '**/*.brief.md',
    '**/*.codebook.md',
    ...KEPT_BY_PROGRAMS,
  ],
};

/** Globs that `globRefusal` refuses are omitted; the caller reports them. */
export function articleRule(globs: ArticleGlobs): ArticleRule {
  return ruleOf(compiledGlobs(globs));
}

export function compiledGlobs({ articles, excluded }: ArticleGlobs): CompiledGlobs {
  return {
    articles: listOf(articles),
    excluded: listOf(excluded),
    // Only globs that exclude everything in a folder; `talks/*` excludes files, but not what is
    // deeper.
    folders: listOf(excluded.filter((glob) => /^[^!].*\/\*\*$/.test(glob))),
  };
}

/** Matches as picomatch does for a list of globs. */
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

/** The longest part of a glob without stars, as an expression: a matching path contains it. Empty
 * where other signs are significant. A star may match no folder at all, together with the `/`
 * beside it. */
function hintOf(glob: string): string {
  if (!/^[\w/*-][\w./*-]*$/.test(glob)) return '';
  const hints = glob.split('*').map((stretch) => {
    const fixed = stretch.replace(/\/+$/, '');
    return fixed.replaceAll('.', '\\.').replace(/^\/+/, '(?:^|\\/)');
  });
  return hints.reduce((longest, hint) => (hint.length > longest.length ? hint : longest));
}

const OPTIONS = { dot: true, nocase: true, noextglob: true };
