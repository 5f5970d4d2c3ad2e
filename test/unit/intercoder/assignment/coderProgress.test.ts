import assert from 'node:assert/strict';
import { coderProgress } from '../../../../src/core/intercoder/assignment/coderProgress';
import type { ReadArticle, ReadingState } from '../../../../src/core/intercoder/readings';
import { NO_METADATA } from '../../../../src/core/model/article';
import { NO_INDEPENDENT_CODING } from '../../../../src/core/model/codebook';
import { codebook } from '../../../support/corpus';

suite('The progress of coders', () => {
  const articles = [
    article('a.md', { lea: 'complete', max: 'unfinished' }),
    article('b.md', { lea: 'changed' }),
    article('c.md', { lea: 'complete', max: 'complete', gold: 'complete' }),
  ];

  test('counts readings of what is assigned to each by state, and what they completed besides', () => {
    const assigned = new Map([
      ['a.md', ['lea', 'max']],
      ['b.md', ['lea']],
      ['not-begun.md', ['max']],
    ]);
    const study = codebook({ coding: { ...NO_INDEPENDENT_CODING, assigned } });
    assert.deepEqual(coderProgress({ codebook: study, articles }, ['lea', 'max', 'tom']), [
      {
        coder: 'lea',
        assigned: 2,
        readings: { complete: 1, changed: 1, unfinished: 0 },
        besides: 1,
      },
      {
        coder: 'max',
        assigned: 2,
        readings: { complete: 0, changed: 0, unfinished: 1 },
        besides: 1,
      },
      {
        coder: 'tom',
        assigned: 0,
        readings: { complete: 0, changed: 0, unfinished: 0 },
        besides: 0,
      },
    ]);
  });

  test('has no number of assigned articles where the codebook assigns none', () => {
    const [lea] = coderProgress({ codebook: codebook(), articles }, ['lea']);
    assert.equal(lea?.assigned, undefined);
  });
});

function article(path: string, states: Readonly<Record<string, ReadingState>>): ReadArticle {
  const readings = Object.entries(states).map(
    ([coder, state]) => [coder, { coder, coding: undefined, state, positions: [] }] as const,
  );
  return {
    ...{ path, metadata: NO_METADATA, continuum: { start: 0, end: 9 }, adjudicated: undefined },
    readings: new Map(readings),
  };
}
