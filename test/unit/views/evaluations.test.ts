import assert from 'node:assert/strict';
import { plainCounts } from '../../../src/core/views/words/countedText';
import { runSync } from '../../../src/core/util/task';
import { boardOf } from '../../../src/core/views/board/board';
import { DEFAULT_ANALYSIS_STATE } from '../../../src/core/views/filter/analysisState';
import { disagreementsTree } from '../../../src/core/views/trees/disagreementsTree';
import { matrixOf } from '../../../src/core/views/matrix/matrix';
import { positionsPage } from '../../../src/core/views/matrix/positionsPage';
import { annotationLabel } from '../../../src/core/views/words/annotationLabel';
import { createLocalizer } from '../../../src/core/views/words/localizer';
import { claims } from '../../support/claims';
import { codebook, position } from '../../support/corpus';
import { contextOf } from './build';
import { drawTree } from './drawTree';

const BOOK = codebook({
  actors: { china: { name: 'China' }, cuba: { name: 'Cuban people' }, usa: { name: 'USA' } },
  issues: { exports: { name: 'Exports' } },
});

suite('Ambivalent is not against', () => {
  const context = contextOf(
    claims(
      `in a.md 2024-04-26
       p1: china supports exports
       p2: china supports exports
       p3: china ambivalent-on exports
       p4: usa opposes exports
       p5: usa ambivalent-on exports
       p6: usa neutral-on exports
       p7: cuba ambivalent-on exports`,
      BOOK,
    ),
  );
  const state = { ...DEFAULT_ANALYSIS_STATE, actor: 'china', issue: 'exports' };

  test('on the board', () => {
    const { issues, chosen } = runSync(boardOf(context, state));
    assert.equal(issues[0]?.sides, 'Actors: 1 for, 1 against, 1 on neither side');
    assert.deepEqual(
      chosen?.columns.map(({ title, actors }) => [
        plainCounts(title),
        ...actors.map(({ name }) => name),
      ]),
      [
        ['For · 1 actor', 'China'],
        ['Against · 1 actor', 'USA'],
        ['Mixed · 0 actors'],
        ['On neither side · 1 actor', 'Cuban people'],
      ],
    );
  });

  test('in a cell of the matrix, whose title counts it as what it is', () => {
    const { cells, quotes } = matrixOf(context, state);
    assert.deepEqual(
      cells.map(({ text, label }) => [text, label]),
      [
        ['+ 2 ○ 1', 'China on Exports: 2 for, 1 ambivalent'],
        ['− 1 ○ 2', 'USA on Exports: 1 against, 1 neutral, 1 ambivalent'],
        ['○ 1', 'Cuban people on Exports: 1 ambivalent'],
      ],
    );
    assert.equal(quotes?.title, 'China on Exports · 2 for, 1 ambivalent');
  });

  test('in the list of disagreements', () => {
    const tree = runSync(disagreementsTree(context, { group: 'none', sort: 'evidence' }));
    assert.match(drawTree(tree).join('\n'), /China ⊕ ⊖ USA \| Exports · 2024-04-26 · 2 : 1/);
  });
});

suite('What a position says of its target', () => {
  const localizer = createLocalizer();
  const label = (given: Parameters<typeof position>[0]): string =>
    annotationLabel(BOOK, position(given), localizer);

  test('stands in lists with sign and target, and is not read as a stance', () => {
    const judged = { stance: undefined, target: ['cuba'] };
    assert.equal(label({ ...judged, evaluation: 1 }), 'China ⊕ praise of Cuban people (Exports)');
    assert.equal(
      label({ ...judged, evaluation: -1, issues: [] }),
      'China ⊖ criticism of Cuban people',
    );
    assert.equal(
      label({ ...judged, evaluation: 0, issues: [] }),
      'China ⊜ neutral words about Cuban people',
    );
  });

  test('stands beside a stance', () => {
    assert.equal(
      label({ stance: 'oppose', target: ['usa'], evaluation: -1 }),
      'China ⊖ Exports, criticism of USA',
    );
    assert.equal(label({ stance: 'oppose', target: ['usa'] }), 'China ⊖ Exports');
  });

  test('stands on the page of the positions of an actor', () => {
    const context = contextOf(
      claims('in a.md 2024-04-26\np1: china opposes exports target=usa evaluation=-1', BOOK),
    );
    assert.match(
      positionsPage(context, 'china', '2024-12-31'),
      /2024-04-26 {2}oppose, criticism of USA {2}“words of p1”/,
    );
  });

  test('stands on the card of the board', () => {
    const context = contextOf(
      claims('in a.md 2024-04-26\np1: china opposes exports target=usa evaluation=-1', BOOK),
    );
    const { chosen } = runSync(boardOf(context, { ...DEFAULT_ANALYSIS_STATE, issue: 'exports' }));
    const cards = chosen?.columns.flatMap(({ actors }) => actors.flatMap((one) => one.cards));
    assert.equal(cards?.[0]?.stance, 'oppose, criticism of USA');
  });
});
