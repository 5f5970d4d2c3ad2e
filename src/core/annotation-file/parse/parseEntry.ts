import type {
  Annotation,
  AnnotationKind,
  Comment,
  Common,
  Details,
  FieldValue,
  Position,
  QuotePart,
  Relation,
} from '../../model/annotation';
import type { FieldDefinition } from '../../model/codebook';
import { combinationsOf, MOST_COMBINATIONS } from '../../model/expansion';
import type { YamlNode } from '../../yaml/node';
import { childOf } from '../../yaml/shape/shape';
import type { Read } from '../../yaml/shape/shape';
import { ENTRY_SHAPES } from '../definition';
import type { COMMENT, QUOTE } from '../definition';
import { checkEntry } from './parseChecks';
import { readFields } from './parseFields';
import type { AnnotationReading } from './parseReading';

/** One entry of a section; undefined, and reported, when it lacks a key that its kind requires. */
export function readEntry(
  kind: AnnotationKind,
  node: YamlNode,
  reading: AnnotationReading,
): Annotation | undefined {
  switch (kind) {
    case 'position': {
      const read = ENTRY_SHAPES.position.read(node, reading, kind);
      if (!read) return undefined;
      checkEntry(node, reading);
      const { actor = [], issue = [], stance } = read;
      const details = toDetails(read, reading, reading.codebook?.fields);
      const position = Object.assign(details, { kind, actors: actor, issues: issue, stance });
      reportCombinations(position, 'actor', node, reading);
      return position;
    }
    case 'disagreement':
    case 'agreement':
      return readRelation(kind, node, reading);
    case 'mention':
    case 'ignored': {
      const read = ENTRY_SHAPES[kind].read(node, reading, kind);
      if (!read) return undefined;
      const { actor = [], issue = [] } = read;
      return Object.assign(toCommon(read), { kind, actors: actor, issues: issue });
    }
    case 'annotation': {
      const read = ENTRY_SHAPES.annotation.read(node, reading, kind);
      if (!read) return undefined;
      checkEntry(node, reading);
      const { type = '' } = read;
      // The fields of an unknown type are unknown too, which was reported with the type.
      const details = toDetails(read, reading, reading.codebook?.types.get(type)?.fields);
      return Object.assign(details, { kind, type });
    }
  }
}

function readRelation(
  kind: Relation['kind'],
  node: YamlNode,
  reading: AnnotationReading,
): Relation | undefined {
  const read = ENTRY_SHAPES[kind].read(node, reading, kind);
  const between = (read?.between ?? []).filter((party) => party.length > 0);
  if (!read) return undefined;
  if (between.length < 2) {
    const place = childOf(node, 'between') ?? childOf(node, 'id') ?? node;
    reading.report('missing-parties', place.span);
    return undefined;
  }
  checkEntry(node, reading);
  const details = toDetails(read, reading, reading.codebook?.fields);
  const relation = Object.assign(details, { kind, issues: read.issue ?? [], between });
  reportCombinations(relation, 'between', node, reading);
  return relation;
}

/** Such a record is kept so that it can be shown. */
function reportCombinations(
  record: Position | Relation,
  key: 'actor' | 'between',
  node: YamlNode,
  reading: AnnotationReading,
): void {
  const combinations = combinationsOf(record);
  if (combinations <= MOST_COMBINATIONS) return;
  const { span } = childOf(node, key) ?? node;
  reading.report('too-many-combinations', span, String(combinations), String(MOST_COMBINATIONS));
}

type ReadCommon = Read<typeof ENTRY_SHAPES.mention> | Read<typeof ENTRY_SHAPES.annotation>;
type ReadDetails =
  | Read<typeof ENTRY_SHAPES.position>
  | Read<typeof ENTRY_SHAPES.disagreement>
  | Read<typeof ENTRY_SHAPES.annotation>;

function toCommon(read: ReadCommon | ReadDetails): Common {
  return {
    id: read.id ?? '',
    quote: toQuote(read),
    coder: read.coder,
    note: read.note,
    tags: read.tags ?? [],
    comments: toComments(read),
  };
}

function toDetails(
  read: ReadDetails,
  reading: AnnotationReading,
  definitions: ReadonlyMap<string, FieldDefinition> | undefined,
): Details {
  // Written out rather than spread, which costs more than reading the file.
  return {
    id: read.id ?? '',
    quote: toQuote(read),
    coder: read.coder,
    note: read.note,
    tags: read.tags ?? [],
    comments: toComments(read),
    speaker: read.speaker,
    accordingTo: read['according-to'],
    target: read.target ?? [],
    evaluation: read.evaluation,
    addressee: read.addressee ?? [],
    act: read.act,
    condition: read.condition,
    intensity: read.intensity,
    date: read.date,
    certainty: read.certainty,
    status: read.status,
    fields: read.fields ? readFields(read.fields, definitions, reading) : NO_FIELDS,
  };
}

const NO_FIELDS: ReadonlyMap<string, FieldValue> = new Map();

function toQuote({ quote = [] }: ReadCommon | ReadDetails): readonly QuotePart[] {
  return quote.map(toQuotePart);
}

function toComments({ comments = [] }: ReadCommon | ReadDetails): readonly Comment[] {
  return comments.map(toComment);
}

function toQuotePart(read: Read<typeof QUOTE>): QuotePart {
  const { exact = '', prefix, suffix, start, repeated, occurrence, was } = read;
  return { exact, prefix, suffix, start, repeated, occurrence, was };
}

function toComment({ by, at, text = '', resolved }: Read<typeof COMMENT>): Comment {
  return resolved === true ? { by, at, text, resolved } : { by, at, text };
}
