import type { SpanList } from '../text/spanList';
import type { TextEdit } from '../text/textEdit';
import type { Mention } from '../model/mention';
import type { Dictionary } from './dictionary';
import type { Matches, SpanColumns } from './match';
import { lastSpanBefore, mapSpanList, spanListOf, spliceSpanList } from '../text/spanList';
import { matchesOf, matchText, mentionsOf } from './match';
import { beginsCluster, normalView, type NormalView } from '../text/folding/normalView';
import { newScan, scanText, type Scan } from './scan';
import { KIND, kindOf } from '../text/folding/units';

/** The matches of an open article, ready to follow edits. Values are indices of term groups. */
export interface LiveMatches {
  /** The offset where matching begins: behind the front matter. */
  readonly from: number;
  readonly actor: SpanList;
  readonly issue: SpanList;
}

/** Matches the whole text. */
export function liveMatches(dictionary: Dictionary, text: string, from = 0): LiveMatches {
  return toLive(matchText(dictionary, text, from), from);
}

export function toLive({ actor, issue }: Matches, from = 0): LiveMatches {
  return { from, actor: listOf(actor), issue: listOf(issue) };
}

/** The matches after one edit of the text, equal to those of a full pass. `from` is where matching
 * begins in the new text; if that did not merely move with the edit, all is matched again. Reads
 * the edit, the longest alias on both sides, and on until old and new matches agree; the length of
 * lines does not matter. */
export function rematch(
  dictionary: Dictionary,
  previous: LiveMatches,
  newText: string,
  edit: TextEdit,
  from = previous.from,
): LiveMatches {
  const delta = edit.text.length - (edit.end - edit.start);
  const onlyMoved =
    (edit.start >= previous.from && from === previous.from) ||
    (edit.end <= previous.from && from === previous.from + delta);
  if (!onlyMoved) return liveMatches(dictionary, newText, from);

  const mapped: LiveMatches = {
    from,
    actor: mapSpanList(previous.actor, edit).list,
    issue: mapSpanList(previous.issue, edit).list,
  };
  // Doubled until old and new agree within the window, mostly behind the next word: at most four
  // times the last window is read.
  for (let width = FIRST_WIDTH; ; width *= 2) {
    const result = rematchWithin(dictionary, mapped, newText, edit, width);
    if (result) return result;
  }
}

/** How far behind an edit old and new matches are compared at first, in characters. */
const FIRST_WIDTH = 32;

/** The mentions of both layers in text order; an outer one before those inside it. */
export function liveMentions(dictionary: Dictionary, { actor, issue }: LiveMatches): Mention[] {
  return mentionsOf(dictionary, { actor, issue });
}

/** Undefined when old and new do not agree yet `width` characters behind the edit. */
function rematchWithin(
  dictionary: Dictionary,
  mapped: LiveMatches,
  text: string,
  edit: TextEdit,
  width: number,
): LiveMatches | undefined {
  const reach = dictionary.longest + 2;
  const newEnd = edit.start + edit.text.length;
  // No match that begins before `first` depends on the edit; no token from `safe` on is next to it.
  const first = Math.max(stepBack(text, edit.start, reach), mapped.from);
  const safe = Math.max(stepForward(text, newEnd, 1), first);
  const limit = stepForward(text, Math.max(newEnd, first), width);
  const windowEnd = stepForward(text, limit, reach + 2);
  const view = normalView(text, stepBack(text, first, 2), windowEnd);

  const scan = newScan(view.toView(first));
  const lists = [mapped.actor, mapped.issue] as const;
  scan.free[0] = view.toView(lastSpanBefore(mapped.actor, first)?.end ?? 0);
  scan.free[1] = view.toView(lastSpanBefore(mapped.issue, first)?.end ?? 0);
  const isWholeRest = limit === text.length;
  const viewLimit = view.toView(limit);
  const end = Math.min(view.toView(text.length), view.text.length);
  for (let next = view.toView(safe); ; next = scan.position + 1) {
    scanText(dictionary, view.text, scan, next, end);
    if (isWholeRest && scan.position >= end) break;
    if (!isWholeRest && scan.position >= viewLimit) return undefined;
    if (agree(lists, scan, view)) break;
  }
  const at = scan.position >= end ? Infinity : originalOf(view, scan.position);
  const { actor, issue } = matchesOf(view, scan);
  return {
    from: mapped.from,
    actor: replaceWindow(mapped.actor, first, at, actor),
    issue: replaceWindow(mapped.issue, first, at, issue),
  };
}

/** Whether matching continues from the scan's position as before: in each layer the last match, old
 * and new, ends before it, or at the same place. */
function agree(lists: readonly SpanList[], scan: Scan, view: NormalView): boolean {
  const at = originalOf(view, scan.position);
  return lists.every((list, layer) => {
    const newFree = scan.free[layer] ?? 0;
    const before = lastSpanBefore(list, at);
    const oldFree = before ? view.toView(before.end) : 0;
    return newFree === oldFree || (newFree <= scan.position && oldFree <= scan.position);
  });
}

function replaceWindow(
  list: SpanList,
  from: number,
  to: number,
  { starts, ends, values }: SpanColumns,
): SpanList {
  return spliceSpanList(list, from, to, starts, ends, values);
}

function originalOf(view: NormalView, offset: number): number {
  return view.toOriginal({ start: offset, end: offset }).start;
}

function listOf({ starts, ends, values }: SpanColumns): SpanList {
  return spanListOf(starts, ends, values);
}

/** The offset `count` characters to the left. A run of white space counts as one, and characters
 * that join the one before them as none, as in aliases; the result is at the border of a
 * cluster. */
function stepBack(text: string, offset: number, count: number): number {
  let at = offset;
  for (; count > 0 && at > 0; count--) {
    at--;
    while (at > 0 && !beginsCluster(text, at)) at--;
    if (isSpace(text, at)) while (at > 0 && isSpace(text, at - 1)) at--;
  }
  return at;
}

/** The offset `count` characters to the right, of those that join the one before the offset. */
function stepForward(text: string, offset: number, count: number): number {
  let at = offset;
  for (; ; count--) {
    while (at < text.length && !beginsCluster(text, at)) at++;
    if (count === 0 || at >= text.length) return at;
    if (isSpace(text, at)) while (at + 1 < text.length && isSpace(text, at + 1)) at++;
    at++;
  }
}

function isSpace(text: string, at: number): boolean {
  return (kindOf(text.charCodeAt(at)) & KIND.space) !== 0;
}
