import assert from 'node:assert/strict';
import { parsed, runCli } from '../session';
import { CODEBOOK, CORPUS, inFolder, TALKS_ANNOTATIONS } from '../smallCorpus';

suite('the command line: a problem that is the same in many places', () => {
  const UNKNOWN = {
    ...CORPUS,
    'talks.md.annotations.yaml': TALKS_ANNOTATIONS.replaceAll(/coder: .*/g, 'coder: noa'),
    'wire/other.txt.annotations.yaml':
      'format: policy-annotations/1\ncoded:\n  noa: {state: complete}\n...\n',
  };

  test('is printed once, at the first of them, with their number', () =>
    inFolder(UNKNOWN, async (folder) => {
      for (const command of ['check', 'positions']) {
        const { stderr } = await runCli([command, folder]);
        assert.match(
          stderr,
          /^talks\.md\.annotations\.yaml:9:12 warning unknown-coder .* \(3 places in 2 files; --verbose lists them\)\n$/,
        );
      }
      const rows = parsed(await runCli(['check', folder, '--json', '--quiet']));
      assert.equal(rows.length, 3);
    }));

  test('errors are printed each: each leaves something else out', () =>
    inFolder(
      {
        ...CORPUS,
        'talks.md.annotations.yaml': '\tx',
        'wire/other.txt.annotations.yaml': '\tx',
      },
      async (folder) => {
        const { stderr } = await runCli(['positions', folder]);
        assert.equal(stderr.match(/This file is not read/g)?.length, 2);
      },
    ));

  test('--verbose prints each', () =>
    inFolder(UNKNOWN, async (folder) => {
      const { stderr } = await runCli(['positions', folder, '--verbose']);
      assert.equal(stderr.split('\n').length, 4);
      assert.doesNotMatch(stderr, /places in/);
    }));

  test('check --verbose notes issues without annotations, at their places; they are no failure', () =>
    inFolder(
      {
        ...CORPUS,
        'codebook.yaml': `${CODEBOOK}  trade: {codable: false}\n  tariffs: {part-of: trade}\n`,
      },
      async (folder) => {
        assert.equal((await runCli(['check', folder])).stderr, '');
        const result = await runCli(['check', folder, '--verbose']);
        assert.match(result.stderr, /^codebook\.yaml:13:3 info issue-unused .*“tariffs”.*\n$/);
        assert.equal(result.exitCode, 0);
      },
    ));
});
