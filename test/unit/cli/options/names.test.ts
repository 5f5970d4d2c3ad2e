import assert from 'node:assert/strict';
import { parsed, runCli } from '../session';
import { CORPUS, TALKS_ANNOTATIONS, inFolder } from '../smallCorpus';

/** China's claim is of 2024, Japan's of 2021. */
const DATED = {
  ...CORPUS,
  'talks.md.annotations.yaml': TALKS_ANNOTATIONS.replace(
    '    coder: max',
    '    coder: max\n    date: "2021-05"',
  ),
};

/** Max codes the words of Lea's position as she does. */
const CODED_TWICE = TALKS_ANNOTATIONS.replace('actor: japan', 'actor: china')
  .replace('stance: oppose', 'stance: support')
  .replace(
    /exact: "wants them to end"[^]*start: 39/,
    'exact: "wants exports to go on"\n      prefix: "Beijing "\n      suffix: "."\n      start: 8',
  );

suite('the command line: one name for each option', () => {
  test('--since and --until keep what lies within, of positions, lists and exports', () =>
    inFolder(DATED, async (folder) => {
      const rows = async (command: string, ...words: string[]): Promise<number> =>
        parsed(await runCli([command, folder, '--json', ...words])).length;
      assert.equal(await rows('positions'), 2);
      assert.equal(await rows('positions', '--since', '2024'), 1);
      assert.equal(await rows('positions', '--until', '2023'), 1);
      // A month lies in no day of it.
      assert.equal(await rows('positions', '--since', '2021-05-02', '--until', '2023'), 0);
      assert.equal(await rows('disagreements', '--window', 'none'), 1);
      assert.equal(await rows('disagreements', '--window', 'none', '--since', '2024'), 0);
      const list = await runCli(['disagreements', folder, '--since', '2024']);
      assert.match(list.stdout, /^Date range: --since 2024-01-01$/m);
      const csv = ['export', folder, '--format', 'positions-csv', '--no-bom', '--until', '2021'];
      assert.deepEqual((await runCli(csv)).stdout.match(/^p\d/gm), ['p2']);
      const streamed = await runCli(['positions', folder, '--jsonl', '--since', '2024']);
      assert.match(streamed.stdout, /^[^\n]*"id": ?"p1"[^\n]*\n$/);
      const brief = await runCli(['export', folder, '--format', 'brief-md', '--since', '2024']);
      assert.match(brief.stdout, /^- Only positions dated on or after 1 Jan 2024\.$/m);
    }));

  test('--coded-twice each counts every coder’s statement of one claim', () =>
    inFolder({ ...CORPUS, 'talks.md.annotations.yaml': CODED_TWICE }, async (folder) => {
      const matrix = async (...words: string[]): Promise<unknown> => {
        const result = await runCli(['network', folder, '--mode', 'two', '--json', ...words]);
        const { matrix: numbers, definition } = JSON.parse(result.stdout) as {
          matrix: number[][];
          definition: { codedTwice: string };
        };
        return [numbers, definition.codedTwice];
      };
      assert.deepEqual(await matrix(), [[[1]], 'once']);
      assert.deepEqual(await matrix('--coded-twice', 'each'), [[[2]], 'each']);
      const wrong = await runCli(['network', folder, '--coded-twice', 'both']);
      assert.match(wrong.stderr, /--coded-twice must be one of once, each, not “both”/);
    }));

  test('a range that is none is wrong use', async () => {
    const result = await runCli(['disagreements', '.', '--since', '2024', '--until', '2023']);
    assert.match(result.stderr, /--since 2024-01-01 is after --until 2023-12-31\./);
    const mentions = await runCli(['export', '.', '--format', 'mentions-jsonl', '--since', '2024']);
    assert.match(
      mentions.stderr,
      /--since and --until filter positions and cannot be used with mentions/,
    );
  });
});
