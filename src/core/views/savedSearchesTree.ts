import type { PositionRecord } from '../analysis/positionRecords';
import { readQuery, type PositionQuery } from '../query/readQuery';
import { annotationLabel } from './annotationLabel';
import type { ViewContext } from './facts';
import { labelText } from './label';
import { queryProblemText } from './searchRows';
import { fileText, words } from './text';
import { childKey, inForceMessage, lazyRows, treeRow, type TreeRow, type TreeView } from './tree';
import { positionRow } from './treeRows';

/** A query that somebody kept; the name is its own within a corpus. */
export interface SavedSearch {
  readonly name: string;
  readonly query: string;
}

/** Saved searches, each with the positions it finds now, in the order in which they were saved. */
export function savedSearchesTree(
  context: ViewContext,
  searches: readonly SavedSearch[],
): TreeView {
  let rows: readonly (() => TreeRow)[] | undefined;
  const makers = () => (rows ??= searches.map((search) => () => searchRow(context, search)));
  return {
    roots: lazyRows(undefined, context.voice, makers),
    description: '',
    message: inForceMessage(context),
    empty: searches.length === 0 ? 'no searches' : undefined,
  };
}

/** The key of a saved search's row, by which menus know which is meant. */
export function keyOfSearch(name: string): string {
  return childKey(undefined, 'search', name);
}

function searchRow(context: ViewContext, { name, query: text }: SavedSearch): TreeRow {
  const { facts, voice } = context;
  const key = keyOfSearch(name);
  const query = readQuery(text, facts.codebook);
  const found = foundBy(query, facts.analysis.records);
  const count = voice.say('positions', found.length);
  return treeRow({
    key,
    parentKey: undefined,
    label: labelText(name),
    description: text === name ? count : `${count} · ${labelText(text)}`,
    icon: query.problems.length > 0 ? 'unknown' : 'search',
    contextValue: 'search',
    tooltip: () => [
      [fileText(text, 'strong', 400)],
      ...query.problems.map((problem) => [words(queryProblemText(problem, voice))]),
    ],
    children: lazyRows(key, voice, () =>
      found.map((record) => () => {
        const label = annotationLabel(facts.codebook, record.position, voice);
        return positionRow(context, key, record, label);
      }),
    ),
  });
}

function foundBy(
  query: PositionQuery,
  records: readonly PositionRecord[],
): readonly PositionRecord[] {
  return records.filter(({ article, position }) => query.matches(article, position));
}
