import type { YamlMap } from '../yaml/node';
import { entryOf, isEmpty } from '../yaml/spliceLayout';
import { insertEntry, newKey, removeParts } from '../yaml/spliceParts';
import type { Pen } from '../yaml/spliceParts';
import { entrySlot, itemSlots, keepsKeys, patchValue, replaceValue } from '../yaml/splicePatch';
import { mapValue, writtenAt } from '../yaml/write';
import type { WrittenMap } from '../yaml/write';
import { writtenNode } from '../yaml/writeNode';
import { KEY_ORDER } from './definition';
import { rootParts } from './editFind';
import type { FoundEntry } from './editFind';

/** Changes the keys of an entry that differ. With `rewrite`, the entry is written anew: its comments
 * and its style are lost, its unknown keys are not. */
export function replaceEntry(
  pen: Pen,
  { list, listStart, index, node }: FoundEntry,
  from: WrittenMap,
  to: WrittenMap,
  rewrite: boolean,
): void {
  const slot = itemSlots(pen, list, listStart)[index];
  if (!slot) return;
  if (!rewrite) {
    patchValue(pen, slot, from, to);
    return;
  }
  const unknown = node.entries
    .filter(({ key }) => !writtenAt(from, key.value) && !writtenAt(to, key.value))
    .map(({ key, value }) => ({ key: key.value, value: writtenNode(pen.text, value) }));
  replaceValue(pen, slot, { ...to, entries: [...to.entries, ...unknown] });
}

/** Changes the top-level key `article` or `coded`: made when it is missing, removed when nothing of
 * it remains. */
export function setHead(
  pen: Pen,
  root: YamlMap,
  key: 'article' | 'coded',
  from: WrittenMap,
  to: WrittenMap,
): void {
  const entry = entryOf(root, key);
  const parts = rootParts(pen.text, root);
  if (!entry) {
    if (to.entries.length > 0) insertEntry(pen, root, parts, newKey(key, to), KEY_ORDER.file);
    return;
  }
  const { value } = entry;
  const isLeft = value.kind === 'map' && keepsKeys(value, from, mapValue([]));
  if (to.entries.length > 0 || isLeft) patchValue(pen, entrySlot(pen, root, entry), from, to);
  else if (!isEmpty(value)) {
    removeParts(
      pen,
      parts.map((part) => ({ ...part, removed: part.key === key })),
      root.flow,
    );
  }
}
