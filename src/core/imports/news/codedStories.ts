import {
  dayOfLine,
  headLines,
  isCopyright,
  paragraphsOf,
  textOfParagraphs,
  withoutBy,
  type NewsStory,
} from './newsText';

/** Reads stories each of which ends with a line like `Document HARPOST020240426ek4q00001`, as
 * Factiva writes them, with or without two-letter codes before the fields. Undefined for another
 * text. */
export function codedStories(lines: readonly string[]): readonly NewsStory[] | undefined {
  const stories: NewsStory[] = [];
  let part: string[] = [];
  for (const line of lines) {
    const id = line.length > 100 ? undefined : END.exec(line.trim())?.[1];
    if (id === undefined) {
      part.push(line);
      continue;
    }
    const story = withCodes(part, id) ?? withoutCodes(part, id);
    if (!story) return undefined;
    stories.push(story);
    part = [];
  }
  return stories.length === 0 ? undefined : stories;
}

const END = /^(?:AN\s+)?Document ([A-Z0-9]{4,}[a-z0-9]{8,})$/;
const CODE =
  /^(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN|CLM|ART|DLN)(?:\s+(.*))?$/;

function withCodes(lines: readonly string[], id: string): NewsStory | undefined {
  const fields = new Map<string, string[]>();
  let last: string[] | undefined;
  for (const line of lines) {
    const [, code, rest = ''] = CODE.exec(line.trim()) ?? [];
    if (code !== undefined && !fields.has(code)) fields.set(code, (last = [rest]));
    else last?.push(line);
  }
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
    date: dayOfLine(line('PD') ?? ''),
    body: textOfParagraphs(body),
  };
}

/** The line with the number of words separates what is above it from day, source, code, language
 * and rights. */
function withoutCodes(lines: readonly string[], id: string): NewsStory | undefined {
  const heads = headLines(lines);
  const words = heads.findIndex((line) =>
    /^[\d.,]{1,9} (words|wörter|mots|palabras|parole)$/i.test(line),
  );
  if (words < 0) return undefined;
  const above = heads.slice(0, words).filter((line) => line !== '');
  const below = heads
    .map((line, at) => ({ line, at }))
    .filter(({ line, at }) => at > words && line !== '')
    .slice(0, MOST_BELOW);
  const [day, ...rest] = below;
  const date = dayOfLine(day?.line ?? '');
  if (date === undefined) return undefined;
  const isTimed = /^\d{1,2}:\d\d/.test(rest[0]?.line ?? '');
  const source = rest[isTimed ? 1 : 0]?.line;
  const rights = below.find(({ line }) => isCopyright(line));
  const code = below.findLast(({ line }) => /^[A-Z0-9]{2,10}$/.test(line));
  const from = rights ?? code ?? day;
  return {
    id,
    ...titleAndAuthor(above),
    source,
    date,
    body: textOfParagraphs(paragraphsOf(lines.slice((from?.at ?? words) + 1))),
  };
}

/** Day, time, source, code, edition, page, language and rights. */
const MOST_BELOW = 10;

/** Above the number of words there are at most a section, the title and the author. */
function titleAndAuthor(above: readonly string[]): Pick<NewsStory, 'title' | 'author'> {
  const last = above.at(-1);
  if (above.length > 1 && last !== undefined && /^(by|von|par|por) /i.test(last)) {
    return { title: above.at(-2), author: withoutBy(last) };
  }
  let [title, at] = [last, above.length - 1];
  for (const [place, line] of above.slice(-3).entries()) {
    if (line.length <= (title?.length ?? 0)) continue;
    [title, at] = [line, Math.max(0, above.length - 3) + place];
  }
  return { title, author: above[at + 1] };
}
