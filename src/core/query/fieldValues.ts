import { effectiveDate } from '../analysis/records/positionRecords';
import { ancestorsOf } from '../codebook/lookUp';
import type { Codebook } from '../model/codebook';
import { dateRange, type DateRange } from '../model/date';
import type { IssueId } from '../model/ids';
import { actorChains } from './actorChains';
import { fieldKind, recordValues } from './fieldKinds';
import { isStudyField, type QueryField } from './parseQuery';
import type { Hit } from './search';

/** How many of the positions each value of a field would find: actors and issues with everything
 * below them, for `in` folders and articles. For dates, their years and months. */
export type FieldValues = ReadonlyMap<string, number>;

/** Linear in the positions. */
export function* fieldValues(
  field: QueryField,
  hits: readonly Hit[],
  codebook: Codebook,
): Generator<undefined, FieldValues> {
  const counts = new Map<string, { count: number; last: Hit }>();
  const valuesOf = valuesGetter(field, codebook);
  for (const [index, hit] of hits.entries()) {
    for (const value of valuesOf(hit)) {
      const known = counts.get(value);
      if (!known) counts.set(value, { count: 1, last: hit });
      // A position of two actors on one side is counted once for the side.
      else if (known.last !== hit) {
        known.count++;
        known.last = hit;
      }
    }
    if (index % STEP === STEP - 1) yield undefined;
  }
  return new Map([...counts].map(([value, { count }]) => [value, count]));
}

/** Positions that are read in one step. */
const STEP = 1000;

function valuesGetter(field: QueryField, codebook: Codebook): (hit: Hit) => readonly string[] {
  const kind = fieldKind(field, codebook);
  switch (kind) {
    case 'actor': {
      const chainOf = actorChains(codebook);
      return ({ article, annotation }) => {
        const days = () => effectiveDate(annotation.date, article, 'claim').days;
        return joined(recordValues(annotation, field), (actor) => chainOf(actor, days));
      };
    }
    case 'issue': {
      const known = new Map<IssueId, readonly IssueId[]>();
      const chainOf = (issue: IssueId): readonly IssueId[] => {
        let chain = known.get(issue);
        if (!chain) known.set(issue, (chain = [issue, ...ancestorsOf(codebook.issues, issue)]));
        return chain;
      };
      return ({ annotation }) => joined(recordValues(annotation, field), chainOf);
    }
    case 'name':
    case 'tag':
      return ({ annotation }) => recordValues(annotation, field);
    case 'date':
      if (isStudyField(field))
        return ({ annotation }) =>
          recordValues(annotation, field).flatMap((value) => timesIn(dateRange(value)));
      return ({ article, annotation }) =>
        timesIn(effectiveDate(annotation.date, article, 'claim').days);
    case 'since':
    case 'until':
      return ({ article, annotation }) => {
        const { days } = effectiveDate(annotation.date, article, 'claim');
        if (!days) return [];
        const day = kind === 'since' ? days.first : days.last;
        return [day.slice(0, 4), day.slice(0, 7)];
      };
    case 'in':
      return ({ article: { path } }) => [path, ...foldersOf(path)];
    case 'words':
    case 'text':
      return () => [];
  }
}

/** The years and months of some days. For a range of many years, only the years at its ends. */
function timesIn(days: DateRange | undefined): readonly string[] {
  if (!days) return [];
  const [from, to] = [Number(days.first.slice(0, 4)), Number(days.last.slice(0, 4))];
  const years = to - from > MOST_YEARS ? [from, to] : [from];
  if (years.length === 1) for (let year = from + 1; year <= to; year++) years.push(year);
  const months = years.flatMap((year) =>
    MONTHS.map((month) => `${String(year).padStart(4, '0')}-${month}`),
  );
  const within = months.filter(
    (month) => month >= days.first.slice(0, 7) && month <= days.last.slice(0, 7),
  );
  return [...years.map((year) => String(year).padStart(4, '0')), ...within];
}

const MOST_YEARS = 50;
const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

function joined(ids: readonly string[], chainOf: (id: string) => readonly string[]) {
  const [first] = ids;
  return ids.length === 1 && first !== undefined ? chainOf(first) : ids.flatMap(chainOf);
}

function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    folders.push(path.slice(0, at));
  }
  return folders;
}
