import { key, record, section } from '../yaml/shape/groupShapes';
import { choice, text } from '../yaml/shape/scalarShapes';

/** Beside the codebook: the searches that all who work on a corpus share. */
export const SEARCHES_FILE = 'searches.yaml';

export const SEARCHES_FORMAT = 'policy-searches/1';

/** So many searches of one file are read: each is looked for in all positions. */
export const MOST_SEARCHES = 500;

/** A query that was saved; its name is unique among those that are saved in the same place. */
export interface SavedSearch {
  readonly name: string;
  readonly query: string;
  readonly note?: string | undefined;
}

/** The name, or where it is taken the first with a number behind it that is not: `Docks 2`. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name} ${String(number)}`;
  return free;
}

export const SEARCH = record(
  {
    name: key('The name of the search; unique in this file.', text()),
    query: key('The query, as in “Find Positions…”; see docs/reference/search.md.', text()),
    note: key('What it is for.', text()),
  },
  {
    needs: [
      { keys: ['name'], code: 'missing-search-name' },
      { keys: ['query'], code: 'missing-query' },
    ],
  },
);

/** The one definition of `searches.yaml`: reading and the JSON Schema come from it. Keys stand in canonical order. */
export const SEARCHES = record(
  {
    format: key('The format of this file.', choice([SEARCHES_FORMAT])),
    searches: key('The shared searches, in the order shown.', section(SEARCH)),
  },
  { needs: [{ keys: ['format'], code: 'format-missing' }] },
);
