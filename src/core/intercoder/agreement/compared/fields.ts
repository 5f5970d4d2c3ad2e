import { polarityOf } from '../../../codebook/lookUp';
import type { Position } from '../../../model/annotation';
import {
  fieldsInOrder,
  isListField,
  isOfReading,
  valuesAt,
  type KeyedField,
} from '../../../model/fields';
import type { Codebook, FieldDefinition } from '../../../model/codebook';

/** A field of positions that is compared where coders share passage, actor and issue. */
export interface CodedField {
  /** The key of the annotation file; `field.ID` for a field of the study, as in searches. */
  readonly name: string;
  /** Its name for readers: that of the codebook, or the key. */
  readonly label: string;
  /** Whether coders are asked for it, so that an absent value is a missing one. Of other fields an
   * absent value is the value *none*: leaving it empty was a decision. */
  readonly isAsked: boolean;
  /** Whether it can have several values, which are compared as sets. */
  readonly isList: boolean;
  /** For values with an order: their place in it; undefined for a value without one. */
  readonly order: ValueOrder | undefined;
  /** The values of a record, as text; empty where it has none. */
  readonly valuesOf: (position: Position) => readonly string[];
}

export interface ValueOrder {
  readonly metric: 'ordinal' | 'interval';
  readonly placeOf: (value: string) => number | undefined;
}

/** The fields of a codebook, stance first. Notes, tags and status are not compared: they are
 * remarks of the coder and no part of the reading. Actor and issue say which are compared. */
export function codedFields(codebook: Codebook): readonly CodedField[] {
  const asked = new Set(codebook.ask);
  return [
    ...fieldsInOrder(['stance', 'act', 'target', 'addressee', 'evaluation'])
      .filter((field) => isOfReading(field) && field.key !== 'actors' && field.key !== 'issues')
      .map((field): CodedField => {
        const isWords = field.kind === 'text';
        return {
          name: field.file,
          label: field.file,
          isAsked: field.key === 'stance' || (asked.has(field.file) && !isWords),
          isList: isListField(field),
          order: orderOf(field, codebook),
          // Free text is worded freely, so only its presence is compared: never missing.
          valuesOf: (position) => {
            const values = valuesAt(position, field.key);
            return isWords && values.length > 0 ? [PRESENT] : values;
          },
        };
      }),
    ...[...codebook.fields.values()].map(studyField),
  ];
}

function orderOf({ kind, ranking }: KeyedField, codebook: Codebook): ValueOrder | undefined {
  if (kind === 'stance')
    return { metric: 'ordinal', placeOf: (stance) => polarityOf(codebook, stance) };
  if (kind === 'number' || kind === 'grade') return NUMBERS.ordinal;
  if (!ranking) return undefined;
  const placeOf = (value: string) => (ranking.includes(value) ? ranking.indexOf(value) : undefined);
  return { metric: 'ordinal', placeOf };
}

/** The value of free text, whatever its words. */
const PRESENT = 'present';

const NUMBERS = {
  ordinal: { metric: 'ordinal', placeOf: Number },
  interval: { metric: 'interval', placeOf: Number },
} as const;

/** `ask` cannot name a field of the study, so that an absent one is the value *none*. */
function studyField({ id, name, type, list }: FieldDefinition): CodedField {
  const isNumber = type === 'integer' || type === 'number';
  return {
    name: `field.${id}`,
    label: name ?? id,
    isAsked: false,
    isList: list,
    order: isNumber && !list ? NUMBERS.interval : undefined,
    valuesOf: ({ fields }) => {
      const value = fields.get(id);
      if (value === undefined) return NO_VALUES;
      return typeof value === 'object' ? value.map(String) : [String(value).trim()];
    },
  };
}

/** Shared, since most optional fields are empty. */
const NO_VALUES: readonly string[] = [];
