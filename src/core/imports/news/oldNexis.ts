import { isLabelLike, nexisLabel, type NexisField, type NexisLabel } from './nexisLabels';
import {
  dayOfLine,
  headLines,
  isCopyright,
  oneLineOf,
  paragraphsOf,
  textOfParagraphs,
  withoutBy,
  type NewsStories,
  type NewsStory,
} from './story';

/** Reads stories each of which begins with a line like `3 of 40 DOCUMENTS`, as older versions of
 * Nexis wrote texts and pages: source, day, title, labels in capitals, words, labels in capitals.
 * Undefined for another text. */
export function oldNexis(lines: readonly string[]): NewsStories | undefined {
  const cover: string[] = [];
  const parts: string[][] = [];
  const numbers: number[] = [];
  for (const line of lines) {
    const number = numberOf(line);
    if (number === undefined) (parts.at(-1) ?? cover).push(line);
    else {
      numbers.push(number);
      parts.push([]);
    }
  }
  const isKnown = parts.some((part) => part.some((line) => labelIn(line.trim())));
  if (!isKnown) return undefined;
  const stories = parts.filter((part) => part.some((line) => line.trim() !== '')).map(storyOf);
  return { stories, expected: requested(cover) ?? spanned(numbers, stories.length) };
}

/** The dividing line follows the interface's language, or is English all the same; a product may
 * stand before it. */
const DIVIDERS = [
  /^(?:\p{Lu}[\p{Lu} ]{1,40} - )?(\d{1,6}) (?:of|von|de|di|van|sur) \d{1,6} (?:documents?|dokumenten?|documentos?|documenti|documenten)$/iu,
  /^\p{Lu}[\p{Lu} ]{1,40} - (\d{1,6}) of \d{1,6}$/u,
  /^(?:dokument|document|documento) (\d{1,6}) (?:of|von|de|di|van|sur) \d{1,6}$/i,
];

function numberOf(line: string): number | undefined {
  if (line.length > LONGEST_DIVIDER || !/\d/.test(line)) return undefined;
  const text = line.replace(/\s+/g, ' ').trim();
  for (const divider of DIVIDERS) {
    const number = divider.exec(text)?.[1];
    if (number !== undefined) return Number(number);
  }
  return undefined;
}

const LONGEST_DIVIDER = 200;

/** The number of stories in a cover like `Download Request: Selected Items: 1201-1262`. */
function requested(cover: readonly string[]): number | undefined {
  for (const line of cover.filter((one) => one.trim() !== '').slice(0, 6)) {
    const [, first, last] =
      /^[^:]{4,40}:[^:]{4,40}:\s*(\d{1,6})-(\d{1,6})$/.exec(line.trim()) ?? [];
    if (first !== undefined && Number(last) >= Number(first))
      return Number(last) - Number(first) + 1;
  }
  return undefined;
}

/** Where the numbers rise, how many there are from the first to the last; files may be parts of a
 * longer list, or joined. */
function spanned(numbers: readonly number[], found: number): number | undefined {
  const rises = numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));
  const [first] = numbers;
  const last = numbers.at(-1);
  return rises && first !== undefined && last !== undefined ? last - first + 1 : found;
}

/** A label of this form, which is in capitals. */
function labelIn(line: string): NexisLabel | undefined {
  const label = nexisLabel(line);
  return label?.isCapitals === true ? label : undefined;
}

/** Fields that stand before the words only. */
const BEFORE: ReadonlySet<NexisField> = new Set([
  ...(['author', 'section', 'length', 'place', 'title', 'text', 'standfirst'] as const),
]);
/** Fields whose labels no text has by itself. */
const BEHIND: ReadonlySet<NexisField> = new Set([
  ...(['loaded', 'picture', 'kind', 'code', 'language'] as const),
]);

function storyOf(lines: readonly string[]): NewsStory {
  const paragraphs = paragraphsOf(lines);
  const heads = paragraphs.map(headLines);
  const first = heads.map(([line = '']) => line);
  const labels = heads.map((lines) => labelIn(lines.join('\n')));
  const label = labels.findIndex((one) => one !== undefined);
  const isHeaded = label >= 0 && label <= MOST_BEFORE_LABELS && isBefore(labels[label]);
  const day = dayBefore(heads, isHeaded ? label : MOST_BEFORE_DAY);
  const named = isHeaded ? label : undefined;
  const top = topOf(paragraphs, heads, day, named);
  const run = labelsFrom(first, labels, named ?? top.next);
  const words = bodyOf(first, labels, run.next);
  const value = (field: NexisField): string | undefined => oneLineOf(run.values.get(field));
  const below = paragraphs.slice(words.from, words.to);
  // A few put all labels below the words.
  const body = below.length > 0 ? below : paragraphs.slice(top.next, named ?? top.next);
  const begun = [value('standfirst'), run.values.get('text')].filter((one) => one !== undefined);
  return {
    id: '',
    title: top.title ?? value('title'),
    author: withoutBy(value('author')),
    source: sourceOf(heads, day, named),
    section: value('section'),
    language: oneLineOf(labels.slice(words.to).find(isLanguage)?.value),
    date: day?.date,
    body: [...begun, textOfParagraphs(body)].filter((one) => one !== '').join('\n\n'),
  };
}

function isLanguage(label: NexisLabel | undefined): boolean {
  return label?.field === 'language';
}

const MOST_BEFORE_LABELS = 14;
const MOST_BEFORE_DAY = 6;

function isBefore(label: NexisLabel | undefined): boolean {
  return label !== undefined && BEFORE.has(label.field);
}

interface Day {
  readonly at: number;
  readonly line: number;
  readonly date: string;
}

/** The first day among the lines before the labels. */
function dayBefore(heads: readonly (readonly string[])[], end: number): Day | undefined {
  for (const [at, lines] of heads.slice(0, end).entries()) {
    for (const [line, text] of lines.entries()) {
      const date = dayOfLine(text);
      if (date !== undefined) return { at, line, date };
    }
  }
  return undefined;
}

/** The line above the day, apart from copyright notices. */
function sourceOf(
  heads: readonly (readonly string[])[],
  day: Day | undefined,
  label: number | undefined,
): string | undefined {
  if (!day && label === undefined) return undefined;
  const above = day
    ? [...heads.slice(0, day.at), (heads[day.at] ?? []).slice(0, day.line)]
    : heads.slice(0, 1);
  const lines = above.filter(([line = '']) => line !== '' && !isCopyright(line));
  return lines.at(-1)?.join(' ');
}

/** The title, the last of what stands between the day and the labels: editions and notes are above
 * it. Without labels it follows the day. */
function topOf(
  paragraphs: readonly (readonly string[])[],
  heads: readonly (readonly string[])[],
  day: Day | undefined,
  label: number | undefined,
): { readonly title: string | undefined; readonly next: number } {
  if (!day && label === undefined) return { title: undefined, next: 0 };
  const start = day ? day.at + 1 : 1;
  const end = label ?? Math.min(heads.length, start + MOST_BEFORE_DAY);
  const places = Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at);
  const titles = places.filter((at) => {
    const [line = ''] = heads[at] ?? [];
    return (
      !isCopyright(line) &&
      !/^Correction Appended$/i.test(line) &&
      dayOfLine(line) === undefined &&
      !isEdition(line) &&
      !isCentred(paragraphs[at] ?? [])
    );
  });
  const at = titles[0];
  return at === undefined
    ? { title: undefined, next: label ?? start }
    : { title: heads[at]?.join(' '), next: at + 1 };
}

function isEdition(line: string): boolean {
  return (
    line.length < 60 && /\b(edition|ausgabe|edición|édition|final)$|^(late|first) /i.test(line)
  );
}

/** Texts show what is centred by blanks; the title is not. */
function isCentred(lines: readonly string[]): boolean {
  return /^ {6}/.test(lines[0] ?? '');
}

/** The values of consecutive labels. A label that is not known counts between two that are. */
function labelsFrom(
  first: readonly string[],
  labels: readonly (NexisLabel | undefined)[],
  start: number,
): { readonly values: ReadonlyMap<NexisField, string>; readonly next: number } {
  const values = new Map<NexisField, string>();
  let at = start;
  for (; at < first.length; at++) {
    const label = labels[at];
    if (!label) {
      if (isLabelLike(first[at] ?? '') && isBefore(labels[at + 1])) continue;
      break;
    }
    if (BEHIND.has(label.field)) break;
    if (label.value !== '' && !values.has(label.field)) values.set(label.field, label.value);
    if (label.field === 'text') {
      at++;
      break;
    }
  }
  return { values, next: at };
}

/** From the end of the labels above the words to those below them. */
function bodyOf(
  first: readonly string[],
  labels: readonly (NexisLabel | undefined)[],
  from: number,
): { readonly from: number; readonly to: number } {
  const behind = labels.findIndex((label, at) => at >= from && label && BEHIND.has(label.field));
  let to = behind < 0 ? first.length : behind;
  while (to > from && isEnd(first[to - 1] ?? '', labels[to - 1])) to--;
  return { from, to };
}

/** A list of subjects is no sentence, while a paragraph may begin with such a word. */
function isEnd(line: string, label: NexisLabel | undefined): boolean {
  if (isCopyright(line)) return true;
  return label !== undefined && label.field !== 'text' && !/\p{Ll}[.!?]$/u.test(label.value);
}
