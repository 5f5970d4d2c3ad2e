import assert from 'node:assert/strict';
import { analyse } from '../../../src/core/analysis/analyse';
import { runSync } from '../../../src/core/util/task';
import { contradictions } from '../../../src/core/analysis/contradictions';
import { disagreements } from '../../../src/core/analysis/disagreements/whoDisagrees';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import { corpus, position, quotePart } from '../../support/corpus';

suite('a large corpus', () => {
  test('fifty thousand positions of three hundred actors on forty issues, in a few seconds', function () {
    this.timeout(60_000);
    const articles = Array.from({ length: 1000 }, (_unused, index) => ({
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
    const start = performance.now();
    const analysis = runSync(analyse(reader, DEFAULT_FILTER));
    const analysed = performance.now();
    const rows = disagreements(analysis);
    const shifts = contradictions(analysis);
    const ended = performance.now();
    console.log(
      `        50,000 positions: analysed in ${(analysed - start).toFixed(0)} ms, ` +
        `${String(rows.length)} disagreements and ${String(shifts.length)} contradictions ` +
        `in ${(ended - analysed).toFixed(0)} ms`,
    );
    assert.equal(analysis.surviving.length, 50_000);
    assert.ok(rows.length > 1000);
    // Far above what it takes, far below what a pass over pairs of records would take (hours).
    assert.ok(ended - start < 20_000);
  });
});
