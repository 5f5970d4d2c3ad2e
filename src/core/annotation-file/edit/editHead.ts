import { runSync } from '../../util/task';
import type { YamlMap } from '../../yaml/node';
import { entryOf, isEmpty } from '../../yaml/splice/spliceLayout';
import { insertKeys, newKey, removeParts } from '../../yaml/splice/spliceParts';
import type { Pen } from '../../yaml/splice/spliceParts';
import { entrySlot, keepsKeys, patchValue } from '../../yaml/splice/splicePatch';
import { mapValue } from '../../yaml/write/write';
import type { WrittenMap } from '../../yaml/write/write';
import { KEY_ORDER } from '../definition';
import { rootParts } from './editFind';

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
    if (to.entries.length > 0)
      runSync(insertKeys(pen, root, parts, [newKey(key, to)], KEY_ORDER.file));
    return;
  }
  const { value } = entry;
  const isLeft = value.kind === 'map' && runSync(keepsKeys(value, from, mapValue([])));
  if (to.entries.length > 0 || isLeft)
    runSync(patchValue(pen, entrySlot(pen, root, entry), from, to));
  else if (!isEmpty(value)) {
    removeParts(
      pen,
      parts.map((part) => ({ ...part, removed: part.key === key })),
      root.flow,
    );
  }
}
