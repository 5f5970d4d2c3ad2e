import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseAnnotationFile } from '../../../src/core/annotation-file/parse/parse';
import {
  entriesOfCoder,
  isChangedSince,
  readingDigest,
  SEEN_OTHERS,
  withDigest,
} from '../../../src/core/annotation-file/readingDigest';
import { writeAnnotationFile } from '../../../src/core/annotation-file/write';
import { NO_INDEPENDENT_CODING } from '../../../src/core/model/codebook';
import type { Annotation, Position } from '../../../src/core/model/annotation';
import { EMPTY_ANNOTATION_FILE, type Coding } from '../../../src/core/model/article';
import { codebook, position, quotePart, relation } from '../../support/corpus';

const ONE = position({ id: 'a1', quote: [quotePart('We reject it.', 10)], coder: 'lea' });
const TWO = position({ id: 'a2', issues: ['ferry'], quote: [quotePart('More boats!', 50)] });

suite('The digest of a reading', () => {
  test('is stored in files and never changes', () => {
    assert.equal(readingDigest([]), EMPTY_DIGEST);
    assert.equal(readingDigest([ONE, TWO]), DIGEST);
  });

  test('is the same in any order, after comments, notes and tags, and where a quote was found again', () => {
    const digest = readingDigest([ONE, TWO]);
    const unchanged: readonly Partial<Position>[] = [
      { id: 'other' },
      { comments: [{ by: 'max', at: undefined, text: 'Sure?' }] },
      { note: 'see above', tags: ['later'], status: 'reviewed', coder: undefined },
      { quote: [{ ...quotePart('We reject it.', 99), prefix: 'So. ', suffix: ' They' }] },
      { quote: [{ ...quotePart('We reject it.', 10), repeated: true, occurrence: [1, 2] }] },
    ];
    assert.equal(readingDigest([TWO, ONE]), digest);
    for (const change of unchanged)
      assert.equal(readingDigest([{ ...ONE, ...change }, TWO]), digest, JSON.stringify(change));
  });

  test('changes with every part of what was found', () => {
    const changes: readonly Partial<Position>[] = [
      ...[{ actors: ['japan'] }, { actors: ['china', 'japan'] }, { issues: ['ferry'] }],
      ...[{ stance: 'oppose' }, { stance: undefined }, { speaker: 'ada' }, { accordingTo: 'bo' }],
      ...[{ target: ['japan'] }, { evaluation: -1 as const }, { addressee: ['japan'] }],
      ...[{ act: 'warn' }, { condition: 'if asked' }, { intensity: 2 }, { date: '2024' }],
      ...[{ certainty: 'possible' as const }, { fields: new Map([['frame', 'risk']]) }],
      ...[{ quote: [quotePart('We reject it', 10)] }],
      ...[{ quote: [quotePart('We reject', 10), quotePart('it.', 20)] }],
    ];
    const digests = changes.map((change) => readingDigest([{ ...ONE, ...change }, TWO]));
    const all = [...digests, readingDigest([ONE, TWO]), readingDigest([ONE]), readingDigest([])];
    assert.equal(new Set([...all, readingDigest([ONE, TWO, TWO])]).size, all.length + 1);
  });

  test('tells kinds of entries apart, and parties that only look alike when joined', () => {
    const base = { id: 'r1', quote: [quotePart('They disagree.')] };
    const digests = [
      relation({ ...base, between: [['a', 'b'], ['c']] }),
      relation({ ...base, between: [['a'], ['b', 'c']] }),
      relation({ ...base, between: [['a,b'], ['c']] }),
      { ...relation({ ...base, between: [['a', 'b'], ['c']] }), kind: 'agreement' as const },
    ].map((entry) => readingDigest([entry]));
    assert.equal(new Set(digests).size, digests.length);
  });

  test('survives being written and read, in whatever order, and shows each replaced entry', () => {
    const word = fc.constantFrom('china', 'japan', 'peru');
    const entry = fc.record({
      actors: fc.uniqueArray(word, { minLength: 1 }),
      issues: fc.uniqueArray(word, { minLength: 1 }),
      stance: fc.constantFrom('support', 'oppose'),
      date: fc.constantFrom(undefined, '2024-05'),
      fields: fc.constantFrom(new Map(), new Map([['frame', '1']]), new Map([['x', 'yes']])),
      quote: fc.stringMatching(/^[a-z "':#-]{1,20}[a-z]$/).map((text) => [quotePart(text, 1)]),
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), fc.nat(), (given, at) => {
        const entries: Annotation[] = given.map((one, index) =>
          position({ id: `p${index}`, ...one }),
        );
        const digest = readingDigest(entries);
        const text = writeAnnotationFile(
          { ...EMPTY_ANNOTATION_FILE, annotations: entries.toReversed() },
          undefined,
        );
        const parsed = parseAnnotationFile(text, undefined);
        assert.equal(parsed.kind, 'annotations');
        assert.equal(readingDigest(parsed.file.annotations), digest);
        const changed = entries.with(at % entries.length, ONE);
        assert.notEqual(readingDigest(changed), digest);
      }),
    );
  });
});

suite('Whether a reading is as it was completed', () => {
  const done = (given: Partial<Coding>): Coding => ({
    ...{ state: 'complete', date: '2024-05-02', codebook: '1', reason: undefined },
    ...given,
  });

  test('the digest decides; a file from before digests is taken as it is', () => {
    assert.ok(!isChangedSince(done({ digest: readingDigest([ONE]) }), [ONE], undefined));
    assert.ok(isChangedSince(done({ digest: readingDigest([ONE]) }), [ONE, TWO], undefined));
    assert.ok(!isChangedSince(done({}), [ONE], undefined));
  });

  test('what was completed after the coder saw other work is not independent', () => {
    const digest = readingDigest([ONE]);
    const isChanged = (given: Partial<Coding>, unblinded: string): boolean =>
      isChangedSince(done({ digest, ...given }), [ONE], unblinded);
    assert.ok(isChanged({}, '2024-05-01'));
    assert.ok(!isChanged({}, '2024-05-03'));
    // On one day, the digest says which came first.
    assert.ok(!isChanged({}, '2024-05-02'));
    assert.ok(isChanged({ digest: SEEN_OTHERS }, '2024-05-02'));
  });

  test('with one file for all, the entries of a coder are those that name them', () => {
    const shared = codebook({ annotationFiles: 'shared' });
    const apart = codebook({ annotationFiles: 'one-per-coder' });
    assert.deepEqual(entriesOfCoder([ONE, TWO], 'lea', shared, undefined), [ONE]);
    const own = entriesOfCoder([ONE, TWO], 'lea', apart, undefined);
    assert.deepEqual(own, [ONE, TWO]);
  });
});

suite('The state that is written when a coder finishes an article', () => {
  const stated: Coding = {
    ...{ state: 'complete', date: '2024-05-09', codebook: '2', reason: undefined },
  };
  const finished = (given: {
    seen?: boolean;
    hasMachine?: boolean;
    before?: Coding;
    state?: Coding['state'];
  }) =>
    withDigest(
      { ...stated, state: given.state ?? 'complete' },
      {
        annotations: [ONE, TWO],
        before: given.before,
        decided: undefined,
        coder: 'lea',
        codebook: codebook({
          machines: new Map(
            given.hasMachine === true ? [['m1', { id: 'm1', name: 'M1', note: undefined }]] : [],
          ),
          coding: {
            ...NO_INDEPENDENT_CODING,
            unblinded: new Map(given.seen === true ? [['lea', '2024-05-08']] : []),
          },
        }),
      },
    );

  test("has the digest of the coder's entries, unless it is in progress", () => {
    assert.deepEqual(finished({}), { ...stated, digest: readingDigest([ONE]) });
    assert.equal(finished({ state: 'not-relevant' }).digest, readingDigest([ONE]));
    assert.equal(finished({ state: 'in-progress' }).digest, undefined);
  });

  test('of one who has seen other work, only what they finished before stays independent', () => {
    assert.equal(finished({ seen: true }).digest, SEEN_OTHERS);
    const before = { ...stated, date: '2024-05-01', digest: readingDigest([ONE]) };
    assert.equal(finished({ seen: true, before }), before);
    const other = { ...before, digest: readingDigest([TWO]) };
    assert.equal(finished({ seen: true, before: other }).digest, SEEN_OTHERS);
  });

  test('says where a study has a machine whether its reading was seen', () => {
    const digest = readingDigest([ONE]);
    const seenAfter = (seen: Coding['seen'], state: Coding['state'] = 'complete') =>
      finished({ hasMachine: true, before: { ...stated, state, digest, seen } as Coding }).seen;
    assert.equal(finished({}).seen, undefined);
    assert.equal(finished({ hasMachine: true }).seen, 'never');
    assert.equal(seenAfter('never'), 'never');
    assert.equal(seenAfter('after'), 'after');
    assert.equal(seenAfter('before'), 'before');
    // Reading went on, and nothing was changed.
    assert.equal(seenAfter('after', 'in-progress'), 'after');
  });

  test('who changes their reading after they saw that of a machine saw it before', () => {
    const shown = { ...stated, digest: readingDigest([TWO]), seen: 'after' } as const;
    assert.equal(finished({ hasMachine: true, before: shown }).seen, 'before');
    const again = finished({ hasMachine: true, before: shown, state: 'in-progress' });
    assert.deepEqual([again.seen, again.digest], ['after', shown.digest]);
    assert.equal(finished({ hasMachine: true, before: again }).seen, 'before');
    const done = finished({ hasMachine: true, before: again });
    assert.ok(isChangedSince(done, [ONE], undefined), 'it is not independent');
  });
});

const EMPTY_DIGEST = 'm3d3yzz95tt4';
const DIGEST = '6rt7ydy2kjps';
