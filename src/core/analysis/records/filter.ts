import type { Position, Relation } from '../../model/annotation';
import type { ArticleRow } from '../../model/corpus';
import type { DateRange } from '../../model/date';
import type { ActorId, ArticlePath, CoderId } from '../../model/ids';
import type { Netting } from '../../model/netting';

/** What is lifted before anything is compared: actors to their side, issues along signed links. */
export type RollUp = 'none' | 'actors' | 'issues' | 'both';

export const ROLL_UPS: readonly RollUp[] = ['none', 'actors', 'issues', 'both'];

/** Which articles are looked at. Paths are from the corpus folder, with `/`. */
export type Scope =
  | { readonly kind: 'corpus' }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'articles'; readonly paths: ReadonlySet<ArticlePath> };

/** What somebody searches for, compiled (src/core/query). */
export interface RecordQuery {
  /** As typed. */
  readonly text: string;
  readonly matches: (article: ArticleRow, annotation: Position | Relation) => boolean;
}

/** Actors of whom an analysis shows the pairs; see `pairsWith`. */
export interface ChosenActors {
  /** As chosen. */
  readonly text: string;
  /** Whether an actor is one of them at the date of a claim. */
  readonly holds: (actor: ActorId, claimDays: DateRange | undefined) => boolean;
}

/** What counts. A key that is true lets such records in; the defaults are those of the data model:
 * records that are merely weak count, records that say something else than "this actor holds this
 * stance, once" do not. */
export interface Filter {
  readonly scope: Scope;
  /** Only this coder's records; undefined for all. */
  readonly coder: CoderId | undefined;
  /** Only positions and stated relations that a search finds; undefined for all. */
  readonly query: RecordQuery | undefined;
  /** Only pairs of which one is such an actor, on the issues on which it takes part; all positions on those issues
   * count, so that the other side is there. Undefined for all. */
  readonly actors: ChosenActors | undefined;
  /** The date in force: the claim's own, else the article's; or the article's always. */
  readonly dates: 'claim' | 'article';
  /** Only records whose whole date lies in it; undated ones then fall out. */
  readonly window: DateRange | undefined;
  /** The stretches of time in which stances are netted; undefined: those of the codebook, or the default. */
  readonly netting: Netting | undefined;
  readonly rollUp: RollUp;
  /** Records with `according-to`. */
  readonly ascribed: boolean;
  /** Records of which nobody is named. */
  readonly unattributed: boolean;
  /** Records of an actor or on an issue that the codebook does not have. */
  readonly unknown: boolean;
  /** Records in articles with `duplicate-of`. */
  readonly reprints: boolean;
  /** Records whose stance has no polarity, or that have no stance. They are evidence then, and
   * add to no sum. */
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
  actors: undefined,
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
