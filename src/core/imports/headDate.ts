import { foreignDate } from './tables/foreignDate';

/** The date that a document has in its first lines, else in the name of its file: undefined where
 * it is unclear. In the text, a short line that has one date, such as `Berlin, 3 May 2024` or
 * `Published: 2024-05-03`; a day goes before a month. A date within a sentence is what the text is
 * about. */
export function headDate(
  text: string,
  fileName: string,
): { readonly date: string; readonly from: 'head' | 'name' } | undefined {
  const lines = text
    .slice(0, HEAD)
    .split('\n')
    .map((line) => line.replace(/^[#>\s*|-]+/, '').trim())
    .filter((line) => line !== '')
    .slice(0, LINES);
  const short = lines.filter((line) => line.length <= LONGEST && !ABOUT.test(line));
  const day = firstDate(short, DAY);
  const named = day === undefined ? nameDate(fileName) : undefined;
  const date = day ?? named ?? firstDate(short, MONTH);
  return date === undefined ? undefined : { date, from: named === undefined ? 'head' : 'name' };
}

const HEAD = 4000;
const LINES = 15;
const LONGEST = 80;

/** What will be or was, or the part of a sentence. */
const ABOUT =
  /\b(until|by|before|after|since|from|to|effective|valid|deadline|expires?|bis|vom|seit|ab|gültig|jusqu|avant|depuis|hasta|desde)\s+\S*\d|[,;]$/iu;

const NAME = '\\p{L}{3,12}\\.?';
const DAY = new RegExp(
  [
    '(?<!\\d)\\d{4}-\\d{1,2}-\\d{1,2}(?!\\d)',
    '(?<!\\d)\\d{1,2}\\.\\s?\\d{1,2}\\.\\s?\\d{4}(?!\\d)',
    '(?<!\\d)\\d{1,2}/\\d{1,2}/\\d{4}(?!\\d)',
    '\\d{4}\\s*年\\s*\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日',
    `(?<!\\d)\\d{1,2}(?:st|nd|rd|th|er|º)?\\.?(?: de| of)? ${NAME}(?: de)?,? \\d{4}(?!\\d)`,
    `${NAME} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}(?!\\d)`,
  ].join('|'),
  'gu',
);
const MONTH = new RegExp(`(?<!\\d[.,]? )(?<!\\p{L})${NAME}(?: de)? \\d{4}(?!\\d)`, 'gu');

function firstDate(lines: readonly string[], pattern: RegExp): string | undefined {
  for (const line of lines) {
    const found = new Set(
      [...line.matchAll(pattern)].flatMap(([written]) => {
        const date = foreignDate(written);
        return date.kind === 'date' ? [date.date] : [];
      }),
    );
    const [date] = found;
    if (date !== undefined && found.size === 1) return date;
  }
  return undefined;
}

/** `2024-05-03 Minutes.docx`, `minutes_20240503.pdf`, `Minutes 3 May 2024.odt`. */
function nameDate(fileName: string): string | undefined {
  const name = fileName.replace(/\.[^.]+$/, '');
  const [, year, month, day] =
    /(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(name) ?? [];
  if (year !== undefined) {
    const date = foreignDate([year, month, day].join('-'));
    if (date.kind === 'date') return date.date;
  }
  return firstDate([name.replace(/[_-]+/g, ' ')], DAY);
}
