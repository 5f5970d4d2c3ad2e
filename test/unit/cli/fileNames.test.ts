// Names of files whose accents are spelled in two ways, on a disk that keeps both.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parsed, runCli } from './session';
import { CODEBOOK, inFolder, TALKS, TALKS_ANNOTATIONS } from './smallCorpus';

const ONE_SIGN = 'caf\u00e9.md';
const TWO_SIGNS = 'cafe\u0301.md';

/** Files by name; `article`: how the article is spelled, `other`: all that belongs to it. */
function corpus(article: string, other: string): Readonly<Record<string, string>> {
  return {
    'codebook.yaml': `${CODEBOOK}coding:\n  assigned:\n    "${other}": [lea]\n`,
    [article]: TALKS,
    [`${other}.annotations.yaml`]: TALKS_ANNOTATIONS,
    'reprint.md': `---\nduplicate-of: "${other}"\n---\n${TALKS}`,
  };
}

suite('Names of files in two spellings', () => {
  for (const [article, other] of [
    [ONE_SIGN, TWO_SIGNS],
    [TWO_SIGNS, ONE_SIGN],
  ] as const) {
    const spelled = article === ONE_SIGN ? 'one sign' : 'two signs';
    test(`an article with an accent of ${spelled} has what is spelled otherwise`, function () {
      if (process.platform !== 'linux') return this.skip();
      return inFolder(corpus(article, other), async (folder) => {
        const names = fs.readdirSync(folder);
        assert.ok(names.includes(article) && names.includes(`${other}.annotations.yaml`));
        const checked = await runCli(['check', folder]);
        assert.equal(checked.stderr, '');
        const listed = await runCli(['positions', folder, '--json']);
        const found = parsed<{ article: string }>(listed).map((row) => row.article);
        assert.deepEqual(found, [article, article]);
        const asked = await runCli(['positions', folder, '--json', '--query', `in:"${other}"`]);
        assert.equal(parsed(asked).length, 2);
        const lines = [path.join(folder, article)];
        const stream = await runCli(['positions', folder, '--jsonl', '--articles', 'list'], {
          folder,
          lines,
        });
        assert.equal(stream.stdout.trim().split('\n').length, 2);
        // It is assigned, so only the reprint's absence from the draw is left: nothing is drawn.
        const drawn = await runCli(['assign', folder, '--share', '0', '--dry-run', '--json']);
        assert.deepEqual(parsed(drawn), []);
      });
    });
  }

  test('check names the second of two articles that other disks take for one', function () {
    if (process.platform !== 'linux') return this.skip();
    const names = ['Talks.md', ONE_SIGN, TWO_SIGNS, 'talks.md', 'talks.txt', 'wire/talks.md'];
    const articles = Object.fromEntries(names.map((name) => [name, TALKS]));
    return inFolder({ 'codebook.yaml': CODEBOOK, ...articles }, async (folder) => {
      const { stderr, exitCode } = await runCli(['check', folder, '--verbose']);
      const found = [...stderr.matchAll(/^(.+):1:1 info same-name .*“(.+)” are one file/gm)];
      assert.deepEqual(
        found.map(([, second, first]) => [first, second]),
        [
          [TWO_SIGNS, ONE_SIGN],
          ['Talks.md', 'talks.md'],
        ],
      );
      assert.equal(exitCode, 0);
    });
  });

  test('what is imported gets a name that no disk takes for another', () =>
    inFolder(
      {
        'codebook.yaml': CODEBOOK,
        [`articles/${TWO_SIGNS}`]: TALKS,
        'articles/Talks.md': TALKS,
        'from/table.csv': `title,text\n${['CAF\u00c9', 'talks', 'aux', 'TALKS', 'End. ']
          .map((title) => `${title},${TALKS.replaceAll('\n', ' ').trim()} ${title}`)
          .join('\n')}\n`,
      },
      async (folder) => {
        const from = path.join(folder, 'from/table.csv');
        const done = await runCli(['import', from, '--into', path.join(folder, 'articles')]);
        assert.equal(done.exitCode, 0, done.stderr);
        assert.deepEqual(
          fs.readdirSync(path.join(folder, 'articles')).sort(),
          [
            ...['Talks.md', 'article-aux.md', 'caf\u00e9-2.md', TWO_SIGNS].sort(),
            ...['end.md', 'talks-2.md', 'talks-3.md'],
          ].sort(),
        );
      },
    ));
});
