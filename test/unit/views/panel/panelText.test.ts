import assert from 'node:assert/strict';
import { analysisFilter } from '../../../../src/core/views/filter/analysisFilter';
import {
  POSITION_VIEWS,
  DEFAULT_ANALYSIS_STATE,
  type PositionState,
} from '../../../../src/core/views/filter/analysisState';
import { panelText } from '../../../../src/core/views/panel/panelText';
import { runSync } from '../../../../src/core/util/task';
import { claims } from '../../../support/claims';
import { codebook } from '../../../support/corpus';
import { hostileTexts } from '../../../support/hostileTexts';
import { contextOf } from '../build';

const NEWS = `
  in a.md 2023-03-01
  p1: wang opposes talks
  p2: anna supports talks
  in b.md 2024-04-26
  p3: wang supports talks
  p4: bert opposes trade
  p5: anna opposes trade`;

suite('What the panel shows as text', () => {
  test('of the board is the issues, and the sides of the chosen one with their quotes', () => {
    const text = textOf(claims(NEWS), { view: 'board', issue: 'talks' });
    assert.match(text, /^Board\n\n5 positions of 5 count\.\n/);
    assert.match(text, /\nIssues\n\n {4}talks, .*Actors: 1 for, 1 mixed\n/);
    assert.match(text, /\ntalks\n\n/);
    assert.match(
      text,
      /\nFor · 1 actor\n\n {4}anna · 1 position · 2023-03-01\n {8}“words of p2” · /,
    );
    assert.match(text, /\nMixed · 1 actor\n\n {4}wang · 2 positions/);
  });

  test('of the matrix is each actor with its cells, each naming both', () => {
    const lines = linesOf(claims(NEWS), { view: 'matrix', actor: 'bert', issue: 'trade' });
    const at = lines.indexOf('wang · 2 claims');
    assert.deepEqual(lines.slice(at, at + 3), [
      'wang · 2 claims',
      '',
      '    wang on talks: 1 for, 1 against',
    ]);
    const quotes = lines.indexOf('bert on trade · 1 against');
    assert.match(lines[quotes + 2] ?? '', /^ {4}“words of p4” · oppose/);
  });

  test('of the timeline is each lane in the order of time, and only the days that are shown', () => {
    const lines = linesOf(claims(NEWS), { view: 'timeline', issue: 'talks' });
    const at = lines.indexOf('wang · 2 positions');
    assert.match(lines[at + 2] ?? '', /^ {4}⊖ wang: oppose, “words of p1”, .*2023-03-01/);
    assert.match(lines[at + 3] ?? '', /^ {4}⊕ wang: support, “words of p3”, .*2024-04-26/);
    assert.match(lines[at + 4] ?? '', /^ {4}shift: wang 2023-03-01 → 2024-04-26$/);
    const zoomed = { zoomFrom: '2024-01-01', zoomTo: '2024-12-31' };
    const near = textOf(claims(NEWS), { view: 'timeline', issue: 'talks', ...zoomed });
    assert.doesNotMatch(near, /words of p1/);
    assert.match(near, /2 positions outside are not drawn\./);
  });

  test('of the network is its nodes and its ties, with how it is made', () => {
    const lines = linesOf(claims(NEWS), { view: 'network', networkTies: 'conflict' });
    assert.ok(lines.some((line) => line.includes('Weight of a tie')));
    const nodes = lines.indexOf('Nodes of the network');
    assert.equal(lines[nodes + 2], '    anna · Ties: 1 · Claims: 2');
    const ties = lines.indexOf('Ties of the network');
    assert.equal(lines[ties + 2], '    anna – wang · Tie: disagree · Weight: 1 · Positions: 3');
  });

  test('says why there is nothing, in every view', () => {
    for (const view of POSITION_VIEWS) {
      assert.match(textOf(claims(''), { view }), /Nothing is annotated yet/);
    }
  });

  test('has one line for each thing, whatever names and quotes hold', () => {
    const names = hostileTexts(1, 'workbench.action.closeWindow');
    const actors = Object.fromEntries(names.map((name, at) => [`a${String(at)}`, { name }]));
    const reader = claims(
      names.map((_, at) => `p${String(at)}: a${String(at)} supports talks`).join('\n'),
      codebook({ actors }),
    );
    for (const view of POSITION_VIEWS) {
      assert.doesNotMatch(textOf(reader, { view }), /[\r\u202a-\u202e\u2028]/, view);
    }
    const lines = linesOf(reader, { view: 'matrix' });
    const heads = lines.filter((line) => line.endsWith(' · 1 claim'));
    assert.equal(heads.length, names.length);
  });
});

function textOf(reader: ReturnType<typeof claims>, given: Partial<PositionState>): string {
  const context = contextOf(reader);
  const state = { ...DEFAULT_ANALYSIS_STATE, ...given };
  const filter = analysisFilter(state, reader.codebook, 'none');
  return runSync(panelText({ whole: context, context }, state, filter));
}

function linesOf(reader: ReturnType<typeof claims>, given: Partial<PositionState>): string[] {
  return textOf(reader, given).split('\n');
}
