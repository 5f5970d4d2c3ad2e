import assert from 'node:assert/strict';
import { createLocalizer, findSymbols, runSync } from '../../../../src/core';
import { corpus, position, quotePart } from '../../../support/corpus';
import { codebookOf } from './texts';

const READER = corpus(
  [
    {
      path: 'news/pier.txt',
      annotations: [
        position({
          id: 'a',
          actors: ['council'],
          issues: ['night-shifts'],
          stance: 'oppose',
          quote: [quotePart('never after dark', 7)],
        }),
        position({
          id: 'b',
          actors: ['mayor'],
          issues: ['work'],
          quote: [quotePart('the council works', 40)],
        }),
      ],
    },
  ],
  codebookOf(),
);

suite('Symbols of the workspace', () => {
  test('are actors, issues and positions; those whose name begins with the query come first', () => {
    assert.deepEqual(found('town council'), [
      'actor Town Council [council]',
      'position Town Council ⊖ Night shifts: “never after dark” [news]',
    ]);
    assert.deepEqual(found('work'), [
      'issue Work [work]',
      'position The Mayor ⊕ Work: “the council works” [news]',
      // Only its letters are there: toWn cOuncil … afteR darK.
      'position Town Council ⊖ Night shifts: “never after dark” [news]',
    ]);
  });

  test('are found by the words of a quote, in any order', () => {
    assert.deepEqual(found('dark NEVER'), [
      'position Town Council ⊖ Night shifts: “never after dark” [news]',
    ]);
  });

  test('are found by letters in their order, as the editor expects', () => {
    assert.deepEqual(found('nghtshfts'), [
      'issue Night shifts [night-shifts]',
      'position Town Council ⊖ Night shifts: “never after dark” [news]',
    ]);
    assert.deepEqual(found('zzz'), []);
  });

  test('have the alias or id in their name by which they were found', () => {
    assert.deepEqual(found('councillors'), ['actor Town Council (councillors) [council]']);
    assert.deepEqual(found('port-alliance'), [
      'actor Port Alliance (port-alliance) [port-alliance]',
    ]);
  });

  test('are in an article of this title, where it has one', () => {
    const articles = READER.articles().map((row) => ({
      ...row,
      metadata: { ...row.metadata, title: 'A *quiet* pier' },
    }));
    const titled = { ...READER, articles: () => articles };
    const [, quoted] = runSync(findSymbols(titled, 'town council', createLocalizer(), 9));
    assert.equal(quoted?.container, 'A *quiet* pier');
  });

  test('are limited, the best ones kept', () => {
    assert.deepEqual(found('town council', 1), ['actor Town Council [council]']);
    assert.equal(found('', 3).length, 3);
    assert.equal(found('').length, 8);
  });

  test('lead to the entry, or to the place of the quote', () => {
    const [actor, quoted] = runSync(findSymbols(READER, 'town council', createLocalizer(), 9));
    assert.deepEqual(actor?.target, { kind: 'codebook', layer: 'actor', id: 'council' });
    assert.deepEqual(quoted?.target, {
      kind: 'annotation',
      article: 'news/pier.txt',
      id: 'a',
      span: { start: 7, end: 23 },
    });
  });

  test('take a pasted text as a query', () => {
    assert.deepEqual(found('x'.repeat(100_000)), []);
  });
});

function found(query: string, most = 50): readonly string[] {
  const symbols = runSync(findSymbols(READER, query, createLocalizer(), most));
  return symbols.map(({ kind, name, container }) => `${kind} ${name} [${container}]`);
}
