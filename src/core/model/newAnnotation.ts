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

function emptyCommon({ id, quote, coder }: NewAnnotation): Common {
  return { id, quote, coder, note: undefined, tags: [], comments: [] };
}

/** The optional keys of a record, all absent. */
export function emptyDetails(made: NewAnnotation): Details {
  return {
    ...emptyCommon(made),
    speaker: undefined,
    accordingTo: undefined,
    target: [],
    evaluation: undefined,
    addressee: [],
    act: undefined,
    condition: undefined,
    intensity: undefined,
    date: undefined,
    certainty: undefined,
    status: undefined,
    fields: new Map(),
  };
}

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
