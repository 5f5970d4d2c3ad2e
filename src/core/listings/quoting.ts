import type { Analysis } from '../analysis/analyse';
import type { Annotation } from '../model/annotation';
import type { ArticleRow } from '../model/corpus';
import type { PlacedAnnotation } from '../model/place';
import { LIST_SEPARATOR, quoteCell } from '../tables/csv';
import type { ListingColumn } from './listing';

/** The column that states a roll-up; none without one. */
export function rollUpColumns({ context }: Analysis): readonly ListingColumn<unknown>[] {
  const { rollUp } = context.filter;
  return rollUp === 'none'
    ? []
    : [
        {
          name: 'rollUp',
          description:
            'what was rolled up before the comparison: actors to their side, issues along signed links',
          cell: () => rollUp,
        },
      ];
}

interface Quoting {
  readonly placed: PlacedAnnotation;
  readonly article: ArticleRow;
  readonly date: string | undefined;
}

/** The quotes of some records, and as many sources in the same order: author, newspaper, date and
 * article. */
export function quoting(recordOf: (name: string) => Quoting | undefined) {
  const all = (names: readonly string[], of: (record: Quoting) => string): string =>
    names
      .flatMap((name) => recordOf(name) ?? [])
      .map(of)
      .join(LIST_SEPARATOR);
  return {
    quotes: (names: readonly string[]) =>
      all(names, ({ placed }) => quoteCell(placed.annotation.quote)),
    sources: (names: readonly string[]) =>
      all(names, ({ article: { metadata, path }, placed: { annotation }, date }) =>
        [metadata.author, metadata.source, date, path, ...conditionOf(annotation)]
          .filter((part) => part !== undefined)
          .join(', '),
      ),
  };
}

function conditionOf(annotation: Annotation): readonly string[] {
  if (annotation.kind !== 'position' || annotation.condition === undefined) return [];
  return [`under the condition “${annotation.condition}”`];
}

/** What `sources` hold of positions. */
export const SOURCES = 'author, newspaper, date, article and condition of each, in that order';
