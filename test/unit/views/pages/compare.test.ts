import assert from 'node:assert/strict';
import { contradictionsOn } from '../../../../src/core/analysis/contradictions';
import { disagreementsBetween } from '../../../../src/core/analysis/disagreements/findRows';
import { runSync } from '../../../../src/core/util/task';
import {
  compareAnnotation,
  comparedQuotes,
  compareContradiction,
  compareIssue,
  comparePairOnIssues,
  type Comparison,
} from '../../../../src/core/views/pages/compare';
import { compareReadings } from '../../../../src/core/views/pages/compareReadings';
import { comparePages } from '../../../../src/core/views/pages/comparePage';
import { claims } from '../../../support/claims';
import { codebook, corpus, position, quotePart } from '../../../support/corpus';
import { sentenceText } from '../../../../src/core/views/words/quoteInSentence';
import { contextOf } from '../build';

const book = codebook({
  actors: { china: { name: 'China' }, usa: { name: 'United States' }, brazil: { name: 'Brazil' } },
  issues: { exports: { name: 'Chinese exports', statement: 'Exports should go on.' } },
});

const TALKS = `
  in wire/talks.md 2024-04-26 source=Example_News
  p1: china supports exports
  p2: usa opposes exports
  p3: brazil opposes exports
  p4: china supports exports
  p5: china supports culture
  p6: usa supports culture
  s1: china | usa disagree on exports
  t1: usa | brazil agree on exports`;

suite('Compare Quotes', () => {
  test('what the text itself states stands on both pages, above the quotes', () => {
    const context = contextOf(claims(TALKS, book));
    const found = runSync(compareAnnotation(context, 'wire/talks.md', 's1'));
    assert.ok(found);
    for (const { text, links } of runSync(comparePages(found))) {
      const lines = text.split('\n');
      assert.deepEqual(lines.slice(2, 8), [
        'Chinese exports',
        '“Exports should go on.”',
        '',
        '⟷  China – United States · 2024-04-26',
        '',
        '    “words of s1”',
      ]);
      for (const { line } of links) assert.match(lines[line] ?? '', /talks\.md/);
    }
  });

  test('a position is set against everybody who disagrees with its actor', () => {
    const found = runSync(compareAnnotation(contextOf(claims(TALKS, book)), 'wire/talks.md', 'p1'));
    assert.equal(found?.issue, 'Chinese exports');
    assert.equal(found.statement, 'Exports should go on.');
    assert.deepEqual(drawn(found), [
      'support China: China ⊕ “words of p1”, China ⊕ “words of p4”',
      'oppose Brazil, United States: Brazil ⊖ “words of p3”, United States ⊖ “words of p2”',
    ]);
  });

  test('a quote stands in its sentence, marked in the look of its stance', () => {
    const text = 'In May the minister said words of p1 aloud. Then all went home.';
    const start = text.indexOf('words of p1');
    const quote = [quotePart('words of p1', start)];
    const stated = { actors: ['china'], issues: ['exports'] };
    const reader = corpus(
      [
        {
          path: 'a.md',
          annotations: [position({ ...stated, id: 'p1', stance: 'support', quote })],
        },
        { path: 'b.md', annotations: [position({ ...stated, id: 'p2', stance: 'oppose', quote })] },
      ],
      book,
    );
    const context = {
      ...contextOf(reader),
      text: (path: string) => (path === 'a.md' ? text : undefined),
    };
    const [left, right] = runSync(comparePages(runSync(compareIssue(context, 'exports'))));
    const marked = ({ text: page, marks }: typeof left) =>
      marks.map(({ line, start: from, end, look }) => {
        const words = page.split('\n')[line] ?? '';
        return `${look}: ${words.slice(0, from)}[${words.slice(from, end)}]${words.slice(end)}`;
      });
    assert.deepEqual(marked(left), [
      'support:     In May the minister said [“words of p1”] aloud.',
    ]);
    // Its article was not read.
    assert.deepEqual(marked(right), ['oppose:     [“words of p1”]']);
  });

  test('what one actor says on both sides stands side by side, of a shift the earlier first', () => {
    const context = contextOf(
      claims('p1: china supports exports 2024-05\np2: china opposes exports 2021', book),
    );
    const [shift] = contradictionsOn(context.facts.analysis.on('exports'));
    assert.ok(shift);
    assert.deepEqual(drawn(runSync(compareContradiction(context, shift))), [
      'oppose China – Against: China ⊖ “words of p2”',
      'support China – For: China ⊕ “words of p1”',
    ]);
  });

  test('what two coders coded differently stands under their names', () => {
    const coders = new Map([['lea', { id: 'lea', name: 'Lea Ott' }]]);
    const coded = { actors: ['china'], issues: ['exports'] };
    const annotations = [
      position({ ...coded, id: 'p1', stance: 'support', coder: 'lea' }),
      position({ ...coded, id: 'p2', stance: 'oppose', coder: undefined }),
    ];
    const context = contextOf(corpus([{ path: 'a.md', annotations }], { ...book, coders }));
    const steps = compareReadings(context, 'a.md', ['p1', 'p2']);
    assert.ok(steps);
    const found = runSync(steps);
    assert.equal(found.issue, 'Chinese exports');
    assert.deepEqual(drawn(found), [
      'support Lea Ott: China ⊕ “words”',
      'oppose without a coder: China ⊖ “words”',
    ]);
    assert.equal(compareReadings(context, 'a.md', ['p1', 'gone']), undefined);
  });

  test('a pair is compared over its issues, the quotes of each below it', () => {
    const stated = `
      p1: china supports exports
      p2: usa opposes exports speaker=blinken
      p3: china supports talks
      p4: usa opposes talks`;
    const context = contextOf(claims(stated, book));
    const rows = ['exports', 'talks'].flatMap((issue) =>
      disagreementsBetween(context.facts.analysis.on(issue), ['china', 'usa']),
    );
    const [left, right] = runSync(comparePages(runSync(comparePairOnIssues(context, rows))));
    assert.deepEqual(left.text.split('\n').slice(0, 4), ['China', '', '2 issues', '']);
    const heads = (text: string): string[] => text.split('\n').filter((line) => /^[⊕⊖]/.test(line));
    assert.deepEqual(heads(left.text), ['⊕  Chinese exports', '⊕  China', '⊕  talks', '⊕  China']);
    assert.deepEqual(heads(right.text), [
      '⊖  Chinese exports',
      '⊖  United States · said by blinken',
      '⊖  talks',
      '⊖  United States',
    ]);
  });

  test('each quote has its place and its source', () => {
    const found = runSync(compareAnnotation(contextOf(claims(TALKS, book)), 'wire/talks.md', 'p2'));
    const [quote] = found ? comparedQuotes(found) : [];
    assert.equal(quote?.source, 'talks.md ¶1 · Example News');
    assert.equal(quote.date, '2024-04-26');
    assert.deepEqual(quote.target, {
      kind: 'annotation',
      article: 'wire/talks.md',
      id: 'p2',
      span: { start: 10, end: 21 },
    });
  });

  test('without a disagreement a position stands beside what others say of the issue', () => {
    const found = runSync(compareAnnotation(contextOf(claims(TALKS, book)), 'wire/talks.md', 'p5'));
    assert.deepEqual(found && drawn(found), [
      'support China: China ⊕ “words of p5”',
      'other Others: United States ⊕ “words of p6”',
    ]);
  });

  test('a stated disagreement compares what its parties say', () => {
    const found = runSync(compareAnnotation(contextOf(claims(TALKS, book)), 'wire/talks.md', 's1'));
    assert.deepEqual(found && drawn(found), [
      'support China: China ⊕ “words of p1”, China ⊕ “words of p4”',
      'oppose United States: United States ⊖ “words of p2”',
    ]);
  });

  test('an issue sets all for it against all against it', () => {
    assert.deepEqual(drawn(runSync(compareIssue(contextOf(claims(TALKS, book)), 'exports'))), [
      'support For: China ⊕ “words of p1”, China ⊕ “words of p4”',
      'oppose Against: Brazil ⊖ “words of p3”, United States ⊖ “words of p2”',
    ]);
  });

  test('thousands of quotes are gathered in many steps', () => {
    const stated = Array.from({ length: 2000 }, (_, at) =>
      at % 2 === 0
        ? `q${String(at)}: china supports exports`
        : `q${String(at)}: usa opposes exports`,
    );
    const work = compareIssue(
      contextOf(claims(['in a.md', ...stated].join('\n'), book)),
      'exports',
    );
    let steps = 0;
    let step = work.next();
    for (; step.done !== true; step = work.next()) steps++;
    assert.equal(step.value.parts[0]?.sides[0].quotes.length, 1000);
    assert.ok(steps > 5, String(steps));
  });

  test('what is no position and no stated disagreement has nothing to compare', () => {
    const context = contextOf(claims(TALKS, book));
    assert.equal(runSync(compareAnnotation(context, 'wire/talks.md', 't1')), undefined);
    assert.equal(runSync(compareAnnotation(context, 'elsewhere.md', 'p1')), undefined);
  });
});

function drawn({ parts }: Comparison): string[] {
  assert.equal(parts.length, 1);
  return parts
    .flatMap(({ sides }) => sides)
    .map(({ title, look, quotes }) => {
      const list = quotes.map(
        ({ actor, sign, sentence }) => `${actor} ${sign} ${sentenceText(sentence)}`,
      );
      return `${look} ${title}: ${list.join(', ')}`;
    });
}
