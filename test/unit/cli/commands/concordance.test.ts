import assert from 'node:assert/strict';
import path from 'node:path';
import { assertMatchesSchema } from '../../../support/outputSchemas';
import { parsed, runCli } from '../session';
import { CORPUS, inFolder } from '../smallCorpus';

const EXAMPLES = path.resolve(__dirname, '../../../../examples');

interface Row {
  readonly article: string;
  readonly left: string;
  readonly text: string;
  readonly right: string;
}

suite('policy-annotator concordance', () => {
  test('prints the mentions of an actor below each other', () =>
    inFolder(CORPUS, async (folder) => {
      const result = await runCli(['concordance', folder, '--actor', 'china'], { columns: 100 });
      assert.equal(result.exitCode, 0, result.stderr);
      assert.equal(
        result.stdout,
        [
          'Concordance: China',
          '2 mentions · in 2 of 2 articles · sorted by article',
          '',
          '                      Beijing wants exports to go on. ¶ Japa  2024-04-26  talks.md',
          '            Japan and China talk.                             undated     wire/other.txt',
          '',
        ].join('\n'),
      );
    }));

  test('--width is the room for the words on each side', () =>
    inFolder(CORPUS, async (folder) => {
      const words = ['concordance', folder, '--actor', 'japan', '--width'];
      const { stdout } = await runCli([...words, '12'], { columns: 100 });
      assert.match(stdout, /^to go on\. ¶ Japan wants them to end at o {2}2024-04-26/m);
      const wrong = await runCli([...words, '1000']);
      assert.equal(wrong.exitCode, 2);
      assert.match(wrong.stderr, /--width must be a whole number from 0 to 100, not “1000”/);
    }));

  test('gives rows for programs, sorted as asked for', () =>
    inFolder(CORPUS, async (folder) => {
      const rows = async (...words: string[]): Promise<readonly string[]> => {
        const result = await runCli(['concordance', folder, '--json', ...words]);
        const all = parsed<Row>(result);
        assertMatchesSchema('concordance', all);
        return all.map(({ article, left, text, right }) => [article, left, text, right].join('|'));
      };
      assert.deepEqual(await rows('--expression', 'JAP*', '--sort', 'right'), [
        'wire/other.txt||Japan| and China talk.',
        'talks.md|Beijing wants exports to go on. ¶ |Japan| wants them to end at once.',
      ]);
      assert.deepEqual(await rows('--issue', 'exports'), [
        'talks.md|Beijing wants |exports| to go on. ¶ Japan wants them to end at once.',
      ]);
      assert.deepEqual(await rows('--actor', 'japan', '--scope', 'article:wire/other.txt'), [
        'wire/other.txt||Japan| and China talk.',
      ]);
    }));

  test('--weak finds weak aliases too', () =>
    inFolder({ ...CORPUS, 'wire/other.txt': 'Chinese trade.\n' }, async (folder) => {
      const words = ['concordance', folder, '--actor', 'china', '--json'];
      assert.equal(parsed(await runCli(words)).length, 1);
      assert.equal(parsed(await runCli([...words, '--weak'])).length, 2);
    }));

  for (const what of [
    ['--actor', 'palau'],
    ['--issue', 'moratorium'],
    ['--expression', 'deep sea'],
  ]) {
    test(`${what.join(' ')} --jsonl gives the rows of --json, one a line`, async () => {
      const whole = parsed(await runCli(['concordance', EXAMPLES, ...what, '--json']));
      const streamed = await runCli(['concordance', EXAMPLES, ...what, '--jsonl']);
      assert.ok(whole.length > 1, String(whole.length));
      assert.deepEqual(
        streamed.stdout
          .trim()
          .split('\n')
          .map((line): unknown => JSON.parse(line)),
        whole,
      );
    });
  }

  test('says what is wrong with what it was asked', () =>
    inFolder(CORPUS, async (folder) => {
      for (const [words, message] of [
        [[], /Name one thing to search for/],
        [['--actor', 'china', '--expression', 'x'], /Name one thing/],
        [['--actor', 'nobody'], /has no actor “nobody”/],
        [['--issue', 'china'], /has no issue “china”/],
        [['--expression', '…'], /--expression contains no word/],
        [['--expression', 'a *b'], /use \* only at the end of a word/],
        [
          ['--expression', 'x', '--sort', 'length'],
          /--sort must be one of article, date, left, right/,
        ],
        [
          ['--expression', 'x', '--sort', 'left', '--jsonl'],
          /--jsonl writes article by article; for another order, use --json/,
        ],
      ] as const) {
        const result = await runCli(['concordance', folder, ...words]);
        assert.equal(result.exitCode, 2, words.join(' '));
        assert.match(result.stderr, message);
        assert.equal(result.stdout, '');
      }
      const elsewhere = await runCli(['positions', folder, '--actor', 'china']);
      assert.match(elsewhere.stderr, /--actor belongs to the command concordance/);
    }));

  test('lets nothing of a text reach the terminal but words', () =>
    inFolder(
      { ...CORPUS, 'wire/other.txt': 'Japan\u001b[2J and \u202eChina.\n' },
      async (folder) => {
        const result = await runCli(['concordance', folder, '--actor', 'japan']);
        assert.doesNotMatch(result.stdout, /[\u001b\u202e]/);
      },
    ));
});
