import { polarityOf } from '../../codebook/lookUp';
import type { Position } from '../../model/annotation';
import type { Codebook, FieldDefinition } from '../../model/codebook';

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
 * remarks of the coder and no part of the reading. */
export function codedFields(codebook: Codebook): readonly CodedField[] {
  const asked = new Set(codebook.ask);
  const simple = (
    name: string,
    valuesOf: CodedField['valuesOf'],
    more: Partial<CodedField> = {},
  ): CodedField => {
    return { ...PLAIN, name, label: name, isAsked: asked.has(name), valuesOf, ...more };
  };
  return [
    simple('stance', ({ stance }) => only(stance), {
      isAsked: true,
      order: { metric: 'ordinal', placeOf: (stance) => polarityOf(codebook, stance) },
    }),
    simple('act', ({ act }) => only(act)),
    simple('target', ({ target }) => target, { isList: true }),
    simple('addressee', ({ addressee }) => addressee, { isList: true }),
    simple('evaluation', ({ evaluation }) => only(evaluation), { order: NUMBERS.ordinal }),
    simple('speaker', ({ speaker }) => only(speaker)),
    simple('according-to', ({ accordingTo }) => only(accordingTo)),
    // Its words are free text, so only its presence is compared: never missing.
    simple('condition', ({ condition }) => (condition === undefined ? NO_VALUES : [PRESENT]), {
      isAsked: false,
    }),
    simple('intensity', ({ intensity }) => only(intensity), { order: NUMBERS.ordinal }),
    simple('date', ({ date }) => only(date)),
    simple('certainty', ({ certainty }) => only(certainty), { order: CERTAINTIES }),
    ...[...codebook.fields.values()].map(studyField),
  ];
}

/** The value of a condition, whatever its words. */
const PRESENT = 'present';

const PLAIN = { isList: false, order: undefined } as const;

const NUMBERS = {
  ordinal: { metric: 'ordinal', placeOf: Number },
  interval: { metric: 'interval', placeOf: Number },
} as const;

const CERTAIN = ['possible', 'probable', 'certain'];
const CERTAINTIES: ValueOrder = {
  metric: 'ordinal',
  placeOf: (value) => (CERTAIN.includes(value) ? CERTAIN.indexOf(value) : undefined),
};

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

function only(value: string | number | undefined): readonly string[] {
  return value === undefined ? NO_VALUES : [String(value)];
}

/** Shared, since most optional fields are empty. */
const NO_VALUES: readonly string[] = [];
