import type { Codebook } from '../model/codebook';
import type { ArticleRow, CorpusReader } from '../model/corpus';
import { addAll } from '../util/lists';
import { pauses, type Task } from '../util/task';
import {
  actorsNotNamed,
  longQuotes,
  repeatedPositions,
  selfContradictions,
  type NamedIn,
} from './articleChecks';
import { driftingShares, unfinishedArticles } from './coderChecks';
import {
  unusedStances,
  usageOf,
  withoutDefinition,
  withoutStatement,
  type Usage,
} from './codebookChecks';
import type { Observation, QualityFinding } from './finding';

/** A check of coding quality. */
export interface QualityKind {
  /** English, with {0}, {1} for the arguments; two where it counts something: for one, and for
   * several. */
  readonly message: string | readonly [one: string, several: string];
  /** False where most of what it finds is right in many studies: then a study switches it on. */
  readonly byDefault: boolean;
  readonly run: Run;
  /** It compares articles with each other, so it means nothing until all are read. */
  readonly needsAll?: true;
}

/** How a check finds what it finds, by what it looks at. */
type Run =
  | {
      readonly on: 'article';
      readonly find: (row: ArticleRow, codebook: Codebook) => readonly Observation[];
    }
  | {
      readonly on: 'text';
      readonly find: (article: NamedIn, codebook: Codebook) => readonly Observation[];
    }
  | {
      readonly on: 'codebook';
      readonly find: (codebook: Codebook, usage: Usage) => readonly Observation[];
    }
  | { readonly on: 'articles'; readonly find: FindInAll }
  | { readonly on: 'coders'; readonly find: FindInAll };

type FindInAll = (rows: readonly ArticleRow[], codebook: Codebook) => Task<readonly Observation[]>;

/** All checks. Their ids are the anchors of docs/reference/quality.md. */
export const QUALITY_CHECKS = {
  'self-contradiction': {
    message: '{0} has opposite stances on “{1}” in this article: {2} and {3}.',
    byDefault: true,
    run: { on: 'article', find: selfContradictions },
  }, // actor, issue, stance, stance
  'repeated-position': {
    message: 'The position of {0} on “{1}” is coded twice here by the same coder: {2}.',
    byDefault: true,
    run: { on: 'article', find: repeatedPositions },
  }, // actor, issue, stance
  'actor-not-named': {
    message: 'Neither {0} nor a speaker is named in this quote or its sentence.',
    byDefault: false,
    run: { on: 'text', find: actorsNotNamed },
  }, // actor
  'long-quote': {
    message: 'This quote has {0} words. Quotes of up to {1} words are easier to compare.',
    byDefault: true,
    run: { on: 'article', find: longQuotes },
  }, // words, limit
  'no-definition': {
    message: [
      '“{1}” has {0} position, but no definition.',
      '“{1}” has {0} positions, but no definition.',
    ],
    byDefault: false,
    run: { on: 'codebook', find: withoutDefinition },
  }, // positions, issue
  'no-statement': {
    message: [
      '“{1}” has {0} position with a side, but no statement that says what is supported.',
      '“{1}” has {0} positions with a side, but no statement that says what is supported.',
    ],
    byDefault: true,
    run: { on: 'codebook', find: withoutStatement },
  }, // positions, issue
  'stance-unused': {
    message: 'The stance “{1}” is used in none of the {0} positions.',
    byDefault: true,
    run: { on: 'codebook', find: unusedStances },
    needsAll: true,
  }, // positions, stance
  'article-unfinished': {
    message: 'This article is begun but not marked as coded by {0}; the articles around it are.',
    byDefault: true,
    run: { on: 'articles', find: unfinishedArticles },
    needsAll: true,
  }, // coder
  'share-drifts': {
    message:
      'In the work of {0}, the share of “{1}” changed from {2} of {3} positions in the first third of the articles to {4} of {5} in the last (p {6}, Fisher’s exact test).',
    byDefault: true,
    run: { on: 'coders', find: driftingShares },
    needsAll: true,
  }, // coder, stance, count, total, count, total, p
} as const satisfies Readonly<Record<string, QualityKind>>;

export type QualityCheck = keyof typeof QUALITY_CHECKS;

export const ALL_CHECKS = Object.keys(QUALITY_CHECKS) as readonly QualityCheck[];

export const DEFAULT_CHECKS: ReadonlySet<QualityCheck> = new Set(
  ALL_CHECKS.filter((check) => QUALITY_CHECKS[check].byDefault),
);

/** Whether a check means nothing until all articles are read. */
export function needsAllArticles(check: QualityCheck): boolean {
  return kindOf(check).needsAll === true;
}

function kindOf(check: QualityCheck): QualityKind {
  return QUALITY_CHECKS[check];
}

type RunOn<On extends Run['on']> = Extract<Run, { readonly on: On }>;

/** The checks of one sort that were asked for, in their order. */
function* checksOn<On extends Run['on']>(
  on: On,
  checks: ReadonlySet<string>,
): Generator<readonly [QualityCheck, RunOn<On>]> {
  for (const check of ALL_CHECKS) {
    const { run } = kindOf(check);
    if (run.on === on && checks.has(check)) yield [check, run as RunOn<On>];
  }
}

function named(check: QualityCheck, found: readonly Observation[]): readonly QualityFinding[] {
  return found.map((one) => ({ check, ...one }));
}

/** What the checks find in a corpus without reading its texts, in the order of the articles, then
 * of the codebook. A task, linear in the annotations; articles that stayed the same since the last
 * time are not checked again. */
export function* qualityFindings(
  reader: Pick<CorpusReader, 'codebook' | 'articles'>,
  checks: ReadonlySet<QualityCheck>,
): Task<readonly QualityFinding[]> {
  const found: QualityFinding[] = [];
  const { codebook } = reader;
  const rows = reader.articles();
  const shouldPause = pauses(ANNOTATIONS_PER_STEP);
  for (const row of rows) {
    if (row.annotations.length === 0) continue;
    for (const one of findingsIn(row, codebook)) if (checks.has(one.check)) found.push(one);
    if (shouldPause(row.annotations.length)) yield undefined;
  }
  for (const [check, { find }] of checksOn('articles', checks))
    addAll(found, named(check, yield* find(rows, codebook)));
  const usage = yield* usageOf(rows);
  for (const [check, { find }] of checksOn('codebook', checks))
    addAll(found, named(check, find(codebook, usage)));
  for (const [check, { find }] of checksOn('coders', checks))
    addAll(found, named(check, yield* find(rows, codebook)));
  return found;
}

/** Whether some of the checks need the texts of articles. */
export function needsTexts(checks: ReadonlySet<string>): boolean {
  return checksOn('text', checks).next().done !== true;
}

/** What the checks find that need an article's text. */
export function textFindings(
  article: NamedIn,
  codebook: Codebook,
  checks: ReadonlySet<string>,
): readonly QualityFinding[] {
  return [...checksOn('text', checks)].flatMap(([check, { find }]) =>
    named(check, find(article, codebook)),
  );
}

const EVERY: ReadonlySet<string> = new Set(ALL_CHECKS);

/** Takes a few milliseconds. */
const ANNOTATIONS_PER_STEP = 500;

/** The findings of each article as it is, under the codebook for which they were made. */
const known = new WeakMap<
  ArticleRow,
  { readonly codebook: Codebook; readonly found: readonly QualityFinding[] }
>();

function findingsIn(row: ArticleRow, codebook: Codebook): readonly QualityFinding[] {
  const before = known.get(row);
  if (before?.codebook === codebook) return before.found;
  const found = [...checksOn('article', EVERY)].flatMap(([check, { find }]) =>
    named(check, find(row, codebook)),
  );
  known.set(row, { codebook, found });
  return found;
}
