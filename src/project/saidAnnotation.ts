import type { Annotation, Comment, Common, Details, FieldValue, Position } from '../core';
import { cut, listIn, numberIn, textIn, valuesIn, type Values } from './saidValues';

/** An annotation without the words of its quote: kind, id, parts of the quote, coder, what only its kind
 * has, then what is rare. */
export function writeAnnotation(annotation: Annotation): Values {
  const { kind, id, quote, coder, note, tags, comments } = annotation;
  const first = [kind, id, quote.length, coder];
  const last = [note, tags, comments.map(({ by, at, text }) => [by, at, text])];
  switch (annotation.kind) {
    case 'mention':
    case 'ignored':
      return cut([...first, annotation.actors, annotation.issues, ...last]);
    case 'position': {
      const { actors, issues, stance } = annotation;
      return cut([...first, actors, issues, stance, ...last, ...writeDetails(annotation)]);
    }
    case 'disagreement':
    case 'agreement': {
      const { issues, between } = annotation;
      return cut([...first, issues, between, ...last, ...writeDetails(annotation)]);
    }
    case 'annotation':
      return cut([...first, annotation.type, ...last, ...writeDetails(annotation)]);
  }
}

function writeDetails(details: Details): Values {
  return [
    details.evaluation,
    details.addressee,
    details.target,
    details.date,
    details.speaker,
    details.accordingTo,
    details.act,
    details.condition,
    details.intensity,
    details.certainty,
    details.status,
    [...details.fields],
  ];
}

type Wordless<A> = A extends Annotation ? Omit<A, 'quote'> : never;

/** Where begins what only a kind has. */
const OWN = 4;

/** How many parts its quote has. */
export function partsIn(values: Values): number {
  return numberIn(values[2]) ?? 0;
}

export function readAnnotation(values: Values): Wordless<Annotation> {
  const kind = values[0] as Annotation['kind'];
  const one = values[OWN];
  const other = values[OWN + 1];
  switch (kind) {
    case 'mention':
    case 'ignored': {
      const common = readCommon(values, OWN + 2);
      return Object.assign(common, { kind, actors: listIn(one), issues: listIn(other) });
    }
    case 'position':
      return readPosition(values, OWN + 3);
    case 'disagreement':
    case 'agreement': {
      const between = valuesIn(other) as readonly (readonly string[])[];
      return Object.assign(readDetails(values, OWN + 2), { kind, issues: listIn(one), between });
    }
    case 'annotation':
      return Object.assign(readDetails(values, OWN + 1), { kind, type: textIn(one) ?? '' });
  }
}

/** `at`: of the note and what follows. */
function readCommon(values: Values, at: number): Omit<Common, 'quote'> {
  return {
    id: textIn(values[1]) ?? '',
    coder: textIn(values[3]),
    note: textIn(values[at]),
    tags: listIn(values[at + 1]),
    comments: readComments(values[at + 2]),
  };
}

/** Written out in one: of tens of thousands, putting each together from two costs more than reading the
 * JSON, and a third more to keep. */
function readPosition(values: Values, at: number): Wordless<Position> {
  return {
    kind: 'position',
    id: textIn(values[1]) ?? '',
    coder: textIn(values[3]),
    actors: listIn(values[OWN]),
    issues: listIn(values[OWN + 1]),
    stance: textIn(values[OWN + 2]),
    note: textIn(values[at]),
    tags: listIn(values[at + 1]),
    comments: readComments(values[at + 2]),
    evaluation: numberIn(values[at + 3]) as Details['evaluation'],
    addressee: listIn(values[at + 4]),
    target: listIn(values[at + 5]),
    date: textIn(values[at + 6]),
    speaker: textIn(values[at + 7]),
    accordingTo: textIn(values[at + 8]),
    act: textIn(values[at + 9]),
    condition: textIn(values[at + 10]),
    intensity: numberIn(values[at + 11]),
    certainty: textIn(values[at + 12]) as Details['certainty'],
    status: textIn(values[at + 13]) as Details['status'],
    fields: readFields(values[at + 14]),
  };
}

/** What a position has beside what is its own: other kinds are rarer. */
function readDetails(values: Values, at: number): Omit<Details, 'quote'> {
  const { kind, actors, issues, stance, ...details } = readPosition(values, at);
  return details;
}

function readFields(value: unknown): ReadonlyMap<string, FieldValue> {
  const fields = valuesIn(value) as readonly (readonly [string, FieldValue])[];
  return fields.length === 0 ? NO_FIELDS : new Map(fields);
}

const NO_FIELDS: ReadonlyMap<string, FieldValue> = new Map();

function readComments(value: unknown): readonly Comment[] {
  const comments = valuesIn(value);
  return comments.length === 0 ? NO_COMMENTS : comments.map(readComment);
}

const NO_COMMENTS: readonly never[] = [];

function readComment([by, at, text]: Values): Comment {
  return { by: textIn(by), at: textIn(at), text: textIn(text) ?? '' };
}
