import assert from 'node:assert/strict';
import type { Coding } from '../../../../src/core/model/article';
import { headQuestion } from '../../../../src/core/views/picks/headQuestion';
import { createLocalizer } from '../../../../src/core/views/words/localizer';

const LOCALIZER = createLocalizer({ date: (written) => `on ${written}` });

suite('The question about the head of an annotation file', () => {
  test('says how far a coder is on both sides, in words', () => {
    const ours: Coding = {
      state: 'not-relevant',
      date: '2024-05-02',
      codebook: '3',
      reason: 'sport $(trash)',
    };
    assert.deepEqual(
      headQuestion({ kind: 'coded', coder: 'lea', ours, theirs: undefined }, LOCALIZER),
      {
        about: 'About the article',
        label: 'Coding by lea',
        ours: 'Not relevant, on 2024-05-02, codebook version 3, sport $\u200b(trash)',
        theirs: 'To code',
      },
    );
  });

  test('says who decided when, and why, on both sides', () => {
    const decision = {
      ...{ by: 'eve', at: '2026-01-02T09:30:00Z', replaces: [], from: [], over: [] },
      result: [],
      ...{ reason: 'slip', quote: undefined },
    };
    const theirs = { ...decision, by: undefined, at: undefined, reason: 'I think\nso' };
    assert.deepEqual(
      headQuestion({ kind: 'decided', decision: 'd1', ours: decision, theirs }, LOCALIZER),
      {
        about: 'About the article',
        label: 'Adjudication',
        ours: 'on 2026-01-02, eve: A coder made a slip',
        theirs: 'I think so',
      },
    );
    const removed = headQuestion(
      { kind: 'decided', decision: 'd1', ours: decision, theirs: undefined },
      LOCALIZER,
    );
    assert.equal(removed.theirs, '(nothing)');
  });

  test('says what describes the article, and nothing as nothing', () => {
    const asked = headQuestion(
      { kind: 'described', key: 'duplicateOf', ours: 'a\nb.md', theirs: undefined },
      LOCALIZER,
    );
    assert.deepEqual(
      [asked.label, asked.ours, asked.theirs],
      ['duplicate-of', 'a b.md', '(nothing)'],
    );
    const attributes = new Map([
      ['region', 'north'],
      ['kind', 'op-ed'],
    ]);
    const both = { ours: attributes, theirs: new Map<string, string>() };
    const { ours, theirs } = headQuestion(
      { kind: 'described', key: 'attributes', ...both },
      LOCALIZER,
    );
    assert.deepEqual([ours, theirs], ['region: north; kind: op-ed', '(nothing)']);
  });
});
