import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  newPosition,
  NO_METADATA,
  SECTION_OF,
  type AnnotationKind,
  type Place,
} from '../../../../src/core';
import {
  decodeContent,
  encodeRow,
  NO_CONTENT,
  type RowContent,
} from '../../../../src/project/corpusIndex/rowContent';
import type { RowJson } from '../../../../src/project/corpusIndex/rowJson';
import { anyAnnotation, anyText } from '../../annotation-file/editRandom';
import { caseCount } from '../../../support/caseCount';

suite('The content of a row, as the index stores it', () => {
  test('is what was written, whatever it is', () => {
    fc.assert(
      fc.property(stated, (one) => {
        assert.deepEqual(decoded(one), one);
      }),
      { numRuns: caseCount(300) },
    );
  });

  test('an article that says nothing shares what it has with all others', () => {
    const read = decoded({ ...NO_CONTENT, coded: new Map() });
    assert.equal(read.metadata, NO_METADATA);
    assert.equal(read.annotations, NO_CONTENT.annotations);
    assert.equal(encodeRow(NO_CONTENT, {}), '{}');
  });

  test('a copy of an annotation has its words, one with other words has these', () => {
    const annotation = newPosition(
      { id: 'aaaaaaaa', quote: [{ ...NO_PART, exact: 'no more dams' }], coder: undefined },
      SAYS,
    );
    const places = [{ state: 'anchored', span: { start: 0, end: 12 } }] as const;
    const [read] = decoded({ ...NO_CONTENT, annotations: [{ annotation, places }] }).annotations;
    assert.ok(read);
    assert.deepEqual({ ...read.annotation }, annotation);
    assert.deepEqual({ ...read }, { annotation, places });
    const quote = [{ ...NO_PART, exact: 'fewer dams' }];
    assert.deepEqual({ ...read.annotation, quote }.quote, quote);
    assert.deepEqual(
      Object.entries(read.annotation).toSorted(),
      Object.entries(annotation).toSorted(),
    );
    assert.deepEqual(structuredClone(read.annotation), annotation);
    assert.deepEqual(
      JSON.parse(JSON.stringify(read)),
      JSON.parse(JSON.stringify({ annotation, places })),
    );
  });
});

function decoded(content: RowContent): RowContent {
  return decodeContent(JSON.parse(encodeRow(content, {})) as RowJson);
}

const SAYS = { actors: ['union'], issues: ['dams'], stance: 'oppose' } as const;
const NO_PART = {
  prefix: undefined,
  suffix: undefined,
  start: undefined,
  repeated: undefined,
  occurrence: undefined,
  was: undefined,
};
const maybe = fc.option(anyText, { nil: undefined });
const record = { noNullPrototype: true };
const pairs = fc.array(fc.tuple(anyText, anyText), { maxLength: 2 });

const metadata = fc.record(
  {
    title: maybe,
    author: maybe,
    source: maybe,
    section: maybe,
    date: maybe,
    url: maybe,
    attributes: pairs.map((entries) => new Map(entries)),
    duplicateOf: maybe,
  },
  record,
);

const coding = fc.record(
  {
    state: fc.constantFrom('in-progress' as const, 'complete' as const, 'not-relevant' as const),
    date: maybe,
    codebook: maybe,
    reason: maybe,
  },
  record,
);
const coded = fc
  .array(fc.tuple(anyText, coding), { maxLength: 2 })
  .map((entries) => new Map(entries));

const texts = fc.array(anyText, { maxLength: 2 });
const decision = fc.record(
  {
    by: maybe,
    at: maybe,
    replaces: texts,
    from: texts,
    over: texts,
    result: texts,
    reason: maybe,
    quote: maybe,
  },
  record,
);
const decided = fc
  .array(fc.tuple(anyText, decision), { minLength: 1, maxLength: 2 })
  .map((entries) => new Map(entries));

/** What a quote needs whose place is sure. */
const place: fc.Arbitrary<Place> = fc
  .tuple(fc.constantFrom('anchored' as const, 'moved' as const), fc.nat(99), fc.nat(9))
  .map(([state, start, length]) => ({ state, span: { start, end: start + length } }));

const KINDS = Object.keys(SECTION_OF) as readonly AnnotationKind[];
const placed = fc
  .tuple(anyAnnotation('a1', KINDS), fc.array(place, { minLength: 3, maxLength: 3 }))
  .map(([annotation, places]) => ({
    annotation,
    places: places.slice(0, annotation.quote.length),
  }));

const stated: fc.Arbitrary<RowContent> = fc.record(
  { metadata, coded, decided, annotations: fc.array(placed, { maxLength: 3 }) },
  { ...record, requiredKeys: ['metadata', 'coded', 'annotations'] },
);
