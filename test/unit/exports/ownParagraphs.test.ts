import assert from 'node:assert/strict';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import {
  DEFAULT_CSV_OPTIONS,
  formatOf,
  namesBeside,
  readBeside,
  type BesideBrief,
  type ExportInput,
} from '../../../src/core';
import type { Block, TextDocument } from '../../../src/core/exports/document/blocks';
import { allOwnBlocks, ownLines } from '../../../src/core/exports/brief/ownParagraphs';
import type { CorpusReader } from '../../../src/core/model/corpus';
import { runSync } from '../../../src/core/util/task';
import { claims } from '../../support/claims';
import { rendered } from './rendered';

const BOTH = claims(`
  in one.md 2024-01-10
  p1: port supports toll
  p2: port opposes quay`);
const TOLL_ONLY = claims(`
  in one.md 2024-01-10
  p1: port supports toll`);

suite('Own paragraphs of a Markdown brief', () => {
  for (const briefLength of ['one-page', 'short', 'full'] as const) {
    test(`are kept where they stood when the ${briefLength} brief is made again`, async () => {
      const made = await briefAfter('', briefLength);
      const own = made
        .replace(/^/, 'For the board.\n\n')
        .replace(
          /(end title -->\n)/,
          '$1\n## Context\n\nThe toll is **old**.\nIt has three parts.\n',
        )
        .replace(/$/, '\n\nNext: ask the town.\n');
      const again = await briefAfter(own, briefLength);
      assert.equal(again.trim(), own.trim().replace(/\n{3,}/g, '\n\n'));
      assert.equal(await briefAfter(again, briefLength), again);
    });
  }

  test('come last where their part is gone, with a line that says so', async () => {
    const made = await briefAfter('', 'short');
    const own = made.replace(/(end issue quay -->\n)/, '$1\nThe quay is being rebuilt.\n');
    const again = await briefAfter(own, 'short', TOLL_ONLY);
    assert.doesNotMatch(again, /begin issue quay/);
    assert.ok(
      again.endsWith(
        '*The following stood after “issue quay”, which this brief does not have.*\n\nThe quay is being rebuilt.\n\n',
      ),
    );
    assert.equal(await briefAfter(again, 'short', TOLL_ONLY), again);
  });

  test('are printed by the report, and lines between markers are not', async () => {
    const made = await briefAfter('', 'short');
    const own = made.replace(
      /(end title -->\n)/,
      '$1\n- _one_ <b>\n\n| a | b |\n| --- | --- |\n| c | d |\n',
    );
    const report = await rendered('report-html', BOTH, { beside: besideOf(own) });
    assert.match(report, /<p dir="auto">Edition 1, 1 Dec 2026\.<\/p>/);
    assert.match(report, /<li dir="auto"><em>one<\/em> &lt;b&gt;<\/li>/);
    assert.match(report, /<td dir="auto">d<\/td>/);
  });

  test('are read as headings, lists, tables and paragraphs', () => {
    const text = `<!-- policy-annotator: begin title -->
<!-- policy-annotator: end title -->
#### Context
one line
and another

* first
  goes on
1. second`;
    const found = ownLines(text);
    assert.ok(found.kind === 'lines');
    assert.deepEqual(
      allOwnBlocks(found.lines).map((block) => [
        block.kind,
        'runs' in block ? block.runs.map((run) => run.text).join('') : '',
      ]),
      [
        ['heading', 'Context'],
        ['paragraph', 'one line and another'],
        ['member', 'first goes on'],
        ['paragraph', '1. second'],
      ],
    );
  });

  test('are refused where a marker is missing, with its line', () => {
    const part = (...words: string[]): string =>
      words.map((word) => `<!-- policy-annotator: ${word} -->`).join('\n');
    const lineOf = (markdown: string): number | undefined => {
      const found = ownLines(markdown);
      return found.kind === 'broken' ? found.line : undefined;
    };
    assert.equal(lineOf(part('begin a', 'end a', 'begin b')), 3);
    assert.equal(lineOf(part('begin a', 'begin b', 'end b')), 2);
    assert.equal(lineOf(part('end a')), 1);
    assert.equal(lineOf(part('begin a', 'end a', 'begin a', 'end a')), 3);
    assert.equal(lineOf('Words of another program.'), undefined);
  });

  test('leave less room for the table of a page, and a page that is too long says so', () => {
    const many = claims(
      `in one.md 2024-01-10\n${Array.from({ length: 8 }, (_, at) => `p${String(at)}: port supports issue-${String(at)}`).join('\n')}`,
    );
    const inputWith = (words: number) => {
      const lines = [
        '<!-- policy-annotator: begin title -->',
        '<!-- policy-annotator: end title -->',
      ];
      const beside = besideOf([...lines, 'word '.repeat(words)].join('\n'));
      return { ...inputOf(many), briefLength: 'one-page' as const, beside };
    };
    const made = (words: number) => runSync(formatOf('brief-docx').layOut(inputWith(words)));
    const blocksOf = async (words: number) =>
      ((await made(words).content()) as TextDocument).blocks;
    const rowsOf = (blocks: readonly Block[]) =>
      blocks.find((block) => block.kind === 'table')?.rows.length ?? 0;
    return Promise.all([0, 390, 435].map(blocksOf)).then((pages) => {
      const [free = 0, fuller = 0, full] = pages.map(rowsOf);
      assert.equal(free, 8);
      assert.ok(fuller > 0 && fuller < free, String(fuller));
      assert.equal(full, 0);
      assert.match(JSON.stringify(pages[2]), /8 issues: in the longer briefs\./);
      assert.deepEqual(made(390).losses, []);
      assert.match(made(460).losses.join(), /^The brief has \d+ words, more than fit on one page/);
      const { losses } = runSync(formatOf('brief-md').render(inputWith(460)));
      assert.deepEqual(losses, made(460).losses);
    });
  });

  test('stand beside a brief or a report of the same name', () => {
    assert.deepEqual(namesBeside('brief-docx', 'talks-brief.docx'), {
      edition: 'talks.edition.json',
      markdown: 'talks.brief.md',
    });
    assert.deepEqual(namesBeside('brief-md', 'talks.brief.md'), {
      edition: 'talks.edition.json',
      markdown: 'talks.brief.md',
    });
    assert.deepEqual(namesBeside('report-html', 'talks-report.html'), {
      edition: 'talks.edition.json',
      markdown: 'talks.brief.md',
    });
    assert.equal(namesBeside('positions-csv', 'talks.csv'), undefined);
  });
});

function inputOf(reader: CorpusReader): ExportInput {
  return {
    corpusName: 'Trade talks',
    reader,
    filter: DEFAULT_FILTER,
    options: DEFAULT_CSV_OPTIONS,
    text: () => Promise.resolve(undefined),
    mentions: () => Promise.resolve([]),
  };
}

function besideOf(markdown: string): BesideBrief {
  const names = { edition: 'a.edition.json', markdown: 'a.brief.md' };
  const read = readBeside(names, { edition: undefined, markdown }, '2026-12-01', BOTH);
  assert.ok(read.kind === 'read');
  return read.beside;
}

function briefAfter(
  markdown: string,
  briefLength: 'one-page' | 'short' | 'full',
  reader = BOTH,
): Promise<string> {
  return rendered('brief-md', reader, { briefLength, beside: besideOf(markdown) });
}
