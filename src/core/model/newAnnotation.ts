import type {
  Common,
  Details,
  IgnoredMatch,
  MarkedMention,
  Position,
  QuotePart,
  Relation,
  TypedAnnotation,
} from './annotation';
import type { AnnotationId, CoderId } from './ids';

/** The parts that every new annotation has. */
export interface NewAnnotation {
  readonly id: AnnotationId;
  readonly quote: readonly QuotePart[];
  readonly coder: CoderId | undefined;
}

export function newPosition(
  made: NewAnnotation,
  given: Pick<Position, 'actors' | 'issues' | 'stance'>,
): Position {
  return { kind: 'position', ...emptyDetails(made), ...given };
}

export function newRelation(
  made: NewAnnotation,
  given: Pick<Relation, 'kind' | 'issues' | 'between'>,
): Relation {
  return { ...emptyDetails(made), ...given };
}

/** An annotation of one of the codebook's further types. */
export function newTyped(made: NewAnnotation, type: string): TypedAnnotation {
  return { kind: 'annotation', ...emptyDetails(made), type };
}

export function newMention(
  made: NewAnnotation,
  given: Pick<MarkedMention, 'actors' | 'issues'>,
): MarkedMention {
  return { kind: 'mention', ...emptyCommon(made), ...given };
}

export function newIgnored(
  made: NewAnnotation,
  given: Pick<IgnoredMatch, 'actors' | 'issues'>,
): IgnoredMatch {
  return { kind: 'ignored', ...emptyCommon(made), ...given };
}

/** The keys that every record has, the optional ones absent. */
export function emptyCommon({ id, quote, coder }: NewAnnotation): Common {
  return { id, quote, coder, note: undefined, tags: NONE, comments: NONE };
}

/** The same with the optional keys of positions, relations and typed annotations. Written out,
 * since to spread an object costs more than to read a file. */
export function emptyDetails({ id, quote, coder }: NewAnnotation): Details {
  return {
    id,
    quote,
    coder,
    note: undefined,
    tags: NONE,
    comments: NONE,
    speaker: undefined,
    accordingTo: undefined,
    target: NONE,
    evaluation: undefined,
    addressee: NONE,
    act: undefined,
    channel: undefined,
    speech: undefined,
    condition: undefined,
    intensity: undefined,
    date: undefined,
    certainty: undefined,
    status: undefined,
    fields: NO_FIELDS,
  };
}

const NONE: readonly never[] = [];
const NO_FIELDS: Details['fields'] = new Map();

/** A quote part of which only the words are known. */
export function barePart(exact: string): QuotePart {
  return {
    exact,
    prefix: undefined,
    suffix: undefined,
    start: undefined,
    repeated: undefined,
    occurrence: undefined,
    was: undefined,
  };
}
