import type { Codebook } from '../model/codebook';
import { ALL_FIELDS, entryKindOf } from '../model/fields';
import type { AnnotationId } from '../model/ids';
import type { Layer } from '../model/mention';
import type { YamlMap, YamlNode } from '../yaml/node';
import { childOf } from '../yaml/shape/shape';

/** The keys of an entry that name an actor or an issue. */
const KEYS: Readonly<Record<Layer, readonly string[]>> = {
  actor: [...keysNaming('actor'), 'between'],
  issue: keysNaming('issue'),
};

function keysNaming(layer: Layer): readonly string[] {
  return ALL_FIELDS.filter((field) => entryKindOf(field) === layer).map(({ file }) => file);
}

/** The entries of an annotation file that name one of these ids, as written: those that readers
 * refuse or skip too, which no edit reaches. An entry without an id counts as "". */
export function entriesNaming(
  root: YamlNode | undefined,
  layer: Layer,
  ids: ReadonlySet<string>,
  codebook: Codebook,
): readonly AnnotationId[] {
  if (root?.kind !== 'map') return [];
  return root.entries.flatMap(({ key, value }) =>
    HEAD.has(key.value)
      ? []
      : itemsOf(value).flatMap((item) => {
          if (item.kind !== 'map' || !names(item, layer, ids, codebook)) return [];
          const id = childOf(item, 'id');
          return id?.kind === 'scalar' ? id.value : '';
        }),
  );
}

/** The keys above the sections. A misspelt section is read like one. */
const HEAD: ReadonlySet<string> = new Set(['format', 'article', 'coded']);

function itemsOf(section: YamlNode): readonly YamlNode[] {
  if (section.kind === 'list') return section.items;
  return section.kind === 'map' ? section.entries.map(({ value }) => value) : [];
}

function names(
  item: YamlMap,
  layer: Layer,
  ids: ReadonlySet<string>,
  { fields, types }: Codebook,
): boolean {
  if (KEYS[layer].some((key) => holds(childOf(item, key), ids))) return true;
  const own = childOf(item, 'fields');
  if (own?.kind !== 'map') return false;
  const type = childOf(item, 'type');
  const definitions = type?.kind === 'scalar' ? types.get(type.value)?.fields : fields;
  return own.entries.some(
    ({ key, value }) => definitions?.get(key.value)?.type === layer && holds(value, ids),
  );
}

function holds(node: YamlNode | undefined, ids: ReadonlySet<string>): boolean {
  if (node?.kind === 'list') return node.items.some((item) => holds(item, ids));
  return node?.kind === 'scalar' && ids.has(node.value);
}
