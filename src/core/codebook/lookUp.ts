import type { Annotation } from '../model/annotation';
import type { Codebook, FieldDefinition } from '../model/codebook';
import { AUTHOR, UNATTRIBUTED } from '../model/ids';
import type { Layer } from '../model/mention';
import type { ActorId, CoderId, IssueId, StanceId } from '../model/ids';

/** The name of an actor; its id when it is not in the codebook. */
export function actorName(codebook: Codebook, id: ActorId): string {
  const name = codebook.actors.get(id)?.name;
  if (name !== undefined) return name;
  if (id === AUTHOR) return 'Author';
  return id === UNATTRIBUTED ? 'Unattributed' : id;
}

export function issueName(codebook: Codebook, id: IssueId): string {
  return codebook.issues.get(id)?.name ?? id;
}

/** The name of a coder or a machine; its id when it is not in the codebook. */
export function coderName({ coders, machines }: Codebook, id: CoderId): string {
  return (coders.get(id) ?? machines.get(id))?.name ?? id;
}

/** The name of a stance; its id when it has none. */
export function stanceName(codebook: Codebook, id: StanceId): string {
  return codebook.stances.get(id)?.name ?? id;
}

/** Undefined for an unknown stance, and for one that is not counted. */
export function polarityOf(codebook: Codebook, id: StanceId | undefined): number | undefined {
  return id === undefined ? undefined : codebook.stances.get(id)?.polarity;
}

/** The actors or the issues of a codebook. */
export function entriesOf(
  { actors, issues }: Codebook,
  layer: Layer,
): Codebook['actors'] | Codebook['issues'] {
  return layer === 'actor' ? actors : issues;
}

type Entries = ReadonlyMap<string, { readonly partOf: string | undefined }>;

/** The entries above one along `part-of`, the nearest first, without itself. A parent that is not
 * in the codebook is the last; a cycle ends before it repeats. */
export function ancestorsOf(entries: Entries, id: string): readonly string[] {
  const seen = new Set([id]);
  for (let parent = entries.get(id)?.partOf; parent !== undefined;) {
    if (seen.has(parent)) break;
    seen.add(parent);
    parent = entries.get(parent)?.partOf;
  }
  seen.delete(id);
  return [...seen];
}

/** The parent of an id in a tree along `part-of`: undefined where the codebook does not have the
 * parent, and for an id on a cycle, so that each id of a cycle remains visible. */
export function parentInTree(entries: Entries, id: string): string | undefined {
  const parent = entries.get(id)?.partOf;
  if (parent === undefined || !entries.has(parent)) return undefined;
  const seen = new Set<string>();
  for (let at: string | undefined = parent; at !== undefined && !seen.has(at);) {
    if (at === id) return undefined;
    seen.add(at);
    at = entries.get(at)?.partOf;
  }
  return parent;
}

/** The entries directly below each parent, in the order of the file. Build it once for many
 * look-ups: linear in the entries. */
export function childrenByParent(entries: Entries): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const [id, { partOf }] of entries) {
    if (partOf === undefined) continue;
    const siblings = children.get(partOf);
    if (siblings) siblings.push(id);
    else children.set(partOf, [id]);
  }
  return children;
}

/** The entries directly below one, in the order of the file. */
export function childrenOf(entries: Entries, id: string): readonly string[] {
  return [...entries].filter(([, { partOf }]) => partOf === id).map(([child]) => child);
}

/** The study's own fields that an annotation may have: those of its type, otherwise those of
 * positions. None for a type that the codebook does not have. */
export function fieldsOfKind(
  { fields, types }: Codebook,
  annotation: Annotation,
): ReadonlyMap<string, FieldDefinition> {
  if (annotation.kind !== 'annotation') return fields;
  return types.get(annotation.type)?.fields ?? new Map<string, FieldDefinition>();
}
