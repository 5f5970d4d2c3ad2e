import assert from 'node:assert/strict';
import { findContradictions, runSync } from '../../../src/core';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';
import { contextOf } from './build';

const book = codebook({
  actors: { china: { name: 'China' }, wang: { name: 'Wang Yi' }, brazil: { name: 'Brazil' } },
  issues: { exports: { name: 'Chinese exports' }, talks: { name: 'Talks' } },
});

suite('Shifts and contradictions found', () => {
  const context = contextOf(
    claims(
      `p1: china opposes talks 2023-03
       p2: china supports talks 2023-04
       p3: china supports exports speaker=wang
       p4: china opposes exports speaker=wang
       p5: brazil supports talks
       p6: brazil opposes talks
       p7: brazil opposes exports`,
      book,
    ),
  );
  const found = (typed: string, most = 10) =>
    runSync(findContradictions(context, typed, most)).map(
      ({ label, description }) => `${label} | ${description}`,
    );

  test('are those of the view, in its order, where nothing is typed', () => {
    const all = [
      'Talks | Brazil ⊕ 1 – ⊖ 1 positions',
      'Chinese exports | China ⊕ 1 – ⊖ 1 positions',
      'Talks | China ⊖ 2023-03 → ⊕ 2023-04',
    ];
    assert.deepEqual(found(''), all);
    assert.deepEqual(found('', 2), all.slice(0, 2));
  });

  test('have all words in the issue, the actor and whoever speaks for it, in any order', () => {
    assert.deepEqual(found('china YI'), ['Chinese exports | China ⊕ 1 – ⊖ 1 positions']);
    assert.deepEqual(found('talks china'), ['Talks | China ⊖ 2023-03 → ⊕ 2023-04']);
    assert.deepEqual(found('brazil exports'), []);
  });
});
