import { greatest } from '../../util/lists';
import {
  dayOfLine,
  isCopyright,
  paragraphsOf,
  textOfParagraphs,
  type NewsStories,
  type NewsStory,
} from './story';

/** Reads a list of numbered titles, then the texts in the same order, each below a line like
 * `03-05-2010, p.4`, as Mediargus (now GoPress) writes them. Undefined for another text. */
export function mediargus(lines: readonly string[]): NewsStories | undefined {
  const starts = lines.flatMap((line, at) => (START.test(line.trim()) ? [at] : []));
  const [begin] = starts;
  if (begin === undefined) return undefined;
  const listed = entriesOf(paragraphsOf(lines.slice(0, begin)));
  if (listed.size === 0) return undefined;
  return {
    stories: starts.map((at, place) => storyOf(lines.slice(at, starts[place + 1]), listed)),
    expected: greatest([...listed.values()].map(({ number }) => number)),
  };
}

const START = /^\d{2}-\d{2}-\d{4}, ?p\. ?\S{1,20}$/;

interface Entry {
  readonly number: number;
  readonly source: string | undefined;
}

/** The contents list by its titles: `3. Title`, then `Paper, maandag 3 mei 2010, p. 4, 120w.`. */
function entriesOf(paragraphs: readonly (readonly string[])[]): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [at, lines] of paragraphs.entries()) {
    const [, number, title] = /^(\d{1,5})\. (.+)$/s.exec(lines.join(' ').trim()) ?? [];
    const about = (paragraphs[at + 1]?.join(' ') ?? '').slice(0, LONGEST_ABOUT);
    const [, source] = /^(.+?), \p{L}+ \d{1,2} \p{L}+ \d{4}/u.exec(about) ?? [];
    if (title !== undefined) entries.set(title, { number: Number(number), source });
  }
  return entries;
}

const LONGEST_ABOUT = 300;

/** The title is one of the first lines, below the name of a part of the paper. */
function storyOf(lines: readonly string[], listed: ReadonlyMap<string, Entry>): NewsStory {
  const [start = '', ...rest] = lines;
  const [, day = '', month = '', year = ''] = /^(\d{2})-(\d{2})-(\d{4})/.exec(start.trim()) ?? [];
  const paragraphs = paragraphsOf(rest);
  const heads = paragraphs.slice(0, MOST_ABOVE).map((one) => one.join(' ').trim());
  const at = Math.max(
    0,
    heads.findIndex((line) => listed.has(line)),
  );
  const words = paragraphs.slice(at + 1);
  while (isCopyright(words.at(-1)?.[0] ?? '')) words.pop();
  return {
    id: '',
    title: heads[at],
    author: undefined,
    source: listed.get(heads[at] ?? '')?.source,
    section: at > 0 ? heads[0] : undefined,
    date: dayOfLine(`${year}-${month}-${day}`),
    body: textOfParagraphs(words),
  };
}

const MOST_ABOVE = 4;
