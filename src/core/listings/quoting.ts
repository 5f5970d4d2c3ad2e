import type { Analysis } from '../analysis/analyse';
import type { Annotation } from '../model/annotation';
import type { ArticleRow } from '../model/corpus';
import type { PlacedAnnotation } from '../model/place';
import { LIST_SEPARATOR, quoteCell } from '../tables/csv';
import { perObject } from '../util/perObject';
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
    quotes: (names: readonly string[]) => all(names, quoteOf),
    sources: (names: readonly string[]) => all(names, sourceOf),
  };
}

// A record is in the row of each opponent of its actor.

const quoteOf = perObject(({ placed }: Quoting) => quoteCell(placed.annotation.quote));

const sourceOf = perObject(
  ({ article: { metadata, path }, placed: { annotation }, date }: Quoting) =>
    [metadata.author, metadata.source, date, path, ...conditionOf(annotation)]
      .filter((part) => part !== undefined)
      .join(', '),
);

function conditionOf(annotation: Annotation): readonly string[] {
  if (annotation.kind !== 'position' || annotation.condition === undefined) return [];
  return [`under the condition “${annotation.condition}”`];
}

/** What `sources` hold of positions. */
export const SOURCES = 'author, newspaper, date, article and condition of each, in that order';
