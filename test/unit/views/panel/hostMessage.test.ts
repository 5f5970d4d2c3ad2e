import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_ANALYSIS_STATE } from '../../../../src/core/views/filter/analysisState';
import { analysisFilter } from '../../../../src/core/views/filter/analysisFilter';
import { readHostMessage } from '../../../../src/core/views/panel/hostMessage';
import { panelData } from '../../../../src/core/views/panel/panel';
import { runSync } from '../../../../src/core/util/task';
import { claims } from '../../../support/claims';
import { contextOf } from '../build';

suite('A message to the page of the panel', () => {
  const context = contextOf(claims('p1: a supports x\np2: b opposes x'));
  const data = runSync(
    panelData(
      { whole: context, context },
      DEFAULT_ANALYSIS_STATE,
      analysisFilter(DEFAULT_ANALYSIS_STATE, context.facts.codebook, 'none'),
      context.localizer,
      800,
    ),
  );

  test('is read as it was sent', () => {
    const png = { kind: 'drawPng', svg: '<svg/>', width: 2, height: 3, scale: 1 } as const;
    for (const message of [data, png, { kind: 'focusNumber' }]) {
      assert.deepEqual(readHostMessage(structuredClone(message)), message);
    }
  });

  test('is ignored where it is none of ours, or lacks what the page needs', () => {
    const wrong: unknown[] = [null, undefined, 7, 'data', [], {}, { kind: 'nonsense' }];
    wrong.push({ kind: 'data' }, { ...data, body: null }, { ...data, state: 'board' });
    wrong.push({ ...data, body: { kind: '__proto__' } }, { ...data, body: { kind: 'toString' } });
    wrong.push({ ...data, words: undefined }, { ...data, tabs: {} }, { ...data, remarks: null });
    wrong.push(
      { kind: 'drawPng', svg: '<svg/>' },
      { kind: 'drawPng', width: 1, height: 1, scale: 1 },
    );
    for (const value of wrong)
      assert.equal(readHostMessage(value), undefined, JSON.stringify(value));
    fc.assert(fc.property(fc.anything(), (value) => void readHostMessage(value)));
  });
});
