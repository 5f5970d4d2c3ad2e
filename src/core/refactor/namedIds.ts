import type { Annotation, Details, FieldScalar, FieldValue } from '../model/annotation';
import { DETAIL_FIELDS, entryKindOf, valueAt } from '../model/fields';
import type { Codebook, FieldDefinition } from '../model/codebook';
import type { Layer } from '../model/mention';

/** The id that takes the place of one that an annotation names; undefined removes it. */
export type NewId = (layer: Layer, id: string) => string | undefined;

/** The annotation with other actors and issues, in every role and in the study's own fields of
 * these types. An id occurs once in a list. The same object where nothing changes. */
export function withIds(annotation: Annotation, codebook: Codebook, newId: NewId): Annotation {
  const actors = (ids: readonly string[]) => changedList(ids, (id) => newId('actor', id));
  const issues = (ids: readonly string[]) => changedList(ids, (id) => newId('issue', id));
  switch (annotation.kind) {
    case 'position':
      return sameOr(annotation, {
        ...withDetails(annotation, codebook.fields, newId),
        actors: actors(annotation.actors),
        issues: issues(annotation.issues),
      });
    case 'disagreement':
    case 'agreement': {
      const between = annotation.between.map(actors);
      const isSame = between.every((party, index) => party === annotation.between[index]);
      return sameOr(annotation, {
        ...withDetails(annotation, codebook.fields, newId),
        issues: issues(annotation.issues),
        between: isSame ? annotation.between : between.filter((party) => party.length > 0),
      });
    }
    case 'mention':
    case 'ignored':
      return sameOr(annotation, {
        ...annotation,
        actors: actors(annotation.actors),
        issues: issues(annotation.issues),
      });
    case 'annotation': {
      const fields = codebook.types.get(annotation.type)?.fields ?? new Map();
      return sameOr(annotation, withDetails(annotation, fields, newId));
    }
  }
}

/** True where readers do not refuse a relation for its parties. */
export function isReadable(annotation: Annotation): boolean {
  return !('between' in annotation) || annotation.between.length > 1;
}

/** Whether annotations of this kind can have the field with this key of the model. */
export function hasField(annotation: Annotation, key: string): boolean {
  if (key.startsWith('fields.')) return 'fields' in annotation;
  return key in annotation;
}

/** True where an annotation has what its kind needs, so that readers do not refuse it, and says of
 * no actor that it disagrees with itself or evaluates itself. */
export function isMeaningful(annotation: Annotation): boolean {
  switch (annotation.kind) {
    case 'position': {
      const { actors, issues, target, stance, evaluation } = annotation;
      return (
        actors.length > 0 &&
        (stance !== undefined || evaluation !== undefined) &&
        (issues.length > 0 || target.some((id) => actors.length > 1 || id !== actors[0]))
      );
    }
    case 'disagreement':
    case 'agreement': {
      const all = annotation.between.flat();
      return annotation.between.length > 1 && new Set(all).size === all.length;
    }
    case 'mention':
      return annotation.actors.length + annotation.issues.length > 0;
    default:
      return true;
  }
}

/** The details whose values are actors. */
const ACTOR_DETAILS = DETAIL_FIELDS.filter((field) => entryKindOf(field) === 'actor');

function withDetails<T extends Annotation & Details>(
  details: T,
  definitions: ReadonlyMap<string, FieldDefinition>,
  newId: NewId,
): T {
  const changed: Record<string, unknown> = {
    fields: withFields(details.fields, definitions, newId),
  };
  for (const { key } of ACTOR_DETAILS) {
    const value = valueAt(details, key);
    if (typeof value === 'object') changed[key] = changedList(value, (id) => newId('actor', id));
    else if (typeof value === 'string') changed[key] = newId('actor', value);
  }
  return { ...details, ...changed };
}

function withFields(
  fields: Details['fields'],
  definitions: ReadonlyMap<string, FieldDefinition>,
  newId: NewId,
): Details['fields'] {
  let changed: Map<string, FieldValue> | undefined;
  for (const [key, value] of fields) {
    const type = definitions.get(key)?.type;
    if (type !== 'actor' && type !== 'issue') continue;
    const idOf = (id: FieldScalar) => newId(type, String(id));
    const after = Array.isArray(value)
      ? changedList(value as readonly FieldScalar[], idOf)
      : idOf(value as FieldScalar);
    if (after === value) continue;
    changed ??= new Map(fields);
    if (after === undefined || (Array.isArray(after) && after.length === 0)) changed.delete(key);
    else changed.set(key, after as FieldValue);
  }
  return changed ?? fields;
}

/** The same list where nothing changes. */
function changedList<Item extends FieldScalar>(
  items: readonly Item[],
  change: (item: Item) => string | undefined,
): readonly Item[] {
  const changed = items.map((item) => (change(item) ?? undefined) as Item | undefined);
  if (changed.every((item, index) => item === items[index])) return items;
  return [...new Set(changed.filter((item): item is Item => item !== undefined))];
}

/** The first of both where the second has the same values. */
function sameOr<T extends Annotation>(before: T, after: T): T {
  const keys = Object.keys(before) as (keyof T)[];
  return keys.every((key) => before[key] === after[key]) ? before : after;
}
