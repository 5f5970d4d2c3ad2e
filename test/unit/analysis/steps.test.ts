import assert from 'node:assert/strict';
import { analyse, analysisSteps, type Analysis } from '../../../src/core/analysis/analyse';
import { DEFAULT_FILTER, type Filter } from '../../../src/core/analysis/filter';
import { finished, inSteps, type Steps } from '../../../src/core/analysis/steps';
import { readQuery } from '../../../src/core/query/readQuery';
import { claims } from '../../support/claims';

const READER = claims(
  `
  in a.md 2023-03-01
  p1: wang opposes talks
  p2: anna supports talks
  s1: wang | anna disagree on talks
  in b.md 2024-04-26
  p3: wang supports talks+trade
  p4: bert accuses`.replace('p4: bert accuses', 'p4: bert opposes trade target=wang'),
);

suite('An analysis in steps', () => {
  const whole = analyse(READER, DEFAULT_FILTER);
  const query = readQuery('actor:wang', READER.codebook);
  const filters: readonly Partial<Filter>[] = [
    {},
    { window: { first: '2024-01-01', last: '2024-12-31' } },
    { query: { text: 'actor:wang', matches: query.matches } },
    { rollUp: 'both' },
    { scope: { kind: 'articles', paths: new Set(['a.md']) } },
    { dates: 'article', coder: 'lea' },
  ];

  test('is the same when it begins with the records of another filter', () => {
    for (const given of filters) {
      const filter = { ...DEFAULT_FILTER, ...given };
      const expected = derived(analyse(READER, filter));
      assert.deepEqual(derived(finished(analysisSteps(READER, filter, whole))), expected);
    }
  });

  test('takes no records of another reader', () => {
    const other = claims('p9: zoe supports talks');
    const found = finished(analysisSteps(other, DEFAULT_FILTER, whole));
    assert.deepEqual(
      found.records.map(({ id }) => id),
      ['p9'],
    );
  });

  test('lets others have their turn between two steps, and ends when nobody wants it', async () => {
    let turns = 0;
    const breathe = (): Promise<void> => {
      turns++;
      return Promise.resolve();
    };
    function* three(): Steps<string> {
      yield;
      yield;
      return 'done';
    }
    assert.equal(await inSteps(three(), breathe), 'done');
    assert.equal(turns, 2);
    assert.equal(await inSteps(three(), breathe, () => turns > 2), undefined);
    assert.equal(turns, 3);
  });
});

/** All but what it was derived with. */
function derived(analysis: Analysis): Partial<Analysis> {
  const { records, surviving, leftOut, stances, codedStances, oneSided } = analysis;
  const { disagreements, agreements, notLifted } = analysis;
  return {
    records,
    surviving,
    leftOut,
    stances,
    codedStances,
    oneSided,
    disagreements,
    agreements,
    notLifted,
  };
}
