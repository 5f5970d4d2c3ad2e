import { dateRange } from '../../model/date';

/** The order of day and month, as in `03/04/2024`. */
export type DayOrder = 'day-first' | 'month-first';

/** A date in a file of another program. */
export type ForeignDate =
  /** `date`: `2024-05-03`, or a month or year. `order`: the order of day and month that it proves
   * for its file. */
  | { readonly kind: 'date'; readonly date: string; readonly order?: DayOrder }
  /** Two possible days, by the order of day and month. */
  | { readonly kind: 'two-ways'; readonly ways: Readonly<Record<DayOrder, string>> }
  | { readonly kind: 'none' };

const NONE: ForeignDate = { kind: 'none' };

/** Reads a date: `2024-05-03T10:00`, `20240503`, `3 May 2024`, `May 3, 2024`, `Fri, 3 May 2024
 * 10:00:00 +0200`, `3. Mai 2024`, `2024年5月3日`, `03/04/2024`. The day is taken as written, without
 * time zones; days that do not exist are invalid. Years have four digits: `03/04/24` is invalid. */
export function foreignDate(written: string): ForeignDate {
  const text = written.normalize('NFKC').trim();
  if (text === '' || text.length > LONGEST) return NONE;
  return yearFirst(text) ?? figures(text) ?? withMonthName(text) ?? NONE;
}

/** The order of day and month in a column, by its unambiguous dates; undefined where none shows it,
 * `mixed` where they contradict each other. */
export function dayOrderOf(dates: Iterable<ForeignDate>): DayOrder | 'mixed' | undefined {
  const found = new Set<DayOrder>();
  for (const date of dates) if (date.kind === 'date' && date.order) found.add(date.order);
  const [first, second] = found;
  return second === undefined ? first : 'mixed';
}

const LONGEST = 100;

function yearFirst(text: string): ForeignDate | undefined {
  const [, year, month, day] =
    /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ,].*)?)?)?$/s.exec(text) ??
    /^(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$/.exec(text) ??
    /^(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?)?/.exec(text) ??
    [];
  return year === undefined ? undefined : dateOf(year, month, day);
}

/** With full stops, the day is first. */
function figures(text: string): ForeignDate | undefined {
  const match = /^(?:\p{L}+\.?,?\s+)?(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})(?:[T ,].*)?$/su.exec(
    text,
  );
  const [, first = '', sign, second = '', year = ''] = match ?? [];
  if (!match) return undefined;
  const dayFirst = dateOf(year, second, first);
  if (sign === '.' || first === second) return dayFirst;
  const monthFirst = dateOf(year, first, second);
  if (dayFirst.kind !== 'date') {
    return monthFirst.kind === 'date' ? { ...monthFirst, order: 'month-first' } : NONE;
  }
  if (monthFirst.kind !== 'date') return { ...dayFirst, order: 'day-first' };
  return {
    kind: 'two-ways',
    ways: { 'day-first': dayFirst.date, 'month-first': monthFirst.date },
  };
}

function withMonthName(text: string): ForeignDate | undefined {
  const words = text.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
  const named = words.map(monthNamed);
  const at = named.findIndex((month) => month !== undefined);
  // `mar. 3 mai 2024`: the name of a day may be the beginning of a month's name.
  if (at < 0 || new Set(named).size > 2) return undefined;
  const month = String(named[at]);
  const before = words.slice(0, at).filter((word) => /^\d/.test(word));
  const after = words.slice(at + 1).filter((word) => /^\d/.test(word));
  const [day] = before;
  const [next = ''] = after;
  if (before.length > 1) return undefined;
  if (day !== undefined) {
    return YEAR.test(next) ? dateOf(next, month, day) : yearBefore(day, month, next);
  }
  if (YEAR.test(next)) return dateOf(next, month);
  const year = after[1] ?? '';
  return YEAR.test(year) ? dateOf(year, month, next) : undefined;
}

/** `2024 May 3`. */
function yearBefore(year: string, month: string, day: string): ForeignDate | undefined {
  return YEAR.test(year) ? dateOf(year, month, day === '' ? undefined : day) : undefined;
}

const YEAR = /^\d{4}$/;

function dateOf(year: string, month?: string, day?: string): ForeignDate {
  const parts = [year, month, day].filter((part) => part !== undefined);
  const date = parts.map((part, at) => (at === 0 ? part : part.padStart(2, '0'))).join('-');
  return dateRange(date) ? { kind: 'date', date } : NONE;
}

/** Undefined for other words. Names are recognised by their beginnings, in seven languages. */
function monthNamed(word: string): number | undefined {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
  const month = MONTHS.findIndex((name) => name.test(plain));
  return month < 0 ? undefined : month + 1;
}

/** English, German, French, Spanish, Italian, Portuguese and Dutch, without their accents. */
const MONTHS: readonly RegExp[] = [
  /^(jan(uary|uar|vier|eiro|uari|ner|v)?|ene(ro)?|gen(naio)?)$/,
  /^(feb(ruary|ruar|rero|braio|ruari)?|fev(rier|ereiro|r)?)$/,
  /^(mar(ch|s|zo|co)?|marz|maerz|maart|mrt|mrz)$/,
  /^(apr(il|ile)?|avr(il)?|abr(il)?)$/,
  /^(may|mai|mayo|maggio|maio|mei|mag)$/,
  /^(june?|juni|juin|junio|giugno|junho|giu)$/,
  /^(july?|juli|juillet|julio|luglio|julho|juil|lug)$/,
  /^(aug(ust|ustus)?|aout|ago(sto)?)$/,
  /^(sept?(ember|embre|tembre|tiembre)?|set(tembre|embro)?)$/,
  /^(oct(ober|obre|ubre)?|okt(ober)?|ott(obre)?|out(ubro)?)$/,
  /^(nov(ember|embre|iembre|embro)?)$/,
  /^(dec(ember|embre)?|dez(ember|embro)?|dic(iembre|embre)?)$/,
];
