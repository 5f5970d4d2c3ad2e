import type {
  Annotation,
  Comment,
  Common,
  Details,
  FieldValue,
  PlacedAnnotation,
  QuotePart,
} from '../core';
import { cut, numberIn, textIn, textsIn, valuesIn, type Values } from './saidValues';

/** An annotation with its places, each of which must be sure: kind, id, places, quote, coder, what only
 * its kind has, then what is rare. */
export function writePlaced({ annotation, places }: PlacedAnnotation): Values {
  const { kind, id, quote, coder, note, tags, comments } = annotation;
  const first = [
    kind,
    id,
    places.flatMap(({ state, span }) => [
      state === 'anchored' ? 0 : 1,
      span?.start ?? 0,
      span?.end ?? 0,
    ]),
    quote.map((part) =>
      cut([part.exact, part.prefix, part.suffix, part.start, part.occurrence, part.was]),
    ),
    coder,
  ];
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

export function readPlaced(values: Values): PlacedAnnotation {
  const numbers = values[2] as readonly number[];
  const places: PlacedAnnotation['places'][number][] = [];
  for (let at = 0; at < numbers.length; at += 3) {
    const span = { start: numbers[at + 1] ?? 0, end: numbers[at + 2] ?? 0 };
    places.push({ state: numbers[at] === 0 ? 'anchored' : 'moved', span });
  }
  return { annotation: readAnnotation(values), places };
}

/** Where begins what only a kind has. */
const OWN = 5;

function readAnnotation(values: Values): Annotation {
  const kind = values[0] as Annotation['kind'];
  const one = values[OWN];
  const other = values[OWN + 1];
  switch (kind) {
    case 'mention':
    case 'ignored': {
      const common = readCommon(values, OWN + 2);
      return Object.assign(common, { kind, actors: textsIn(one), issues: textsIn(other) });
    }
    case 'position': {
      const [actors, issues] = [textsIn(one), textsIn(other)];
      const stance = textIn(values[OWN + 2]);
      return Object.assign(readDetails(values, OWN + 3), { kind, actors, issues, stance });
    }
    case 'disagreement':
    case 'agreement': {
      const between = valuesIn(other) as readonly (readonly string[])[];
      return Object.assign(readDetails(values, OWN + 2), { kind, issues: textsIn(one), between });
    }
    case 'annotation':
      return Object.assign(readDetails(values, OWN + 1), { kind, type: textIn(one) ?? '' });
  }
}

/** `at`: of the note and what follows. */
function readCommon(values: Values, at: number): Common {
  return {
    id: textIn(values[1]) ?? '',
    quote: valuesIn(values[3]).map(readPart),
    coder: textIn(values[4]),
    note: textIn(values[at]),
    tags: textsIn(values[at + 1]),
    comments: valuesIn(values[at + 2]).map(readComment),
  };
}

function readDetails(values: Values, at: number): Details {
  const fields = valuesIn(values[at + 14]) as readonly (readonly [string, FieldValue])[];
  // Written out, and not spread into another: that would cost more than reading the JSON.
  return {
    id: textIn(values[1]) ?? '',
    quote: valuesIn(values[3]).map(readPart),
    coder: textIn(values[4]),
    note: textIn(values[at]),
    tags: textsIn(values[at + 1]),
    comments: valuesIn(values[at + 2]).map(readComment),
    evaluation: numberIn(values[at + 3]) as Details['evaluation'],
    addressee: textsIn(values[at + 4]),
    target: textsIn(values[at + 5]),
    date: textIn(values[at + 6]),
    speaker: textIn(values[at + 7]),
    accordingTo: textIn(values[at + 8]),
    act: textIn(values[at + 9]),
    condition: textIn(values[at + 10]),
    intensity: numberIn(values[at + 11]),
    certainty: textIn(values[at + 12]) as Details['certainty'],
    status: textIn(values[at + 13]) as Details['status'],
    fields: fields.length === 0 ? NO_FIELDS : new Map(fields),
  };
}

const NO_FIELDS: ReadonlyMap<string, FieldValue> = new Map();

function readPart(part: Values): QuotePart {
  return {
    exact: textIn(part[0]) ?? '',
    prefix: textIn(part[1]),
    suffix: textIn(part[2]),
    start: numberIn(part[3]),
    occurrence: Array.isArray(part[4]) ? (part[4] as [number, number]) : undefined,
    was: textIn(part[5]),
  };
}

function readComment([by, at, text]: Values): Comment {
  return { by: textIn(by), at: textIn(at), text: textIn(text) ?? '' };
}
