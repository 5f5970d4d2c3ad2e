import {
  NO_METADATA,
  barePart,
  newIgnored,
  newMention,
  newPosition,
  newRelation,
  newTyped,
  type Annotation,
  type ArticleMetadata,
  type ArticleRow,
  type Coding,
  type Comment,
  type Decision,
  type FieldValue,
  type PlacedAnnotation,
} from '../../core';
import type { AnnotationJson, RowJson } from './rowJson';

/** The content of a row without its mentions. */
export type RowContent = Pick<ArticleRow, 'metadata' | 'coded' | 'decided' | 'annotations'>;

/** Of an article without annotation file and front matter. */
export const NO_CONTENT: RowContent = { metadata: NO_METADATA, coded: new Map(), annotations: [] };

/** Facts of a scan about an article beside the content of its row. */
export type ScanFacts = Pick<RowJson, 'isFaultless' | 'counts'>;

/** Encodes a row as one line of JSON. Every quote must be surely at its place. */
export function encodeRow(
  { metadata, coded, decided, annotations }: RowContent,
  facts: ScanFacts,
): string {
  return JSON.stringify({
    ...facts,
    metadata: metadata === NO_METADATA ? undefined : withoutEmpty(metadata),
    coded: coded.size === 0 ? undefined : [...coded],
    decided: decided && [...decided].map(([id, one]) => [id, withoutEmpty(one)]),
    annotations:
      annotations.length === 0
        ? undefined
        : annotations.map(({ annotation, places }) => ({
            annotation: withoutEmpty(annotation),
            places,
          })),
  });
}

/** Maps as lists of pairs; without what is undefined or empty. */
function withoutEmpty(record: object): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(record) as [string, unknown][]) {
    if (value instanceof Map) {
      if (value.size > 0) kept[key] = [...value];
    } else if (Array.isArray(value) ? value.length > 0 : value !== undefined) kept[key] = value;
  }
  return kept;
}

/** Decodes the content that `encodeRow` has written. */
export function decodeContent({ metadata, coded, decided, annotations }: RowJson): RowContent {
  return {
    metadata: metadata ? metadataOf(metadata) : NO_METADATA,
    coded: coded ? new Map(coded.map(([coder, one]) => [coder, codingOf(one)])) : NO_CONTENT.coded,
    ...(decided
      ? { decided: new Map(decided.map(([id, one]) => [id, { ...NO_DECISION, ...one }])) }
      : {}),
    annotations: annotations
      ? annotations.map(({ annotation, places }) => ({
          annotation: annotationOf(annotation),
          places,
        }))
      : NO_CONTENT.annotations,
  };
}

function metadataOf({ attributes, ...rest }: NonNullable<RowJson['metadata']>): ArticleMetadata {
  return { ...NO_METADATA, ...rest, attributes: new Map(attributes) };
}

function codingOf(coding: Partial<Coding>): Coding {
  return { ...NO_CODING, ...coding } as Coding;
}

function annotationOf(json: AnnotationJson): PlacedAnnotation['annotation'] {
  const annotation = { ...EMPTY[json.kind], ...json } as Mutable<Annotation>;
  annotation.quote = json.quote.map((part) => ({ ...NO_PART, ...part }));
  if (json.comments) annotation.comments = json.comments.map((one) => ({ ...NO_COMMENT, ...one }));
  if (json.fields && 'fields' in annotation) {
    annotation.fields = new Map(json.fields as readonly (readonly [string, FieldValue])[]);
  }
  return annotation;
}

type Mutable<T> = T extends unknown ? { -readonly [Key in keyof T]: T[Key] } : never;

// All keys that a record can have: absent ones are undefined, as when a file is read, so that all
// records of a kind share a shape.

const NONE: readonly never[] = [];

const MADE = { id: '', quote: NONE, coder: undefined };
const NAMED = { actors: NONE, issues: NONE };

const EMPTY: Readonly<Record<Annotation['kind'], Annotation>> = {
  position: newPosition(MADE, { ...NAMED, stance: undefined }),
  disagreement: newRelation(MADE, { kind: 'disagreement', issues: NONE, between: NONE }),
  agreement: newRelation(MADE, { kind: 'agreement', issues: NONE, between: NONE }),
  mention: newMention(MADE, NAMED),
  ignored: newIgnored(MADE, NAMED),
  annotation: newTyped(MADE, ''),
};

const NO_PART = barePart('');

const NO_COMMENT: Comment = { by: undefined, at: undefined, text: '' };

const NO_DECISION: Decision = {
  by: undefined,
  at: undefined,
  replaces: NONE,
  from: NONE,
  over: NONE,
  result: NONE,
  reason: undefined,
  quote: undefined,
};

const NO_CODING: Omit<Coding, 'state'> = {
  date: undefined,
  codebook: undefined,
  reason: undefined,
};
