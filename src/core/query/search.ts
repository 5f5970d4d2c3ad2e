import type { Position } from '../model/annotation';
import type { Codebook } from '../model/codebook';
import type { ArticleRow, CorpusReader } from '../model/corpus';
import type { PlacedAnnotation } from '../model/place';
import type { SearchedRecord } from './conditions';
import { narrows, readQuery, type PositionQuery } from './readQuery';
import { searchTextOf } from './searchText';

/** A position that a search found. */
export class Hit implements SearchedRecord {
  readonly article: ArticleRow;
  readonly placed: PlacedAnnotation<Position>;
  #text: string | undefined;

  constructor(article: ArticleRow, placed: PlacedAnnotation<Position>) {
    this.article = article;
    this.placed = placed;
  }

  get annotation(): Position {
    return this.placed.annotation;
  }

  /** Cached here too: a further look-up for each of many positions would slow typing. */
  get text(): string {
    return (this.#text ??= searchTextOf(this.annotation));
  }
}

export interface SearchResult {
  readonly query: PositionQuery;
  /** The version of the reader that was searched. */
  readonly version: number;
  readonly codebook: Codebook;
  /** In the reader's order. */
  readonly hits: readonly Hit[];
}

/** All positions of a corpus: the results of the empty query. A task; it reads the reader as it is
 * at the beginning. */
export function* everyPosition(reader: CorpusReader): Generator<undefined, SearchResult> {
  const { codebook, version } = reader;
  const hits: Hit[] = [];
  let looked = 0;
  for (const article of reader.articles()) {
    for (const placed of article.annotations)
      if (isPosition(placed)) hits.push(new Hit(article, placed));
    looked += 1 + article.annotations.length;
    if (looked < 4 * STEP) continue;
    looked = 0;
    yield undefined;
  }
  return { query: readQuery('', codebook), version, codebook, hits };
}

/** Positions that are searched between two yields. */
const STEP = 500;

/** Searches the narrowest of earlier results that includes every possible one; the first must be
 * `everyPosition`. Linear in those. A generator, so that a host can yield, or cancel when the
 * result is no longer needed. */
export function* searchSteps(
  query: PositionQuery,
  earlier: readonly [SearchResult, ...SearchResult[]],
): Generator<undefined, SearchResult> {
  const [every] = earlier;
  const from = earlier
    .filter((one) => one.version === every.version && narrows(query, one.query))
    .reduce((best, one) => (one.hits.length < best.hits.length ? one : best), every);
  const { version, codebook } = every;
  if (query.conditions.length === 0) return { ...every, query };
  const hits: Hit[] = [];
  for (const [index, hit] of from.hits.entries()) {
    if (query.finds(hit)) hits.push(hit);
    if (index % STEP === STEP - 1) yield undefined;
  }
  return { query, version, codebook, hits };
}

function isPosition(placed: PlacedAnnotation): placed is PlacedAnnotation<Position> {
  return placed.annotation.kind === 'position';
}
