import assert from 'node:assert/strict';
import { findingColumns } from '../../../src/cli/findings/findingColumns';
import { listDisagreements } from '../../../src/cli/findings/listFindings';
import { analyse } from '../../../src/core/analysis/analyse';
import { exceptionsOf } from '../../../src/core/analysis/exceptions';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import { DEFAULT_ANALYSIS_STATE } from '../../../src/core/views/filter/analysisState';
import { runSync } from '../../../src/core/util/task';
import { boardOf } from '../../../src/core/views/board/board';
import { matrixOf } from '../../../src/core/views/matrix/matrix';
import { actorsTree } from '../../../src/core/views/trees/actorsTree';
import { disagreementsTree } from '../../../src/core/views/trees/disagreementsTree';
import { issuesTree } from '../../../src/core/views/trees/issuesTree';
import { plainCounts } from '../../../src/core/views/words/countedText';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';
import { rendered } from '../exports/rendered';
import { contextOf, texts } from './build';
import { drawTree } from './drawTree';

// France votes 31 times for and twice against: it is for, with 2 exceptions, and not on both sides.
// Malta, twice for and once against, is on both.

const votes = (actor: string, verb: string, count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `${actor}-${verb}-${String(at)}: ${actor} ${verb} aid`,
  ).join('\n');

const READER = claims(
  [
    'in votes.md 2024-03-01',
    votes('france', 'supports', 31),
    votes('france', 'opposes', 2),
    votes('malta', 'supports', 2),
    votes('malta', 'opposes', 1),
    votes('chile', 'opposes', 5),
  ].join('\n'),
  codebook({
    actors: { france: { name: 'France' }, malta: { name: 'Malta' }, chile: { name: 'Chile' } },
    issues: { aid: { name: 'Aid' } },
  }),
);
const CONTEXT = contextOf(READER);

suite('An actor that is on one side with exceptions', () => {
  test('has at most a tenth of its claims on the other', () => {
    const of = (ownClaims: number, others: number) => exceptionsOf({ ownClaims, others });
    assert.equal(of(31, 2), 2);
    assert.equal(of(9, 1), 1, 'a tenth');
    assert.equal(of(8, 1), 0, 'more than a tenth: on both sides');
    assert.equal(of(4, 0), 0, 'none');
    assert.equal(of(1, 20), 0, 'the sign is that of the few, which are the stronger');
  });

  test('is for, with 2 exceptions, in the brief', async () => {
    const text = await rendered('brief-md', READER);
    assert.match(text, /for: France \(with 2 exceptions\); against: Chile; on both sides: Malta$/m);
    assert.match(
      text,
      /on Aid: Chile \(against\) and France \(for, with 2 exceptions\), 1 Mar 2024/,
    );
    assert.match(text, /; 5 : 31; France: for, with 2 exceptions$/m);
    assert.match(text, /; 5 : 2; Malta: on both sides$/m);
  });

  test('is so in the lists, and in what they explain', () => {
    const list = runSync(disagreementsTree(CONTEXT, { group: 'issue', sort: 'evidence' }));
    const drawn = drawTree(list, 2).join('\n');
    assert.match(drawn, /Chile ⊖ ⊕ France.*5 : 31 claims · with 2 exceptions$/m);
    assert.match(drawn, /Chile ⊖ ⊕ Malta.*5 : 2 claims · mixed$/m);
    const rows = list.roots()[0]?.children() ?? [];
    const explained = rows.flatMap((row) => texts(row.tooltip())).join('\n');
    assert.match(explained, /^France with 2 exceptions$/m);
    assert.match(explained, /^mixed – on both sides: Malta$/m);

    const issues = drawTree(issuesTree(CONTEXT, { group: 'none', sort: 'codebook' })).join('\n');
    assert.match(issues, /France \| 33 positions · with 2 exceptions$/m);
    const actors = drawTree(actorsTree(CONTEXT, { group: 'none', sort: 'codebook' })).join('\n');
    assert.match(actors, /Aid \| 33 positions · with 2 exceptions$/m);
  });

  test('is on its side of the board and in the matrix, with both numbers', () => {
    const { chosen } = runSync(boardOf(CONTEXT, DEFAULT_ANALYSIS_STATE));
    const columns = chosen?.columns.map(({ side, actors }) => [
      side,
      ...actors.map(({ name, detail }) => `${name}: ${plainCounts(detail)}`),
    ]);
    assert.deepEqual(columns, [
      ['for', 'France: 33 positions · 2024-03-01 · with 2 exceptions'],
      ['against', 'Chile: 5 positions · 2024-03-01'],
      ['mixed', 'Malta: 3 positions · 2024-03-01 · on balance ⊕'],
      ['neutral'],
    ]);
    const { cells } = matrixOf(CONTEXT, DEFAULT_ANALYSIS_STATE);
    assert.deepEqual(cells.map(({ text }) => text).sort(), ['+ 31:2', '± 2:1', '− 5']);
  });

  test('is named so on the command line', () => {
    const analysis = runSync(analyse(READER, DEFAULT_FILTER));
    const options = { 'found-again': false, seed: undefined, fragility: false, json: false };
    const { table } = listDisagreements(
      READER,
      analysis,
      findingColumns(analysis, undefined, options, () => undefined),
    );
    const remarks = table.slice(1).map((row) => [row[2], row.at(-1)]);
    assert.deepEqual(remarks, [
      ['Chile ⊖ – France ⊕', 'with 2 exceptions'],
      ['Chile ⊖ – Malta ⊕', 'mixed'],
      ['France – Malta', 'mixed, both ways'],
    ]);
  });
});
