import {
  dayOfLine,
  headLines,
  isCopyright,
  paragraphsOf,
  textOfParagraphs,
  withoutBy,
  type NewsStories,
  type NewsStory,
} from './story';

/** Reads stories with a line like `Quelle: Nordblatt vom 03.05.2010, S. 4` above the words and
 * labels below them, as GENIOS and WISO write them. Undefined for another text. Source: open
 * parsers; no real file was at hand. */
export function genios(lines: readonly string[]): NewsStories | undefined {
  const kept = lines.filter((line) => !PAGE.test(line.trim()));
  if (!kept.some((line) => MARK.test(line.trim()))) return undefined;
  const heads = headLines(kept);
  const starts = heads.flatMap((line, at) => (SOURCE.test(line) ? [at] : []));
  if (starts.length === 0) return undefined;
  const tops = starts.map((at, place) => topAbove(heads, at, (starts[place - 1] ?? -1) + 1));
  return {
    stories: starts.map((at, place) => storyOf(kept, tops[place] ?? at, at, tops[place + 1])),
  };
}

const PAGE = /^Seite \d{1,5} von \d{1,5}$/;
const SOURCE = /^Quelle\s?:\s*\S/;
const MARK = /^(© ?GBI-Genios|Dokumentnummer\s?:|Dauerhafte Adresse des Dokuments\s?:)/i;
const LABEL =
  /^(Quelle|Ressort|Ausgabe|Rubrik|ISSN|Autor|Dokumentnummer|Dauerhafte Adresse des Dokuments|Alle Rechte vorbehalten|Schlagwörter|Jahrgang|Seite|Nummer)\s?:/i;

/** The line of the title: what stands above the source, below the end of the story before. */
function topAbove(heads: readonly string[], source: number, least: number): number {
  let at = source;
  while (at > least && (heads[at - 1] === '' || !isEnd(heads[at - 1] ?? ''))) at--;
  // Without an end of the story before, the title is the paragraph above.
  if (at > least || least === 0) return at;
  at = source;
  while (at > least && heads[at - 1] === '') at--;
  while (at > least && heads[at - 1] !== '') at--;
  return at;
}

function isEnd(line: string): boolean {
  return LABEL.test(line) || isCopyright(line);
}

function storyOf(
  lines: readonly string[],
  top: number,
  source: number,
  end: number | undefined,
): NewsStory {
  const above = paragraphsOf(lines.slice(top, source)).map((one) => headLines(one).join(' '));
  const below = paragraphsOf(lines.slice(source, end));
  const heads = headLines(lines.slice(source, end));
  const field = (name: string): string | undefined => {
    const line = heads.find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    const value = line?.slice(name.length + 1).trim();
    return value === '' ? undefined : value;
  };
  const from = (field('Quelle') ?? '').slice(0, LONGEST_SOURCE);
  const [, name = from, day = ''] =
    /^(.*?),?\s+(?:vom|v\.|den)?\s*(\d{1,2}\.\s?[\p{L}\d]+\.?\s?\d{2,4})/u.exec(from) ?? [];
  const words = below.map((one) => one.filter((line) => !isEnd(line.trim())));
  return {
    id: field('Dokumentnummer') ?? '',
    title: above.at(-1),
    author: withoutBy(field('Autor')),
    source: name.replace(/[,\s]+$/, ''),
    section: field('Ressort') ?? field('Rubrik'),
    date: dayOfLine(day),
    url: field('Dauerhafte Adresse des Dokuments'),
    body: textOfParagraphs(words.filter((one) => one.length > 0)),
  };
}

const LONGEST_SOURCE = 300;
