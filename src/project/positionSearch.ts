import {
  everyPositionSteps,
  fieldValueSteps,
  inSteps,
  readQuery,
  searchSteps,
  type CorpusReader,
  type FieldValues,
  type Hit,
  type QueryField,
  type SearchResult,
} from '../core';

/** A search while somebody types. Whatever looks at all positions does it in slices; undefined is what it gives when
 * a newer question has come meanwhile, or the search has ended. */
export interface PositionSearch {
  find(text: string): Promise<SearchResult | undefined>;
  /** All positions, and what the corpus has for a field, with counts; made once for each version of the corpus. */
  all(field?: QueryField): Promise<Everything | undefined>;
  end(): void;
}

export interface Everything {
  readonly hits: readonly Hit[];
  readonly values: FieldValues;
}

/** The newest question wins: an older one stops at its next step. A query that only narrows the last
 * one that was answered looks through that one's result. `breathe` as in `World`. */
export function positionSearch(reader: CorpusReader, breathe: () => Promise<void>): PositionSearch {
  let newest = 0;
  let every: SearchResult | undefined;
  let last: SearchResult | undefined;
  const values = new Map<QueryField, FieldValues>();

  /** Undefined when it is not the newest turn any more. */
  const run = <Result>(
    turn: number,
    steps: Generator<undefined, Result>,
  ): Promise<Result | undefined> => inSteps(steps, breathe, () => turn !== newest);
  const everything = async (turn: number): Promise<SearchResult | undefined> => {
    if (every?.version === reader.version) return every;
    const found = await run(turn, everyPositionSteps(reader));
    if (!found) return undefined;
    values.clear();
    last = undefined;
    every = found;
    return found;
  };
  return {
    find: async (text) => {
      const turn = ++newest;
      const base = await everything(turn);
      if (!base) return undefined;
      const query = readQuery(text, base.codebook);
      const found = await run(turn, searchSteps(query, last ? [base, last] : [base]));
      if (found) last = found;
      return found;
    },
    all: async (field) => {
      const turn = ++newest;
      const base = await everything(turn);
      if (!base) return undefined;
      const { hits, codebook } = base;
      if (field === undefined) return { hits, values: NONE };
      const known = values.get(field);
      if (known) return { hits, values: known };
      const counted = await run(turn, fieldValueSteps(field, hits, codebook));
      if (counted) values.set(field, counted);
      return counted && { hits, values: counted };
    },
    end: () => {
      newest++;
    },
  };
}

const NONE: FieldValues = new Map();
