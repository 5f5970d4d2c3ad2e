import assert from 'node:assert/strict';
import fc from 'fast-check';
import { disagreements } from '../../../src/core/analysis/disagreements/whoDisagrees';
import { annotationLines } from '../../../src/core/views/cards/annotationCard';
import { compareAnnotation, comparePair } from '../../../src/core/views/pages/compare';
import { comparePages } from '../../../src/core/views/pages/comparePage';
import { haveChangedSides } from '../../../src/core/analysis/disagreements/pairs';
import { parseNetting } from '../../../src/core/model/netting';
import { STANCE_SIGN } from '../../../src/core/views/words/stanceLook';
import { caseCount, enough } from '../../support/caseCount';
import { changing } from '../analysis/oracle/changingSides';
import type { StatedClaim } from '../analysis/oracle/codedTwice';
import { BOOK, notation } from '../analysis/oracle/corpora';
import { Oracle } from '../analysis/oracle/oracle';
import { disagreementsTree } from '../../../src/core/views/trees/disagreementsTree';
import { runSync } from '../../../src/core/util/task';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';
import { articleOf, contextOf, texts } from './build';
import { drawRows, drawTree } from './drawTree';

// Anna is for and Bert against in 2021, and the other way round in 2022: no sign, color or card has
// one side for both years.

const READER = claims(
  `
  in a.md 2021-06-01
  a1: anna supports raise
  b1: bert opposes raise
  in b.md 2022-06-01
  a2: anna opposes raise
  b2: bert supports raise`,
  codebook({
    actors: { anna: { name: 'Anna' }, bert: { name: 'Bert' } },
    issues: { raise: { name: 'Raise' } },
  }),
);
const CONTEXT = contextOf(READER);

suite('Two who have changed sides, on screen', () => {
  test('the list says both halves, and has the sign of both sides', () => {
    const view = runSync(disagreementsTree(CONTEXT, { group: 'issue', sort: 'evidence' }));
    const [row = ''] = drawTree(view, 1);
    assert.match(
      row,
      /Anna ⊙ ⊙ Bert \| Raise · changed sides: Anna for, Bert against 2021-06-01; the other way round 2022-06-01 · 2 : 2 claims/,
    );
  });

  test('below the row are its periods, each with its own quotes and tooltip', () => {
    const view = runSync(disagreementsTree(CONTEXT, { group: 'issue', sort: 'evidence' }));
    const [row] = view.roots();
    assert.ok(row);
    assert.deepEqual(drawRows(row.children(), 2, ''), [
      'disagreement Anna ⊕ ⊖ Bert | 2021-06-01 · 1 : 1 claims',
      '  support Anna | “words of a1”',
      '  oppose Bert | “words of b1”',
      'disagreement Anna ⊖ ⊕ Bert | 2022-06-01 · 1 : 1 claims',
      '  oppose Anna | “words of a2”',
      '  support Bert | “words of b2”',
    ]);
    const [, second] = row.children();
    assert.match(
      second?.spoken() ?? '',
      /^Anna, against, 1 claim, Bert, for, 1 claim, Raise, 2022/,
    );
    assert.deepEqual(texts(second?.tooltip() ?? []), [
      'Anna ⊖ – ⊕ Bert · Raise',
      '1 : 1 – claims of Anna and of Bert',
      'stands on 1 article: b.md',
    ]);
  });

  test('the card of a position has the answer of its own time', () => {
    const linesOf = (path: string, id: string): string[] => {
      const article = articleOf(READER, path);
      const placed = article.annotations.find(({ annotation }) => annotation.id === id);
      assert.ok(placed);
      return texts(annotationLines({ ...CONTEXT, article }, placed));
    };
    const against = (lines: readonly string[]): string =>
      lines.find((line) => line.includes('Bert')) ?? '';
    assert.match(against(linesOf('a.md', 'a1')), /Bert ⊖ .*words of b1/);
    assert.match(against(linesOf('b.md', 'a2')), /Bert ⊕ .*words of b2/);
  });

  test('a comparison of the pair has a part for each period, with its sides, dates and claims', () => {
    const [row] = disagreements(CONTEXT.facts.analysis);
    assert.ok(row);
    const pages = runSync(comparePages(runSync(comparePair(CONTEXT, row))));
    const heads = pages.map(({ text }) => text.split('\n').filter((line) => /^[⊕⊖⊙]/.test(line)));
    assert.deepEqual(heads, [
      [
        '⊕  2021-06-01 · 1 : 1 claims',
        '⊕  Anna · 2021-06-01',
        '⊖  2022-06-01 · 1 : 1 claims',
        '⊖  Anna · 2022-06-01',
      ],
      [
        '⊖  2021-06-01 · 1 : 1 claims',
        '⊖  Bert · 2021-06-01',
        '⊕  2022-06-01 · 1 : 1 claims',
        '⊕  Bert · 2022-06-01',
      ],
    ]);
  });

  test('a comparison of a position has the side that it has', () => {
    const article = articleOf(READER, 'b.md');
    const own = runSync(compareAnnotation(CONTEXT, article.path, 'a2'));
    assert.deepEqual(
      own?.parts.map(({ sides }) =>
        sides.map(({ look, quotes }) => [look, ...quotes.map((quote) => quote.look)]),
      ),
      [
        [
          ['oppose', 'oppose'],
          ['support', 'support'],
        ],
      ],
    );
  });

  test('comparisons of random pairs have the periods of the rules written out plainly', () => {
    const seen = { several: 0, changed: 0 };
    fc.assert(
      fc.property(changing, fc.constantFrom('within-months:12', 'years'), (records, window) => {
        const text = notation(records);
        const context = contextOf(claims(text, BOOK), { netting: parseNetting(window) });
        const oracle = new Oracle(records, 'none', window);
        for (const row of disagreements(context.facts.analysis)) {
          if (row.periods.length < 2) continue;
          seen.several++;
          if (haveChangedSides(row)) seen.changed++;
          const [a, b] = row.actors;
          const plain = oracle
            .periods(a, b, 'use', false)
            .periods.filter(
              (period) => oracle.isInternal(a, b, period) === (row.kind === 'internal'),
            )
            .map(({ sign, claims: [ofA, ofB] }) => [
              `${signOf(sign)} ${quoted(ofA)}`,
              `${signOf(-sign)} ${quoted(ofB)}`,
            ]);
          const { parts } = runSync(comparePair(context, row));
          const found = parts.map(({ sides }) =>
            sides.map(({ look, quotes }) => {
              const ids = quotes.map(({ target }) =>
                target.kind === 'annotation' ? target.id : '',
              );
              return `${STANCE_SIGN[look]} ${ids.sort().join(' ')}`;
            }),
          );
          assert.deepEqual(found.sort(), plain.sort(), `${window}\n${text}`);
        }
      }),
      { numRuns: caseCount(400), seed: 20261203 },
    );
    for (const [what, count] of Object.entries(seen))
      assert.ok(count > enough(20), `${what}: ${String(count)}`);
  });
});

function signOf(sign: number): string {
  return STANCE_SIGN[sign > 0 ? 'support' : 'oppose'];
}

function quoted(stated: readonly StatedClaim[]): string {
  const ids = stated.flatMap(({ pieces }) => pieces.map(({ record }) => record.id));
  return ids.sort().join(' ');
}
