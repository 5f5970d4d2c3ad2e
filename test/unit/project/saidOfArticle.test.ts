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
        assert.deepEqual(readWhole(writeSaid(one)), one);
      }),
      { numRuns: 300 },
    );
  });

  test('an article that says nothing costs nothing', () => {
    assert.equal(writeSaid({ ...SAYS_NOTHING, coded: new Map() }), '');
    assert.equal(readWhole('').metadata, NO_METADATA);
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
      `[[],[],[["position","aaaaaaaa",1,"lea",["union"],["shifts"],"oppose"]],[0,4,24]]\n[[["${words}"]]]`,
    );
  });

  test('words are read when somebody asks for them, once for all of an article', () => {
    let asked = 0;
    const annotations = ['first', 'second'].map((exact, at) => ({
      annotation: newPosition(
        { id: `a${at}`, quote: [{ ...NO_PART, exact }], coder: undefined },
        SAYS,
      ),
      places: [{ state: 'moved', span: { start: at, end: at + exact.length } }] as const,
    }));
    const [line = '', quotes = ''] = writeSaid({ ...SAYS_NOTHING, annotations }).split('\n');
    const read = readSaid(line, () => {
      asked++;
      return quotes;
    });
    const [first, second] = read.annotations;
    assert.deepEqual(second?.places, annotations[1]?.places);
    assert.equal(asked, 0);
    assert.equal(second?.annotation.quote[0]?.exact, 'second');
    assert.equal(first?.annotation.quote[0]?.exact, 'first');
    assert.equal(asked, 1);
  });

  test('a copy of an annotation has its words, one with other words has these', () => {
    const annotation = newPosition(
      { id: 'aaaaaaaa', quote: [{ ...NO_PART, exact: 'no more dams' }], coder: undefined },
      SAYS,
    );
    const places = [{ state: 'anchored', span: { start: 0, end: 12 } }] as const;
    const [read] = readWhole(
      writeSaid({ ...SAYS_NOTHING, annotations: [{ annotation, places }] }),
    ).annotations;
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

function readWhole(said: string): SaidOfArticle {
  const [line = '', quotes = ''] = said.split('\n');
  return readSaid(line, () => quotes);
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
