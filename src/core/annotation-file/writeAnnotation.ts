import type { Annotation, Comment, FieldScalar, FieldValue, QuotePart } from '../model/annotation';
import type { ArticleMetadata, Coding } from '../model/article';
import type { Codebook, FieldDefinition } from '../model/codebook';
import { annotationFields, valueAt, type KeyedField } from '../model/fields';
import type { Decision, DecisionId } from '../model/decision';
import { fieldsOfKind } from '../codebook/lookUp';
import { KEY_ORDER } from './definition';
import { listValue, mapValue, plainValue, textValue } from '../yaml/write/write';
import type { Written, WrittenMap } from '../yaml/write/write';

type Key = readonly [string, Written | undefined];

/** An annotation as its file holds it, keys in the order of the format. The codebook determines
 * which fields hold ids and which hold text. */
export function writtenAnnotation(
  annotation: Annotation,
  codebook: Codebook | undefined,
): WrittenMap {
  return mapValue(keysOf(annotation, codebook), KEY_ORDER[annotation.kind]);
}

export function writtenCoding(coding: Coding): WrittenMap {
  return mapValue(
    [
      ['state', word(coding.state)],
      ['date', text(coding.date)],
      ['codebook', text(coding.codebook)],
      ['reason', text(coding.reason)],
      ['digest', text(coding.digest)],
      ['seen', word(coding.seen)],
    ],
    KEY_ORDER.coding,
  );
}

export function writtenDecided(decided: ReadonlyMap<DecisionId, Decision> | undefined): WrittenMap {
  return mapValue([...(decided ?? [])].map(([id, one]): Key => [id, writtenDecision(one)]));
}

function writtenDecision(decision: Decision): WrittenMap {
  return mapValue(
    [
      ['by', word(decision.by)],
      ['at', text(decision.at)],
      ['replaces', ids(decision.replaces)],
      ['from', someOf(decision.from.map(textValue))],
      ['over', someOf(decision.over.map(textValue))],
      ['result', ids(decision.result)],
      ['reason', text(decision.reason)],
      ['quote', text(decision.quote)],
      ['was', text(decision.was)],
    ],
    KEY_ORDER.decision,
  );
}

/** The key `text` alone, in its place among those of a file. */
export function writtenTextDigest(digest: string | undefined): WrittenMap {
  return mapValue([['text', text(digest)]], KEY_ORDER.file);
}

export function writtenArticle(article: ArticleMetadata): WrittenMap {
  const attributes = [...article.attributes].map(([key, value]): Key => [key, textValue(value)]);
  return mapValue(
    [
      ['title', text(article.title)],
      ['author', text(article.author)],
      ['source', text(article.source)],
      ['section', text(article.section)],
      ['date', text(article.date)],
      ['url', text(article.url)],
      ['attributes', attributes.length > 0 ? mapValue(attributes) : undefined],
      ['duplicate-of', text(article.duplicateOf)],
      ['quotable', word(article.quotable)],
    ],
    KEY_ORDER.article,
  );
}

function keysOf(annotation: Annotation, codebook: Codebook | undefined): readonly Key[] {
  const keys: Key[] = [
    ['id', plainValue(annotation.id)],
    ['comments', listOf(annotation.comments.map(writtenComment))],
    ['quote', someOf(annotation.quote.map(writtenPart))],
  ];
  for (const field of annotationFields(annotation.kind))
    keys.push([field.file, writtenField(annotation, field)]);
  if ('type' in annotation) keys.push(['type', word(annotation.type)]);
  if ('between' in annotation) {
    const parties = annotation.between.map((party) => ids(party) ?? listValue([]));
    keys.push(['between', listValue(parties)]);
  }
  if ('fields' in annotation && annotation.fields.size > 0) {
    const definitions = codebook && fieldsOfKind(codebook, annotation);
    const variables = [...annotation.fields].map(([key, value]): Key => {
      return [key, fieldValue(value, definitions?.get(key))];
    });
    keys.push(['fields', mapValue(variables)]);
  }
  return keys;
}

function writtenField(annotation: Annotation, { key, kind }: KeyedField): Written | undefined {
  const value = valueAt(annotation, key);
  if (value === undefined) return undefined;
  if (typeof value === 'object')
    return kind === 'texts' ? listOf(value.map(textValue)) : ids(value);
  const isText = kind === 'text' || kind === 'date';
  return isText && typeof value === 'string' ? textValue(value) : plainValue(value);
}

function listOf(items: readonly Written[]): Written | undefined {
  return items.length > 0 ? listValue(items) : undefined;
}

function writtenComment(comment: Comment): WrittenMap {
  return mapValue(
    [
      ['by', word(comment.by)],
      ['at', text(comment.at)],
      ['text', textValue(comment.text)],
      ['resolved', comment.resolved && plainValue(true)],
    ],
    KEY_ORDER.comment,
  );
}

function writtenPart(part: QuotePart): WrittenMap {
  return mapValue(
    [
      ['exact', textValue(part.exact)],
      ['prefix', text(part.prefix)],
      ['suffix', text(part.suffix)],
      ['start', number(part.start)],
      ['repeated', part.repeated === undefined ? undefined : plainValue(part.repeated)],
      ['occurrence', part.occurrence && listValue(part.occurrence.map(plainValue))],
      ['around', text(part.around)],
      ['was', text(part.was)],
    ],
    KEY_ORDER.quote,
  );
}

function fieldValue(value: FieldValue, definition: FieldDefinition | undefined): Written {
  if (!isScalar(value)) return listValue(value.map((item) => fieldScalar(item, definition)));
  const scalar = fieldScalar(value, definition);
  return definition?.list ? listValue([scalar]) : scalar;
}

function fieldScalar(value: FieldScalar, definition: FieldDefinition | undefined): Written {
  const isWord = definition && ['choice', 'actor', 'issue'].includes(definition.type);
  return typeof value === 'string' && !isWord ? textValue(value) : plainValue(value);
}

function isScalar(value: FieldValue): value is FieldScalar {
  return typeof value !== 'object';
}

/** A single value is written alone, several as a list. */
function ids(values: readonly string[]): Written | undefined {
  return someOf(values.map(plainValue));
}

function someOf(values: readonly Written[]): Written | undefined {
  return values.length > 1 ? listValue(values) : values[0];
}

function word(value: string | undefined): Written | undefined {
  return value === undefined ? undefined : plainValue(value);
}

function text(value: string | undefined): Written | undefined {
  return value === undefined ? undefined : textValue(value);
}

function number(value: number | undefined): Written | undefined {
  return value === undefined ? undefined : plainValue(value);
}
