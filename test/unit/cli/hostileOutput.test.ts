import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { TEXT_FORMATS } from '../../../src/core';
import { runCli } from './session';
import { CODEBOOK, CORPUS, inFolder, TALKS, TALKS_ANNOTATIONS } from './smallCorpus';

/** Clears the screen, turns the letters round, ends the line (twice: as C1, too), and begins one
 * that looks like ours. `forged` stands nowhere else. */
const HOSTILE = 'a\u001b[2J\u009b31m\u202egnp\u2066.\u0085\u2028\r\u007fb\nforged:1:1 error x';
/** The same in a double-quoted scalar of YAML, or in a string of JSON. */
const QUOTED = JSON.stringify(HOSTILE);
/** What may not reach a terminal; line breaks are looked at by what begins behind them. */
const OBEYED = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
const ARTICLE = `${HOSTILE}.md`;
const FILES = {
  ...CORPUS,
  'codebook.yaml': CODEBOOK.replace('"Trade talks"', QUOTED)
    .replace('{name: China,', `{name: ${QUOTED}, type: ${QUOTED},`)
    .replace('name: Chinese exports', `name: ${QUOTED}`),
  'talks.md.annotations.yaml': TALKS_ANNOTATIONS.replace(
    '    coder: lea\n',
    `    coder: lea\n    act: ${QUOTED}\n    note: ${QUOTED}\n    tags: [${QUOTED}]\n    issuez: ${QUOTED}\n`,
  ).replace('issue: exports\n    stance: oppose', `issue: exports\n    stance: ${QUOTED}`),
  [ARTICLE]: TALKS,
  [`${ARTICLE}.annotations.yaml`]: TALKS_ANNOTATIONS.replace('id: p1', `id: ${QUOTED}`),
  'broken\u001b[31m.md.annotations.yaml': '- no map',
  'broken\u001b[31m.md': TALKS,
};
const LISTS = [
  ['check'],
  ['mentions'],
  ['concordance', '--actor', 'china'],
  ['positions'],
  ['positions', '--query', `"${HOSTILE}"`],
  ['disagreements'],
  ['contradictions'],
  ['network'],
  ['network', '--exclude', `stance=${HOSTILE}`],
  ['salience'],
  ['timeline'],
  ['coalitions'],
] as const;
/** Wrong use: the words that are to blame come back in the message. */
const REFUSED = [
  [HOSTILE],
  ['positions', `--${HOSTILE}`],
  ['positions', HOSTILE],
  ['positions', '.', '--scope', HOSTILE],
  ['positions', '.', '--scope', `article:${HOSTILE}`],
  ['positions', '.', '--coding', HOSTILE],
  ['positions', '.', '--roll-up', HOSTILE],
  ['positions', '.', '--date', HOSTILE],
  ['positions', '.', '--query', `actor:"no ${HOSTILE}"`],
  ['concordance', '.', '--actor', HOSTILE],
  ['concordance', '.', '--expression', 'x', '--sort', HOSTILE],
  ['export', '.', '--format', HOSTILE],
  ['network', '.', '--format', HOSTILE],
  ['network', '.', '--rows', HOSTILE],
  ['network', '.', '--mode', HOSTILE],
  ['network', '.', '--exclude', HOSTILE],
  ['network', '.', '--since', HOSTILE],
  ['network', '.', '--window', HOSTILE],
  ['salience', '.', '--seed', HOSTILE],
  ['coalitions', '.', '--resolution', HOSTILE],
  ['export', '.', '--format', 'json', '--out', `no such folder/${HOSTILE}`],
  ['merge', HOSTILE, HOSTILE, HOSTILE],
  ['merge', `--${HOSTILE}`],
] as const;

suite('the command line: text from files and options is never obeyed by a terminal', () => {
  for (const words of LISTS) {
    test(`a list: ${words.join(' ').replaceAll(HOSTILE, '…')}`, () =>
      inFolder(FILES, async (folder) => {
        const { stdout, stderr } = await runCli([words[0], folder, ...words.slice(1)]);
        assertTame(stdout);
        assertTame(stderr);
        assert.ok(stdout.length > 0, stderr);
      }));
  }

  test('problems name the file by its escaped name, on one line', () =>
    inFolder(FILES, async (folder) => {
      const { stderr } = await runCli(['check', folder]);
      const named =
        'a\\u001b[2J\\u009b31m\\u202egnp\\u2066.\\u0085\\u2028\\u000d\\u007fb\\u000aforged';
      assert.ok(stderr.split('\n').some((line) => line.startsWith(`${named}:1:1 error x.md`)));
      assert.match(stderr, /^broken\\u001b\[31m\.md\.annotations\.yaml:1:1 error /m);
    }));

  for (const words of REFUSED) {
    test(`wrong use: ${words.join(' ').replaceAll(HOSTILE, '…')}`, () =>
      inFolder(FILES, async (folder) => {
        const { exitCode, stdout, stderr } = await runCli(words, { folder });
        assert.ok(exitCode >= 2, stderr);
        assert.equal(stdout, '');
        assert.match(stderr, /\\u001b/);
        assertTame(stderr);
      }));
  }

  test('a folder of corpora with such names', () =>
    inFolder({ [`${HOSTILE}/codebook.yaml`]: CODEBOOK }, async (folder) => {
      const listed = await runCli(['positions', folder]);
      assert.match(listed.stderr, /Name one of these, or add --all:\n {2}.*\\u001b/);
      assertTame(listed.stderr);
      const all = await runCli(['positions', folder, '--all']);
      assert.match(all.stdout, /\\u001b/);
      assertTame(all.stdout);
    }));

  test('what merge says of a path, ids and labels', () => {
    const entry = (stance: string): string =>
      TALKS_ANNOTATIONS.replace('id: p1', `id: ${QUOTED}`).replace('support', stance);
    const files = { base: entry('support'), ours: entry('oppose'), theirs: entry('neutral') };
    return inFolder(files, async (folder) => {
      const words = ['merge', 'base', 'ours', 'theirs', HOSTILE, '--theirs', HOSTILE];
      const result = await runCli(words, { folder });
      assert.equal(result.exitCode, 1);
      assert.match(result.stderr, /^a\\u001b.*both sides changed .* stance$/m);
      assertTame(result.stderr);
      const merged = fs.readFileSync(path.join(folder, 'ours'), 'utf8');
      assert.match(merged, /^>>>>>>> a\\u001b\[2J\\u009b31m\\u202egnp.* error x$/m);
    });
  });
});

suite('the command line: output to a terminal, and to a file or a pipe', () => {
  for (const { id } of TEXT_FORMATS) {
    test(`${id} on a terminal obeys nothing`, () =>
      inFolder(FILES, async (folder) => {
        const { stdout } = await runCli(['export', folder, '--format', id], { terminal: true });
        assert.ok(stdout.length > 0);
        assert.doesNotMatch(stdout, OBEYED);
      }));
  }

  test('JSON keeps the data, and escapes what a terminal would obey, also in a pipe', () =>
    inFolder(FILES, async (folder) => {
      for (const words of [
        ...LISTS.map((list) => [list[0], folder, ...list.slice(1), '--json']),
        ['positions', folder, '--jsonl'],
        ['export', folder, '--format', 'json'],
        ['positions', folder, '--json', '--all'],
      ]) {
        const { stdout } = await runCli(words);
        assert.doesNotMatch(stdout, OBEYED, words.join(' '));
        for (const text of words.includes('--jsonl') ? stdout.trim().split('\n') : [stdout]) {
          JSON.parse(text);
        }
      }
      const rows = JSON.parse((await runCli(['positions', folder, '--json'])).stdout) as {
        article: string;
        note: string | null;
      }[];
      assert.ok(rows.some(({ article }) => article === ARTICLE));
      assert.ok(rows.some(({ note }) => note === HOSTILE));
    }));

  test('CSV in a pipe keeps every character', () =>
    inFolder(FILES, async (folder) => {
      const words = ['export', folder, '--format', 'positions-csv', '--raw'];
      const { stdout } = await runCli(words);
      assert.ok(stdout.includes(`"${HOSTILE}"`));
    }));
});

function assertTame(text: string): void {
  assert.doesNotMatch(text, OBEYED);
  assert.doesNotMatch(text, /^forged/m);
}
