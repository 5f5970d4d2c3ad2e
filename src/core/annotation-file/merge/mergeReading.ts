import { runSync } from '../../util/task';
import { SECTION_OF } from '../../model/annotation';
import type { AnnotationKind } from '../../model/annotation';
import type { AnnotationId } from '../../model/ids';
import type { KnownProblem } from '../../problems/table';
import type { YamlMap, YamlNode } from '../../yaml/node';
import { readYaml } from '../../yaml/read/readYaml';
import { entryOf, nodeEnd } from '../../yaml/splice/spliceLayout';
import { itemLinesOf } from '../../yaml/splice/spliceList';
import { plainValue } from '../../yaml/write/write';
import type { Written, WrittenMap } from '../../yaml/write/write';
import { writtenNode } from '../../yaml/write/writeNode';
import { KEY_ORDER } from '../definition';
import { idOf, SECTIONS, startOf, storedStart } from '../edit/editFind';
import type { Section } from '../edit/editTypes';
import { parseAnnotationFile } from '../parse/parse';

/** An annotation file as merging sees it: everything it contains, not only the parts in the model,
 * so that unknown keys and refused entries are merged too. */
export interface MergeReading {
  readonly text: string;
  readonly root: YamlMap;
  /** Every top-level key that is not a list of entries. */
  readonly head: WrittenMap;
  readonly entries: ReadonlyMap<AnnotationId, MergeEntry>;
  /** Entries that have no id and so cannot be merged, only kept. */
  readonly nameless: readonly MergeEntry[];
  /** Ids of the entries that readers accept. */
  readonly usable: ReadonlySet<AnnotationId>;
  /** False for a file without its end marker, which may lack its last entries. */
  readonly isMarked: boolean;
}

export interface MergeEntry {
  readonly section: Section;
  readonly value: Written;
  /** Its lines, with the comments above it; in a `[…]` list, its source. */
  readonly block: string;
  /** Its smallest stored start. */
  readonly start: number | undefined;
  /** The same lines with another id. */
  readonly renamed: (id: AnnotationId) => string;
}

export type MergeRead =
  | { readonly kind: 'read'; readonly reading: MergeReading }
  | { readonly kind: 'refused'; readonly problems: readonly KnownProblem[] };

/** Reads a file for merging. A file that may have been cut off is refused: its missing entries
 * would be taken for deleted, and be deleted on the other side too. */
export function readForMerge(text: string): MergeRead {
  const yaml = runSync(readYaml(text));
  const parsed = parseAnnotationFile(text, undefined, yaml);
  const { root } = yaml;
  if (parsed.kind === 'refused' || parsed.end === 'cut' || root?.kind !== 'map') {
    return { kind: 'refused', problems: parsed.problems };
  }
  const entries = new Map<AnnotationId, MergeEntry>();
  const nameless: MergeEntry[] = [];
  for (const section of SECTIONS) {
    for (const [node, entry] of entriesOf(text, root, section)) {
      const id = idOf(node);
      if (id === undefined || id === '') nameless.push(entry);
      else entries.set(id, entry);
    }
  }
  const usable = new Set(parsed.file.annotations.map(({ id }) => id));
  const head = headOf(text, root);
  const isMarked = parsed.end === 'marked';
  return { kind: 'read', reading: { text, root, head, entries, nameless, usable, isMarked } };
}

/** True where a version without its end marker lacks the last entry of the version that both sides
 * had: it was deleted, or the file was cut off before it. Then its missing entries must not be
 * deleted on the other side. */
export function mayLackEntries(side: MergeReading, base: MergeReading | undefined): boolean {
  if (side.isMarked || base === undefined) return false;
  const last = base.root.entries.findLast(({ key, value }) => {
    return (
      SECTIONS.some((name) => name === key.value) && value.kind === 'list' && value.items.length > 0
    );
  });
  if (last?.value.kind !== 'list') return false;
  const entry = last.value.items.at(-1);
  const id = entry && idOf(entry);
  return id === undefined || !side.entries.has(id);
}

/** A file that does not exist yet. */
export function emptyReading(): MergeReading {
  const root: YamlMap = { kind: 'map', entries: [], flow: false, span: { start: 0, end: 0 } };
  const head = headOf('', root);
  const none = { entries: new Map(), nameless: [], usable: new Set<AnnotationId>() };
  return { text: '', root, head, ...none, isMarked: true };
}

function headOf(text: string, root: YamlMap): WrittenMap {
  const entries = root.entries
    .filter(({ key }) => !SECTIONS.some((section) => section === key.value))
    .map(({ key, value }) => ({ key: key.value, value: writtenNode(text, value) }));
  return { kind: 'map', entries, order: KEY_ORDER.file };
}

function entriesOf(
  text: string,
  root: YamlMap,
  section: Section,
): readonly (readonly [YamlNode, MergeEntry])[] {
  const found = entryOf(root, section);
  if (found?.value.kind !== 'list') return [];
  const { value: list } = found;
  const lines = list.flow ? undefined : itemLinesOf(text, list, startOf(text, found));
  return list.items.map((node, index) => {
    const region = lines?.[index];
    const start = region?.start ?? node.span.start;
    const end = region?.end ?? nodeEnd(text, node, node.span.start);
    const block = text.slice(start, end);
    const renamed = (id: AnnotationId): string => {
      const span = node.kind === 'map' ? entryOf(node, 'id')?.value.span : undefined;
      if (!span) return block;
      return text.slice(start, span.start) + plainValue(id).source + text.slice(span.end, end);
    };
    const value = ordered(writtenNode(text, node), KIND_OF.get(section));
    return [node, { section, value, block, start: storedStart(node), renamed }];
  });
}

const KIND_OF: ReadonlyMap<string, AnnotationKind> = new Map(
  (Object.keys(SECTION_OF) as readonly AnnotationKind[]).map((kind) => [SECTION_OF[kind], kind]),
);

function ordered(value: Written, kind: AnnotationKind | undefined): Written {
  return value.kind === 'map' && kind ? { ...value, order: KEY_ORDER[kind] } : value;
}
