import assert from 'node:assert/strict';
import { mentionRows } from '../../../../src/core';
import { claims } from '../../../support/claims';
import { codebook, corpus, placed, position, quotePart } from '../../../support/corpus';
import { assertMatchesSchema } from '../../../support/outputSchemas';
import { rendered } from '../rendered';

suite('the JSON export', () => {
  const reader = claims(
    `in a.md 2024-04-26 author=Ana
     p1: author supports exports
     p2: china opposes exports 2024-04 target=japan
     p3: china evaluates target=japan evaluation=-1
     p4: japan opposes exports speaker=kishida according-to=china anchor=orphaned
     p5: china supports exports 2020
     s1: china | japan disagree
     s2: china | japan agree on exports`,
    codebook({ title: 'Trade', actors: { china: { partOf: 'asia' } }, issues: { exports: {} } }),
  );

  test('is what its schema says, and holds every list', async () => {
    const mentions = mentionRows('a.md', 'China and China', [
      { start: 0, end: 5, layer: 'actor', ids: ['china', 'roc'], marked: false },
    ]);
    const output = JSON.parse(await rendered('json', reader, { mentions })) as Record<string, []>;
    assertMatchesSchema('export', output);
    assert.deepEqual(
      ['positions', 'disagreements', 'contradictions', 'mentions', 'agreements'].map(
        (list) => output[list]?.length,
      ),
      [5, 3, 1, 2, 1],
    );
  });

  test('absent values are null, lists are empty, and the author stays the author', async () => {
    const { positions } = JSON.parse(await rendered('json', reader)) as { positions: unknown[] };
    assert.deepEqual(positions[0], {
      id: 'p1',
      article: 'a.md',
      actor: ['author'],
      speaker: null,
      accordingTo: null,
      issue: ['exports'],
      stance: 'support',
      polarity: 1,
      target: [],
      evaluation: null,
      addressee: [],
      act: null,
      channel: null,
      speech: null,
      condition: null,
      intensity: null,
      date: '2024-04-26',
      dateOwn: null,
      certainty: null,
      status: null,
      print: null,
      coder: null,
      tags: [],
      fields: {},
      note: null,
      quotes: [{ exact: 'words of p1', start: 0, end: 11 }],
      anchor: 'anchored',
    });
    assert.deepEqual((positions[4] as { quotes: unknown }).quotes, [
      { exact: 'words of p4', start: null, end: null },
    ]);
  });

  test('the parts of a quote are listed in its order, and it sorts by its smallest start', async () => {
    const parts = [quotePart('later', 50), quotePart('early', 5)];
    const two = corpus([
      {
        path: 'a.md',
        annotations: [
          position({ id: 'p1', quote: [quotePart('middle', 20)] }),
          position({ id: 'p2', quote: parts }),
          placed(position({ id: 'p0', quote: [quotePart('gone')] }), 'orphaned'),
        ],
      },
    ]);
    const { positions } = JSON.parse(await rendered('json', two)) as {
      positions: { id: string; quotes: { exact: string; start: number | null }[] }[];
    };
    assert.deepEqual(
      positions.map(({ id }) => id),
      ['p2', 'p1', 'p0'],
    );
    assert.deepEqual(positions[0]?.quotes[0], { exact: 'later', start: 50, end: 55 });
    assert.deepEqual(positions[2]?.quotes[0], { exact: 'gone', start: null, end: null });
  });

  test('an article whose annotation file is refused comes without annotations and says so', async () => {
    const rows = [...reader.articles()].map((row) => ({ ...row, stale: true }));
    const output = JSON.parse(await rendered('json', { ...reader, articles: () => rows })) as {
      articles: { refused: boolean }[];
      positions: unknown[];
    };
    assert.equal(output.articles[0]?.refused, true);
    assert.deepEqual(output.positions, []);
  });

  test('hostile keys and texts come through as data', async () => {
    const hostile = corpus([
      {
        path: 'a.md',
        annotations: [
          position({
            fields: new Map([['__proto__', 'x']]),
            note: '\u2028"\\\u0000\ud800',
          }),
        ],
      },
    ]);
    const { positions } = JSON.parse(await rendered('json', hostile)) as {
      positions: { fields: object; note: string }[];
    };
    assert.deepEqual(Object.entries(positions[0]?.fields ?? {}), [['__proto__', 'x']]);
    assert.equal(positions[0]?.note, '\u2028"\\\u0000\ud800');
  });
});
