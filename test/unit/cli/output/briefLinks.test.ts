import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { runCli } from '../session';
import { CORPUS, inFolder, TALKS, TALKS_ANNOTATIONS } from '../smallCorpus';

suite('the command line: links and citations of a brief', () => {
  test('links lead from the corpus folder where the brief is printed', () =>
    inFolder(CORPUS, async (folder) => {
      const { stdout } = await runCli([
        'export',
        folder,
        '--format',
        'brief-md',
        '--length',
        'full',
      ]);
      assert.match(
        stdout,
        /“wants exports to go on” — 26 Apr 2024, \[talks\.md ¶1\]\(talks\.md#L1\)/,
      );
    }));

  test('links lead from the folder of the file that is written', () =>
    inFolder(CORPUS, async (folder) => {
      const out = path.join(folder, 'notes', 'deep', 'talks.brief.md');
      fs.mkdirSync(path.dirname(out), { recursive: true });
      const result = await runCli(['export', folder, '--format', 'brief-md', '--out', out]);
      assert.equal(result.exitCode, 0);
      const links = [...fs.readFileSync(out, 'utf8').matchAll(/\]\((?<path>[^)#]+)#L\d+\)/g)];
      assert.ok(links.length > 0);
      for (const { groups } of links) {
        const target = path.join(path.dirname(out), decodeURIComponent(groups?.path ?? ''));
        assert.equal(fs.realpathSync(target), fs.realpathSync(path.join(folder, 'talks.md')));
      }
    }));

  test('an article of any name is found through its link', () => {
    const odd = 'a (b) #1?%41.md';
    const files = {
      'codebook.yaml': CORPUS['codebook.yaml'],
      [odd]: TALKS,
      [`${odd}.annotations.yaml`]: TALKS_ANNOTATIONS,
    };
    return inFolder(files, async (folder) => {
      const { stdout } = await runCli([
        'export',
        folder,
        '--format',
        'brief-md',
        '--length',
        'full',
      ]);
      assert.match(stdout, /\]\(a%20%28b%29%20%231%3F%2541\.md#L1\)/);
    });
  });

  test('citations are written when asked for, and check finds them current', () =>
    inFolder(CORPUS, async (folder) => {
      const plain = await runCli(['export', folder, '--format', 'brief-md', '--length', 'full']);
      assert.doesNotMatch(plain.stdout, /\[\[/);
      const out = path.join(folder, 'talks.brief.md');
      await runCli(['export', folder, '--format', 'brief-md', '--citations', '--out', out]);
      assert.match(fs.readFileSync(out, 'utf8'), /\[\[p1@[a-z0-9]{6}\]\]/);
      const checked = await runCli(['check', folder]);
      assert.doesNotMatch(checked.stdout + checked.stderr, /citation/);
    }));

  test('a brief that is made again says what has changed, and keeps own paragraphs', () =>
    inFolder(CORPUS, async (folder) => {
      const out = path.join(folder, 'talks.brief.md');
      const words = ['export', folder, '--format', 'brief-md', '--length', 'short', '--out', out];
      const first = await runCli(words);
      assert.match(first.stderr, /edition 1, and its positions to .*talks\.edition\.json/);
      const annotations = path.join(folder, 'talks.md.annotations.yaml');
      fs.writeFileSync(
        annotations,
        fs.readFileSync(annotations, 'utf8').replace('stance: oppose', 'stance: neutral'),
      );
      fs.appendFileSync(out, 'Ask Japan again.\n');
      const second = await runCli([...words, '--force']);
      assert.match(second.stderr, /edition 2/);
      const brief = fs.readFileSync(out, 'utf8');
      assert.match(
        brief,
        /\*\*Changed:\*\* Japan on Chinese exports: now neutral; before, against/,
      );
      assert.ok(brief.endsWith('Ask Japan again.\n\n'));

      fs.writeFileSync(out, brief.replace('end opening', 'end'));
      const broken = await runCli([...words, '--force']);
      assert.equal(broken.exitCode, 2);
      assert.match(broken.stderr, /talks\.brief\.md, line \d+: .* no end or no beginning/);
      fs.writeFileSync(out, brief);
      const beside = path.join(folder, 'talks.edition.json');
      const other = fs.readFileSync(beside, 'utf8').replace(/"id": ?"/g, '$&x');
      fs.writeFileSync(beside, other);
      const refused = await runCli([...words, '--force']);
      assert.equal(refused.exitCode, 2);
      assert.match(refused.stderr, /is an edition of another corpus or coder/);
      assert.equal(fs.readFileSync(beside, 'utf8'), other);
      fs.writeFileSync(beside, '{"mine": true}');
      assert.match((await runCli([...words, '--force'])).stderr, /is not an edition of it/);
      assert.equal(fs.readFileSync(out, 'utf8'), brief);
    }));

  test('citations belong to exports', async () => {
    const result = await runCli(['positions', '.', '--citations']);
    assert.match(result.stderr, /--citations belongs to the command export/);
  });
});
