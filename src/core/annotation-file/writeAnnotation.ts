import type {
  Annotation,
  Comment,
  Common,
  Details,
  FieldScalar,
  FieldValue,
  QuotePart,
} from '../model/annotation';
import type { ArticleMetadata, Coding } from '../model/article';
import type { Codebook, FieldDefinition } from '../model/codebook';
import type { Decision, DecisionId } from '../model/decision';
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
    ],
    KEY_ORDER.decision,
  );
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
    ],
    KEY_ORDER.article,
  );
}

function keysOf(annotation: Annotation, codebook: Codebook | undefined): readonly Key[] {
  const id: Key = ['id', plainValue(annotation.id)];
  const quote: Key = ['quote', someOf(annotation.quote.map(writtenPart))];
  switch (annotation.kind) {
    case 'position':
      return [
        id,
        ['actor', ids(annotation.actors)],
        ...aboutWhom(annotation),
        ['issue', ids(annotation.issues)],
        ['stance', word(annotation.stance)],
        ...details(annotation, codebook),
        quote,
      ];
    case 'disagreement':
    case 'agreement':
      return [
        id,
        ['issue', ids(annotation.issues)],
        ['between', listValue(annotation.between.map((party) => ids(party) ?? listValue([])))],
        ...aboutWhom(annotation),
        ...details(annotation, codebook),
        quote,
      ];
    case 'mention':
    case 'ignored':
      return [
        id,
        ['actor', ids(annotation.actors)],
        ['issue', ids(annotation.issues)],
        ...remarks(annotation, undefined),
        quote,
      ];
    case 'annotation': {
      const fields = codebook?.types.get(annotation.type)?.fields;
      return [
        id,
        ['type', word(annotation.type)],
        ...aboutWhom(annotation),
        ...details(annotation, codebook, fields),
        quote,
      ];
    }
  }
}

function aboutWhom(annotation: Details): readonly Key[] {
  return [
    ['speaker', word(annotation.speaker)],
    ['according-to', word(annotation.accordingTo)],
  ];
}

function details(
  annotation: Details,
  codebook: Codebook | undefined,
  definitions = codebook?.fields,
): readonly Key[] {
  const fields = [...annotation.fields].map(([key, value]): Key => {
    return [key, fieldValue(value, definitions?.get(key))];
  });
  return [
    ['target', ids(annotation.target)],
    ['evaluation', number(annotation.evaluation)],
    ['addressee', ids(annotation.addressee)],
    ['act', word(annotation.act)],
    ['condition', text(annotation.condition)],
    ['intensity', number(annotation.intensity)],
    ['date', text(annotation.date)],
    ['certainty', word(annotation.certainty)],
    ['status', word(annotation.status)],
    ...remarks(annotation, fields.length > 0 ? mapValue(fields) : undefined),
  ];
}

function remarks(annotation: Common, fields: WrittenMap | undefined): readonly Key[] {
  return [
    ['coder', word(annotation.coder)],
    ['tags', annotation.tags.length > 0 ? listValue(annotation.tags.map(textValue)) : undefined],
    ['fields', fields],
    ['note', text(annotation.note)],
    [
      'comments',
      annotation.comments.length > 0
        ? listValue(annotation.comments.map(writtenComment))
        : undefined,
    ],
  ];
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
