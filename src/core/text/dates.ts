import { dateRange } from '../model/date';

/** A date of a file in the user's locale (a BCP 47 tag): `2024-04-26` → 26 Apr 2024, `2024-04` →
 * Apr 2024, `2024` is unchanged, a range has an en dash between its ends. An invalid date is
 * returned unchanged: it is still what the coder wrote. */
export function dateOnScreen(written: string, locale: string): string {
  const ends = written.split('/').map((end) => oneDate(end.trim(), locale));
  return ends.length === 2 ? ends.join(' – ') : ends.length === 1 ? (ends[0] ?? '') : written;
}

/** From a day to a day (YYYY-MM-DD that exist), by months in the user's locale: `Jan – Dec 2010`; a
 * single day is written in full. */
export function periodOnScreen(first: string, last: string, locale: string): string {
  if (first === last) return oneDate(first, locale);
  const [from, to] = [first, last].map((day) => new Date(`${day}T00:00:00Z`));
  if (!from || !to) return '';
  return formatter(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' }).formatRange(
    from,
    to,
  );
}

function oneDate(written: string, locale: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(written) ?? [];
  if (year === undefined || month === undefined) return written;
  const date = new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCMonth() + 1 !== Number(month)) return written;
  const parts = { year: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return formatter(locale, day === undefined ? parts : { ...parts, day: 'numeric' }).format(date);
}

/** Cached, since a formatter costs as much as a thousand of its dates. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${options.day ?? ''}`;
  const known = FORMATTERS.get(key);
  if (known) return known;
  const made = formatterOf(locale, options);
  FORMATTERS.set(key, made);
  return made;
}

const FORMATTERS = new Map<string, Intl.DateTimeFormat>();

/** A day in figures, as a language writes it: 26.4.2024, 4/26/2024, 26/04/2024. `day`: YYYY-MM-DD
 * that exists. */
export function shortDate(day: string, locale: string): string {
  return inFigures(locale).format(new Date(`${day}T00:00:00Z`));
}

/** Reads a typed date into the form of files (YYYY, YYYY-MM, YYYY-MM-DD, or two with `/`): such a
 * date itself, or a day in figures in the order of the language, with any of . / - or blanks
 * between (with full stops the day is before the month in each language), or a day or month with
 * the month's name in that language or in English (“May 1, 2025”, “1. Mai 2025”, “May 2025”); the
 * year in four digits. Undefined for anything else, and for a day that does not exist. */
export function typedDate(typed: string, locale: string): string | undefined {
  const text = typed.trim();
  if (dateRange(text)) return text;
  const figures = /^(\d{1,4})[\s./-]+(\d{1,2})[\s./-]+(\d{1,4})\.?$/.exec(text)?.slice(1) ?? [];
  const language = inFigures(locale)
    .formatToParts(new Date(0))
    .map(({ type }) => type)
    .filter((type) => type === 'day' || type === 'month' || type === 'year');
  const order = /^\d{1,2}\s*\./.test(text) && language[0] !== 'year' ? DAY_FIRST : language;
  const part = (wanted: 'day' | 'month' | 'year'): string => figures[order.indexOf(wanted)] ?? '';
  if (part('year').length !== 4) return dateWithMonth(text, locale);
  const day = [
    part('year'),
    ...(['month', 'day'] as const).map((one) => part(one).padStart(2, '0')),
  ];
  const written = day.join('-');
  return dateRange(written) ? written : undefined;
}

const DAY_FIRST: readonly Intl.DateTimeFormatPartTypes[] = ['day', 'month', 'year'];

function dateWithMonth(text: string, locale: string): string | undefined {
  const parts = text.split(/[\s.,/-]+/).filter((part) => part !== '');
  const figures = parts.filter((part) => /^\d+$/.test(part));
  const [year, otherYear] = figures.filter((part) => part.length === 4);
  const [day, otherDay] = figures.filter((part) => part.length <= 2);
  const [name, ...rest] = parts.filter((part) => !figures.includes(part));
  const hasOthers = figures.length !== (day === undefined ? 1 : 2) || rest.length > 0;
  if (year === undefined || name === undefined || hasOthers) return undefined;
  if (otherYear !== undefined || otherDay !== undefined) return undefined;
  const month = monthCalled(name, locale) ?? monthCalled(name, 'en');
  if (month === undefined) return undefined;
  const written = [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return dateRange(written) ? written : undefined;
}

/** The month's number, from 1, by its full or shortened name. */
function monthCalled(name: string, locale: string): number | undefined {
  const wanted = name.toLowerCase();
  for (const month of ['long', 'short'] as const) {
    // With a day, since some languages inflect a month's name that follows one.
    const format = formatterOf(locale, { timeZone: 'UTC', day: 'numeric', month });
    for (let number = 1; number <= 12; number++) {
      const parts = format.formatToParts(new Date(Date.UTC(2024, number - 1, 1)));
      const called = parts.find(({ type }) => type === 'month')?.value.toLowerCase();
      if (called?.replace(/\.$/, '') === wanted) return number;
    }
  }
  return undefined;
}

function inFigures(locale: string): Intl.DateTimeFormat {
  return formatterOf(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  });
}

/** An unknown tag falls back to the host's language. */
function formatterOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, options);
  } catch {
    return new Intl.DateTimeFormat(undefined, options);
  }
}
