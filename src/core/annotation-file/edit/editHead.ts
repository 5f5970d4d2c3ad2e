import { runSync } from '../../util/task';
import type { YamlMap } from '../../yaml/node';
import { entryOf, isEmpty } from '../../yaml/splice/spliceLayout';
import { insertKeys, newKey, removeParts } from '../../yaml/splice/spliceParts';
import type { SpliceContext } from '../../yaml/splice/spliceParts';
import { entrySlot, keepsKeys, patchValue } from '../../yaml/splice/splicePatch';
import { mapValue } from '../../yaml/write/write';
import type { WrittenMap } from '../../yaml/write/write';
import { KEY_ORDER } from '../definition';
import { rootParts } from './editFind';

/** The keys of a file that are no lists of entries. */
export type HeadKey = 'article' | 'coded' | 'decided';

/** Changes the top-level key `article`, `coded` or `decided`: it is added when missing and removed
 * when empty. */
export function setHead(
  splice: SpliceContext,
  root: YamlMap,
  key: HeadKey,
  from: WrittenMap,
  to: WrittenMap,
): void {
  const entry = entryOf(root, key);
  const parts = rootParts(splice.text, root);
  if (!entry) {
    if (to.entries.length > 0)
      runSync(insertKeys(splice, root, parts, [newKey(key, to)], KEY_ORDER.file));
    return;
  }
  const { value } = entry;
  const isLeft = value.kind === 'map' && runSync(keepsKeys(value, from, mapValue([])));
  if (to.entries.length > 0 || isLeft)
    runSync(patchValue(splice, entrySlot(splice, root, entry), from, to));
  else if (!isEmpty(value)) {
    removeParts(
      splice,
      parts.map((part) => ({ ...part, removed: part.key === key })),
      root.flow,
    );
  }
}
