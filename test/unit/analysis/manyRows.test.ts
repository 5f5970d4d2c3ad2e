import assert from 'node:assert/strict';
import { agreements } from '../../../src/core/analysis/agreements';
import type { Analysis } from '../../../src/core/analysis/analyse';
import { analysisOf } from './say';

/** So many actors that all support one issue; `looks` counts how often one is looked at for a row.
 * */
function agreeing(actors: number): { readonly analysis: Analysis; readonly looks: () => number } {
  const lines = Array.from({ length: actors }, (_, at) => `p${at}: a${at} supports exports`);
  const analysis = analysisOf(lines.join('\n'));
  let looks = 0;
  const issues = new Map(
    [...analysis.issues].map(([issue, on]) => {
      const inTime = new Proxy(on.pairs.inTime, {
        get: (list, key) => {
          looks++;
          return Reflect.get(list, key) as unknown;
        },
      });
      return [issue, { ...on, pairs: { ...on.pairs, inTime } }];
    }),
  );
  return { analysis: { ...analysis, issues }, looks: () => looks };
}

suite('Agreements, whose number is the square of the actors', () => {
  test('are made one actor at a time: the first costs no more than its own', () => {
    const { analysis, looks } = agreeing(1000);
    const first = agreements(analysis).next();
    assert.ok(first.done !== true);
    assert.deepEqual(first.value.actors, ['a0', 'a1']);
    assert.ok(looks() <= 4 * 1000, `${looks()} looks`);
  });

  test('come in the order of their actors', () => {
    const notation = Array.from(
      { length: 6 },
      (_, at) => `p${at}: a${at} ${at % 2 === 0 ? 'supports' : 'opposes'} exports`,
    );
    const rows = [...agreements(analysisOf(notation.join('\n')))];
    assert.deepEqual(
      rows.map(({ actors }) => actors.join(' ')),
      ['a0 a2', 'a0 a4', 'a1 a3', 'a1 a5', 'a2 a4', 'a3 a5'],
    );
  });
});
