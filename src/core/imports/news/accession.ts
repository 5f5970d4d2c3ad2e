import { dateRange } from '../../model/date';

/** The accession number of Factiva: eight characters of the source, the day of loading, then in
 * base 36 the year less 1500 (two digits), month and day, and five more. It gives the day of a
 * story in every language of the interface. Source: 716 stories of real exports, where it is the
 * written day in all but 15, which are a day apart. */
const ACCESSION = /^[A-Za-z0-9]{8}\d{8}([0-9a-z]{2})([1-9a-c])([1-9a-v])[0-9a-z]{5}$/;

/** The accession number of a line that ends a story: `Document HARPOST020240426ek4q00001`, in any
 * language. */
export function accessionOf(line: string): string | undefined {
  if (line.length > LONGEST) return undefined;
  const [, number = ''] = END.exec(line.trim()) ?? [];
  return accessionDay(number) === undefined ? undefined : number;
}

const LONGEST = 100;
const END = /^(?:AN[\s|]{1,10})?(?:\p{L}{2,20}\s+)?([A-Za-z0-9]{25})$/u;

/** The day in an accession number; undefined for anything else. */
export function accessionDay(number: string): string | undefined {
  const [, year, month = '', day = ''] = ACCESSION.exec(number) ?? [];
  if (year === undefined) return undefined;
  const date = [String(parseInt(year, 36) + 1500), two(month), two(day)].join('-');
  return dateRange(date) ? date : undefined;
}

function two(digit: string): string {
  return String(parseInt(digit, 36)).padStart(2, '0');
}
