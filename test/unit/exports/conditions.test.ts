import assert from 'node:assert/strict';
import { claims } from '../../support/claims';
import { disagreements } from '../../../src/core/analysis/disagreements/whoDisagrees';
import { runSync } from '../../../src/core/util/task';
import { disagreementsTree } from '../../../src/core/views/trees/disagreementsTree';
import { contextOf } from '../views/build';
import { drawTree } from '../views/drawTree';
import { rendered } from './rendered';

const READER = claims(`
  in a.md 2021-06-01
  a1: anna supports raise condition=prices_rise
  b1: bert opposes raise`);

suite('The words of a condition are beside its position', () => {
  test('in the brief', async () => {
    const brief = await rendered('brief-md', READER);
    assert.match(brief, /- for, under the condition “prices.?.rise”: “words of a1”/);
  });

  test('in the report, with each quote', async () => {
    const page = await rendered('report-html', READER);
    assert.equal(page.match(/under the condition “prices.rise”/g)?.length, 2);
  });

  test('in lists', () => {
    const context = contextOf(READER);
    assert.equal(disagreements(context.facts.analysis).length, 1);
    const view = runSync(disagreementsTree(context, { group: 'issue', sort: 'evidence' }));
    assert.match(drawTree(view).join('\n'), /anna \| conditional: prices.rise/);
  });
});
