import { least } from '../../util/lists';
import type { Step } from './place';
import type { ScannedLine } from './scanLines';
import { unquoted } from './tokens';

/** A step of a path, with the line and column of the key, or of the dash of the item. */
export interface LineStep {
  readonly step: Step;
  readonly line: number;
  readonly column: number;
}

/** The steps to the map or list in which a line has content at a column, from the file down, by
 * indentation alone: what is left of it in the lines above contains it. A list may begin at the
 * column of its key. */
export function stepsAbove(
  lines: readonly ScannedLine[],
  at: number,
  column: number,
  dashes: readonly number[],
): LineStep[] {
  const steps: LineStep[] = [];
  // What is entered next must be left of it; a key may also stand at the column of its list.
  let limit = { column, isItem: false };
  const enter = (step: LineStep): void => {
    steps.push(step);
    limit = { column: step.column, isItem: step.step === 'item' };
  };
  const enterItems = (line: number, all: readonly number[]): void => {
    for (const dash of all.toReversed())
      if (dash < limit.column) enter({ step: 'item', line, column: dash });
  };
  enterItems(at, dashes);
  for (let line = at - 1; line >= 0 && (limit.column > 0 || limit.isItem); line--) {
    const above = lines[line];
    if (above?.kind !== 'structure') continue;
    const { key, content } = above;
    if (key && content < limit.column + (limit.isItem ? 1 : 0))
      enter({ step: { key: key.value }, line, column: content });
    enterItems(line, above.dashes);
  }
  return steps.reverse();
}

/** The other keys of the map that has, or would have, a key at a column of a line, with their
 * values as far as they are in one line, unquoted. `own`: with the line's own key. */
export function keysBeside(
  lines: readonly ScannedLine[],
  at: number,
  column: number,
  own = false,
): ReadonlyMap<string, string> {
  const found: { readonly column: number; readonly name: string; readonly value: string }[] = [];
  const add = ({ key, content, text, value, valueEnd }: ScannedLine): void => {
    if (key)
      found.push({
        column: content,
        name: key.value,
        value: unquoted(text.slice(value, Math.max(value, valueEnd)).trim()),
      });
  };
  const nearest = stepsAbove(lines, at, column, lines[at]?.dashes ?? []).at(-1);
  const from = nearest?.line ?? 0;
  const border = nearest?.column ?? -1;
  const isItem = nearest?.step === 'item';
  let list = Infinity;
  for (const [index, one] of lines.slice(from).entries()) {
    if (one.kind !== 'structure') continue;
    const line = from + index;
    const first = one.dashes[0] ?? one.content;
    if (line > from && first <= border) {
      if (line > at) break;
      continue;
    }
    // In the line of a parent, only a key behind its dash belongs to the map.
    if (line === from && nearest && !(isItem && one.content > border)) continue;
    // Behind another dash a deeper map begins.
    if (one.dashes.length > 0 && !(line === from && isItem)) list = Math.min(list, first);
    else if (line !== at || own) add(one);
  }
  const left = least(found.map((one) => one.column));
  const inMap = left <= list ? found.filter((one) => one.column === left) : [];
  return new Map(inMap.map(({ name, value }) => [name, value]));
}
