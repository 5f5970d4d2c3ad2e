import { didYouMean, FIELD_TYPES, STUDY_FIELD, type Codebook, type Refactoring } from '../../core';
import { oneOf } from '../options/oneOf';
import { WrongUse } from '../options/wrongUse';
import type { Asked } from './askedEntries';
import type { Values } from './refactorOptions';

/** `type field.NAME TYPE`. */
export function asType(
  [word, typed]: readonly string[],
  values: Values,
  codebook: Codebook,
): Asked<Extract<Refactoring, { kind: 'field-type' }>> {
  if (word === undefined || typed === undefined)
    throw new WrongUse('refactor type needs a field and its new type: type field.year integer.');
  const field = word.startsWith(STUDY_FIELD) ? word.slice(STUDY_FIELD.length) : word;
  const definition = codebook.fields.get(field);
  if (!definition) {
    const known = [...codebook.fields.keys()].map((id) => STUDY_FIELD + id);
    const meant =
      known.length === 0
        ? ' It defines none.'
        : didYouMean(STUDY_FIELD + field, known) || ` Available: ${known.join(', ')}.`;
    throw new WrongUse(`The codebook has no field “${field}”.${meant}`);
  }
  const type = oneOf('The type', typed, FIELD_TYPES);
  const misfits = oneOf('--misfits', values.misfits ?? 'keep', ['keep', 'remove']);
  const listed = (values.values ?? '').split(',').map((value) => value.trim());
  const given = [...new Set(listed.filter((value) => value !== ''))];
  if (type !== 'choice' && values.values !== undefined)
    throw new WrongUse('--values are those of a choice: type field.frame choice --values a,b.');
  const chosen = given.length > 0 ? given : definition.values;
  if (type === 'choice' && chosen.length === 0)
    throw new WrongUse('A choice needs its values: --values economic,moral.');
  const list = values.list ?? false;
  return {
    refactoring: {
      ...{ kind: 'field-type', field, misfits },
      to: { type, list, values: type === 'choice' ? chosen : [] },
    },
    done: `${STUDY_FIELD}${field} is now ${type}${list ? ', several values' : ''}`,
  };
}
