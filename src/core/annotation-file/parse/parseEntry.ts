import type {
  Annotation,
  AnnotationKind,
  Comment,
  Common,
  Details,
  Position,
  QuotePart,
  Relation,
} from '../../model/annotation';
import { COMMON_FIELDS, DETAIL_FIELDS, type KeyedField } from '../../model/fields';
import { emptyCommon, emptyDetails, type NewAnnotation } from '../../model/newAnnotation';
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
      const { actor = [], issue = [], stance, print } = read;
      const details = toDetails(read, reading, reading.codebook?.fields);
      const position = Object.assign(details, { kind, actors: actor, issues: issue, stance });
      reportCombinations(position, 'actor', node, reading);
      return print === undefined ? position : Object.assign(position, { print });
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

type ReadEntry = Read<(typeof ENTRY_SHAPES)[AnnotationKind]>;

function toCommon(read: ReadEntry): Common {
  return withRead(emptyCommon(madeOf(read)), COMMON_FIELDS, read);
}

function toDetails(
  read: ReadEntry,
  reading: AnnotationReading,
  definitions: ReadonlyMap<string, FieldDefinition> | undefined,
): Details {
  const details = withRead(emptyDetails(madeOf(read)), DETAIL_FIELDS, read);
  if (!read.fields) return details;
  return Object.assign(details, { fields: readFields(read.fields, definitions, reading) });
}

function madeOf({ id = '', quote = [], coder }: ReadEntry): NewAnnotation {
  return { id, quote: quote.map(toQuotePart), coder };
}

/** Sets what was read in a record that has all its keys. */
function withRead<T extends Common>(
  record: T,
  fields: readonly KeyedField[],
  read: ReadEntry & Readonly<Record<string, unknown>>,
): T {
  const values = record as Record<string, unknown>;
  for (const { key, file } of fields) {
    const value = read[file];
    if (value !== undefined) values[key] = value;
  }
  if (read.comments) values['comments'] = read.comments.map(toComment);
  return record;
}

function toQuotePart(read: Read<typeof QUOTE>): QuotePart {
  const { exact = '', prefix, suffix, start, repeated, occurrence, was, around } = read;
  const part = { exact, prefix, suffix, start, repeated, occurrence, was };
  return around === undefined ? part : { ...part, around };
}

function toComment({ by, at, text = '', resolved }: Read<typeof COMMENT>): Comment {
  return resolved === true ? { by, at, text, resolved } : { by, at, text };
}
