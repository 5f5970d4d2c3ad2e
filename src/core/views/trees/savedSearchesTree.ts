import { COUNTS } from '../words/shared';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { Codebook } from '../../model/codebook';
import { readQuery, type PositionQuery } from '../../query/readQuery';
import { SEARCHES_FILE, type SavedSearch } from '../../searches/definition';
import { annotationLabel } from '../words/annotationLabel';
import type { Facts, ViewContext } from '../facts/facts';
import { labelText } from '../words/label';
import { positionLook } from '../words/stanceLook';
import { queryProblemText } from './searchRows';
import { fileText, words } from '../words/text';
import {
  childKey,
  firstRows,
  inForceMessage,
  lazyRows,
  treeRow,
  type TreeRow,
  type TreeView,
} from './tree';
import { annotationRow } from './treeRows';

/** A saved search in the list: the user's own, or one of the shared file. One of each may have the
 * same name. */
export interface ListedSearch extends SavedSearch {
  readonly isShared: boolean;
}

/** Saved searches, each with the positions it finds now, in the order in which they were saved. */
export function savedSearchesTree(
  context: ViewContext,
  searches: readonly ListedSearch[],
): TreeView {
  let rows: readonly (() => TreeRow)[] | undefined;
  const makers = () => (rows ??= searches.map((search) => () => searchRow(context, search)));
  return {
    roots: lazyRows(undefined, context.localizer, makers),
    description: '',
    message: inForceMessage(context),
    empty: searches.length === 0 ? 'no searches' : undefined,
  };
}

/** The key of a saved search's row, by which menus identify it. */
export function keyOfSearch({ name, isShared }: Pick<ListedSearch, 'name' | 'isShared'>): string {
  return childKey(undefined, isShared ? 'shared search' : 'search', name);
}

/** Computes the results that the view of saved searches shows, as a task, so that painting does not
 * search. */
export function* savedSearchSteps(
  facts: Facts,
  searches: readonly ListedSearch[],
): Generator<undefined> {
  for (const { query } of searches) {
    const search = searchFor(query, facts.codebook);
    for (const records of facts.analysis.recordLists) {
      if (search.found.has(records)) continue;
      search.in(records);
      yield undefined;
    }
  }
}

function searchRow(context: ViewContext, listed: ListedSearch): TreeRow {
  const { name, query: text, note = '', isShared } = listed;
  const { facts, localizer } = context;
  const key = keyOfSearch(listed);
  const search = searchFor(text, facts.codebook);
  const { conditions, problems } = search.query;
  const [problem] = problems;
  // A search without a valid condition would find everything, which was not intended.
  const isUnderstood = problem === undefined || conditions.length > 0;
  const lists = isUnderstood ? facts.analysis.recordLists.map((records) => search.in(records)) : [];
  const total = lists.reduce((sum, { length }) => sum + length, 0);
  const count = problem
    ? queryProblemText(problem, localizer)
    : localizer.text(COUNTS.positions, total);
  return treeRow({
    key,
    parentKey: undefined,
    label: labelText(name),
    description: [
      ...(isShared ? [localizer.text('shared')] : []),
      count,
      ...(text === name ? [] : [labelText(text)]),
    ].join(' · '),
    icon: problem ? 'unknown' : 'search',
    contextValue: isShared ? 'search sharedSearch' : 'search ownSearch',
    tooltip: () => [
      [fileText(text, 'strong', 400)],
      ...(note === '' ? [] : [[fileText(note, 'plain', 400)]]),
      ...(isShared
        ? [
            [
              words(
                localizer.text('Shared with everyone who uses this corpus, in {0}', SEARCHES_FILE),
              ),
            ],
          ]
        : []),
      ...problems.map((one) => [words(queryProblemText(one, localizer))]),
    ],
    children: firstRows(key, localizer, total, (most) =>
      lists
        .flat()
        .slice(0, most)
        .map((record) => {
          const { article, placed, position } = record;
          return annotationRow(context, key, article, placed, {
            label: annotationLabel(facts.codebook, position, localizer),
            icon: positionLook(facts.codebook, position),
          });
        }),
    ),
  });
}

/** A query with its result: positions are tested again only where their article has changed. */
interface Search {
  readonly query: PositionQuery;
  readonly found: WeakMap<readonly PositionRecord[], readonly PositionRecord[]>;
  in(records: readonly PositionRecord[]): readonly PositionRecord[];
}

const SEARCHES = new WeakMap<Codebook, Map<string, Search>>();

function searchFor(text: string, codebook: Codebook): Search {
  const known = SEARCHES.get(codebook) ?? new Map<string, Search>();
  SEARCHES.set(codebook, known);
  const search = known.get(text) ?? searchOf(readQuery(text, codebook));
  known.set(text, search);
  return search;
}

function searchOf(query: PositionQuery): Search {
  const found = new WeakMap<readonly PositionRecord[], readonly PositionRecord[]>();
  return {
    query,
    found,
    in: (records) => {
      let own = found.get(records);
      if (!own) {
        own = records.filter(({ article, position }) => query.matches(article, position));
        found.set(records, own);
      }
      return own;
    },
  };
}
