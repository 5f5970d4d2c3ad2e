import type { Annotation } from '../model/annotation';
import { annotationFields, entryKindOf, valuesAt } from '../model/fields';
import type { Codebook } from '../model/codebook';
import type { ActorId } from '../model/ids';

/** The actors and issues that an annotation names, in any role; a value of a field counts as both,
 * since the codebook may no longer define its type. */
export function idsNamedBy(annotation: Annotation): ReadonlySet<ActorId> {
  const ids = new Set<string>();
  const add = (some: readonly string[]): void => some.forEach((id) => ids.add(id));
  for (const field of annotationFields(annotation.kind)) {
    const kind = entryKindOf(field);
    if (kind === 'actor' || kind === 'issue') add(valuesAt(annotation, field.key));
  }
  if ('between' in annotation) annotation.between.forEach(add);
  if ('fields' in annotation)
    for (const value of annotation.fields.values()) add([value].flat().map(String));
  return ids;
}

/** The actors and issues that another entry of the codebook names: those above it, its offices and
 * memberships. `except`: entries that do not count. */
export function idsNamedInCodebook(
  { actors, issues }: Codebook,
  except: ReadonlySet<ActorId>,
): ReadonlySet<ActorId> {
  const ids = new Set<string>();
  for (const { id: own, partOf, roles, memberOf } of actors.values()) {
    if (except.has(own)) continue;
    for (const id of [partOf, ...roles.map(({ of }) => of), ...memberOf]) {
      if (id !== undefined) ids.add(id);
    }
  }
  for (const { id, partOf } of issues.values()) {
    if (partOf !== undefined && !except.has(id)) ids.add(partOf);
  }
  return ids;
}
