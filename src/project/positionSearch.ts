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
} from '../core';

/** A search while somebody types. */
export interface PositionSearch {
  /** Undefined when a newer query has come meanwhile, or the search has ended. */
  find(text: string): Promise<SearchResult | undefined>;
  /** What the corpus has for a field, with counts; made once for each version of the corpus. */
  valuesOf(field: QueryField): FieldValues;
  /** Of all positions. */
  count(): number;
  all(): readonly Hit[];
  end(): void;
}

/** The newest query wins: an older one stops at its next step. A query that only narrows the last
 * one that was answered looks through that one's result. `breathe` as in `World`. */
export function positionSearch(reader: CorpusReader, breathe: () => Promise<void>): PositionSearch {
  let newest = 0;
  let every: SearchResult | undefined;
  let last: SearchResult | undefined;
  const values = new Map<QueryField, FieldValues>();
  const all = (): SearchResult => {
    if (every?.version !== reader.version) {
      values.clear();
      last = undefined;
      every = everyPosition(reader);
    }
    return every;
  };
  return {
    find: async (text) => {
      const turn = ++newest;
      const base = all();
      const query = readQuery(text, reader.codebook);
      const steps = searchSteps(query, last ? [base, last] : [base]);
      for (;;) {
        const step = steps.next();
        if (step.done === true) {
          last = step.value;
          return step.value;
        }
        await breathe();
        if (turn !== newest) return undefined;
      }
    },
    valuesOf: (field) => {
      const hits = all().hits;
      let counts = values.get(field);
      if (!counts) values.set(field, (counts = fieldValues(field, hits, reader.codebook)));
      return counts;
    },
    count: () => all().hits.length,
    all: () => all().hits,
    end: () => {
      newest++;
    },
  };
}
