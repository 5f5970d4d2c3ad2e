import {
  dayOfLine,
  headLines,
  isCopyright,
  paragraphsOf,
  textOfParagraphs,
  withoutBy,
  type NewsStory,
} from './newsText';

/** Reads stories each of which begins with a line like `3 of 40 DOCUMENTS`, as older versions of
 * Nexis wrote texts: source, day, title, fields in capitals, words, fields in capitals. Undefined
 * for another text: the numbers must be consecutive. */
export function numberedStories(lines: readonly string[]): readonly NewsStory[] | undefined {
  const parts = numberedParts(lines, SEPARATOR);
  if (!parts?.some((part) => part.some((line) => FIELD.test(line.trim())))) return undefined;
  return parts.map(storyOf);
}

const SEPARATOR =
  /^(\d{1,6}) (?:of|von|de|di|van) (\d{1,6}) (?:documents?|dokumenten?|documentos?|documenti|documenten)$/i;

/** The parts between lines with consecutive numbers, `3 of 40`, without what precedes the first.
 * Undefined where the numbers are not consecutive. */
export function numberedParts(
  lines: readonly string[],
  separator: RegExp,
): readonly (readonly string[])[] | undefined {
  const parts: string[][] = [];
  let [last, total] = [0, 0];
  for (const line of lines) {
    const found = line.length > LONGEST_SEPARATOR ? null : separator.exec(line.trim());
    if (!found) {
      parts.at(-1)?.push(line);
      continue;
    }
    const [number, of] = [Number(found[1]), Number(found[2])];
    if (parts.length > 0 && (number !== last + 1 || of !== total)) return undefined;
    if (number > of) return undefined;
    [last, total] = [number, of];
    parts.push([]);
  }
  return parts.length === 0 ? undefined : parts;
}

const LONGEST_SEPARATOR = 200;

/** Fields before the words, and behind them. */
const FIELD =
  /^(byline|section|length|dateline|headline|highlight|series|body|load-date|language|publication-type|document-type|journal-code|graphic|subject|organization|company|person|geographic|industry|ticker|country|state|city|acc-no|correction-date|notes|type|url)\s*:/i;

function storyOf(lines: readonly string[]): NewsStory {
  const paragraphs = paragraphsOf(lines);
  const heads = paragraphs.map(headLines);
  const first = heads.map(([line = '']) => line);
  const day = first.slice(0, MOST_BEFORE_DAY).findIndex((line) => dayOfLine(line) !== undefined);
  let at = day + 1;
  while (at < first.length && (isCopyright(first[at] ?? '') || isEdition(first[at] ?? ''))) at++;
  const isTitled = day >= 0 && !FIELD.test(first[at] ?? '');
  const title = isTitled ? heads[at]?.join(' ') : undefined;
  const body = bodyOf(first, isTitled ? at + 1 : at);
  const field = (name: string): string | undefined => fieldOf(heads, name);
  return {
    id: '',
    title: title ?? field('headline'),
    author: withoutBy(field('byline')),
    source: heads
      .slice(0, Math.max(0, day))
      .filter(([line = '']) => !isCopyright(line))
      .at(-1)
      ?.join(' '),
    date: day < 0 ? undefined : dayOfLine(first[day] ?? ''),
    body: textOfParagraphs(paragraphs.slice(body.from, body.to)).replace(/^body\s*:\s*/i, ''),
  };
}

const MOST_BEFORE_DAY = 6;

function isEdition(line: string): boolean {
  return (
    line.length < 60 && /\b(edition|ausgabe|edición|édition|final)$|^(late|first) /i.test(line)
  );
}

/** From the end of the fields that follow the title to the fields at the end, which include the day
 * of loading. */
function bodyOf(first: readonly string[], start: number): { from: number; to: number } {
  let from = start;
  while (
    from < first.length &&
    FIELD.test(first[from] ?? '') &&
    !/^body\s*:/i.test(first[from] ?? '')
  )
    from++;
  const loaded = first.findIndex((line, at) => at >= from && /^load-date\s*:/i.test(line));
  let to = loaded < 0 ? first.length : loaded;
  while (to > from && isEnd(first[to - 1] ?? '')) to--;
  return { from, to };
}

function isEnd(line: string): boolean {
  return (
    isCopyright(line) ||
    (FIELD.test(line) && /^[A-Z-]+\s*:/.test(line) && !/^(BODY|SUBJECT):/.test(line))
  );
}

/** The value of a field that has a paragraph of its own. */
export function fieldOf(
  paragraphs: readonly (readonly string[])[],
  name: string,
): string | undefined {
  const start = `${name}:`;
  for (const lines of paragraphs) {
    const [line = ''] = lines;
    if (line.slice(0, start.length).toLowerCase() !== start) continue;
    const value = [line.slice(start.length), ...lines.slice(1)].join(' ').trim();
    if (value !== '') return value;
  }
  return undefined;
}
