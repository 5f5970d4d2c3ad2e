import assert from 'node:assert/strict';
import { againstGold, trainedCoders } from '../../../../src/core/intercoder/agreement/againstGold';
import { runSync } from '../../../../src/core/util/task';
import { codebook } from '../../../support/corpus';
import { readings } from '../../../support/readings';

const TRAINING = `
  g1: china supports exports coder=gold at=0-20 note=the_offer_is_support
  g2: japan opposes exports coder=gold at=40-60 act=reject note=a_refusal
  g3: japan opposes talks coder=gold at=80-99
  l1: china supports exports coder=lea at=2-22
  l2: japan neutral-on exports coder=lea at=40-62
  l3: russia opposes exports coder=lea at=41-60
`;

function compared(notation: string, coder: string) {
  const found = runSync(againstGold(readings(notation), coder, false));
  if (found.kind === 'refused') return found.reason;
  const { counts, precision, recall, entries } = found;
  const shown = entries.map(({ outcome, actor, issue, differences, notes }) =>
    [
      `${outcome}: ${actor} ${issue ?? ''}`,
      ...differences.map(
        ({ field, gold, coder: own }) => `${field} ${gold.join()} not ${own.join()}`,
      ),
      ...notes.map((note) => `“${note}”`),
    ].join(', '),
  );
  return { counts, precision, recall, shown };
}

suite('A coder beside the gold standard', () => {
  test('has hits, misses and extra claims, and differences with the notes', () => {
    assert.deepEqual(compared(TRAINING, 'lea'), {
      counts: { hit: 1, different: 1, miss: 1, extra: 1 },
      precision: 2 / 3,
      recall: 2 / 3,
      shown: [
        'hit: china exports, “the offer is support”',
        'different: japan exports, stance oppose not neutral, act reject not , “a refusal”',
        'extra: russia exports, “a refusal”',
        'miss: japan talks',
      ],
    });
  });

  test('is not compared in a field for which the gold standard has no value but was asked', () => {
    const notation = `
      g1: china supports exports coder=gold at=0-20
      l1: china supports exports coder=lea at=0-20 act=warn
    `;
    const outcomes = (ask: string[]): string[] => {
      const corpus = readings(notation, { book: codebook({ ask }) });
      const found = runSync(againstGold(corpus, 'lea', false));
      assert.ok(found.kind === 'compared');
      return found.entries.map(({ outcome }) => outcome);
    };
    assert.deepEqual(outcomes([]), ['different']);
    assert.deepEqual(outcomes(['act']), ['hit']);
  });

  test('is precise by its own claims, and complete by those of the gold standard', () => {
    const more = '  l4: russia supports talks coder=lea at=120-140\n';
    const found = compared(TRAINING + more, 'lea');
    assert.ok(typeof found === 'object');
    assert.deepEqual([found.counts.extra, found.precision, found.recall], [2, 2 / 4, 2 / 3]);
  });

  test('is not measured where the gold standard or the coder is missing', () => {
    const [, , , ...own] = TRAINING.trim().split('\n');
    assert.equal(compared(own.join('\n'), 'lea'), 'unknown-coder');
    assert.equal(compared(TRAINING, 'max'), 'unknown-coder');
  });

  test('is each coder who completed such an article', () => {
    assert.deepEqual(trainedCoders(readings(TRAINING)), ['lea']);
    const states = { 'a.md': { lea: 'unfinished' } } as const;
    assert.deepEqual(trainedCoders(readings(TRAINING, { states })), []);
  });
});
