import assert from 'node:assert/strict';
import { analyse } from '../../../src/core/analysis/analyse';
import { runSync } from '../../../src/core/util/task';
import { contradictions } from '../../../src/core/analysis/contradictions';
import { disagreements } from '../../../src/core/analysis/disagreements/whoDisagrees';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import { corpus, position, quotePart } from '../../support/corpus';

suite('a large corpus', () => {
  test('twenty thousand positions of three hundred actors on forty issues', () => {
    const articles = Array.from({ length: 400 }, (_unused, index) => ({
      path: `a${String(index).padStart(4, '0')}.md`,
      metadata: { date: `20${String(10 + (index % 15))}-05-01` },
      annotations: Array.from({ length: 50 }, (_also, number) => {
        // Spread over actors and issues by two numbers without a common factor: no randomness.
        const turn = index * 50 + number;
        return position({
          id: `p${String(turn)}`,
          actors: [`actor-${String((turn * 7) % 300)}`],
          issues: [`issue-${String((turn * 11 + index) % 40)}`],
          stance: (turn * 13 + index * index) % 7 < 3 ? 'oppose' : 'support',
          quote: [quotePart('words', number * 10)],
        });
      }),
    }));
    const reader = corpus(articles);
    // A pass over pairs of records would take hours.
    const analysis = runSync(analyse(reader, DEFAULT_FILTER));
    const kinds = new Set(disagreements(analysis).map(({ kind }) => kind));
    const found = new Set(contradictions(analysis).map(({ kind }) => kind));
    assert.equal(analysis.surviving.length, 20_000);
    assert.deepEqual([...kinds].sort(), ['apart', 'at-times', 'derived']);
    assert.deepEqual([...found], ['contradiction']);
  });
});
