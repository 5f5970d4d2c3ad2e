import { least } from '../../util/lists';
import { SECTION_OF } from '../../model/annotation';
import type { AnnotationId } from '../../model/ids';
import type { YamlEntry, YamlList, YamlMap, YamlNode } from '../../yaml/node';
import { entryEnd, entryOf, valueStart } from '../../yaml/splice/spliceLayout';
import { itemSlots } from '../../yaml/splice/splicePatch';
import type { Slot } from '../../yaml/splice/splicePatch';
import type { KeyPart } from '../../yaml/splice/spliceParts';
import type { Section } from './editTypes';

export interface FoundEntry {
  readonly section: Section;
  readonly list: YamlList;
  /** Just behind the colon of the section's key. */
  readonly listStart: number;
  readonly index: number;
  readonly node: YamlMap;
  readonly slot: Slot;
}

/** The entries by id, refused ones included. */
export function entriesById(text: string, root: YamlMap): ReadonlyMap<AnnotationId, FoundEntry> {
  const found = new Map<AnnotationId, FoundEntry>();
  for (const section of SECTIONS) {
    const entry = entryOf(root, section);
    if (entry?.value.kind !== 'list') continue;
    const list = entry.value;
    const listStart = startOf(text, entry);
    for (const [index, slot] of itemSlots(text, list, listStart).entries()) {
      const { node } = slot;
      const id = idOf(node);
      if (id !== undefined && node.kind === 'map') {
        found.set(id, { section, list, listStart, index, node, slot });
      }
    }
  }
  return found;
}

export const SECTIONS: readonly Section[] = Object.values(SECTION_OF);

/** The smallest `start` of an entry's quote parts, as the file stores them. */
export function storedStart(node: YamlNode): number | undefined {
  if (node.kind !== 'map') return undefined;
  const quote = entryOf(node, 'quote')?.value;
  const parts = quote?.kind === 'list' ? quote.items : quote ? [quote] : [];
  const starts = parts.flatMap((part) => {
    const start = part.kind === 'map' ? entryOf(part, 'start')?.value : undefined;
    return start?.kind === 'scalar' && /^\d{1,15}$/.test(start.value) ? [Number(start.value)] : [];
  });
  return starts.length > 0 ? least(starts) : undefined;
}

/** The top-level entries as parts, all of which are kept. */
export function rootParts(text: string, root: YamlMap): readonly KeyPart[] {
  return root.entries.map((entry) => ({
    key: entry.key.value,
    start: entry.key.span.start,
    end: entryEnd(text, entry),
    node: entry.value,
    removed: false,
  }));
}

/** Just behind the colon of an entry. */
export function startOf(text: string, entry: YamlEntry): number {
  return valueStart(text, entry) ?? entry.key.span.end;
}

export function idOf(item: YamlNode): string | undefined {
  const id = item.kind === 'map' ? entryOf(item, 'id')?.value : undefined;
  return id?.kind === 'scalar' ? id.value : undefined;
}

/** Undefined at both ends of the list. */
export function idAt(list: YamlList, index: number): AnnotationId | undefined {
  const item = list.items[index];
  return index >= 0 && item ? idOf(item) : undefined;
}
