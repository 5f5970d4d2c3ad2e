import { runSync } from '../../../../src/core/util/task';
import assert from 'node:assert/strict';
import { completeQuery } from '../../../../src/core/query/completeQuery';
import { fieldValues } from '../../../../src/core/query/fieldValues';
import { readQuery } from '../../../../src/core/query/readQuery';
import { everyPosition } from '../../../../src/core/query/search';
import { keyOfSearch, savedSearchesTree } from '../../../../src/core/views/trees/savedSearchesTree';
import {
  candidateRow,
  hitRow,
  queryProblemText,
  shownProblems,
} from '../../../../src/core/views/trees/searchRows';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { corpus, placed, position, quotePart } from '../../../support/corpus';
import { BOOK, CORPUS, finished } from '../../query/queryCorpus';
import { contextOf, texts } from '../build';
import { drawTree } from '../drawTree';

const LOCALIZER = createLocalizer();

/** What is completed and complained of with the cursor at the bar. */
function typing(marked: string): { readonly offered: string[]; readonly problems: string[] } {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { hits } = runSync(everyPosition(CORPUS));
  const completion = completeQuery(text, cursor, BOOK, (field) =>
    runSync(fieldValues(field, hits, BOOK)),
  );
  const rows = completion.candidates.map((one) => candidateRow(one, LOCALIZER));
  return {
    offered: rows.map(({ label, description }) => `${label} | ${description}`),
    problems: shownProblems(readQuery(text, BOOK), cursor, completion).map(({ code }) => code),
  };
}

suite('The rows of Find Positions…', () => {
  test('a position by actor, stance and issue, with its article, date and quote', () => {
    const [first] = finished('war').hits;
    assert.ok(first);
    assert.deepEqual(hitRow(BOOK, LOCALIZER, first), {
      label: 'China ⊕ Chinese exports',
      description: 'talks.md · 2024-03-01 · Lea Ott',
      detail: '“a war of tariffs helps nobody”',
      icon: 'support',
    });
  });

  test('a lost quote says so', () => {
    const lost = placed(position({ quote: [quotePart('gone')] }), 'orphaned');
    const [hit] = runSync(everyPosition(corpus([{ path: 'a.md', annotations: [lost] }]))).hits;
    assert.ok(hit);
    const { description, icon } = hitRow(BOOK, LOCALIZER, hit);
    assert.deepEqual([description, icon], ['a.md · lost quote', 'lost']);
  });

  test('fields say what they ask for, values how many positions they have', () => {
    assert.deepEqual(typing('act|').offered, [
      'actor: | who holds it, including entries under the actor',
      'act: | what the actor does: demands, accuses …',
    ]);
    assert.deepEqual(typing('actor:uni|').offered, [
      'United States | 1 position · actor:united-states',
    ]);
    assert.deepEqual(
      typing('since:|').offered[0],
      '2024 | 4 positions in this period · since:2024',
    );
  });

  test('while a name or date is typed no problem is shown, and one is as soon as it can be none', () => {
    assert.deepEqual(typing('actor:|').problems, []);
    assert.deepEqual(typing('actor:chi|').problems, []);
    assert.deepEqual(typing('actor:chx|').problems, ['unknown-name']);
    assert.deepEqual(typing('actor:chi war|').problems, ['unknown-name']);
    assert.deepEqual(typing('since:2024-|').problems, []);
    assert.deepEqual(typing('since:1999-|').problems, []);
    assert.deepEqual(typing('since:soon|').problems, ['bad-date']);
    assert.deepEqual(typing('text:|').problems, []);
    assert.deepEqual(typing('text: war|').problems, ['empty-value']);
    assert.deepEqual(typing('foo:b|').problems, ['unknown-field']);
    assert.deepEqual(typing('"war of|').problems, ['open-quote']);
  });

  test('text from files and from the query cannot draw icons or break the line', () => {
    const [problem] = readQuery('actor:$(trash)', BOOK).problems;
    assert.ok(problem);
    assert.ok(!queryProblemText(problem, LOCALIZER).includes('$('));
    const hostile = corpus([
      { path: 'a$(x).md', annotations: [position({ tags: ['$(bug)\n\u202e'] })] },
    ]);
    const { hits } = runSync(everyPosition(hostile));
    const values = runSync(fieldValues('tag', hits, BOOK));
    for (const candidate of completeQuery('tag:', 4, BOOK, () => values).candidates) {
      const { label, description } = candidateRow(candidate, LOCALIZER);
      assert.doesNotMatch(label + description, /\$\(|\n|\u202e/);
    }
    const [hit] = hits;
    assert.ok(hit);
    assert.ok(!hitRow(BOOK, LOCALIZER, hit).description.includes('$('));
  });
});

suite('Saved searches as a view', () => {
  const searches = [
    { name: 'Against exports', query: 'issue:exports stance:oppose', isShared: false },
    { name: 'wire', query: 'wire', isShared: false },
    { name: 'a/b', query: 'actor:chna', isShared: false },
  ];

  test('each has its positions below it, with count and query beside its name', () => {
    assert.deepEqual(drawTree(savedSearchesTree(contextOf(CORPUS), searches)), [
      'search Against exports | 1 position · issue:exports stance:oppose',
      '  oppose Lin Wei ⊖ Chinese exports, Deep-sea mining, conditional: unless the Élan yields | “we shall answer”',
      'search wire | 4 positions',
      '  oppose Lin Wei ⊖ Chinese exports, Deep-sea mining, conditional: unless the Élan yields | “we shall answer”',
      '  support The author ⊕  | “so be it”',
      '  support China ⊕ Deep-sea mining | “words”',
      '  other nobody-knows ⊘ gone | stance not in the codebook · “words”',
      'unknown a/b | There is no actor “chna”. Did you mean “china”? · actor:chna',
    ]);
  });

  test('one with a field that is none finds nothing, and says what to do', () => {
    const wrong = [{ name: 'wrong', query: 'actr:china', isShared: false }];
    assert.deepEqual(drawTree(savedSearchesTree(contextOf(CORPUS), wrong)), [
      'unknown wrong | There is no field “actr”. Did you mean “actor:”? · actr:china',
    ]);
  });

  test('what is wrong with a query is in its tooltip', () => {
    const rows = savedSearchesTree(contextOf(CORPUS), searches).roots();
    const row = rows.find(({ key }) => key === keyOfSearch({ name: 'a/b', isShared: false }));
    assert.deepEqual(texts(row?.tooltip() ?? []), [
      'actor:chna',
      'There is no actor “chna”. Did you mean “china”?',
    ]);
  });

  test('shared ones say so in words, and one may have the name of an own one', () => {
    const shared = { name: 'wire', query: 'in:wire', note: 'for chapter two', isShared: true };
    const own = { name: 'wire', query: 'nothing', isShared: false };
    const rows = savedSearchesTree(contextOf(CORPUS), [shared, own]).roots();
    assert.deepEqual(
      rows.map(({ label, description, contextValue }) => [label, description, contextValue]),
      [
        ['wire', 'shared · 4 positions · in:wire', 'search sharedSearch'],
        ['wire', '0 positions · nothing', 'search ownSearch'],
      ],
    );
    assert.notEqual(rows[0]?.key, rows[1]?.key);
    assert.deepEqual(texts(rows[0]?.tooltip() ?? []), [
      'in:wire',
      'for chapter two',
      'Shared with everyone who uses this corpus, in searches.yaml',
    ]);
  });

  test('without any the view is empty', () => {
    const tree = savedSearchesTree(contextOf(CORPUS), []);
    assert.deepEqual([tree.roots(), tree.empty], [[], 'no searches']);
  });
});
