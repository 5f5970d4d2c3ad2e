import assert from 'node:assert/strict';
import { disagreements } from '../../../src/core/analysis/disagreements/whoDisagrees';
import { annotationLines } from '../../../src/core/views/cards/annotationCard';
import { compareAnnotation, comparePair } from '../../../src/core/views/pages/compare';
import { disagreementsTree } from '../../../src/core/views/trees/disagreementsTree';
import { runSync } from '../../../src/core/util/task';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';
import { articleOf, contextOf, texts } from './build';
import { drawTree } from './drawTree';

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
      /Raise \| Anna ⊙ – ⊙ Bert +changed sides: Anna for, Bert against 2021-06-01; the other way round 2022-06-01 · 2 : 2 claims/,
    );
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

  test('a comparison of the pair takes no side, that of a position the one it has', () => {
    const [row] = disagreements(CONTEXT.facts.analysis);
    assert.ok(row);
    const pair = runSync(comparePair(CONTEXT, row));
    assert.deepEqual(
      pair.sides.map(({ look, quotes }) => [look, ...quotes.map((quote) => quote.look)]),
      [
        ['ambivalent', 'support', 'oppose'],
        ['ambivalent', 'oppose', 'support'],
      ],
    );
    const article = articleOf(READER, 'b.md');
    const own = runSync(compareAnnotation(CONTEXT, article.path, 'a2'));
    assert.deepEqual(
      own?.sides.map(({ look, quotes }) => [look, ...quotes.map((quote) => quote.look)]),
      [
        ['oppose', 'oppose'],
        ['support', 'support'],
      ],
    );
  });
});
