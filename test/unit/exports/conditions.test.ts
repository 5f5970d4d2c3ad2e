import assert from 'node:assert/strict';
import { claims } from '../../support/claims';
import { disagreements } from '../../../src/core/analysis/disagreements/whoDisagrees';
import { runSync } from '../../../src/core/util/task';
import { disagreementsTree } from '../../../src/core/views/trees/disagreementsTree';
import { findContradictions } from '../../../src/core/views/picks/findContradictions';
import { quoteCard } from '../../../src/core/views/cards/quoteCard';
import { spokenAnnotation } from '../../../src/core/views/cards/spokenAnnotation';
import { comparePair } from '../../../src/core/views/pages/compare';
import { comparePages } from '../../../src/core/views/pages/comparePage';
import { annotationLabel } from '../../../src/core/views/words/annotationLabel';
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
    assert.match(
      brief,
      /– \*\*bert\*\* \(against\): .*; anna: under the condition “prices.?.rise”$/m,
    );
    assert.match(brief, /on raise: anna \(for, under the condition above\) and bert \(against\), /);
    assert.match(brief, /for: anna \(under the condition “prices.?.rise”\); against: bert$/m);
  });

  test('in the brief, of some claims, and of criticism', async () => {
    const brief = await rendered(
      'brief-md',
      claims(`
        in a.md 2021-06-01
        a1: anna supports raise condition=1
        a2: anna supports raise condition=2
        a3: anna supports raise condition=3
        a4: anna supports raise condition=4
        a5: anna supports raise
        a6: anna supports raise condition=6
        b1: bert opposes raise
        b2: bert opposes cut target=carl act=warn condition=5`),
    );
    assert.match(
      brief,
      /; anna: partly under the conditions “1”, “2”, “3” and 2 more conditions$/m,
    );
    assert.match(
      brief,
      /warning \(target: \*\*carl\*\*\), 1 Jun 2021, under the condition “5”\. carl: no/,
    );
    assert.match(
      brief,
      /for: anna \(partly under the conditions “1”, “2”, “3” and 2 more conditions\); against: bert$/m,
    );
  });

  test('in the report, with each quote', async () => {
    const page = await rendered('report-html', READER);
    // Also in the sentences at its beginning, and on the board.
    assert.equal(page.match(/under the condition “prices.rise”/g)?.length, 4);
  });

  test('in lists', () => {
    const context = contextOf(READER);
    assert.equal(disagreements(context.facts.analysis).length, 1);
    const view = runSync(disagreementsTree(context, { group: 'issue', sort: 'evidence' }));
    assert.match(drawTree(view).join('\n'), /anna \| conditional: prices.rise/);
  });

  test('in labels, for screen readers, on the board, and where quotes are compared', () => {
    const context = contextOf(READER);
    const [record] = context.facts.analysis.surviving;
    const [row] = disagreements(context.facts.analysis);
    assert.ok(record && row);
    const { placed, position, article } = record;
    const label = annotationLabel(context.facts.codebook, position, context.localizer);
    assert.equal(label, 'anna ⊕ raise, conditional: prices rise');
    const spoken = spokenAnnotation({ ...context, article }, placed);
    assert.match(spoken, /^anna: in favor of raise, conditional: prices rise, “words of a1”/);
    const [evidence] = context.facts.analysis.stances.get('raise')?.get('anna')?.evidence ?? [];
    assert.ok(evidence);
    assert.equal(quoteCard(context, evidence).stance, 'support, conditional: prices rise');
    const [page] = runSync(comparePages(runSync(comparePair(context, row))));
    assert.match(page.text, /^⊕ {2}anna · conditional: prices rise · 2021-06-01$/m);
  });

  test('in the table of disagreements, after the source of its quote', async () => {
    const table = await rendered('disagreements-csv', READER);
    assert.match(table, /"2021-06-01, a.md, under the condition “prices rise”"/);
  });
});

suite('Both sides under different conditions are shown with the conditions', () => {
  const TWO_SIDED = claims(`
    in a.md 2021-06-01
    a1: anna supports raise condition=if_prices_rise
    a2: anna supports raise condition=If_prices__rise
    a3: anna opposes raise condition=if_jobs_are_lost`);
  const SIDES = '⊕ 2 – ⊖ 1 positions · different conditions';
  const WORDS = '⊕ 2 conditional: if prices rise · ⊖ 1 conditional: if jobs are lost';

  test('in the tree, among those that do not count', () => {
    const view = runSync(
      disagreementsTree(contextOf(TWO_SIDED), { group: 'issue', sort: 'evidence' }),
    );
    const lines = drawTree(view).join('\n');
    assert.match(lines, /Both sides, not counted/);
    assert.ok(lines.includes(`${SIDES} · ${WORDS}`), lines);
  });

  test('in the quick pick', () => {
    const [found] = runSync(findContradictions(contextOf(TWO_SIDED), 'anna', 5));
    assert.equal(found?.description, `anna ${SIDES} · ${WORDS}`);
  });

  test('in the brief', async () => {
    const brief = await rendered('brief-md', TWO_SIDED);
    const sides =
      'for (1 Jun 2021, under the condition “if prices rise”) and against (1 Jun 2021, under the condition “if jobs are lost”)';
    assert.ok(
      brief.includes(`**anna**, both sides: ${sides}; different conditions, not counted`),
      brief,
    );
  });
});
