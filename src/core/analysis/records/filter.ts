import type { Position, Relation, TypedAnnotation } from '../../model/annotation';
import type { ArticleRow } from '../../model/corpus';
import { dateRange, type DateRange } from '../../model/date';
import type { ActorId, ArticlePath, CoderId } from '../../model/ids';
import type { Netting } from '../../model/netting';

/** What is rolled up before the comparison: actors to their side, issues along signed links. */
export type RollUp = 'none' | 'actors' | 'issues' | 'both';

export const ROLL_UPS: readonly RollUp[] = ['none', 'actors', 'issues', 'both'];

/** The articles of an analysis. Paths are from the corpus folder, with `/`. */
export type Scope =
  | { readonly kind: 'corpus' }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'articles'; readonly paths: ReadonlySet<ArticlePath> };

/** A compiled search (src/core/query). */
export interface RecordQuery {
  /** The text as typed. */
  readonly text: string;
  readonly matches: (
    article: ArticleRow,
    annotation: Position | Relation | TypedAnnotation,
  ) => boolean;
  /** How it chooses pairs of actors; undefined where it names no actor. See queryOverPairs.ts. */
  readonly overPairs?: QueryOverPairs | undefined;
}

/** The two parts of a query over pairs. */
export interface QueryOverPairs {
  readonly actors: readonly ChosenActors[];
  /** Undefined where the query only names actors. */
  readonly claims: RecordQuery | undefined;
}

/** Actors whose pairs an analysis shows, or does not show; see `pairsWith`. */
export interface ChosenActors {
  /** The names as typed. */
  readonly text: string;
  /** The same as a query. */
  readonly query: string;
  /** True: their pairs are removed. */
  readonly isExcluded: boolean;
  /** True if an actor is one of them at the date of a claim. */
  readonly holds: (actor: ActorId, claimDays: DateRange | undefined) => boolean;
}

/** What counts. A key that is true includes such records; the defaults are those of the data model:
 * records that are merely weak count, records that mean something else than "this actor holds this
 * stance, once" do not. */
export interface Filter {
  readonly scope: Scope;
  /** Only this coder's records; undefined for all. */
  readonly coder: CoderId | undefined;
  /** Only positions and stated relations that a search finds; undefined for all. */
  readonly query: RecordQuery | undefined;
  /** Only pairs in which each choice has at least one of the two actors, on the issues on which it
   * takes part; all positions on those issues count, so that the other side is included. Only
   * contradictions of chosen actors. Of excluded ones, neither pairs nor positions. Empty for
   * all. */
  readonly actors: readonly ChosenActors[];
  /** The date that is used: the claim's own, else the article's; or the article's always. */
  readonly dates: 'claim' | 'article';
  /** Only records whose whole date is in it, which excludes undated ones. */
  readonly window: DateRange | undefined;
  /** The stretches of time in which stances are netted; undefined: those of the codebook, or the
   * default. */
  readonly netting: Netting | undefined;
  readonly rollUp: RollUp;
  /** Records with `according-to`. */
  readonly ascribed: boolean;
  /** Records without a named actor. */
  readonly unattributed: boolean;
  /** Records of an actor or on an issue that the codebook does not have. */
  readonly unknown: boolean;
  /** Records in articles with `duplicate-of`. */
  readonly reprints: boolean;
  /** Records whose stance has no polarity, or that have no stance. They are evidence then, but add
   * to no sum. */
  readonly withoutPolarity: boolean;
  readonly orphaned: boolean;
  readonly uncertain: boolean;
  readonly drafts: boolean;
  readonly conditional: boolean;
  /** Records of certainty `possible`. */
  readonly possible: boolean;
  /** Records of several actors. */
  readonly joint: boolean;
}

export const DEFAULT_FILTER: Filter = {
  scope: { kind: 'corpus' },
  coder: undefined,
  query: undefined,
  actors: [],
  dates: 'claim',
  window: undefined,
  netting: undefined,
  rollUp: 'none',
  ascribed: false,
  unattributed: false,
  unknown: false,
  reprints: false,
  withoutPolarity: false,
  orphaned: true,
  uncertain: true,
  drafts: true,
  conditional: true,
  possible: true,
  joint: true,
};

/** Whether an article has no date, or one that cannot be read. */
export function isUndated({ metadata: { date } }: Pick<ArticleRow, 'metadata'>): boolean {
  return date === undefined || dateRange(date) === undefined;
}

export function inScope(path: ArticlePath, scope: Scope): boolean {
  switch (scope.kind) {
    case 'corpus':
      return true;
    case 'folder':
      return scope.path === '' || path.startsWith(`${scope.path}/`);
    case 'articles':
      return scope.paths.has(path);
  }
}

export function liftsActors(rollUp: RollUp): boolean {
  return rollUp === 'actors' || rollUp === 'both';
}

export function liftsIssues(rollUp: RollUp): boolean {
  return rollUp === 'issues' || rollUp === 'both';
}
