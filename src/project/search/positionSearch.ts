import {
  everyPosition,
  fieldValues,
  readQuery,
  searchSteps,
  type CorpusReader,
  type FieldValues,
  type Hit,
  type QueryField,
  type SearchResult,
  type Task,
} from '../../core';
import { NewestSearch } from './newestSearch';

/** A search while the user types. Work on all positions is done in slices; the results are
 * undefined when a newer query has arrived meanwhile, or the search has ended. */
export interface PositionSearch {
  find(text: string): Promise<SearchResult | undefined>;
  /** All positions, and what the corpus has for a field, with counts; made once for each version of
   * the corpus. */
  all(field?: QueryField): Promise<Everything | undefined>;
  end(): void;
}

export interface Everything {
  readonly hits: readonly Hit[];
  readonly values: FieldValues;
}

/** A search in which the newest query wins: an older one stops at its next step. A query that only
 * narrows the last answered one searches that one's result. `yieldToHost`: see `Environment`. */
export function positionSearch(
  reader: CorpusReader,
  yieldToHost: () => Promise<void>,
): PositionSearch {
  const newest = new NewestSearch(yieldToHost);
  let every: SearchResult | undefined;
  let last: SearchResult | undefined;
  const values = new Map<QueryField, FieldValues>();

  const everything = function* (): Task<SearchResult> {
    if (every?.version === reader.version) return every;
    const found = yield* everyPosition(reader);
    values.clear();
    last = undefined;
    every = found;
    return found;
  };
  const find = function* (text: string): Task<SearchResult> {
    const base = yield* everything();
    const query = readQuery(text, base.codebook);
    last = yield* searchSteps(query, last ? [base, last] : [base]);
    return last;
  };
  const all = function* (field: QueryField | undefined): Task<Everything> {
    const { hits, codebook } = yield* everything();
    if (field === undefined) return { hits, values: NONE };
    const counted = values.get(field) ?? (yield* fieldValues(field, hits, codebook));
    values.set(field, counted);
    return { hits, values: counted };
  };
  return {
    find: (text) => newest.run(find(text)),
    all: (field) => newest.run(all(field)),
    end: () => newest.end(),
  };
}

const NONE: FieldValues = new Map();
