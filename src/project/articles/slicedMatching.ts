import {
  diffEdit,
  matchSlices,
  rematch,
  toLive,
  type Dictionary,
  type LiveMatches,
  type TextEdit,
} from '../../core';
import type { Environment } from '../ports';

/** Longer texts are matched in slices, and only where they are visible, in UTF-16 units: matching
 * this much in one go takes some 15 ms. */
export const LONG_TEXT = 400_000;
const UNITS_PER_SLICE = 50_000;

export interface SlicedText {
  readonly text: string;
  /** Where matching begins. */
  readonly matchFrom: number;
  readonly dictionary: Dictionary;
}

/** Matches a text of any length, yielding to the host before each slice; the result is that of one
 * pass. Undefined as soon as it is cancelled. `report` gets the share that is done, 0 to 1. */
export async function matchInSlices(
  { text, matchFrom, dictionary }: SlicedText,
  { yieldToHost }: Pick<Environment, 'yieldToHost'>,
  isWanted: () => boolean = () => true,
  report: (done: number) => void = () => undefined,
): Promise<LiveMatches | undefined> {
  const slices = matchSlices(dictionary, text, UNITS_PER_SLICE, matchFrom);
  for (;;) {
    // Before the first slice too: the caller has work of its own in this turn.
    await yieldToHost();
    if (!isWanted()) return undefined;
    const step = slices.next();
    if (step.done) return toLive(step.value, matchFrom);
    report(step.value / text.length);
  }
}

/** The matches of a text after one edit; undefined where so much has to be matched that slices are
 * better. */
export function matchesAfterEdit(
  matches: LiveMatches,
  { text, matchFrom, dictionary }: SlicedText,
  edit: TextEdit,
): LiveMatches | undefined {
  const delta = edit.text.length - (edit.end - edit.start);
  const frontMatterStays = matchFrom === matches.from || matchFrom === matches.from + delta;
  const isQuick = text.length <= LONG_TEXT || (frontMatterStays && edit.text.length <= LONG_TEXT);
  return isQuick ? rematch(dictionary, matches, text, edit, matchFrom) : undefined;
}

/** The matches of a text that was changed while it was being matched, by however many edits. */
export function matchesAfterChanges(
  matches: LiveMatches,
  now: SlicedText,
  oldText: string,
): LiveMatches | undefined {
  const edit = diffEdit(oldText, now.text);
  return edit ? matchesAfterEdit(matches, now, edit) : matches;
}
