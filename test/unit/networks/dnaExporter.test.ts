import assert from 'node:assert/strict';
import { AGGREGATIONS } from '../../../src/core/networks/options';
import { assertMatrices, caseOf, FIXTURE, type Stored } from './dnaFixture';
import { ownMatrices, type DnaMatrix } from './dnaSupport';

suite('networks, against Discourse Network Analyzer', () => {
  test('every matrix that DNA computed is ours to 1e-9, with the same labels in the same order', () => {
    for (const stored of FIXTURE.cases) assertMatrices(ownOf(stored), stored);
    const matrices = FIXTURE.cases.flatMap((stored) => stored.matrices);
    assert.ok(matrices.length >= 280, `only ${String(matrices.length)} matrices`);
  });

  test('DNA was asked for each of its options', () => {
    const words = FIXTURE.cases.flatMap(({ of }) => of.split(' '));
    const chosen = FIXTURE.cases.flatMap(({ normalization, duplicates, window, exclude }) => [
      normalization,
      duplicates,
      window?.split(':')[0],
      ...Object.keys(exclude ?? {}),
    ]);
    const every = [
      ...['onemode', 'twomode', ...AGGREGATIONS],
      ...['person', 'organization', 'concept', 'agreement', 'agreed', 'level', 'frame'],
      ...['author', 'source', 'section', 'type', 'title', 'id'],
      ...['average', 'jaccard', 'cosine', 'activity', 'prominence'],
      ...['document', 'week', 'month', 'year', 'acrossrange'],
      ...['days', 'weeks', 'months', 'years', 'events'],
      ...['!person', '!organization', '!concept', '!agreement', '!level', '!frame'],
      ...['!author', '!section'],
    ];
    const asked = new Set<string | undefined>([...words, ...chosen]);
    assert.deepEqual(
      every.filter((option) => !asked.has(option)),
      [],
    );
  });

  for (const { because, dna, own, ...stored } of FIXTURE.differences) {
    test(`differs, ${stored.of.replace(/^\S+ /, '')}: ${because}`, () => {
      assert.deepEqual(
        ownOf(stored).map(({ matrix }) => matrix),
        [own],
      );
      assert.notDeepEqual(dna, own);
    });
  }
});

function ownOf(stored: Stored): readonly DnaMatrix[] {
  const { data, settings } = caseOf(stored);
  const own = ownMatrices(data, settings);
  if (typeof own === 'string') assert.fail(`${stored.of}: ${own}`);
  return own;
}
