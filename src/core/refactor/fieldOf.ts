import { mapAt, withKey } from '../codebook/edit/editKeys';
import type { Annotation, Position, Relation, TypedAnnotation } from '../model/annotation';
import type { Codebook, FieldDefinition } from '../model/codebook';
import { writtenAt, type WrittenMap } from '../yaml/write/write';
import type { RefactoredCodebook } from './codebookEdits';

/** A field that the codebook defines: of positions and relations, or of the annotations of one of
 * its further types. */
export interface FieldOf {
  /** Its id. */
  readonly field: string;
  /** The id of the further type; absent for positions and relations. */
  readonly ofType?: string | undefined;
}

/** Whether the annotation's `fields` are those among which the field is. */
export function hasFieldsOf(
  annotation: Annotation,
  { ofType }: Pick<FieldOf, 'ofType'>,
): annotation is Position | Relation | TypedAnnotation {
  if (!('fields' in annotation)) return false;
  return ofType === (annotation.kind === 'annotation' ? annotation.type : undefined);
}

/** The fields among which the field is; none where the codebook lacks the type. */
export function fieldsOf(
  codebook: Pick<Codebook, 'fields' | 'types'>,
  { ofType }: Pick<FieldOf, 'ofType'>,
): ReadonlyMap<string, FieldDefinition> {
  if (ofType === undefined) return codebook.fields;
  return codebook.types.get(ofType)?.fields ?? new Map<string, FieldDefinition>();
}

/** The codebook with another definition of the field; without it, where that is undefined. */
export function withDefinition(
  codebook: Codebook,
  { field, ofType }: FieldOf,
  definition: FieldDefinition | undefined,
): Codebook {
  const fields = new Map(fieldsOf(codebook, { ofType }));
  if (definition) fields.set(field, definition);
  else fields.delete(field);
  if (ofType === undefined) return { ...codebook, fields };
  const type = codebook.types.get(ofType);
  if (!type) return codebook;
  return { ...codebook, types: new Map([...codebook.types, [ofType, { ...type, fields }]]) };
}

/** The edit that changes the definition of a field in the codebook. `change`: undefined where it
 * cannot be changed so. */
export function definitionEdit(
  root: WrittenMap,
  { field, ofType }: FieldOf,
  change: (definition: WrittenMap) => WrittenMap | undefined,
): RefactoredCodebook {
  const key = ofType === undefined ? 'fields' : 'types';
  const from = writtenAt(root, key);
  const fields = ofType === undefined ? from : fieldsOfType(from, ofType);
  if (from?.kind !== 'map' || fields?.kind !== 'map' || !writtenAt(fields, field)) return REFUSED;
  const definition = change(mapAt(fields, field));
  if (!definition) return REFUSED;
  const changed = withKey(fields, field, definition, fields.order);
  const to =
    ofType === undefined
      ? changed
      : withKey(
          from,
          ofType,
          withKey(mapAt(from, ofType), 'fields', changed, mapAt(from, ofType).order),
          from.order,
        );
  return { kind: 'edits', edits: [{ kind: 'section', key, from, to }], lost: [] };
}

function fieldsOfType(types: ReturnType<typeof writtenAt>, ofType: string) {
  const type = types?.kind === 'map' ? writtenAt(types, ofType) : undefined;
  return type?.kind === 'map' ? writtenAt(type, 'fields') : undefined;
}

const REFUSED: RefactoredCodebook = { kind: 'refused', reason: 'no-such-id' };
