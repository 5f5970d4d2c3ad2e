import assert from 'node:assert/strict';
import { COLUMNS, guessed, tableOf } from './talksCorpus';

suite('The columns of a table of positions', () => {
  test('are guessed by the names of columns and what stands in them', () => {
    const table = tableOf(COLUMNS, [
      [
        'talks.md',
        'City council',
        'Ada Lund',
        'Night flights',
        '0',
        'rejects night flights',
        '1.2.2024',
      ],
      ['market.txt', 'Traders’ union; City council', '', 'Opening hours', '1', 'want longer', ''],
    ]);
    assert.deepEqual(guessed(table), {
      columns: {
        article: 'File',
        quote: 'Text',
        actor: 'Organization',
        speaker: 'Person',
        issue: 'Concept',
        stance: 'Agreement',
        date: 'Day',
      },
      fields: new Map(),
      separator: '; ',
      unit: undefined,
      stances: new Map([
        ['0', 'oppose'],
        ['1', 'support'],
      ]),
    });
  });

  test('whose columns have names that say nothing are guessed by what stands in them', () => {
    const table = tableOf(
      ['A', 'B', 'C', 'D', 'E'],
      [
        ['talks.md', 'council', 'flights', 'against', 'The council rejects night flights.'],
        ['market.txt', 'traders', 'hours', 'pro', 'Traders want longer opening hours.'],
      ],
    );
    assert.deepEqual(guessed(table).columns, {
      article: 'A',
      actor: 'B',
      issue: 'C',
      stance: 'D',
      quote: 'E',
    });
  });

  test('take the column of which most cells name an article', () => {
    const columns = ['document_id', 'document_title', 'Concept'];
    const table = tableOf(columns, [['4', 'talks', 'Night flights']]);
    assert.equal(guessed(table).columns.article, 'document_title');
  });
});
