import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  changedState,
  DEFAULT_ANALYSIS_STATE,
  type AnalysisState,
} from '../../../../src/core/views/filter/analysisState';
import { readPanelMessage } from '../../../../src/core/views/panel/panelMessage';

suite('What the page of the analysis panel sends', () => {
  test('is read where it is one of its messages', () => {
    assert.deepEqual(readPanelMessage({ kind: 'open', article: 'a.md', id: 'p1', more: 1 }), {
      kind: 'open',
      article: 'a.md',
      id: 'p1',
    });
    assert.deepEqual(readPanelMessage({ kind: 'export', format: 'png' }), {
      kind: 'export',
      format: 'png',
    });
    assert.deepEqual(readPanelMessage({ kind: 'text', more: 1 }), { kind: 'text' });
    const reading = { kind: 'openReading', article: 'a.md', coder: 'lea', id: 'p1' };
    assert.deepEqual(readPanelMessage({ ...reading, more: 1 }), reading);
    const values = { kind: 'exportAgreement', what: 'values' };
    assert.deepEqual(readPanelMessage({ ...values, more: 1 }), values);
    assert.deepEqual(readPanelMessage({ kind: 'documentation', page: 'reference/measures' }), {
      kind: 'documentation',
      page: 'reference/measures',
    });
    assert.deepEqual(readPanelMessage({ kind: 'ready', width: 1e9 }), {
      kind: 'ready',
      width: 4000,
    });
  });

  test('and is nothing where it is not', () => {
    for (const sent of [
      undefined,
      null,
      'open',
      { kind: 'open', article: 'a.md' },
      { kind: 'open', article: ['a.md'], id: {} },
      { kind: 'export', format: 'exe' },
      { kind: 'exportAgreement', what: 'codebook.yaml' },
      { kind: 'openReading', article: 'a.md', id: 'p1' },
      { kind: 'openReading', article: 'a.md', coder: 'lea', id: 1 },
      { kind: 'ready', width: Number.NaN },
      { kind: 'documentation', page: '../../package.json' },
      { kind: 'command', command: 'workbench.action.closeWindow' },
      { kind: '__proto__' },
    ]) {
      assert.equal(readPanelMessage(sent), undefined, JSON.stringify(sent));
    }
  });

  test('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (sent) => {
        readPanelMessage(sent);
        const kinds = fc.sample(
          fc.constantFrom('ready', 'change', 'open', 'export', 'png', 'documentation'),
          1,
        );
        readPanelMessage({ ...(typeof sent === 'object' ? sent : {}), kind: kinds[0] });
      }),
    );
  });

  test('a picture without bytes is said to have none', () => {
    assert.deepEqual(readPanelMessage({ kind: 'png', bytes: 'text' }), {
      kind: 'png',
      bytes: undefined,
    });
  });
});

suite('The state of the analysis views', () => {
  test('takes over what is a value of a key, and leaves the rest as it was', () => {
    const state: AnalysisState = { ...DEFAULT_ANALYSIS_STATE, issue: 'exports', query: 'tag:x' };
    const next = changedState(state, {
      view: 'timeline',
      issue: null,
      subject: 'both',
      from: '2024-02-30',
      to: '2024-02-29',
      query: 7,
      who: 'x'.repeat(5000),
      __proto__: { coder: 'lea' },
      somethingElse: 1,
    });
    assert.deepEqual(next, {
      ...DEFAULT_ANALYSIS_STATE,
      view: 'timeline',
      to: '2024-02-29',
      query: 'tag:x',
    });
  });

  test('has days at the ends of its window, neither months nor years', () => {
    for (const from of ['2024', '2024-02', '2024-02-01/2024-02-03', '2024-02-30', 'today']) {
      assert.equal(changedState(DEFAULT_ANALYSIS_STATE, { from }).from, undefined, from);
    }
    assert.equal(changedState(DEFAULT_ANALYSIS_STATE, { from: '2024-02-01' }).from, '2024-02-01');
  });

  test('has choices of a few words, which are emptied, and no other', () => {
    const given = {
      filterFold: 'folded',
      countsFold: 'open',
      networkTable: 'ties',
      networkDrawn: 'all',
      intercoderChanged: 'changed',
    };
    const chosen = changedState(DEFAULT_ANALYSIS_STATE, given);
    assert.deepEqual(chosen, { ...DEFAULT_ANALYSIS_STATE, ...given });
    const others = { filterFold: 'half', networkTable: 7, networkDrawn: {}, intercoderChanged: 1 };
    assert.deepEqual(changedState(chosen, others), chosen);
    const emptied = {
      filterFold: null,
      countsFold: null,
      networkTable: null,
      networkDrawn: undefined,
      intercoderChanged: null,
    };
    assert.deepEqual(changedState(chosen, emptied), DEFAULT_ANALYSIS_STATE);
  });

  test('has the same keys after any change at all', () => {
    fc.assert(
      fc.property(fc.anything(), (change) => {
        const next = changedState(DEFAULT_ANALYSIS_STATE, change);
        assert.deepEqual(Object.keys(next), Object.keys(DEFAULT_ANALYSIS_STATE));
      }),
    );
  });
});
