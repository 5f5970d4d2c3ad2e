import type { Mention } from '../model/mention';
import type { Dictionary } from './dictionary';
import type { FoundSpans, Scan } from './scan';
import { compareSpans } from '../model/span';
import { beginsCluster, normalView, ViewBuilder, viewOf, type NormalView } from './normalView';
import { newScan, scanText } from './scan';

/** The matches of a text by layer, in text order. */
export interface Matches {
  readonly actor: SpanColumns;
  readonly issue: SpanColumns;
}

/** Spans in columns: the i-th is [starts[i], ends[i]) and stands for values[i]. In matches the value
 * is the index of a term group of the dictionary, and spans do not overlap. */
export interface SpanColumns {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly values: Int32Array;
}

/** All matches within [from, to); the borders see the text outside. Of each layer the leftmost, of
 * these the longest whose borders hold. Linear in the text whatever the number of terms. */
export function matchText(
  dictionary: Dictionary,
  text: string,
  from = 0,
  to = text.length,
): Matches {
  const view = normalView(text, 0, text.length);
  const scan = newScan(view.toView(from));
  const end = view.toView(to);
  scanText(dictionary, view.text, scan, end, end);
  return matchesOf(view, scan);
}

/** `matchText` in steps of about so many units, for texts that would block: yields the offset
 * reached, returns the matches. */
export function* matchSlices(
  dictionary: Dictionary,
  text: string,
  unitsPerSlice: number,
  from = 0,
  to = text.length,
): Generator<number, Matches> {
  const view = yield* viewInSlices(text, unitsPerSlice);
  const scan = newScan(view.toView(from));
  const end = view.toView(to);
  for (let limit = scan.position; scan.position < end;) {
    limit = Math.min(Math.max(limit, scan.position) + unitsPerSlice, end);
    scanText(dictionary, view.text, scan, limit, end);
    yield view.toOriginal({ start: scan.position, end: scan.position }).start;
  }
  return matchesOf(view, scan);
}

/** The mentions of both layers in text order; an outer one before what it holds. */
export function mentionsOf(dictionary: Dictionary, matches: Matches): Mention[] {
  const mentions: Mention[] = [];
  for (const columns of [matches.actor, matches.issue]) {
    columns.starts.forEach((start, index) => {
      const mention = mentionOf(
        dictionary,
        start,
        columns.ends[index] ?? start,
        columns.values[index] ?? 0,
      );
      if (mention) mentions.push(mention);
    });
  }
  return mentions.sort(compareSpans);
}

export function mentionOf(
  dictionary: Dictionary,
  start: number,
  end: number,
  value: number,
): Mention | undefined {
  const group = dictionary.groups[value];
  return group && { start, end, layer: group.layer, ids: group.ids, marked: false };
}

export function matchesOf(view: NormalView, { found }: Scan): Matches {
  return { actor: columnsOf(view, found[0]), issue: columnsOf(view, found[1]) };
}

function columnsOf(view: NormalView, found: FoundSpans): SpanColumns {
  const starts = new Int32Array(found.starts);
  const ends = new Int32Array(found.ends);
  for (let index = 0; view.isChanged && index < starts.length; index++) {
    const span = view.toOriginal({ start: starts[index] ?? 0, end: ends[index] ?? 0 });
    starts[index] = span.start;
    ends[index] = span.end;
  }
  return { starts, ends, values: new Int32Array(found.values) };
}

function* viewInSlices(text: string, unitsPerSlice: number): Generator<number, NormalView> {
  const builder = new ViewBuilder(0);
  let changed = false;
  for (let at = 0; at < text.length;) {
    const to = clusterStart(text, at + unitsPerSlice);
    const part = text.slice(at, to);
    if (changed) builder.add(text, to);
    else if (part.normalize('NFC') !== part) {
      changed = true;
      builder.add(text, to);
    }
    at = to;
    yield 0;
  }
  return changed ? builder.view() : viewOf(text);
}

/** The first offset from `at` on where a cluster begins. */
function clusterStart(text: string, at: number): number {
  while (at < text.length && !beginsCluster(text, at)) at++;
  return Math.min(at, text.length);
}
