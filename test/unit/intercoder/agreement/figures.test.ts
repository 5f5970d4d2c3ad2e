import assert from 'node:assert/strict';
import { codebook } from '../../../support/corpus';
import { readings } from '../../../support/readings';
import { agreementOf, alphaIn, figuresOf } from './prepared';

/** So many claims, each of two coders with these words behind it. */
function coded(pairs: readonly (readonly [string, string])[]): string {
  return pairs
    .map(([lea, max], index) => {
      const at = `at=${String(index * 20)}-${String(index * 20 + 10)}`;
      return `
        a${String(index)}: china supports exports coder=lea ${at} ${lea}
        b${String(index)}: china supports exports coder=max ${at} ${max}`;
    })
    .join('\n');
}

suite('Figures of fields', () => {
  const ACTS = coded([
    ['act=warn', 'act=warn'],
    ['act=warn', 'act=reject'],
    ['act=reject', ''],
    ['', ''],
  ]);

  test('that are not asked have “none” as a value, and beside it those that have one', () => {
    const found = agreementOf(readings(ACTS));
    const all = figuresOf(found, 'act none');
    assert.deepEqual([all.units, all.values, all.percent], [4, 8, 0.5]);
    const both = figuresOf(found, 'act excluded');
    assert.deepEqual([both.units, both.values, both.percent], [2, 4, 0.5]);
  });

  test('that are asked are missing where absent', () => {
    const found = agreementOf(readings(ACTS, { book: codebook({ ask: ['act'] }) }));
    const acts = found.what.filter(({ field }) => field === 'act');
    assert.deepEqual(
      acts.map(({ absent, units }) => [absent, units]),
      [['missing', 2]],
    );
  });

  test('that no coder used are not listed', () => {
    const found = agreementOf(readings(coded([['', '']])));
    assert.deepEqual(
      found.what.map(({ field, absent, scale }) => `${field} ${absent} ${scale}`),
      [
        'claim none set',
        'claim excluded set',
        'actor none set',
        'actor excluded set',
        'issue none set',
        'issue excluded set',
        'stance missing nominal',
        'stance missing ordinal',
      ],
    );
  });

  test('have an interval where ten articles have a unit, however many are compared', () => {
    const corpus = (given: number): string =>
      Array.from({ length: 12 }, (_, n) => {
        const [lea, max] = n < given ? ['act=warn', n % 3 === 0 ? 'act=reject' : 'act=warn'] : [];
        return `
          in a${String(n)}.md
          l${String(n)}: china ${n % 2 ? 'supports' : 'opposes'} exports coder=lea at=0-9 ${lea ?? ''}
          m${String(n)}: china ${n % 2 ? 'supports' : 'opposes'} exports coder=max at=0-9 ${max ?? ''}`;
      }).join('\n');
    const nine = agreementOf(readings(corpus(9)), 50);
    assert.ok(figuresOf(nine, 'act none').interval);
    const { alpha, units, ...few } = figuresOf(nine, 'act excluded');
    assert.deepEqual([alpha.kind, units], ['defined', 9]);
    assert.deepEqual([few.interval, few.reliable, few.needed], [undefined, undefined, undefined]);
    assert.ok(figuresOf(agreementOf(readings(corpus(10)), 50), 'act excluded').interval);
  });

  test('with lists are compared as sets', () => {
    const found = agreementOf(
      readings(
        coded([
          ['target=us+eu', 'target=eu+us'],
          ['target=us+eu', 'target=us'],
          ['target=eu', ''],
        ]),
      ),
    );
    // δ: 0, 1 − 2/3, 1. Values: {us, eu} 3, {us} 1, {eu} 1, ∅ 1.
    const target = figuresOf(found, 'target none');
    assert.equal(target.scale, 'set');
    assert.ok(target.alpha.kind === 'defined');
    assert.ok(Math.abs(target.alpha.observed - (2 / 3 + 2) / 6) < 1e-12);
    const expected = (2 * (3 / 3 + 3 / 3 + 3 + 1 + 1 + 1)) / 30;
    assert.ok(Math.abs(target.alpha.expected - expected) < 1e-12);
  });

  test('of a condition compare whether there is one', () => {
    const found = agreementOf(
      readings(
        coded([
          ['condition=if_paid', 'condition=if_they_pay'],
          ['', ''],
        ]),
      ),
    );
    assert.equal(alphaIn(found, 'condition none'), 1);
  });

  test('without variation are not defined, with the percent beside', () => {
    const found = agreementOf(
      readings(
        coded([
          ['', ''],
          ['', ''],
        ]),
      ),
    );
    assert.equal(alphaIn(found, 'stance nominal'), 'no-variation');
    assert.equal(figuresOf(found, 'stance nominal').percent, 1);
  });

  test('that are alike in percent but have a low α name the frequent value', () => {
    const many = Array.from({ length: 17 }, () => ['act=warn', 'act=warn'] as const);
    const some = [
      ['act=warn', 'act=reject'],
      ['act=reject', 'act=warn'],
    ] as const;
    const found = agreementOf(readings(coded([...many, ...some])));
    const { percent, alpha, paradox } = figuresOf(found, 'act excluded');
    assert.ok(percent !== undefined && percent > 0.89);
    assert.ok(alpha.kind === 'defined' && alpha.value < 0);
    assert.deepEqual(paradox, { category: 'warn', share: 36 / 38 });
  });

  test('keep a coder’s two sides of one claim apart from either', () => {
    const found = agreementOf(
      readings(`
        a1: china supports exports coder=lea at=0-10
        a2: china opposes exports coder=lea at=0-10
        b1: china supports exports coder=max at=0-10
        a3: china opposes exports coder=lea at=50-60
        b3: china opposes exports coder=max at=50-60
      `),
    );
    assert.equal(figuresOf(found, 'stance nominal').percent, 0.5);
    assert.equal(figuresOf(found, 'stance ordinal').units, 1);
  });
});

suite('What coders did', () => {
  test('is how much each read, coded and marked', () => {
    const found = agreementOf(
      readings(`
        l1: china supports exports coder=lea at=0-10
        l2: japan opposes exports coder=lea at=5-15
        l3: japan opposes talks coder=lea at=40-50
        m1: china supports exports coder=max at=0-10`),
    );
    const { length, coders, unplaced } = found.where;
    assert.deepEqual(
      coders.map(({ coder, articles, positions, passages, coverage }) => [
        ...[coder, articles, positions, passages],
        (coverage ?? NaN) * length,
      ]),
      [
        ['lea', 1, 3, 2, 25],
        ['max', 1, 1, 1, 10],
      ],
    );
    assert.equal(unplaced, 0);
  });
});

suite('Figures of issues', () => {
  test('compare each with all other passages', () => {
    const { issues } = agreementOf(
      readings(`
        a1: china supports exports coder=lea at=0-10
        b1: china supports exports coder=max at=0-10
        a2: china supports exports coder=lea at=50-60
        b2: china supports talks coder=max at=50-60
        a3: china opposes talks coder=lea at=80-90
        b3: china supports talks coder=max at=80-90
      `),
    );
    assert.deepEqual(
      issues.map(({ id, positions, passages, articles, f1 }) => {
        return { id, positions, passages, articles, f1 };
      }),
      [
        { id: 'exports', positions: 3, passages: 2, articles: 1, f1: 2 / 3 },
        { id: 'talks', positions: 3, passages: 2, articles: 1, f1: 2 / 3 },
      ],
    );
    // exports: yes yes, yes no, no no: D_o = 2/6, D_e = 2·3·3/30.
    const [exports, talks] = issues;
    assert.ok(exports?.alpha.kind === 'defined' && talks);
    assert.ok(Math.abs(exports.alpha.value - (1 - 1 / 3 / 0.6)) < 1e-12);
    assert.deepEqual(exports.stance, { kind: 'undefined', reason: 'no-variation' });
    assert.ok(talks.stance.kind === 'defined' && talks.stance.value === 0);
  });
});

suite('Figures of the text that coders marked', () => {
  const MARKED = `
    a1: china supports exports coder=lea at=120-150
    b1: china supports exports coder=max at=130-160
    a2: japan supports talks coder=lea at=180-190
  `;

  test('begin after front matter, and leave out what has no place there', () => {
    const { marked, length, unplaced, coders } = agreementOf(
      readings(MARKED, { from: 100, length: 200 }),
    ).where;
    const plain = agreementOf(
      readings(MARKED.replaceAll(/at=1(\d\d)-1(\d\d)/g, 'at=$1-$2'), { length: 100 }),
    ).where;
    assert.deepEqual(marked, plain.marked);
    assert.deepEqual([length, unplaced], [100, 0]);
    assert.deepEqual(
      coders.map(({ coder, coverage }) => [coder, coverage]),
      [
        ['lea', 0.4],
        ['max', 0.3],
      ],
    );
    const inFront = `${MARKED}
      a3: china supports talks coder=lea at=10-60
      b3: china supports talks coder=max anchor=orphaned at=70-85`;
    const more = agreementOf(readings(inFront, { from: 100, length: 200 })).where;
    assert.deepEqual(more.marked, marked);
    assert.deepEqual([more.unplaced, more.passages], [2, 4]);
  });
});

suite('Figures of actors and coders', () => {
  // All agree about China. Ada takes Japan the other way round once, and misses it once.
  const CODED = `
    l1: china supports exports coder=lea at=0-10
    m1: china supports exports coder=max at=0-10
    a1: china supports exports coder=ada at=0-10
    l2: japan opposes exports coder=lea at=50-60
    m2: japan opposes exports coder=max at=50-60
    a2: japan supports exports coder=ada at=50-60
    l3: japan opposes talks coder=lea at=80-90
    m3: japan opposes talks coder=max at=80-90
  `;

  test('say about which actor coders differ', () => {
    const { actors } = agreementOf(readings(CODED));
    assert.deepEqual(
      actors.map(({ id, positions, passages, f1 }) => [id, positions, passages, f1]),
      [
        ['china', 3, 1, 1],
        // Pairs of readings with Japan: 6 of 6 in one passage, 2 of 4 in the other.
        ['japan', 5, 2, 0.8],
      ],
    );
    const [, japan] = actors;
    assert.ok(japan?.stance.kind === 'defined');
    // Of one passage −, −, +; of the other −, −: D_o = 2/5, D_e = 2·4·1/20.
    assert.ok(Math.abs(japan.stance.value) < 1e-12);
  });

  test('say which coder differs from the others', () => {
    const { byCoder } = agreementOf(readings(CODED));
    assert.deepEqual(
      byCoder.map(({ coder, f1 }) => [coder, f1]),
      // Lea and Max share all six positions, Ada four of five with each.
      [
        ['ada', 0.8],
        ['lea', 0.9],
        ['max', 0.9],
      ],
    );
    const alphas = byCoder.map(({ stance }) => (stance.kind === 'defined' ? stance.value : NaN));
    const [ada, lea, max] = alphas;
    assert.equal(lea, max);
    assert.ok(ada !== undefined && lea !== undefined && ada < lea);
  });
});

suite('A thousand issues', () => {
  test('have a figure each, or a reason', () => {
    const notation = Array.from(
      { length: 1000 },
      (_, index) => `
        a${String(index)}: china supports i${String(index)} coder=lea at=${String(index * 20)}-${String(index * 20 + 9)}
        b${String(index)}: china supports i${String(index - (index % 2))} coder=max at=${String(index * 20)}-${String(index * 20 + 9)}`,
    ).join('\n');
    const found = agreementOf(readings(notation, { length: 20000 }));
    assert.equal(found.issues.length, 1000);
    // Every second one was found by both, and by one more in its place.
    for (const { id, f1, alpha, text } of found.issues) {
      const isOdd = Number(id.slice(1)) % 2 === 1;
      assert.equal(f1, isOdd ? 0 : 2 / 3);
      assert.ok(alpha.kind === 'defined' && text.kind === 'defined');
      assert.ok(isOdd ? Math.abs(alpha.value) < 1e-9 : alpha.value > 0.6);
    }
  });
});
