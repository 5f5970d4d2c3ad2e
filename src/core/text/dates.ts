import { dateRange } from '../model/date';

/** A date of a file in the user's locale (a BCP 47 tag): `2024-04-26` → 26 Apr 2024, `2024-04` →
 * Apr 2024, `2024` stays, a range has an en dash between its ends. What is no date comes back as
 * it is: it is still what the coder wrote. */
export function dateOnScreen(written: string, locale: string): string {
  const ends = written.split('/').map((end) => oneDate(end.trim(), locale));
  return ends.length === 2 ? ends.join(' – ') : ends.length === 1 ? (ends[0] ?? '') : written;
}

/** From a day to a day (YYYY-MM-DD that exist), by months in the user's locale: `Jan – Dec 2010`; one day is written
 * out. */
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

/** A formatter costs as much as a thousand of its dates. An unknown tag falls back to the host's. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${options.day ?? ''}`;
  const known = FORMATTERS.get(key);
  if (known) return known;
  let made: Intl.DateTimeFormat;
  try {
    made = new Intl.DateTimeFormat(locale, options);
  } catch {
    made = new Intl.DateTimeFormat(undefined, options);
  }
  FORMATTERS.set(key, made);
  return made;
}

const FORMATTERS = new Map<string, Intl.DateTimeFormat>();

/** A day in figures, as a language writes it: 26.4.2024, 4/26/2024, 26/04/2024. `day`: YYYY-MM-DD that exists. */
export function shortDate(day: string, locale: string): string {
  return inFigures(locale).format(new Date(`${day}T00:00:00Z`));
}

/** The date that was typed, as files have it (YYYY, YYYY-MM, YYYY-MM-DD, or two with `/`): such a date itself, or a day in
 * figures in the order of the language, with any of . / - or blanks between and the year in four digits. Undefined for
 * anything else, and for a day that does not exist. */
export function typedDate(typed: string, locale: string): string | undefined {
  const text = typed.trim();
  if (dateRange(text)) return text;
  const figures = /^(\d{1,4})[\s./-]+(\d{1,2})[\s./-]+(\d{1,4})\.?$/.exec(text)?.slice(1) ?? [];
  const order = inFigures(locale)
    .formatToParts(new Date(0))
    .map(({ type }) => type)
    .filter((type) => type === 'day' || type === 'month' || type === 'year');
  const part = (wanted: (typeof order)[number]): string => figures[order.indexOf(wanted)] ?? '';
  if (part('year').length !== 4) return undefined;
  const day = [
    part('year'),
    ...(['month', 'day'] as const).map((one) => part(one).padStart(2, '0')),
  ];
  const written = day.join('-');
  return dateRange(written) ? written : undefined;
}

/** An unknown tag falls back to the host's language. */
function inFigures(locale: string): Intl.DateTimeFormat {
  const options = { timeZone: 'UTC', day: 'numeric', month: 'numeric', year: 'numeric' } as const;
  try {
    return new Intl.DateTimeFormat(locale, options);
  } catch {
    return new Intl.DateTimeFormat(undefined, options);
  }
}
