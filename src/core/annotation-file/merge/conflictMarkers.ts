import type { Span } from '../../model/span';
import { diffEdits } from '../../text/diff';
import { applyEdits, diffEdit } from '../../text/textEdit';
import type { TextEdit } from '../../text/textEdit';
import { lineEndingOf, lineStart, nextLine } from '../../yaml/splice/spliceLayout';

/** Names of the versions, as written behind the markers. */
export interface MarkerLabels {
  readonly ours: string;
  readonly base: string;
  readonly theirs: string;
}

/** Writes three versions into one text, in git's style `diff3`: each range of lines in which they
 * differ is written three times between marker lines. `readConflictMarkers` returns the three. */
export function writeConflictMarkers(
  ours: string,
  base: string,
  theirs: string,
  labels: MarkerLabels,
): string {
  const [toBase, toTheirs] = [lineEdits(ours, base), lineEdits(ours, theirs)];
  const lineEnding = lineEndingOf(ours);
  const marked = united([...toBase, ...toTheirs]).map((range): TextEdit => {
    const versions = [
      linesOf(ours.slice(range.start, range.end)),
      linesOf(appliedWithin(ours, range, toBase)),
      linesOf(appliedWithin(ours, range, toTheirs)),
    ] as const;
    const head = commonHead(versions);
    const tail = commonHead(versions.map((lines) => lines.slice(head).reverse()));
    const [mine, old, other] = versions.map((lines) =>
      lines.slice(head, lines.length - tail).map((line) => ended(line, lineEnding)),
    );
    const lines = [
      ...versions[0].slice(0, head),
      `<<<<<<< ${labels.ours}${lineEnding}`,
      ...(mine ?? []),
      `||||||| ${labels.base}${lineEnding}`,
      ...(old ?? []),
      `=======${lineEnding}`,
      ...(other ?? []),
      `>>>>>>> ${labels.theirs}${lineEnding}`,
      ...versions[0].slice(versions[0].length - tail),
    ];
    return { ...range, text: lines.join('') };
  });
  return applyEdits(ours, marked);
}

export type ConflictedText =
  | {
      readonly kind: 'conflicted';
      readonly ours: string;
      /** Undefined where the markers do not include the common base (git's style `merge`). */
      readonly base: string | undefined;
      readonly theirs: string;
      readonly labels: Pick<MarkerLabels, 'ours' | 'theirs'>;
    }
  /** No line of the text is a marker. */
  | { readonly kind: 'none' }
  /** Markers out of order, within each other, or without an end. `line` counts from 0. */
  | { readonly kind: 'refused'; readonly line: number };

/** Splits a text with git's conflict markers into its versions; styles `merge`, `diff3` and
 * `zdiff3`, any line endings. With `zdiff3` the base may be a text that never existed, since
 * common lines are moved out. */
export function readConflictMarkers(text: string): ConflictedText {
  const versions = { ours: '', base: '', theirs: '' };
  let inside: keyof typeof versions | undefined;
  let opened = 0;
  let withBase = 0;
  let count = 0;
  let labels: Pick<MarkerLabels, 'ours' | 'theirs'> = { ours: '', theirs: '' };
  for (const [line, source] of linesOf(text).entries()) {
    const [, sign, label = ''] = /^\uFEFF?([<|=>])\1{6}(?: (.*?))?\r?\n?$/.exec(source) ?? [];
    if (sign === undefined) {
      if (inside) versions[inside] += source;
      else for (const side of SIDES) versions[side] += source;
      continue;
    }
    const next = AFTER.get(sign)?.get(inside);
    if (next === undefined) return { kind: 'refused', line };
    if (sign === '<') opened = line;
    if (sign === '|') withBase++;
    if (sign === '<' && count === 0) labels = { ...labels, ours: label };
    if (sign === '>' && count === 0) labels = { ...labels, theirs: label };
    if (sign === '>') count++;
    inside = next === 'outside' ? undefined : next;
  }
  if (inside) return { kind: 'refused', line: opened };
  if (count === 0) return { kind: 'none' };
  const { ours, theirs } = versions;
  const base = withBase === count ? versions.base : undefined;
  return { kind: 'conflicted', ours, base, theirs, labels };
}

const SIDES = ['ours', 'base', 'theirs'] as const;

type Inside = (typeof SIDES)[number] | undefined;

/** The part that each marker begins, by the part in which it may occur. */
const AFTER = new Map<string, ReadonlyMap<Inside, (typeof SIDES)[number] | 'outside'>>([
  ['<', new Map([[undefined, 'ours']])],
  ['|', new Map([['ours', 'base']])],
  ['=', new Map((['ours', 'base'] as const).map((side) => [side, 'theirs']))],
  ['>', new Map([['theirs', 'outside']])],
]);

/** The edits that turn one text into the other, each extended to whole lines. */
function lineEdits(from: string, to: string): readonly TextEdit[] {
  const whole = diffEdit(from, to);
  if (!whole) return [];
  const edits = diffEdits(from, to) ?? [whole];
  return united(edits.map((edit) => wholeLines(from, edit))).map((range) => ({
    ...range,
    text: appliedWithin(from, range, edits),
  }));
}

function wholeLines(text: string, edit: TextEdit): Span {
  const start = lineStart(text, edit.start);
  const before = text.slice(start, edit.start) + edit.text;
  const isBorder = lineStart(text, edit.end) === edit.end && /(?:^|\n)$/.test(before);
  return { start, end: isBorder ? edit.end : nextLine(text, edit.end) };
}

/** Ranges that overlap or touch are joined. */
function united(ranges: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1);
    if (last && start <= last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else result.push({ start, end });
  }
  return result;
}

function appliedWithin(text: string, { start, end }: Span, edits: readonly TextEdit[]): string {
  const inside = edits
    .filter((edit) => edit.start >= start && edit.end <= end)
    .map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return applyEdits(text.slice(start, end), inside);
}

/** The lines of a text with their endings; none behind the last line break. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function commonHead(versions: readonly (readonly string[])[]): number {
  const [first = [], ...rest] = versions;
  let count = 0;
  while (count < first.length && rest.every((lines) => lines[count] === first[count])) count++;
  return count;
}

function ended(line: string, lineEnding: string): string {
  return line.endsWith('\n') ? line : line + lineEnding;
}
