import type { Span } from '../../model/span';
import { flowPlace } from './flowPlace';
import type { ScannedLine } from './scanLines';
import { unquoted } from './tokens';
import { keysBeside, stepsAbove, type LineStep } from './steps';

/** A step from the file to a value: the value of a key, or an item of a list. */
export type Step = { readonly key: string } | 'item';

/** Where a cursor is, in a text that may be half typed. */
export interface Place {
  /** From the file to the map of a `key`, to the `value`, or to what a `bare` word would be: a key
   * or a value. */
  readonly path: readonly Step[];
  readonly at: 'key' | 'value' | 'bare';
  /** The token at the cursor; empty where there is none. */
  readonly span: Span;
  /** The token, and what of it is before the cursor; with a quotation mark. */
  readonly token: string;
  readonly written: string;
  /** Keys that the map has besides, with their values as far as they are in one line. Of a value:
   * those of its own map. */
  readonly beside: ReadonlyMap<string, string>;
  /** The same for the map around the innermost list item of the path. */
  readonly ofItem: ReadonlyMap<string, string>;
  /** The column at which lines that belong to the same map begin. */
  readonly column: number;
  /** Within brackets. */
  readonly flow: boolean;
  /** The token is a key that has its colon. */
  readonly hasColon: boolean;
  /** The value stands directly behind its colon: a blank is missing. */
  readonly needsBlank: boolean;
  /** True for the first line of a list item: after its dash. */
  readonly afterDash: boolean;
}

/** The place of an offset; undefined in comments, in texts of several lines, in indentation before
 * other words, and behind a closing bracket. Never throws. */
export function placeAt(lines: readonly ScannedLine[], offset: number): Place | undefined {
  const at = lineOf(lines, offset);
  const line = lines[at];
  if (!line) return undefined;
  const column = offset - line.start;
  if (column < 0 || column > line.text.length) return undefined;
  const spot = { lines, at, line, offset };
  switch (line.kind) {
    case 'text':
      return undefined;
    case 'flow': {
      const owner = lines[line.owner];
      return owner && inFlow({ lines, at: line.owner, line: owner, offset });
    }
    case 'blank':
      return line.text.trim() === '' ? bare(spot, column, emptyAt(column)) : undefined;
    case 'structure':
      return inStructure(spot, column);
  }
}

/** The line of a cursor. */
interface Spot {
  readonly lines: readonly ScannedLine[];
  readonly at: number;
  readonly line: ScannedLine;
  readonly offset: number;
}

function emptyAt(column: number): Span {
  return { start: column, end: column };
}

function inStructure(spot: Spot, column: number): Place | undefined {
  const { lines, at, line } = spot;
  const { text, content, key, value, dashes } = line;
  const lastDash = dashes.at(-1);
  // Directly behind a dash a blank is missing.
  if (column < content || (lastDash !== undefined && column === lastDash + 1)) {
    const isOpen = lastDash !== undefined && column > lastDash + 1 && text.length === content;
    return isOpen ? bare(spot, column, emptyAt(column)) : undefined;
  }
  if (key && column <= key.end) {
    const above = stepsAbove(lines, at, content, dashes);
    return {
      ...placed(spot, above, { start: content, end: key.end }),
      at: 'key',
      hasColon: true,
      beside: keysBeside(lines, at, content),
    };
  }
  if (key && column <= key.colon) return undefined;
  const end = Math.max(value, line.valueEnd);
  if (column > end && text.slice(end, column).trim() !== '') return undefined;
  const opening = text[value];
  if (opening === '[' || opening === '{') return column > value ? inFlow(spot) : undefined;
  if (opening === '|' || opening === '>') return undefined;
  // A cursor in the white space before the value.
  if (column < value && value < end) return undefined;
  const word = text.slice(value, end).trimEnd();
  const span = { start: Math.min(value, column), end: Math.max(value + word.length, column) };
  if (!key) return bare(spot, content, span);
  const own: LineStep = { step: { key: key.value }, line: at, column: content };
  return {
    ...placed(spot, [...stepsAbove(lines, at, content, dashes), own], span),
    at: 'value',
    beside: keysBeside(lines, at, content),
    needsBlank: column === key.colon + 1 && span.start === column,
  };
}

/** A word without a colon, or none yet. Undefined below a key that has its value. */
function bare(spot: Spot, column: number, span: Span): Place | undefined {
  const { lines, at, line } = spot;
  const above = stepsAbove(lines, at, column, line.dashes);
  const nearest = above.at(-1);
  const parent = nearest && nearest.step !== 'item' ? lines[nearest.line] : undefined;
  if (parent && parent.value < parent.valueEnd) return undefined;
  return {
    ...placed(spot, above, span),
    at: 'bare',
    beside: keysBeside(lines, at, column),
    column,
    afterDash: line.dashes.length > 0,
  };
}

/** UTF-16 units. Longer values in brackets are not written by hand, and every key would wait until
 * they are read. */
const LONGEST_FLOW = 50_000;

/** A place within the brackets that begin in a line. */
function inFlow(spot: Spot): Place | undefined {
  const { lines, at, line, offset } = spot;
  const { content, key, dashes, value, start: origin } = line;
  const source = flowSource(lines, at);
  if (source.length > LONGEST_FLOW) return undefined;
  const above = stepsAbove(lines, at, content, dashes);
  if (key) above.push({ step: { key: key.value }, line: at, column: content });
  const found = flowPlace(source, value, offset - origin);
  if (!found) return undefined;
  const { steps, span, ...rest } = found;
  const outer = placed(spot, above, emptyAt(0));
  return {
    ...outer,
    ...rest,
    path: [...outer.path, ...steps],
    span: { start: span.start + origin, end: span.end + origin },
    token: source.slice(span.start, span.end),
    written: source.slice(span.start, Math.max(span.start, offset - origin)),
    ofItem: steps.includes('item') || outer.ofItem.size === 0 ? rest.ofItem : outer.ofItem,
    flow: true,
  };
}

/** The lines of a value in brackets, with line breaks as long as in the file. */
function flowSource(lines: readonly ScannedLine[], at: number): string {
  const inner = lines.slice(at + 1).findIndex(({ kind }) => kind !== 'flow');
  const all = lines.slice(at, inner < 0 ? undefined : at + 1 + inner);
  return all
    .map(({ start, text }, index) => {
      const next = all[index + 1];
      return next ? text + (next.start - start - text.length === 2 ? '\r\n' : '\n') : text;
    })
    .join('');
}

/** What all places have in common. `span` in columns of the line. */
function placed(
  { lines, line: { start, text, content }, offset }: Spot,
  above: readonly LineStep[],
  span: Span,
): Place {
  return {
    path: above.map(({ step }) => step),
    at: 'value',
    span: { start: start + span.start, end: start + span.end },
    token: text.slice(span.start, span.end),
    written: text.slice(span.start, Math.max(span.start, offset - start)),
    beside: NO_KEYS,
    ofItem: keysOfItem(lines, above),
    column: content,
    flow: false,
    hasColon: false,
    needsBlank: false,
    afterDash: false,
  };
}

const NO_KEYS: ReadonlyMap<string, string> = new Map();

function keysOfItem(
  lines: readonly ScannedLine[],
  above: readonly LineStep[],
): ReadonlyMap<string, string> {
  const item = above.findLastIndex(({ step }) => step === 'item');
  const inItem = item < 0 ? undefined : above[item + 1];
  return inItem ? keysBeside(lines, inItem.line, inItem.column, true) : NO_KEYS;
}

function lineOf(lines: readonly ScannedLine[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The token without its quotation marks. */
export function wordOf({ token }: Place): string {
  return unquoted(token);
}
