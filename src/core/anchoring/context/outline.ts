import { endsSentence, tokensIn } from './side';

/** What a text says about who speaks, outside of sentences: its headings, the labels of speakers
 * ("Ms. Li:", "**Q:**", "[00:36] SPEAKER 3:", "@handle") and its footnotes. Offsets are UTF-16 units. */
export interface Outline {
  /** In text order, without the title: what an article is called is not who speaks in it. */
  readonly headings: readonly Mark[];
  /** In text order. */
  readonly labels: readonly Mark[];
  /** By the sign of the note, as compared. */
  readonly notes: ReadonlyMap<string, string>;
  /** The short lines between the title and the first sentence, as compared: one may be "Speech by …". */
  readonly byLines: readonly string[];
}

/** A line that says something about all that follows, up to the next one. */
export interface Mark {
  readonly start: number;
  /** As compared: folded words. */
  readonly words: string;
}

export function outlineOf(text: string): Outline {
  const headings: Mark[] = [];
  const labels: Mark[] = [];
  const notes = new Map<string, string>();
  const byLines: string[] = [];
  let hasTitle = false;
  let isHead = true;
  for (let start = 0; start < text.length;) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    read(start, text.slice(start, Math.min(end, start + LONGEST_MARK)).trim());
    start = end + 1;
  }
  return { headings, labels, notes, byLines };

  function read(start: number, line: string): void {
    if (line === '' || FRONT_MATTER.test(line)) return;
    if (!hasTitle && headings.length === 0 && TITLE.test(line)) {
      hasTitle = true;
      isHead = true;
      return;
    }
    isHead &&= line.length < LONGEST_BY_LINE && !endsSentence(line) && !HEADING.test(line);
    if (isHead) {
      if (hasTitle) byLines.push(comparable(line));
      hasTitle = true;
    } else if (HEADING.test(line)) {
      headings.push({ start, words: comparable(line) });
    } else {
      const [, note, said] = NOTE.exec(line) ?? [];
      const label = labelOf(line);
      if (note !== undefined) notes.set(note, comparable(said ?? ''));
      else if (label !== undefined) labels.push({ start, words: comparable(label) });
    }
  }
}

export function comparable(words: string): string {
  return tokensIn(words).join(' ');
}

/** Who speaks, by the beginning of a paragraph; undefined where it does not say so. */
function labelOf(line: string): string | undefined {
  const handle = HANDLE.exec(line)?.[1];
  if (handle !== undefined) return handle;
  const label = LABEL.exec(line)?.[1];
  if (label === undefined) return undefined;
  const words = label.split(/\s+/);
  const isName = words.every((word) => NAME.test(word) || PARTICLES.has(word));
  return words.length <= MOST_WORDS && (isName || /^(?:>\s*)?(?:\*\*|__)/.test(line))
    ? label
    : undefined;
}

const LONGEST_MARK = 256;
const LONGEST_BY_LINE = 120;
const TITLE = /^#\s/;
/** Keys begin with a small letter, and labels of speakers with a capital. */
const FRONT_MATTER = /^(?:---|[a-z][\w-]*:(?:\s|$))/;
const HEADING = /^#{1,6}\s/;
const NOTE = /^\[\^?(\w{1,8})\]:?\s+(.*)$/u;
const HANDLE = /^(?:>\s*)?[*_]*(@\w+)/u;
/** A time may stand before it. */
const LABEL =
  /^(?:>\s*)?((?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+)?[*_“"(]*[\p{Lu}\p{Lo}\d][^\n:!?.。]{0,63}(?:\.[^\n:!?]{0,48})?)[*_]*:(?:[*_]*\s|$)/u;
const MOST_WORDS = 8;
/** Sentences that end with a colon have other words. */
const NAME = /^[^\p{L}]*(?:[^\p{Ll}]|$)/u;
const PARTICLES = new Set(
  'of the for and de la du di da do dos del von van der den zu al bin ibn y e и'.split(' '),
);
