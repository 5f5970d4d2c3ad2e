import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EMPTY_CODEBOOK, NO_METADATA, type ArticleRow } from '../../../../src/core';
import { CorpusIndex } from '../../../../src/project/corpusIndex/corpusIndex';
import { caseCount } from '../../../support/caseCount';

suite('The index of a corpus', () => {
  test('has the latest row of each article in the order of paths, whatever came and went', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const index = new CorpusIndex(EMPTY_CODEBOOK, assert.ifError);
        const right = new Map<string, ArticleRow>();
        for (const { how, path } of steps) {
          const row = rowAt(path);
          if (how === 'look') assert.deepEqual([...index.articles()], inOrder(right));
          if (how === 'paths') assert.deepEqual(index.paths, [...right.keys()].sort());
          if (how === 'remove') {
            index.remove(path);
            right.delete(path);
          }
          if (how === 'fill') fill(index, row);
          if (how === 'set') index.set(path, () => row);
          if (how === 'fill' || how === 'set') right.set(path, row);
        }
        assert.deepEqual([...index.articles()], inOrder(right));
        assert.equal(index.size, right.size);
      }),
      { numRuns: caseCount(500) },
    );
  });

  test('whoever was given the rows keeps those', () => {
    const index = new CorpusIndex(EMPTY_CODEBOOK, assert.ifError);
    const first = rowAt('a.txt');
    fill(index, first);
    const before = index.articles();
    fill(index, rowAt('a.txt'), rowAt('b.txt'));
    assert.deepEqual([...before], [first]);
    assert.equal([...before][0], first);
  });

  test('tells the articles of one turn together, each once', async () => {
    const index = new CorpusIndex(EMPTY_CODEBOOK, assert.ifError);
    const reported: (readonly string[])[] = [];
    index.onDidChange(({ articles }) => reported.push([...articles]));
    index.set('a.txt', () => rowAt('a.txt'));
    index.set('b.txt', () => rowAt('b.txt'));
    index.set('a.txt', () => rowAt('a.txt'));
    await Promise.resolve();
    const { version } = index;
    fill(index, rowAt('c.txt'));
    await Promise.resolve();
    assert.deepEqual(
      reported,
      [['a.txt', 'b.txt']],
      'added rows wait until the listeners are told to count',
    );
    assert.equal(index.version, version, 'and until then nobody counts anew');
    index.tellFilled();
    await Promise.resolve();
    assert.deepEqual(reported[1], ['c.txt']);
    assert.notEqual(index.version, version);
  });
});

const step = fc.record({
  how: fc.constantFrom('fill', 'fill', 'set', 'remove', 'look', 'paths'),
  path: fc.constantFrom('a.txt', 'a/b.txt', 'b.txt', 'c.txt', 'd.txt', 'é.txt'),
});

function fill(index: CorpusIndex, ...some: readonly ArticleRow[]): void {
  index.fill(some);
}

let rows = 0;

/** Another one each time. */
function rowAt(path: string): ArticleRow {
  return {
    path,
    metadata: NO_METADATA,
    coded: new Map(),
    annotations: [],
    mentionCounts: new Map([['actor:china', ++rows]]),
    stale: false,
  };
}

function inOrder(rows: ReadonlyMap<string, ArticleRow>): readonly ArticleRow[] {
  return [...rows.keys()].sort().flatMap((path) => rows.get(path) ?? []);
}
