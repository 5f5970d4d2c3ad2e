import {
  didYouMean,
  FIELD_TYPES,
  fieldsOf,
  STUDY_FIELD,
  type Codebook,
  type FieldDefinition,
  type FieldOf,
  type Refactoring,
} from '../../core';
import { oneOf } from '../options/oneOf';
import { WrongUse } from '../options/wrongUse';
import type { Asked } from './askedEntries';
import type { Values } from './refactorOptions';

/** `type field.NAME TYPE`, or `type TYPE.NAME TYPE` for a field of a further type. */
export function asType(
  [word, typed]: readonly string[],
  values: Values,
  codebook: Codebook,
): Asked<Extract<Refactoring, { kind: 'field-type' }>> {
  if (word === undefined || typed === undefined)
    throw new WrongUse('refactor type needs a field and its new type: type field.year integer.');
  const [of, definition] = fieldNamed(word, codebook);
  const type = oneOf('The type', typed, FIELD_TYPES);
  const listed = (values.values ?? '').split(',').map((value) => value.trim());
  const given = [...new Set(listed.filter((value) => value !== ''))];
  if (type !== 'choice' && values.values !== undefined)
    throw new WrongUse('--values are those of a choice: type field.frame choice --values a,b.');
  const chosen = given.length > 0 ? given : definition.values;
  if (type === 'choice' && chosen.length === 0)
    throw new WrongUse('A choice needs its values: --values economic,moral.');
  const { list, misfits = 'keep' } = values;
  return {
    refactoring: {
      ...{ kind: 'field-type', ...of, misfits },
      to: { type, list, values: type === 'choice' ? chosen : [] },
    },
    done: `${nameOf(of)} is now ${type}${list ? ', several values' : ''}`,
  };
}

/** A field as it is written: `field.year`, `year`, or with its further type, `scene.prop`. */
function fieldNamed(word: string, codebook: Codebook): readonly [FieldOf, FieldDefinition] {
  const all: readonly FieldOf[] = [
    ...[...codebook.fields.keys()].map((field) => ({ field })),
    ...[...codebook.types.values()].flatMap((type) =>
      [...type.fields.keys()].map((field) => ({ field, ofType: type.id })),
    ),
  ];
  const full = word.includes('.') ? word : STUDY_FIELD + word;
  const found = all.find((of) => nameOf(of) === full);
  const definition = found && fieldsOf(codebook, found).get(found.field);
  if (found && definition) return [found, definition];
  const known = all.map(nameOf);
  const meant =
    known.length === 0
      ? ' It defines none.'
      : didYouMean(full, known) || ` Available: ${known.join(', ')}.`;
  const bare = word.startsWith(STUDY_FIELD) ? word.slice(STUDY_FIELD.length) : word;
  throw new WrongUse(`The codebook has no field “${bare}”.${meant}`);
}

function nameOf({ field, ofType }: FieldOf): string {
  return ofType === undefined ? STUDY_FIELD + field : `${ofType}.${field}`;
}
