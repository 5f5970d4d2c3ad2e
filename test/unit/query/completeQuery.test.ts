import { runSync } from '../../../src/core/util/task';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  completed,
  completeQuery,
  cursorAfter,
  isHalfTyped,
  type Completion,
} from '../../../src/core/query/completeQuery';
import { fieldValues } from '../../../src/core/query/fieldValues';
import { parseQuery, QUERY_FIELDS } from '../../../src/core/query/parseQuery';
import { readQuery } from '../../../src/core/query/readQuery';
import { everyPosition } from '../../../src/core/query/search';
import { caseCount } from '../../support/caseCount';
import { codebook, corpus, position } from '../../support/corpus';
import { BOOK, CORPUS, finished } from './queryCorpus';
import { someQuery } from './someQuery';

/** Completes at the bar. */
function at(marked: string): Completion {
  const cursor = marked.indexOf('|');
  const { hits } = runSync(everyPosition(CORPUS));
  return completeQuery(marked.replace('|', ''), cursor, BOOK, (field) =>
    runSync(fieldValues(field, hits, BOOK)),
  );
}

function offered(marked: string): string[] {
  return at(marked).candidates.map((one) =>
    one.kind === 'field' ? one.insert : `${one.insert} (${one.name}, ${one.count})`,
  );
}

/** The query after the first candidate was taken. */
function taken(marked: string): string | undefined {
  const completion = at(marked);
  const [first] = completion.candidates;
  return first && completed(marked.replace('|', ''), completion, first);
}

suite('Completing a query', () => {
  test('offers every field where nothing is typed, and the first ones beside other words', () => {
    const own = [...BOOK.fields.keys()].map((field) => `field.${field}:`);
    const all = [...QUERY_FIELDS.map((field) => `${field}:`), ...own];
    assert.deepEqual(offered('|'), all);
    assert.deepEqual(offered('war |'), all.slice(0, 5));
    assert.deepEqual(offered('| war'), all.slice(0, 5));
  });

  test('offers the fields that begin as the word does, and none for other words', () => {
    assert.deepEqual(offered('war ac|'), ['actor:', 'act:', 'according-to:']);
    assert.deepEqual(offered('-ST|'), ['stance:', 'status:']);
    assert.deepEqual(offered('tariff|'), []);
    assert.deepEqual(offered('a|c'), []);
    assert.deepEqual(offered('"ac|"'), []);
  });

  test('offers the values that the corpus has, the most frequent first, with all that lies under them', () => {
    assert.deepEqual(offered('actor:|'), [
      'china (China, 3)',
      'lin-wei (Lin Wei, 2)',
      'united-states (United States, 1)',
      'elan (Parti Élan, 1)',
      'commerce-ministry (Ministry of Commerce, 1)',
      'author (Author, 1)',
      'nobody-knows (nobody-knows, 1)',
    ]);
    assert.deepEqual(offered('issue:|').slice(0, 2), [
      'trade (Foreign trade, 3)',
      'mining (Deep-sea mining, 3)',
    ]);
    assert.deepEqual(offered('coder:|'), ['lea (Lea Ott, 2)', 'max (max, 1)']);
    assert.deepEqual(offered('status:|'), ['reviewed (reviewed, 1)', 'draft (draft, 1)']);
    assert.deepEqual(offered('text:|'), []);
  });

  test('what begins so comes first, then words inside, then parts of words', () => {
    assert.deepEqual(offered('actor:c|'), [
      'china (China, 3)',
      'commerce-ministry (Ministry of Commerce, 1)',
    ]);
    assert.deepEqual(offered('actor:el|'), ['elan (Parti Élan, 1)']);
    assert.deepEqual(offered('actor:usa|'), []);
    assert.deepEqual(offered('actor:us|'), ['united-states (United States, 1)']);
    assert.deepEqual(offered('issue:"Sea|"'), ['mining (Deep-sea mining, 3)']);
  });

  test('nothing is left to offer for what is typed in full', () => {
    assert.deepEqual(offered('actor:china|'), []);
    assert.deepEqual(offered('actor:nobody|'), ['nobody-knows (nobody-knows, 1)']);
  });

  test('what is typed in full stands before what begins so', () => {
    const book = codebook({ actors: { eu: {}, 'eu-council': {} } });
    const annotations = ['eu', 'eu-council'].map((id) => position({ id, actors: [id] }));
    const { hits } = runSync(everyPosition(corpus([{ path: 'a.md', annotations }], book)));
    const { candidates } = completeQuery('actor:eu', 8, book, (field) =>
      runSync(fieldValues(field, hits, book)),
    );
    assert.deepEqual(
      candidates.map((one) => one.kind === 'value' && one.id),
      ['eu', 'eu-council'],
    );
  });

  test('dates are years, then months of the year that is typed, the latest first', () => {
    assert.deepEqual(offered('since:|'), ['2024 (2024, 4)', '2023 (2023, 1)', '2022 (2022, 1)']);
    assert.deepEqual(offered('since:2024|'), ['2024-03 (2024-03, 2)', '2024-01 (2024-01, 2)']);
    assert.deepEqual(offered('until:2023-0|'), ['2023-05 (2023-05, 1)']);
  });

  test('whoever speaks, is spoken of and ascribes, conditions and the study’s own fields', () => {
    assert.deepEqual(offered('speaker:|'), [
      'lin-wei (Lin Wei, 2)',
      'commerce-ministry (Ministry of Commerce, 2)',
      'china (China, 2)',
    ]);
    assert.deepEqual(offered('field.f|'), ['field.frame:']);
    assert.deepEqual(offered('field.frame:|'), ['economic (economic, 2)', 'Moral (Moral, 1)']);
    assert.deepEqual(offered('field.ally:chi|'), ['china (China, 1)']);
    assert.deepEqual(offered('date:2023|'), ['2023-05 (2023-05, 1)']);
    assert.deepEqual(offered('condition:|'), []);
  });

  test('folders and articles, tags with blanks in quotation marks', () => {
    assert.deepEqual(offered('in:wire|').slice(0, 2), [
      'wire (wire, 4)',
      'wire/Monday.txt (wire/Monday.txt, 2)',
    ]);
    assert.equal(taken('tag:disc|'), 'tag:"to discuss" ');
  });

  test('a candidate takes the place of the part at the cursor', () => {
    assert.equal(taken('ac|'), 'actor:');
    assert.equal(taken('-ac|'), '-actor:');
    assert.equal(taken('war actor:chi|'), 'war actor:china ');
    assert.equal(taken('actor:chi| war'), 'actor:china war');
    assert.equal(taken('-actor:"uni|'), '-actor:united-states ');
    assert.equal(taken('actor:| war'), 'actor:china war');
  });

  test('a value is half typed as long as it means nothing and may come to mean something', () => {
    const isHalf = (marked: string) =>
      isHalfTyped(readQuery(marked.replace('|', ''), BOOK), at(marked));
    for (const half of ['actor:|', 'actor:chi|', 'issue:"deep|', 'since:202|', 'actor:chi| war']) {
      assert.ok(isHalf(half), half);
    }
    // Those that are whole, those that can be nothing, and words.
    for (const whole of ['actor:china|', 'since:2024|', 'actor:xx|', 'ac|', 'text:|', 'tag:ho|']) {
      assert.ok(!isHalf(whole), whole);
    }
  });

  test('an unknown field has nothing to offer', () => {
    assert.deepEqual(offered('foo:b|'), []);
    assert.deepEqual(offered('foo:"no |war"'), []);
  });

  test('two actors on one side count once for it', () => {
    const annotations = [position({ actors: ['china', 'commerce-ministry'] })];
    const { hits } = runSync(everyPosition(corpus([{ path: 'a.md', annotations }], BOOK)));
    assert.equal(runSync(fieldValues('actor', hits, BOOK)).get('china'), 1);
  });

  test('a value finds as many positions as its count says', () => {
    const { hits } = runSync(everyPosition(CORPUS));
    for (const field of [
      'actor',
      'issue',
      'stance',
      'act',
      'coder',
      'status',
      'tag',
      'in',
      'speaker',
      'target',
      'addressee',
      'according-to',
      'certainty',
      'date',
      'field.frame',
      'field.weight',
      'field.voiced',
      'field.ally',
      'field.topic',
      'field.deadline',
      'field.lost',
    ] as const) {
      for (const [value, count] of runSync(fieldValues(field, hits, BOOK))) {
        assert.equal(finished(`${field}:"${value}"`).hits.length, count, `${field}:${value}`);
      }
    }
  });

  test('at any place of any query a candidate can be taken and is read as what it says', () => {
    const { hits } = runSync(everyPosition(CORPUS));
    fc.assert(
      fc.property(fc.oneof(someQuery, fc.string()), fc.nat(), (text, place) => {
        const cursor = place % (text.length + 1);
        const completion = completeQuery(text, cursor, BOOK, (field) =>
          runSync(fieldValues(field, hits, BOOK)),
        );
        for (const candidate of completion.candidates) {
          const { terms } = parseQuery(completed(text, completion, candidate));
          const value = candidate.kind === 'value' ? candidate.id : undefined;
          assert.ok(
            terms.some(
              (term) =>
                term.field === candidate.field && (value === undefined || term.value === value),
            ),
            `${text} at ${cursor}: ${candidate.insert}`,
          );
        }
      }),
      { numRuns: caseCount(500) },
    );
  });

  test('the cursor is behind what was typed or taken away', () => {
    assert.equal(cursorAfter('', 'actor:'), 6);
    assert.equal(cursorAfter('war', 'wars'), 4);
    assert.equal(cursorAfter('actor: war', 'actor:c war'), 7);
    assert.equal(cursorAfter('actor:cc war', 'actor:c war'), 7);
    assert.equal(cursorAfter('aa', 'aaa'), 3);
    assert.equal(cursorAfter('one four three', 'one three'), 4);
    assert.equal(cursorAfter('same', 'same'), 4);
  });
});
