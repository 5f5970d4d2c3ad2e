import type { Annotation, Position, QuotePart, Relation } from '../../src/core/model/annotation';
import { NO_METADATA, type ArticleMetadata, type Coding } from '../../src/core/model/article';
import {
  DEFAULT_STANCES,
  NO_INDEPENDENT_CODING,
  type Actor,
  type Codebook,
  type Issue,
} from '../../src/core/model/codebook';
import type { ArticleRow, CorpusReader } from '../../src/core/model/corpus';
import { AUTHOR, UNATTRIBUTED } from '../../src/core/model/ids';
import { emptyDetails } from '../../src/core/model/newAnnotation';
import { firstStart, type AnchorState, type PlacedAnnotation } from '../../src/core/model/place';
import { emptyActor, emptyIssue } from './emptyCodebook';

/** A position whose keys are absent unless given. */
export function position(given: Partial<Position> = {}): Position {
  return {
    kind: 'position',
    actors: ['china'],
    issues: ['exports'],
    stance: 'support',
    ...ABSENT_DETAILS,
    ...given,
  };
}

export function relation(given: Partial<Relation> = {}): Relation {
  return {
    kind: 'disagreement',
    issues: ['exports'],
    between: [['china'], ['united-states']],
    ...ABSENT_DETAILS,
    ...given,
  };
}

export function quotePart(exact: string, start?: number): QuotePart {
  return {
    exact,
    prefix: undefined,
    suffix: undefined,
    start,
    repeated: undefined,
    occurrence: undefined,
    was: undefined,
  };
}

/** An annotation with its places: at its stored starts, in the given state. */
export function placed<A extends Annotation>(
  annotation: A,
  state: AnchorState = 'anchored',
): PlacedAnnotation<A> {
  const places = annotation.quote.map(({ exact, start }) => ({
    state,
    span:
      start === undefined || state === 'orphaned'
        ? undefined
        : { start, end: start + exact.length },
  }));
  return { annotation, places };
}

export interface CodebookGiven extends Partial<Omit<Codebook, 'actors' | 'issues'>> {
  readonly actors?: Readonly<Record<string, Partial<Actor>>>;
  readonly issues?: Readonly<Record<string, Partial<Issue>>>;
}

/** A codebook with the default stances; names default to ids. */
export function codebook(given: CodebookGiven = {}): Codebook {
  const { actors = {}, issues = {}, ...rest } = given;
  return {
    title: undefined,
    version: undefined,
    coders: new Map(),
    machines: new Map(),
    stances: new Map(DEFAULT_STANCES.map((stance) => [stance.id, stance])),
    acts: [],
    criticalActs: undefined,
    channels: [],
    ask: [],
    fields: new Map(),
    types: new Map(),
    annotationFiles: 'shared',
    coding: NO_INDEPENDENT_CODING,
    netting: undefined,
    ...rest,
    actors: new Map(
      Object.entries(actors).map(([id, actor]) => [id, { ...emptyActor(id), ...actor }]),
    ),
    issues: new Map(
      Object.entries(issues).map(([id, issue]) => [id, { ...emptyIssue(id), ...issue }]),
    ),
  };
}

export interface ArticleGiven {
  readonly path: string;
  readonly metadata?: Partial<ArticleMetadata>;
  readonly coded?: Readonly<Record<string, Coding['state']>>;
  readonly annotations?: readonly (Annotation | PlacedAnnotation)[];
}

/** A corpus in memory. Annotations without a place are put at the starts of their quotes. The
 * codebook gets the actors and issues that positions and relations name, unless it is meant to be
 * incomplete. */
export function corpus(
  articles: readonly ArticleGiven[],
  given: Codebook = codebook(),
  isComplete = true,
): CorpusReader {
  const book = isComplete ? withNamed(given, articles) : given;
  const rows = articles.map(rowOf).sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return {
    version: 1,
    codebook: book,
    articles: () => rows,
    article: (path) => rows.find((row) => row.path === path),
  };
}

function withNamed(book: Codebook, articles: readonly ArticleGiven[]): Codebook {
  const all = articles.flatMap(({ annotations = [] }) =>
    annotations.map((one) => ('annotation' in one ? one.annotation : one)),
  );
  const records = all.filter(({ kind }) => /^(?:position|disagreement|agreement)$/.test(kind));
  const actors = records.flatMap((one) =>
    'between' in one ? one.between.flat() : 'actors' in one ? one.actors : [],
  );
  const issues = records.flatMap((one) => ('issues' in one ? one.issues : []));
  const newActors = actors.filter((id) => !book.actors.has(id) && !isReserved(id));
  const newIssues = issues.filter((id) => !book.issues.has(id));
  if (newActors.length + newIssues.length === 0) return book;
  return {
    ...book,
    actors: new Map([...book.actors, ...newActors.map((id) => [id, emptyActor(id)] as const)]),
    issues: new Map([...book.issues, ...newIssues.map((id) => [id, emptyIssue(id)] as const)]),
  };
}

function isReserved(id: string): boolean {
  return id === AUTHOR || id === UNATTRIBUTED;
}

const ABSENT_DETAILS = emptyDetails({
  id: 'p1',
  quote: [quotePart('words', 0)],
  coder: undefined,
});

function rowOf({ path, metadata = {}, coded = {}, annotations = [] }: ArticleGiven): ArticleRow {
  const all = annotations.map((one) => ('annotation' in one ? one : placed(one)));
  all.sort((a, b) => {
    const [startA, startB] = [firstStart(a) ?? Infinity, firstStart(b) ?? Infinity];
    if (startA !== startB) return startA - startB;
    return a.annotation.id < b.annotation.id ? -1 : 1;
  });
  return {
    path,
    metadata: { ...NO_METADATA, ...metadata },
    coded: new Map(
      Object.entries(coded).map(([coder, state]) => [
        coder,
        { state, date: undefined, codebook: undefined, reason: undefined },
      ]),
    ),
    annotations: all,
    mentionCounts: undefined,
    stale: false,
  };
}
