import { nexisLabel } from './nexisLabels';
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

/** Reads stories each of which ends with a line `End of Document` and has its words below a line
 * `Body`, as Nexis Uni and Lexis+ write documents: title, source, day, labels, `Body`, words,
 * labels. Undefined for another text. */
export function nexisUni(lines: readonly string[]): NewsStories | undefined {
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (END.test(line)) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  // Text behind the last end belongs to no story.
  const stories = parts.slice(0, -1).map(storyOf);
  if (!stories.some((story) => story?.date !== undefined)) return undefined;
  return {
    stories: stories.map((story) => story ?? bareStory('')),
    expected: announced(parts[0] ?? []),
  };
}

/** The line that ends a story, in the languages of the interface. */
const END =
  /^\W{0,10}(End of Document|Ende des Dokuments|Fin du document|Einde van (het )?document|Fin del documento)\W{0,10}$/i;
/** The line above the words. */
const BODY = /^(Body|Text|Volltext|Corps|Texte|Tekst)$/;
/** The lines and labels that follow them. */
const BEHIND =
  /^(Graphic|Correction|Notes|Classification|Klassifizierung|Classement)$|^Load-Date:/i;

/** The number of stories on the cover: `Documents (10)`. */
function announced(lines: readonly string[]): number | undefined {
  for (const line of headLines(lines.slice(0, MOST_ON_COVER))) {
    const [, count] = /^(?:Documents?|Dokumente?|Documenten)\s*\((\d{1,6})\)$/.exec(line) ?? [];
    if (count !== undefined) return Number(count);
  }
  return undefined;
}

const MOST_ON_COVER = 60;

/** Undefined for a part without a line `Body`. */
function storyOf(lines: readonly string[]): NewsStory | undefined {
  const paragraphs = paragraphsOf(lines);
  const heads = paragraphs.map(headLines);
  const first = heads.map(([line = '']) => line);
  const body = first.findIndex((line, at) => BODY.test(line) && heads[at]?.length === 1);
  if (body < 0) return undefined;
  const day = first.slice(0, body).findLastIndex((line) => dayOfLine(line) !== undefined);
  const isDated = day >= 0;
  // The day is missing where a correction has its place.
  const at = isDated ? day : firstLabel(first, body);
  const before = heads.slice(0, at).filter(([line = '']) => !isCopyright(line) && !isNote(line));
  const behind = first.findIndex((line, place) => place > body && BEHIND.test(line));
  const end = behind < 0 ? first.length : behind;
  const full = first.findIndex(
    (line, place) => place > body && place < end && line === 'FULL TEXT',
  );
  const loaded = valueOf(heads.slice(end), 'loaded');
  return {
    id: '',
    title: (before.at(-2) ?? before.at(-1))?.join(' '),
    author: withoutBy(valueOf(heads.slice(at, body), 'author')),
    source: before.length > 1 ? before.at(-1)?.join(' ') : undefined,
    section: valueOf(heads.slice(at, body), 'section'),
    language: valueOf(heads.slice(end), 'language'),
    date: dayOfLine(first[day] ?? '') ?? dayOfLine(loaded ?? ''),
    body: textOfParagraphs(paragraphs.slice((full < 0 ? body : full) + 1, end)),
  };
}

function isNote(line: string): boolean {
  return /^Correction Appended$/i.test(line);
}

function firstLabel(first: readonly string[], end: number): number {
  const at = first.slice(0, end).findIndex((line) => isCopyright(line) || isNote(line));
  return at < 0 ? end : at;
}

/** The value of a field that has a paragraph of its own. */
function valueOf(
  paragraphs: readonly (readonly string[])[],
  field: 'author' | 'section' | 'language' | 'loaded',
): string | undefined {
  for (const lines of paragraphs) {
    const label = nexisLabel(lines[0] ?? '');
    if (label?.field !== field) continue;
    const value = [label.value, ...lines.slice(1)].join(' ').trim();
    if (value !== '') return value;
  }
  return undefined;
}
