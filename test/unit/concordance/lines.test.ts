import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  concordanceCollector,
  lineOf,
  quotesOfLines,
  sortedLines,
  type ConcordanceLine,
  type ConcordanceSort,
} from '../../../src/core';
import { columnsOf, endWithin, startWithin } from '../../../src/core/text/columns';
import { finished, found } from './marked';
import { caseCount } from '../../support/caseCount';

suite('Lines of a concordance', () => {
  test('have the words around the mention on one line, and none of the front matter', () => {
    const text = '---\ntitle: Ports\n---\nThe old\nport  closes.\n\nA new one opens.';
    const [line] = linesOf('a.md', text, 'port', { from: 20 });
    assert.deepEqual(
      [line?.left, line?.node, line?.right],
      ['The old ', 'port', ' closes. ¶ A new one opens.'],
    );
  });

  test('hold nothing that could turn or break the line', () => {
    const text = 'a\u202e turned\u2028 word\u0007 port \u2066 end\u0000.';
    const [line] = linesOf('a.txt', text, 'port');
    assert.deepEqual([line?.left, line?.right], ['a turned word port'.slice(0, 14), ' end .']);
  });

  test('are cut at characters, and no longer than a page can be wide', () => {
    const text = `${'会'.repeat(300)} port ${'👩‍👧'.repeat(300)}`;
    const [line] = linesOf('a.txt', text, 'port');
    assert.equal(columnsOf(line!.left), 99);
    assert.equal(columnsOf(line!.right), 99);
    assert.ok(line!.right.endsWith('👩‍👧'));
  });

  test('are counted beyond those that are kept', () => {
    const collector = concordanceCollector(3);
    const text = 'port port';
    for (const article of ['a.txt', 'b.txt']) {
      const spans = found('port', text);
      finished(collector.add({ article, text, date: undefined, from: 0 }, spans));
    }
    finished(collector.add({ article: 'c.txt', text: 'none', date: undefined, from: 0 }, []));
    collector.unread('d.txt');
    const { lines, ...counts } = collector.result();
    assert.deepEqual(counts, { mentions: 4, articles: 2, looked: 3, unread: ['d.txt'] });
    assert.deepEqual(
      lines.map(({ article, start }) => `${article} ${String(start)}`),
      ['a.txt 0', 'a.txt 5', 'b.txt 0'],
    );
  });
});

suite('The order of a concordance', () => {
  const lines = [
    ...linesOf('a.txt', 'The busy port wakes. No port sleeps.', 'port', { date: '2024-05' }),
    ...linesOf('b.txt', 'Élan: a port rests. Port!', 'port'),
    ...linesOf('c.txt', 'busy PORT arises', 'port', { date: '2023' }),
  ];
  const order = (sort: ConcordanceSort): readonly string[] =>
    finished(sortedLines(lines.toReversed(), sort)).map(
      ({ article, start }) => `${article} ${String(start)}`,
    );

  test('is that of articles and places, or of days with undated articles last', () => {
    assert.deepEqual(order('article'), ['a.txt 9', 'a.txt 24', 'b.txt 8', 'b.txt 20', 'c.txt 5']);
    assert.deepEqual(order('date'), ['c.txt 5', 'a.txt 9', 'a.txt 24', 'b.txt 8', 'b.txt 20']);
  });

  test('is that of the words before, the nearest first, or of those after', () => {
    // a · busy · busy the · no wakes · rests
    assert.deepEqual(order('left'), ['b.txt 8', 'c.txt 5', 'a.txt 9', 'a.txt 24', 'b.txt 20']);
    // arises · rests · sleeps · wakes · nothing
    assert.deepEqual(order('right'), ['c.txt 5', 'b.txt 8', 'a.txt 24', 'a.txt 9', 'b.txt 20']);
  });

  test('is the same in steps as in one go, for more lines than a step has', () => {
    const words = fc.constantFrom('a', 'b', 'c', 'dé', 'de');
    fc.assert(
      fc.property(fc.array(words, { minLength: 2500, maxLength: 3600 }), (near) => {
        const many = near.map((word, index): ConcordanceLine => {
          return {
            ...lines[0]!,
            article: `${String(index % 7)}.txt`,
            start: index,
            right: ` ${word}`,
          };
        });
        const fold = ({ right }: ConcordanceLine): string =>
          right.normalize('NFD').replace(/\u0301/, '');
        const plain = many.toSorted(
          (a, b) =>
            (fold(a) < fold(b) ? -1 : fold(a) > fold(b) ? 1 : 0) ||
            (a.article < b.article ? -1 : a.article > b.article ? 1 : 0) ||
            a.start - b.start,
        );
        assert.deepEqual(
          finished(sortedLines(many, 'right')).map(({ start }) => start),
          plain.map(({ start }) => start),
        );
      }),
      { numRuns: caseCount(4) },
    );
  });
});

suite('What is quoted of the lines of a concordance', () => {
  const text = 'The port grows. No port, no ships: a port needs both. Rest.';

  test('is the sentence of each mention, once, or the mention itself', () => {
    const lines = linesOf('a.txt', text, 'port');
    assert.deepEqual(quoted(text, lines, 'sentence'), {
      exact: ['The port grows.', 'No port, no ships: a port needs both.'],
      removed: 0,
    });
    assert.deepEqual(quoted(text, lines, 'mention').exact, ['port', 'port', 'port']);
  });

  test('is found where it has moved to, and never guessed where its words are gone', () => {
    const lines = linesOf('a.txt', text, 'port');
    const moved = `A new first line.\n\n${text}`;
    assert.deepEqual(quoted(moved, lines.slice(1), 'mention'), {
      exact: ['port', 'port'],
      removed: 0,
    });
    // With a text's beginning for context, it could be another one.
    assert.equal(quoted(moved, lines.slice(0, 1), 'mention').removed, 1);
    const changed = text.replace('The port grows', 'The harbour grows');
    assert.deepEqual(quoted(changed, lines.slice(0, 1), 'mention'), { exact: [], removed: 1 });
  });

  function quoted(now: string, lines: readonly ConcordanceLine[], manner: 'sentence' | 'mention') {
    const { quotes, removed } = finished(quotesOfLines(now, lines, manner));
    return { exact: quotes.map(({ exact }) => exact), removed };
  }
});

suite('Columns of a text', () => {
  test('are two for wide characters and none for marks', () => {
    assert.deepEqual(
      ['abc', 'e\u0301', '会議', '한국', '👩‍👧', '🇺🇸', 'ｆ', 'a\u00adb', '…—“'].map(columnsOf),
      [3, 1, 4, 4, 2, 2, 2, 2, 3],
    );
  });

  test('a beginning or end within so many is as long as fits, and cuts no character', () => {
    const texts = fc.array(fc.constantFrom('a', 'é', 'e\u0301', '会', '👩‍👧', ' ', '한'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 40 }), (parts, columns) => {
        const whole = parts.join('');
        for (const [part, next] of [
          [startWithin(whole, columns), (n: number) => parts.slice(0, n).join('')],
          [endWithin(whole, columns), (n: number) => parts.slice(parts.length - n).join('')],
        ] as const) {
          const fitting = parts
            .map((_, n) => next(n))
            .concat(whole)
            .filter((one) => columnsOf(one) <= columns);
          assert.equal(part, fitting.at(-1));
        }
      }),
    );
  });
});

function linesOf(
  article: string,
  text: string,
  expression: string,
  { date, from = 0 }: { readonly date?: string; readonly from?: number } = {},
): ConcordanceLine[] {
  return found(expression, text)
    .filter(({ start }) => start >= from)
    .map((span) => lineOf({ article, text, date, from }, span));
}
