import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  newPosition,
  NO_METADATA,
  SECTION_OF,
  type AnnotationKind,
  type Place,
} from '../../../src/core';
import {
  readSaid,
  SAYS_NOTHING,
  writeSaid,
  type SaidOfArticle,
} from '../../../src/project/saidOfArticle';
import { anyAnnotation, anyText } from '../sidecar/editRandom';

suite('What a row says, as the index keeps it', () => {
  test('is what was written, whatever it is', () => {
    fc.assert(
      fc.property(said, (one) => {
        assert.deepEqual(readSaid(writeSaid(one)), one);
      }),
      { numRuns: 300 },
    );
  });

  test('an article that says nothing costs nothing', () => {
    assert.equal(writeSaid({ ...SAYS_NOTHING, coded: new Map() }), '');
    assert.equal(readSaid('').metadata, NO_METADATA);
  });

  test('a plain position takes little more room than its words', () => {
    const words = 'rejects night shifts';
    const annotation = newPosition(
      { id: 'aaaaaaaa', quote: [{ ...NO_PART, exact: words }], coder: 'lea' },
      { actors: ['union'], issues: ['shifts'], stance: 'oppose' },
    );
    const places = [{ state: 'anchored', span: { start: 4, end: 24 } }] as const;
    const written = writeSaid({ ...SAYS_NOTHING, annotations: [{ annotation, places }] });
    assert.equal(
      written,
      `[[],[],[["position","aaaaaaaa",[0,4,24],[["${words}"]],"lea",["union"],["shifts"],"oppose"]]]`,
    );
  });
});

const NO_PART = {
  prefix: undefined,
  suffix: undefined,
  start: undefined,
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

const said: fc.Arbitrary<SaidOfArticle> = fc.record(
  { metadata, coded, annotations: fc.array(placed, { maxLength: 3 }) },
  record,
);
