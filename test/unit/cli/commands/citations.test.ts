import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { assertMatchesSchema } from '../../../support/outputSchemas';
import { parsed, runCli } from '../session';
import { CORPUS, inFolder, TALKS_ANNOTATIONS, WITHOUT_ID } from '../smallCorpus';

/** As the editor writes the citation of p1. */
const CITED = '[[p1@kvjyd4]]';

const changed = TALKS_ANNOTATIONS.replace('stance: support', 'stance: oppose');
const orphaned = TALKS_ANNOTATIONS.replace('wants exports to go on"', 'would like to sell"');

suite('policy-annotator check: citations in texts', () => {
  const problems = async (folder: string, ...words: string[]): Promise<string[]> => {
    const result = await runCli(['check', folder, '--json', ...words]);
    const rows = parsed<{ file: string; line: number; column: number; code: string }>(result);
    assertMatchesSchema('check', rows);
    return rows
      .filter(({ code }) => code.startsWith('citation'))
      .map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);
  };

  test('one that says what it said is none', () =>
    inFolder(
      { ...CORPUS, 'notes/draft.brief.md': `\ufeffThey agree ${CITED}.\r\n` },
      async (folder) => {
        const result = await runCli(['check', folder]);
        assert.deepEqual([result.exitCode, result.stderr], [0, '']);
      },
    ));

  test('a hundred and thirty thousand that are stale are told one by one', () =>
    inFolder(
      {
        ...CORPUS,
        'talks.md.annotations.yaml': changed,
        'notes/draft.brief.md': `${CITED}\n`.repeat(130_000),
      },
      async (folder) => {
        const rows = parsed<{ line: number; code: string }>(
          await runCli(['check', folder, '--json', '--quiet']),
        );
        assert.equal(rows.length, 130_000);
        assert.deepEqual([rows.at(-1)?.line, rows.at(-1)?.code], [130_000, 'citation-changed']);
      },
    ));

  test('a position that says something else: the place, and what to write', () =>
    inFolder(
      {
        ...CORPUS,
        'talks.md.annotations.yaml': changed,
        'notes/draft.brief.md': `\ufeffFirst ${CITED},\r\nthen ${CITED}. [[a-link]] \`${CITED}\`\r\n`,
      },
      async (folder) => {
        const result = await runCli(['check', folder, '--verbose']);
        assert.equal(result.exitCode, 1);
        assert.match(
          result.stderr,
          /^notes\/draft\.brief\.md:1:7 warning citation-changed The annotation cited here has changed: China ⊖ Chinese exports, “wants exports to go on”\. Check the sentence\. If the sentence is still right, write \[\[p1@[a-z0-9]{6}\]\]\.$/m,
        );
        assert.deepEqual(await problems(folder), [
          'notes/draft.brief.md:1:7 citation-changed',
          'notes/draft.brief.md:2:6 citation-changed',
        ]);
        const renewed = /write (\[\[.*\]\])\./.exec(result.stderr)?.[1] ?? '';
        fs.writeFileSync(path.join(folder, 'notes/draft.brief.md'), renewed);
        assert.deepEqual(await problems(folder), []);
      },
    ));

  test('a position that is gone, unless a file cannot be read that may have it', () => {
    const text = { 'README.md': 'So they say [[gone@aaaaaa]].\n' };
    return inFolder({ ...CORPUS, ...text }, async (folder) => {
      assert.deepEqual(await problems(folder), ['README.md:1:13 citation-missing']);
      assert.deepEqual(await problems(folder, '--coding', 'lea'), []);
      fs.writeFileSync(path.join(folder, 'talks.md.annotations.yaml'), WITHOUT_ID);
      assert.deepEqual(await problems(folder), []);
    });
  });

  test('a quote that is lost is a note', () =>
    inFolder(
      { ...CORPUS, 'talks.md.annotations.yaml': orphaned, 'memo.qmd': 'Here: [[p1]]' },
      async (folder) => assert.deepEqual(await problems(folder), ['memo.qmd:1:7 citation-lost']),
    ));

  test('a quotation that differs from the quote it cites: a note at its words, with both', () =>
    inFolder(
      {
        'paper.md': `Also\n China „wants few exports to go on“ ${CITED},\nthat “exports to go on” ${CITED}.\n`,
      },
      (beside) =>
        inFolder(CORPUS, async (folder) => {
          const result = await runCli(['check', folder, '--texts', beside]);
          assert.equal(result.exitCode, 0);
          assert.match(
            result.stderr,
            /paper\.md:2:8 info citation-altered The quotation differs from the quote that it cites: “wants few exports to go on” instead of “wants exports to go on”\. /,
          );
          const [found, ...more] = await problems(folder, '--texts', beside);
          assert.match(found ?? '', /paper\.md:2:8 citation-altered$/);
          assert.deepEqual(more, []);
        }),
    ));

  test('texts that lie elsewhere are looked at when they are named', () =>
    inFolder({ 'briefs/a.md': 'x [[p9@aaaaaa]]', 'other/b.md': '[[p9@aaaaaa]]' }, (beside) =>
      inFolder(CORPUS, async (folder) => {
        assert.deepEqual(await problems(folder), []);
        const [found, ...more] = await problems(folder, '--texts', path.join(beside, 'briefs'));
        assert.match(found ?? '', /^\.\.\/.*\/briefs\/a\.md:1:3 citation-missing$/);
        assert.deepEqual(more, []);
        const result = await runCli(['check', folder, '--texts', path.join(beside, 'nowhere')]);
        assert.equal(result.exitCode, 2);
      }),
    ));

  test('a corpus inside is looked through when it is checked itself', () =>
    inFolder(
      { ...CORPUS, 'inner/codebook.yaml': CORPUS['codebook.yaml'], 'inner/n.md': '[[x@aaaaaa]]' },
      async (folder) => {
        assert.deepEqual(await problems(folder), []);
        assert.deepEqual(await problems(path.join(folder, 'inner')), ['n.md:1:1 citation-missing']);
      },
    ));
});
