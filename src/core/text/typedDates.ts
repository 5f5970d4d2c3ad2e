import { dateRange } from '../model/date';

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
