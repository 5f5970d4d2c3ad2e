import assert from 'node:assert/strict';
import type { Position } from '../../../src/core/model/annotation';
import type { CorpusReader } from '../../../src/core/model/corpus';
import { codebook, corpus, position, quotePart } from '../../support/corpus';
import { exclusionText, matrixText, networksFrom, type NetworkGiven } from './networkSupport';

const BOOK = codebook({
  actors: { china: { name: 'China' }, japan: { name: 'Japan' } },
  issues: { exports: { name: 'Exports' } },
});

function coded(id: string, coder: string, stance: string, over: Partial<Position> = {}): Position {
  return position({
    id,
    coder,
    stance,
    actors: ['china'],
    issues: ['exports'],
    quote: [quotePart('exports will go on', 10)],
    ...over,
  });
}

function reader(...annotations: Position[]): CorpusReader {
  return corpus([{ path: 'a.md', annotations }], BOOK);
}

/** Who says what: a number for each actor. */
function drawn(from: CorpusReader, given: NetworkGiven = {}): string {
  return matrixText(networksFrom(from, { mode: 'two', ...given }));
}

suite('Claims of several coders in networks', () => {
  const alike = reader(coded('p1', 'lea', 'support'), coded('p2', 'max', 'support'));
  const unlike = reader(coded('p1', 'lea', 'support'), coded('p2', 'max', 'oppose'));

  test('count once, and what is not counted is said', () => {
    assert.equal(drawn(alike), '| Exports\nChina 1');
    assert.deepEqual(exclusionText(networksFrom(alike, { mode: 'two' })), [
      '1 statements: coded twice',
    ]);
  });

  test('count each where DNA’s counting is asked for', () => {
    assert.equal(drawn(alike, { codedTwice: 'each' }), '| Exports\nChina 2');
    assert.deepEqual(exclusionText(networksFrom(alike, { mode: 'two', codedTwice: 'each' })), []);
  });

  test('count for the side of most coders, and for none without a majority', () => {
    const most = reader(
      coded('p1', 'lea', 'support'),
      coded('p2', 'max', 'oppose'),
      coded('p3', 'zoe', 'oppose'),
    );
    assert.equal(drawn(most), '| Exports\nChina -1');
    assert.deepEqual(exclusionText(networksFrom(unlike, { mode: 'two' })), [
      '2 statements: coded differently',
    ]);
  });

  test('do not make a tie of double weight', () => {
    const japan = { actors: ['japan'], quote: [quotePart('we want them, too', 90)] };
    const both = reader(
      coded('p1', 'lea', 'support'),
      coded('p2', 'max', 'support'),
      coded('p3', 'lea', 'support', japan),
      coded('p4', 'max', 'support', japan),
    );
    const once = '| China Japan\nChina 0 1\nJapan 1 0';
    assert.equal(matrixText(networksFrom(both)), once);
    assert.notEqual(matrixText(networksFrom(both, { codedTwice: 'each' })), once);
  });

  test('count once for whoever speaks of what, whatever the values that are ignored', () => {
    for (const qualifier of ['stance', undefined]) {
      assert.equal(drawn(unlike, { qualifier, aggregation: 'ignore' }), '| Exports\nChina 1');
    }
  });

  test('of values without sides count each value once', () => {
    const given = { qualifier: 'act', aggregation: 'congruence' } as const;
    const japan = { actors: ['japan'], quote: [quotePart('we want them, too', 90)] };
    const from = (act: string) =>
      reader(
        coded('p1', 'lea', 'support', { act: 'demand' }),
        coded('p2', 'max', 'support', { act }),
        coded('p3', 'lea', 'support', { ...japan, act: 'demand' }),
        coded('p4', 'lea', 'support', { ...japan, act: 'warn' }),
      );
    assert.equal(
      matrixText(networksFrom(from('demand'), given)),
      '| China Japan\nChina 0 1\nJapan 1 0',
    );
    assert.equal(
      matrixText(networksFrom(from('warn'), given)),
      '| China Japan\nChina 0 2\nJapan 2 0',
    );
  });

  test('are claims of their own where one coder coded them, or the words do not meet', () => {
    const own = reader(coded('p1', 'lea', 'support'), coded('p2', 'lea', 'support'));
    const apart = { quote: [quotePart('an end of exports', 90)] };
    const other = reader(coded('p1', 'lea', 'support'), coded('p2', 'max', 'support', apart));
    for (const two of [own, other]) assert.equal(drawn(two), '| Exports\nChina 2');
  });
});
