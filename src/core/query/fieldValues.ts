import { effectiveDate } from '../analysis/positionRecords';
import { ancestorsOf } from '../codebook/lookUp';
import type { Codebook } from '../model/codebook';
import type { IssueId } from '../model/ids';
import { actorChains } from './actorChains';
import { actorsOf } from './conditions';
import type { QueryField } from './parseQuery';
import type { Hit } from './search';

/** How many of the positions each value of a field would find: actors and issues with all that lies
 * under them, for `in` folders and articles. For dates, the years and months in which they lie. */
export type FieldValues = ReadonlyMap<string, number>;

/** Linear in the positions. */
export function fieldValues(
  field: QueryField,
  hits: readonly Hit[],
  codebook: Codebook,
): FieldValues {
  const counts = new Map<string, number>();
  const valuesOf = valuesGetter(field, codebook);
  for (const hit of hits) {
    const values = valuesOf(hit);
    // A position of two actors on one side counts once for the side.
    for (const value of values.length > 1 ? new Set(values) : values) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

function valuesGetter(field: QueryField, codebook: Codebook): (hit: Hit) => readonly string[] {
  switch (field) {
    case 'actor': {
      const chainOf = actorChains(codebook);
      return ({ article, placed: { annotation } }) => {
        const days = () => effectiveDate(annotation.date, article, 'claim').days;
        return actorsOf(annotation).flatMap((actor) => chainOf(actor, days));
      };
    }
    case 'issue': {
      const known = new Map<IssueId, readonly IssueId[]>();
      const chainOf = (issue: IssueId): readonly IssueId[] => {
        let chain = known.get(issue);
        if (!chain) known.set(issue, (chain = [issue, ...ancestorsOf(codebook.issues, issue)]));
        return chain;
      };
      return ({ placed }) => placed.annotation.issues.flatMap(chainOf);
    }
    case 'stance':
    case 'act':
    case 'coder':
    case 'status':
      return ({ placed }) => {
        const value = placed.annotation[field];
        return value === undefined ? [] : [value];
      };
    case 'tag':
      return ({ placed }) => placed.annotation.tags;
    case 'since':
    case 'until':
      return ({ article, placed }) => {
        const { days } = effectiveDate(placed.annotation.date, article, 'claim');
        if (!days) return [];
        const day = field === 'since' ? days.first : days.last;
        return [day.slice(0, 4), day.slice(0, 7)];
      };
    case 'in':
      return ({ article: { path } }) => [path, ...foldersOf(path)];
    case 'text':
      return () => [];
  }
}

function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    folders.push(path.slice(0, at));
  }
  return folders;
}
