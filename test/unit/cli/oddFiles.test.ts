import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { runCli } from './session';
import { CORPUS, inFolder } from './smallCorpus';

suite('the command line among links, devices and unreadable files', () => {
  test('a link that leads nowhere or in a circle is an article that cannot be read', () =>
    inFolder(CORPUS, async (folder) => {
      fs.symlinkSync('gone.txt', path.join(folder, 'broken.txt'));
      fs.symlinkSync('circle.md', path.join(folder, 'circle.md'));
      fs.symlinkSync('gone.pdf', path.join(folder, 'no-article.pdf'));
      const { exitCode, stderr } = await runCli(['mentions', folder]);
      assert.equal(exitCode, 1);
      assert.deepEqual(
        stderr.split('\n').map((line) => line.split(' ').slice(0, 3).join(' ')),
        ['broken.txt:1:1 error unreadable', 'circle.md:1:1 error unreadable', ''],
      );
    }));

  test('a link out of the corpus is not followed, and is a problem; one inside is, also where the folder is a link', function () {
    if (process.platform === 'win32') return this.skip();
    const files = {
      'secret.md': 'China was elsewhere.',
      ...Object.fromEntries(
        Object.entries(CORPUS).map(([name, text]) => [`corpus/${name}`, text] as const),
      ),
      'corpus/real/deep.txt': 'China.',
    };
    return inFolder(files, async (outer) => {
      const folder = path.join(outer, 'corpus');
      fs.symlinkSync('../secret.md', path.join(folder, 'secret.md'));
      fs.symlinkSync('real/deep.txt', path.join(folder, 'inside.txt'));
      fs.symlinkSync('../.bash_aliases', path.join(folder, 'inside.txt.annotations.yaml'));
      fs.symlinkSync('corpus', path.join(outer, 'by-link'));
      for (const root of [folder, path.join(outer, 'by-link')]) {
        const { stdout, stderr, exitCode } = await runCli(['mentions', root, '--json']);
        assert.equal(exitCode, 1);
        assert.match(stdout, /inside\.txt/);
        assert.doesNotMatch(stdout, /elsewhere|secret/);
        assert.match(stderr, /^secret\.md:1:1 error link-outside /m);
        assert.match(stderr, /^inside\.txt\.annotations\.yaml:1:1 error link-outside /m);
      }
      // As a scheduler names them, and by way of a folder that is a link.
      fs.symlinkSync('..', path.join(folder, 'up'));
      const words = ['mentions', folder, '--jsonl', '--articles', 'list'];
      const lines = ['secret.md', 'up/secret.md', 'inside.txt'];
      const listed = await runCli(words, { folder, lines });
      assert.doesNotMatch(listed.stdout, /elsewhere|secret/);
      assert.match(listed.stdout, /inside\.txt/);
      assert.match(listed.stderr, /^secret\.md:1:1 error link-outside /m);
      assert.match(listed.stderr, /^up\/secret\.md:1:1 error link-outside /m);
      assert.match(listed.stderr, /^inside\.txt\.annotations\.yaml:1:1 error link-outside /m);
      assert.equal(fs.existsSync(path.join(outer, '.bash_aliases')), false);
    });
  });

  test('a pipe and a device hang nothing: as codebook, article, annotation file and in a list', function () {
    if (process.platform === 'win32') return this.skip();
    return inFolder({ ...CORPUS, 'n/note.txt': 'China.' }, async (folder) => {
      fs.symlinkSync('/dev/zero', path.join(folder, 'n', 'codebook.yaml'));
      execFileSync('mkfifo', ['pipe.md', 'talks.txt.annotations.yaml'], { cwd: folder });
      const check = await runCli(['check', folder]);
      const problems = check.stdout + check.stderr;
      assert.match(problems, /^pipe\.md:1:1 error not-a-file /m);
      assert.match(problems, /^talks\.txt\.annotations\.yaml:1:1 error not-a-file /m);
      const lines = ['pipe.md', 'n/note.txt'];
      const words = ['mentions', folder, '--jsonl', '--articles', 'list'];
      const listed = await runCli(words, { folder, lines });
      assert.match(listed.stderr, /^pipe\.md:1:1 error not-a-file /m);
      // It may be ours; nothing is read of it.
      const inner = await runCli(['mentions', path.join(folder, 'n')]);
      assert.deepEqual(inner.exitCode, 2);
      assert.match(inner.stderr, /^codebook\.yaml:1:1 error not-a-file /);
      const pipe = ['merge', 'pipe.md', 'pipe.md', 'pipe.md'];
      assert.match((await runCli(pipe, { folder })).stderr, /not merged.*a device or a pipe/);
    });
  });

  test('whoever names an article that cannot be read hears why', () =>
    inFolder({ ...CORPUS, 'latin.txt': new Uint8Array([0x43, 0xe9]) }, async (folder) => {
      const result = await runCli(['positions', folder, '--scope', 'article:latin.txt']);
      assert.equal(result.exitCode, 2);
      assert.match(result.stderr, /latin\.txt: The text of this article cannot be decoded/);
    }));

  test('below a codebook that cannot be read nothing counts for the corpus around it', () =>
    inFolder({ ...CORPUS, 'inner/note.txt': 'China.' }, async (folder) => {
      const listed = async (): Promise<string> => (await runCli(['mentions', folder])).stdout;
      assert.match(await listed(), /inner\/note\.txt/);
      fs.symlinkSync('codebook.yaml', path.join(folder, 'inner/codebook.yaml'));
      assert.doesNotMatch(await listed(), /inner/);
      const inside = await runCli(['mentions', path.join(folder, 'inner')]);
      assert.equal(inside.exitCode, 2);
      assert.match(inside.stderr, /^codebook\.yaml:1:1 error unreadable /);
    }));

  test('--out writes through a link, and leaves the link', () =>
    inFolder({ ...CORPUS, 'real.json': 'old' }, async (folder) => {
      fs.symlinkSync('real.json', path.join(folder, 'link.json'));
      const words = ['positions', '.', '--json', '--out', 'link.json'];
      assert.equal((await runCli(words, { folder })).exitCode, 2);
      assert.equal((await runCli([...words, '--force'], { folder })).exitCode, 0);
      assert.ok(fs.lstatSync(path.join(folder, 'link.json')).isSymbolicLink());
      assert.match(fs.readFileSync(path.join(folder, 'real.json'), 'utf8'), /^\[\n/);
    }));

  test('--out writes into a pipe, which is neither refused nor replaced', function () {
    if (process.platform === 'win32') return this.skip();
    return inFolder(CORPUS, async (folder) => {
      const pipe = path.join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      // Open at both ends, so that nobody waits for the other.
      const descriptor = fs.openSync(pipe, 'r+');
      try {
        const result = await runCli(['formats', '--out', pipe]);
        assert.deepEqual([result.exitCode, result.stderr], [0, '']);
        assert.ok(fs.lstatSync(pipe).isFIFO());
        const read = Buffer.alloc(4096);
        const length = fs.readSync(descriptor, read);
        assert.match(read.toString('utf8', 0, length), /positions-csv/);
      } finally {
        fs.closeSync(descriptor);
      }
    });
  });

  test('an article with more mentions than a call takes arguments is listed', () =>
    inFolder({ ...CORPUS, 'talks.md': 'China. '.repeat(130_000) }, async (folder) => {
      const { exitCode, stdout } = await runCli(['mentions', folder, '--json', '--quiet']);
      assert.equal(exitCode, 0);
      assert.equal(stdout.split('\n').length, 130_000 + 2 + 3);
    }));
});
