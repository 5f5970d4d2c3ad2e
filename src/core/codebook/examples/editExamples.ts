import type { Example } from '../../model/codebook';
import { listValue, mapValue, textValue, writtenAt } from '../../yaml/write/write';
import type { Written, WrittenMap } from '../../yaml/write/write';
import { CODEBOOK_KEY_ORDER } from '../definition';
import { entryAt, isAbsent, mapAt, withEntryAt, withKey, withoutKey } from '../edit/editKeys';
import type { CodebookRefusal, ExampleEdit } from '../edit/editTypes';

/** The codebook's whole content after an example of an actor or issue is added or removed. */
export function withExample(root: WrittenMap, edit: ExampleEdit): WrittenMap | CodebookRefusal {
  const { layer, id, side, from, to } = edit;
  const entry = entryAt(root, layer, id);
  if (!entry) return 'no-such-id';
  const written = examplesAt(entry, side);
  if (to !== undefined) {
    if (indexOf(written, to.text) >= 0) return root;
    const at = edit.at ?? written.length;
    return withList(root, edit, entry, written.toSpliced(at, 0, writtenExample(to)));
  }
  const at = from === undefined ? -1 : indexOf(written, from.text);
  return at < 0 ? 'changed-since' : withList(root, edit, entry, written.toSpliced(at, 1));
}

/** The edit that undoes `edit` in a codebook that was as `before`. */
export function oppositeExample(edit: ExampleEdit, before: WrittenMap): ExampleEdit {
  const { kind, layer, id, side, from, to } = edit;
  const entry = entryAt(before, layer, id);
  const at = from && entry ? indexOf(examplesAt(entry, side), from.text) : -1;
  return { kind, layer, id, side, from: to, to: from, ...(at < 0 ? {} : { at }) };
}

function withList(
  root: WrittenMap,
  { layer, id, side }: ExampleEdit,
  entry: WrittenMap,
  written: readonly Written[],
): WrittenMap {
  const before = mapAt(entry, 'examples');
  const { examples: order } = CODEBOOK_KEY_ORDER;
  const sides =
    written.length === 0
      ? withoutKey(before, side)
      : withKey(before, side, listValue(written), order);
  const changed =
    sides.entries.length === 0
      ? withoutKey(entry, 'examples')
      : withKey(entry, 'examples', sides, CODEBOOK_KEY_ORDER[layer]);
  return withEntryAt(root, layer, id, changed);
}

function writtenExample({ text, why }: Example): Written {
  if (why === undefined) return textValue(text);
  return mapValue(
    [
      ['text', textValue(text)],
      ['why', textValue(why)],
    ],
    CODEBOOK_KEY_ORDER.example,
  );
}

function examplesAt(entry: WrittenMap, side: ExampleEdit['side']): readonly Written[] {
  const known = writtenAt(mapAt(entry, 'examples'), side);
  return known?.kind === 'list' ? known.items : known && !isAbsent(known) ? [known] : [];
}

/** Of equal ones the last, which is the one that was added. */
function indexOf(written: readonly Written[], text: string): number {
  return written.findLastIndex((one) => textOf(one) === text);
}

function textOf(example: Written): string | undefined {
  const text = example.kind === 'map' ? writtenAt(example, 'text') : example;
  return text?.kind === 'scalar' ? text.value : undefined;
}
