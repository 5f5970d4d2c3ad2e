import { key, record, section } from '../yaml/shape/groupShapes';
import { choice, text } from '../yaml/shape/scalarShapes';

/** A file beside the codebook: the searches that are shared by all users of a corpus. */
export const SEARCHES_FILE = 'searches.yaml';

export const SEARCHES_FORMAT = 'policy-searches/1';

/** The most searches that are read from one file: each searches all positions. */
export const MOST_SEARCHES = 500;

/** A saved query; its name is unique among those saved in the same place. */
export interface SavedSearch {
  readonly name: string;
  readonly query: string;
  readonly note?: string | undefined;
}

/** The name, or the first free one with a number added: `Docks 2`. */
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

/** The one definition of `searches.yaml`: reading and the JSON Schema come from it. Keys are in
 * canonical order. */
export const SEARCHES = record(
  {
    format: key('The format of this file.', choice([SEARCHES_FORMAT])),
    searches: key('The shared searches, in the order shown.', section(SEARCH)),
  },
  { needs: [{ keys: ['format'], code: 'format-missing' }] },
);
