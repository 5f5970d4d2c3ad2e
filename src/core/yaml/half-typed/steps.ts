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
  let limit = column;
  let isItem = false;
  const enter = (dash: number, line: number): void => {
    steps.push({ step: 'item', line, column: dash });
    limit = dash;
    isItem = true;
  };
  for (const dash of dashes.toReversed()) if (dash < limit) enter(dash, at);
  for (let line = at - 1; line >= 0 && (limit > 0 || isItem); line--) {
    const { kind, key, content, dashes: above } = lines[line]!;
    if (kind !== 'structure') continue;
    if (key && (content < limit || (isItem && content === limit))) {
      steps.push({ step: { key: key.value }, line, column: content });
      limit = content;
      isItem = false;
    }
    for (const dash of above.toReversed()) if (dash < limit) enter(dash, line);
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
  const [nearest] = stepsAbove(lines, at, column, lines[at]!.dashes).slice(-1);
  const from = nearest?.line ?? 0;
  const border = nearest?.column ?? -1;
  const isItem = nearest?.step === 'item';
  let list = Infinity;
  for (let line = from; line < lines.length; line++) {
    const one = lines[line]!;
    if (one.kind !== 'structure') continue;
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
  const least = Math.min(...found.map((one) => one.column), Infinity);
  const keys = new Map<string, string>();
  for (const one of found) if (one.column === least && least <= list) keys.set(one.name, one.value);
  return keys;
}
