import { ALL_FIELDS, fieldName, type FieldNameWith, type Vocabulary } from '../../../model/fields';

/** The words of the fields of positions, from their table; part of `WORDS`, which explains the
 * form. `field NAME`: what it is called, in general and as a `column` of imported tables; `hint`:
 * what it is for; `find`: what a query for it finds; `card`: it with its value on a card; `list`:
 * the list of its words in the codebook; `add`: the fix that adds a word there. */
export const FIELD_WORDS = Object.fromEntries(
  ALL_FIELDS.flatMap((field) => {
    const { label, hint, find, card, imported, vocabulary } = field;
    const texts = {
      ...{ field: label, column: imported.label ?? label, hint, find, card },
      ...{ list: vocabulary?.heading, add: vocabulary?.add },
    };
    return Object.entries(texts).flatMap(([kind, text]) =>
      text === undefined ? [] : [[`${kind} ${fieldName(field)}`, text]],
    );
  }),
) as Readonly<Record<FieldWordKey, string>>;

type FieldWordKey =
  | `${'field' | 'column'} ${FieldNameWith<'label'>}`
  | `hint ${FieldNameWith<'hint'>}`
  | `find ${FieldNameWith<'find'>}`
  | `card ${FieldNameWith<'card'>}`
  | `${'list' | 'add'} ${Vocabulary}`;
