import assert from 'node:assert/strict';
import {
  concordanceCollector,
  concordancePage,
  concordanceTitle,
  sortedLines,
  createLocalizer,
  type ConcordanceOf,
  type ConcordanceSort,
} from '../../../../src/core';
import { columnsOf } from '../../../../src/core/text/columns';
import { codebook } from '../../../support/corpus';
import { finished, found } from '../../concordance/marked';

const LOCALIZER = createLocalizer();
const BOOK = codebook({ actors: { port: { name: 'Port of $(trash) Rotterdam' } } });
const WORDS: ConcordanceOf = { kind: 'expression', text: 'port' };

const TEXTS = {
  'a.txt': 'The old port closes. A port that nobody needs is no port.',
  'b/会議.txt': '海の近くの port は閉まる。',
  'c.txt': 'Nothing here.',
};

suite('The page of a concordance', () => {
  test('has the mentions below each other, with what stands around them, date and article', () => {
    const { text, rows, firstRow } = page();
    assert.equal(
      text.replace(/ +$/m, ''),
      [
        'Concordance: “port”',
        '4 mentions · in 2 of 3 articles · sorted by article · as of now',
        '',
        '           The old port closes. A port that nobody nee  2024-05-01  a.txt',
        'old port closes. A port that nobody needs is no port.   2024-05-01  a.txt',
        'nobody needs is no port.                                2024-05-01  a.txt',
        '        海の近くの port は閉まる。                      undated     b/会議.txt',
        '',
      ].join('\n'),
    );
    const lines = text.split('\n');
    for (const [index, { nodeStart, nodeEnd, sourceStart }] of rows.entries()) {
      const line = lines[firstRow + index]!;
      assert.equal(line.slice(nodeStart, nodeEnd), 'port');
      assert.equal(columnsOf(line.slice(0, nodeStart)), 19);
      assert.match(line.slice(sourceStart), /^(2024|undated)/);
    }
  });

  test('says what it leaves out', () => {
    assert.match(
      page({ most: 2 }).text,
      /\nThe first 2 of 4 are shown; show more to see the others\.\n/,
    );
    assert.match(
      page({ kept: 3 }).text,
      /\nThe first 3 of 4 are listed; the others are only counted\.\n/,
    );
    const many = ['1', '2', '3', '4', '5', '6'];
    assert.match(
      page({ unread: many }).text,
      /\n6 articles could not be read and are not included: 1, 2, 3, 4, 5, …\n/,
    );
  });

  test('says that it is out of date without moving its rows', () => {
    const outdated = page({ outdated: true });
    assert.match(outdated.text, /as of now · OUT OF DATE/);
    assert.equal(outdated.firstRow, page().firstRow);
    assert.equal(outdated.text.length, page().text.length);
  });

  test('says what is compared where nothing is found', () => {
    assert.match(
      page({ what: { kind: 'expression', text: 'harbour' } }).text,
      /0 mentions.*\nNo results\. Whole words are searched for/,
    );
    assert.match(
      page({ what: { kind: 'actor', id: 'nobody' } }).text,
      /0 mentions.*\nNo results\. Mentions marked by hand are searched for, and the names and aliases/,
    );
  });

  test('groups rows that belong together by what they are sorted by', () => {
    const groups = (sort: ConcordanceSort) =>
      page({ sort }).groups.map(({ first, last }) => `${String(first)}–${String(last)}`);
    assert.deepEqual(groups('article'), ['3–5', '6–6']);
    assert.deepEqual(groups('date'), ['3–5', '6–6']);
    assert.deepEqual(groups('right'), ['3–3', '4–4', '5–5', '6–6']);
  });

  test('has a title that nothing from a file can change the look of', () => {
    assert.equal(
      concordanceTitle({ kind: 'actor', id: 'port' }, BOOK, LOCALIZER),
      'Concordance: Port of $\u200b(trash) Rotterdam',
    );
    assert.equal(
      concordanceTitle({ kind: 'expression', text: 'a\nb' }, BOOK, LOCALIZER),
      'Concordance: “a b”',
    );
  });
});

function page(
  given: {
    readonly what?: ConcordanceOf;
    readonly sort?: ConcordanceSort;
    readonly most?: number;
    readonly kept?: number;
    readonly unread?: readonly string[];
    readonly outdated?: boolean;
  } = {},
) {
  const { what = WORDS, sort = 'article', most = 100, kept, unread = [], outdated = false } = given;
  const collector = concordanceCollector(kept);
  for (const [article, text] of Object.entries(TEXTS)) {
    const spans = what.kind === 'expression' ? found(what.text, text) : [];
    const date = article === 'a.txt' ? '2024-05-01' : undefined;
    finished(collector.add({ article, text, date, from: 0 }, spans));
  }
  for (const article of unread) collector.unread(article);
  const result = collector.result();
  const lines = finished(sortedLines(result.lines, sort));
  const look = { sort, most, width: 19, made: 'now', outdated };
  return finished(
    concordancePage({ what, codebook: BOOK, localizer: LOCALIZER, result, lines, ...look }),
  );
}
