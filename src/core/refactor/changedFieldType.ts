import { entriesOf } from '../codebook/lookUp';
import { withKey, withoutKey } from '../codebook/edit/editKeys';
import { CODEBOOK_KEY_ORDER } from '../codebook/definition';
import type { Annotation, FieldScalar, FieldValue } from '../model/annotation';
import type { Codebook } from '../model/codebook';
import { dateRange } from '../model/date';
import { isId, type AnnotationId } from '../model/ids';
import { idsOfName } from '../query/lookUpNames';
import { toBoolean, toInteger, toNumber } from '../yaml/shape/scalarShapes';
import { listValue, plainValue, sameWritten, textValue, writtenAt } from '../yaml/write/write';
import type { Written, WrittenMap } from '../yaml/write/write';
import type { RefactoredCodebook } from './codebookEdits';
import { definitionEdit, fieldsOf, hasFieldsOf, withDefinition } from './fieldOf';
import type { FieldTypeOf, Refactoring } from './refactoring';

type FieldTypeChange = Extract<Refactoring, { kind: 'field-type' }>;

/** A value, as written, that the new type of its field does not allow. */
export interface Misfit {
  readonly id: AnnotationId;
  readonly value: string;
}

/** The codebook with which the annotation files are read and written for the change: without the
 * field, so that its values are read as they are written. */
export function codebookWithoutType(change: FieldTypeChange, codebook: Codebook): Codebook {
  return withDefinition(codebook, change, undefined);
}

export function codebookWithType(change: FieldTypeChange, codebook: Codebook): Codebook {
  const definition = fieldsOf(codebook, change).get(change.field);
  return definition ? withDefinition(codebook, change, { ...definition, ...change.to }) : codebook;
}

/** The annotation with the field's values as the new type needs them; the same object where they
 * stay as they are written. Adds the values that it does not allow to `misfits`. */
export function withFieldType(
  annotation: Annotation,
  change: FieldTypeChange,
  codebook: Codebook,
  misfits: Misfit[],
): Annotation {
  if (!hasFieldsOf(annotation, change)) return annotation;
  const value = annotation.fields.get(change.field);
  if (value === undefined) return annotation;
  const { after, wrong } = retyped(value, change, codebook);
  for (const one of wrong) misfits.push({ id: annotation.id, value: one });
  if (after === value) return annotation;
  const fields = new Map(annotation.fields);
  if (after === undefined) fields.delete(change.field);
  else fields.set(change.field, after);
  return { ...annotation, fields };
}

interface Retyped {
  /** The same object where nothing changes; undefined where nothing is left. */
  readonly after: FieldValue | undefined;
  readonly wrong: readonly string[];
}

function retyped(value: FieldValue, { misfits, to }: FieldTypeChange, codebook: Codebook): Retyped {
  const items = typeof value === 'object' ? value : [value];
  const isRemoved = misfits === 'remove';
  if (items.length > 1 && !to.list)
    return { after: isRemoved ? undefined : value, wrong: [items.join(', ')] };
  const wrong: string[] = [];
  const after = items.flatMap((item): readonly FieldScalar[] => {
    const written = String(item);
    const converted = convertedValue(written, to, codebook);
    if (converted !== undefined) return [String(converted) === written ? item : converted];
    wrong.push(written);
    return isRemoved ? [] : [item];
  });
  if (after.length === items.length && after.every((item, index) => item === items[index]))
    return { after: value, wrong };
  return { after: typeof value === 'object' && after.length > 0 ? after : after[0], wrong };
}

/** A written value as another type has it; undefined where the type does not allow it. Names of
 * actors and issues become their ids, words for yes and no become booleans. */
export function convertedValue(
  written: string,
  { type, values }: FieldTypeOf,
  codebook: Codebook,
): FieldScalar | undefined {
  const trimmed = written.trim();
  switch (type) {
    case 'text':
      return written;
    case 'integer': {
      const number = toNumber(trimmed);
      return toInteger(trimmed) ?? (Number.isSafeInteger(number) ? number : undefined);
    }
    case 'number':
      return toNumber(trimmed);
    case 'boolean':
      if (/^(?:yes|y|on|1)$/i.test(trimmed)) return true;
      return /^(?:no|n|off|0)$/i.test(trimmed) ? false : toBoolean(trimmed);
    case 'date':
      return dateRange(trimmed) ? trimmed : undefined;
    case 'choice':
      return chosenOf(written, values);
    case 'actor':
    case 'issue':
      return idOf(trimmed, type, codebook);
  }
}

/** The value itself, or the only one that differs in case and blanks alone. */
function chosenOf(written: string, values: readonly string[]): string | undefined {
  if (values.length === 0 || values.includes(written)) return written;
  const folded = (text: string): string => text.trim().toLowerCase();
  const [same, ...more] = values.filter((one) => folded(one) === folded(written));
  return more.length === 0 ? same : undefined;
}

function idOf(word: string, layer: 'actor' | 'issue', codebook: Codebook): string | undefined {
  const entries = entriesOf(codebook, layer);
  if (entries.has(word)) return word;
  if (entries.size === 0) return undefined;
  const [id, ...more] = idsOfName(codebook, layer, word);
  return more.length === 0 ? id : undefined;
}

/** The edits of the codebook. Only a choice keeps `values`. */
export function fieldTypeEdits(
  root: WrittenMap,
  { to, ...of }: FieldTypeChange,
): RefactoredCodebook {
  const order = CODEBOOK_KEY_ORDER.field;
  const set = (map: WrittenMap, key: string, value: Written | undefined): WrittenMap => {
    const now = writtenAt(map, key);
    if (!value) return withoutKey(map, key);
    return now && sameWritten(now, value) ? map : withKey(map, key, value, order);
  };
  const values = to.values.map((value) => (isId(value) ? plainValue(value) : textValue(value)));
  const isChoice = to.type === 'choice' && values.length > 0;
  return definitionEdit(root, of, (definition) => {
    const typed = set(definition, 'type', plainValue(to.type));
    const chosen = set(typed, 'values', isChoice ? listValue(values) : undefined);
    return set(chosen, 'list', to.list ? plainValue(true) : undefined);
  });
}
