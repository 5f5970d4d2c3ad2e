import type { Mention } from '../model/mention';
import type { Dictionary, TermGroup } from './dictionary';
import type { Scan } from './scan';
import { compareSpans, type Span } from '../model/span';
import { FoundSpans } from './foundSpans';
import {
  beginsCluster,
  isNormal,
  normalView,
  ViewBuilder,
  viewOf,
  type NormalView,
} from '../text/folding/normalView';
import { newScan, scanText } from './scan';
import type { WordCollector } from './wordFilter';

/** The matches of a text by layer, in text order. */
export interface Matches {
  readonly actor: SpanColumns;
  readonly issue: SpanColumns;
}

/** Spans in columns: the i-th is [starts[i], ends[i]) with values[i]. In matches the value is the
 * index of a term group of the dictionary, and spans do not overlap. UTF-16 offsets. */
export interface SpanColumns {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly values: Int32Array;
}

/** All matches within [from, to); word borders are checked with the text outside. In each layer the
 * leftmost match, and of those the longest whose borders hold. Linear in the text whatever the
 * number of terms. */
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

/** The groups that `matchText` finds from an offset on, without the places: `take` receives the
 * indices of the term groups, first all of actors. `words` receives the words from there on. */
export function findGroups(
  dictionary: Dictionary,
  text: string,
  from: number,
  take: (group: number) => void,
  words?: WordCollector,
): void {
  const view = normalView(text, 0, text.length);
  const start = view.toView(from);
  const end = view.text.length;
  words?.begin(end - start);
  const scan: Scan = { position: start, free: [0, 0], found: GROUPS, words };
  for (const found of GROUPS) found.clear();
  scanText(dictionary, view.text, scan, end, end);
  for (const found of GROUPS) found.forEachValue(take);
}

/** Reused for all texts: allocating their columns would cost a twentieth of reading an article. */
const GROUPS = [new FoundSpans(), new FoundSpans()] as const;

/** `matchText` as a generator for texts that would block: yields the offset reached after about the
 * given number of units, returns the matches. */
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

/** The mentions of both layers in text order; an outer one before those inside it. */
export function mentionsOf(dictionary: Dictionary, { actor, issue }: Matches): Mention[] {
  return mergeLayers(mentionsOfLayer(dictionary, actor), mentionsOfLayer(dictionary, issue));
}

function mentionsOfLayer({ groups }: Dictionary, { starts, ends, values }: SpanColumns): Mention[] {
  const mentions: Mention[] = [];
  starts.forEach((start, index) => {
    const group = groups[values[index] ?? -1];
    if (group) mentions.push(mentionOf(group, start, ends[index] ?? start));
  });
  return mentions;
}

export function mentionOf({ layer, ids }: TermGroup, start: number, end: number): Mention {
  return { start, end, layer, ids, marked: false };
}

/** Merges two lists in text order; of equal spans the first list's comes first. */
export function mergeLayers<M extends Span>(first: readonly M[], second: readonly M[]): M[] {
  if (second.length === 0) return first.slice();
  const merged: M[] = [];
  let at = 0;
  for (const mention of first) {
    for (let next = second[at]; next && compareSpans(next, mention) < 0; next = second[++at]) {
      merged.push(next);
    }
    merged.push(mention);
  }
  return at < second.length ? merged.concat(second.slice(at)) : merged;
}

export function matchesOf(view: NormalView, { found }: Scan): Matches {
  return { actor: columnsOf(view, found[0]), issue: columnsOf(view, found[1]) };
}

function columnsOf(view: NormalView, found: FoundSpans): SpanColumns {
  const starts = found.starts();
  const ends = found.ends();
  for (let index = 0; view.isChanged && index < starts.length; index++) {
    const span = view.toOriginal({ start: starts[index] ?? 0, end: ends[index] ?? 0 });
    starts[index] = span.start;
    ends[index] = span.end;
  }
  return { starts, ends, values: found.values() };
}

function* viewInSlices(text: string, unitsPerSlice: number): Generator<number, NormalView> {
  const builder = new ViewBuilder(0);
  let changed = false;
  for (let at = 0; at < text.length;) {
    const to = clusterStart(text, at + unitsPerSlice);
    const part = text.slice(at, to);
    if (changed) builder.add(text, to);
    else if (!isNormal(part)) {
      changed = true;
      builder.add(text, to);
    }
    at = to;
    yield 0;
  }
  return changed ? builder.view() : viewOf(text);
}

/** The first offset from `at` on where a grapheme cluster begins. */
function clusterStart(text: string, at: number): number {
  while (at < text.length && !beginsCluster(text, at)) at++;
  return Math.min(at, text.length);
}
