import { accessionDay, accessionOf } from './accession';
import {
  bareStory,
  dayOfLine,
  headLines,
  isCopyright,
  paragraphsOf,
  textOfParagraphs,
  withoutBy,
  type NewsStories,
  type NewsStory,
} from './story';

/** Reads stories each of which ends with a line like `Document HARPOST020240426ek4q00001`, as
 * Factiva writes them, with or without two-letter codes before the fields. Undefined for another
 * text. */
export function factivaText(lines: readonly string[]): NewsStories | undefined {
  const stories: NewsStory[] = [];
  let part: string[] = [];
  for (const line of lines) {
    const id = line.length > LONGEST_END ? undefined : accessionOf(withoutBars(line));
    if (id === undefined) {
      part.push(line);
      continue;
    }
    stories.push(factivaFields(fieldsOf(part), id) ?? withoutCodes(part, id) ?? unread(part, id));
    part = [];
  }
  return stories.length === 0 ? undefined : { stories };
}

/** A story whose head is not understood keeps its words. */
function unread(lines: readonly string[], id: string): NewsStory {
  return { ...bareStory(textOfParagraphs(paragraphsOf(lines)), id), date: accessionDay(id) };
}

const LONGEST_END = 200;

/** A line of a table without the bars at its ends. */
function withoutBars(line: string): string {
  const text = line.trim();
  const from = text.startsWith('|') ? 1 : 0;
  return text.slice(from, text.endsWith('|') ? -1 : undefined).trim();
}

const CODE =
  /^(SE|HD|BY|CR|WC|PD|ET|SN|SC|NGC|GC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN|CLM|ART|DLN)(?:[\s|]+(.*))?$/;

/** Codes do not depend on the language. */
function fieldsOf(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, string[]>();
  let last: string[] | undefined;
  for (const line of lines) {
    const [, code, rest = ''] = CODE.exec(withoutBars(line)) ?? [];
    if (code !== undefined && !fields.has(code)) fields.set(code, (last = [rest]));
    else last?.push(withoutBars(line));
  }
  return fields;
}

/** A story with a code for each field. Undefined without a title, or without words. */
export function factivaFields(
  fields: ReadonlyMap<string, readonly string[]>,
  id: string,
): NewsStory | undefined {
  if (!fields.has('HD') || !(fields.has('LP') || fields.has('TD'))) return undefined;
  const line = (code: string): string | undefined => {
    const text = fields.get(code)?.join(' ').replace(/\s+/g, ' ').trim() ?? '';
    return text === '' ? undefined : text;
  };
  const body = ['LP', 'TD'].flatMap((code) => paragraphsOf(fields.get(code) ?? []));
  return {
    id,
    title: line('HD'),
    author: withoutBy(line('BY')),
    source: line('SN'),
    section: line('SE'),
    language: line('LA'),
    date: dayOfLine(line('PD') ?? '') ?? accessionDay(id),
    body: textOfParagraphs(body),
  };
}

/** The number of words, in any language: `8,165 words`, `8165 字`. */
export const FACTIVA_WORDS = /^\d[\d.,\s]{0,9}\p{L}+$/u;

/** The line with the number of words separates what is above it from day, source, code, language
 * and rights. */
function withoutCodes(lines: readonly string[], id: string): NewsStory | undefined {
  const heads = headLines(lines);
  const filled = heads.map((line, at) => ({ line, at })).filter(({ line }) => line !== '');
  const words = filled.findIndex(
    ({ line }, at) =>
      FACTIVA_WORDS.test(line) && dayOfLine(filled[at + 1]?.line ?? '') !== undefined,
  );
  if (words < 0) return undefined;
  const [day, ...rest] = filled.slice(words + 1, words + 1 + MOST_BELOW);
  const isTimed = /^\d{1,2}:\d\d/.test(rest[0]?.line ?? '');
  const source = rest[isTimed ? 1 : 0]?.line;
  const rights = rest.find(({ line }) => isCopyright(line));
  const code = rest.findLast(({ line }) => /^[A-Z0-9]{2,10}$/.test(line));
  const from = rights ?? code ?? day;
  const above = rights && rest[rest.indexOf(rights) - 1];
  return {
    id,
    ...titleAndAuthor(filled.slice(0, words).map(({ line }) => line)),
    source,
    language: above !== code && /^\p{L}+$/u.test(above?.line ?? '') ? above?.line : undefined,
    date: dayOfLine(day?.line ?? '') ?? accessionDay(id),
    body: textOfParagraphs(paragraphsOf(lines.slice((from?.at ?? 0) + 1))),
  };
}

/** Day, time, source, code, edition, page, language and rights. */
const MOST_BELOW = 10;

/** Above the number of words there are at most a section, the title and the author; a file begins
 * with more. */
function titleAndAuthor(above: readonly string[]): Pick<NewsStory, 'title' | 'author' | 'section'> {
  const [last, title] = [above.at(-1), above.at(-2)];
  if (last !== undefined && title !== undefined && isName(last))
    return { title, author: withoutBy(last), section: above.length === 3 ? above[0] : undefined };
  return { title: last, author: undefined, section: above.length === 2 ? title : undefined };
}

/** Whether a line is `By Ann Lee`, or nothing but a few names. */
function isName(line: string): boolean {
  if (/^(by|von|par|por|door) \p{Lu}/iu.test(line)) return true;
  if (line.length > LONGEST_NAME || /[.:?!"“”»«\d]/.test(line.replace(/\b\p{Lu}\./gu, '')))
    return false;
  const words = line.split(/[\s,;/]+/).filter((word) => word !== '');
  return words.length > 1 && words.length < 7 && words.every((word) => NAME_PART.test(word));
}

const LONGEST_NAME = 70;
const NAME_PART = /^(\p{Lu}|(von|van|de|der|den|di|da|del|und|and|et|y|en)$)/u;
