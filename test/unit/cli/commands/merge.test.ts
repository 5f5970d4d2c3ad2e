import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { runCli } from '../session';
import { ONE_POSITION as BASE } from '../../../support/onePosition';
import { inFolder } from '../smallCorpus';

const NOTED = BASE.replace('stance: oppose', 'stance: oppose\n    note: "p. 3"');
const WORDS = ['merge', 'base', 'ours', 'theirs'];

suite('the command line: merge', () => {
  test('writes the merged file into ours and says so', () => {
    const files = { base: BASE, ours: NOTED, theirs: BASE.replace('start: 10', 'start: 12') };
    return inFolder(files, async (folder) => {
      const result = await runCli(WORDS, { folder });
      assert.deepEqual(result, { exitCode: 0, stdout: '', stderr: 'ours: merged\n' });
      assert.equal(read(folder, 'ours'), NOTED.replace('start: 10', 'start: 12'));
      assert.deepEqual(fs.readdirSync(folder).sort(), ['base', 'ours', 'theirs']);
    });
  });

  test('a conflict gives 1 and markers with the names given, and says what it is about', () => {
    const files = {
      base: BASE,
      ours: BASE.replace('oppose', 'support'),
      theirs: BASE.replace('oppose', 'neutral'),
    };
    return inFolder(files, async (folder) => {
      const named = [...WORDS, 'a/talks.md.annotations.yaml', '--ours', 'main', '--theirs', '%Y'];
      const result = await runCli(named, { folder });
      assert.equal(result.exitCode, 1);
      assert.equal(
        result.stderr,
        'a/talks.md.annotations.yaml: both sides changed aaaaaaaa stance\n' +
          'a/talks.md.annotations.yaml: merged, with conflict markers at 1 place\n',
      );
      assert.match(
        read(folder, 'ours'),
        /^<<<<<<< main\n {4}stance: support\n[^]*>>>>>>> theirs$/m,
      );
    });
  });

  test('an id that two coders gave to different words is told, with the new one', () => {
    const entry = (words: string, start: number): string =>
      BASE.replace(
        '...',
        `  - id: p1\n    actor: union\n    issue: x\n    stance: oppose\n    quote:\n      exact: "${words}"\n      start: ${start}\n...`,
      );
    const files = { base: BASE, ours: entry('one', 20), theirs: entry('two', 30) };
    return inFolder(files, async (folder) => {
      const result = await runCli(WORDS, { folder });
      assert.equal(result.exitCode, 0);
      assert.equal(
        result.stderr,
        'ours: two annotations had the id p1; one now has the id p1-2\nours: merged\n',
      );
    });
  });

  test('files that are not UTF-8 keep their bytes, all of them, between markers', () => {
    const ours = Buffer.from(BASE.replace('...', '# caf\xe9\n...'), 'latin1');
    return inFolder({ base: BASE, ours, theirs: NOTED }, async (folder) => {
      const result = await runCli(WORDS, { folder });
      assert.equal(result.exitCode, 2);
      const bytes = fs.readFileSync(path.join(folder, 'ours'));
      assert.ok(bytes.includes(Buffer.from('# caf\xe9\n', 'latin1')));
      assert.ok(bytes.includes('note: "p. 3"'));
      assert.match(
        result.stderr,
        /not UTF-8 and was not merged\. It now contains all versions between conflict markers/,
      );
    });
  });

  test('a file that is not there gives the code on which git stops, and nothing is written', () =>
    inFolder({ base: BASE, ours: NOTED }, async (folder) => {
      const result = await runCli(WORDS, { folder });
      assert.equal(result.exitCode, 129);
      assert.match(result.stderr, /^policy-annotator: ours was not merged \(ENOENT/);
      assert.equal(read(folder, 'ours'), NOTED);
    }));

  test('what it says is in the file, when it is asked for its result', () => {
    const theirs = BASE.replace('oppose', 'neutral');
    return inFolder({ base: BASE, ours: NOTED, theirs }, async (folder) => {
      const merged = await runCli([...WORDS, '--print-result'], { folder });
      assert.deepEqual(merged, { exitCode: 0, stdout: 'merged\n', stderr: '' });
      fs.writeFileSync(path.join(folder, 'ours'), BASE.replace('oppose', 'support'));
      const asked = await runCli([...WORDS, '--print-result'], { folder });
      assert.deepEqual([asked.exitCode, asked.stdout], [1, 'conflict\n']);
      assert.match(read(folder, 'ours'), /^>>>>>>> theirs$/m);
    });
  });

  test('wrong use gives the code on which git stops, too', async () => {
    for (const words of [['--unknown'], ['-a.md.annotations.yaml'], ['too', 'many']]) {
      const result = await runCli([...WORDS, ...words, '--print-result']);
      assert.deepEqual([result.exitCode, result.stdout], [129, ''], words.join(' '));
    }
  });

  test('keeps the mode of ours, and a merge that changes nothing says so', function () {
    if (process.platform === 'win32') this.skip();
    return inFolder({ base: BASE, ours: NOTED, theirs: BASE }, async (folder) => {
      fs.chmodSync(path.join(folder, 'ours'), 0o660);
      const nothing = await runCli(WORDS, { folder });
      assert.deepEqual(nothing, {
        exitCode: 0,
        stdout: '',
        stderr: 'ours: nothing to merge; the file is unchanged\n',
      });
      fs.writeFileSync(path.join(folder, 'theirs'), BASE.replace('start: 10', 'start: 12'));
      assert.equal((await runCli(WORDS, { folder })).exitCode, 0);
      assert.equal(fs.statSync(path.join(folder, 'ours')).mode & 0o777, 0o660);
      assert.equal(read(folder, 'ours'), NOTED.replace('start: 10', 'start: 12'));
    });
  });

  test('a read-only file is left as it is, with the reason, also by the superuser', () =>
    inFolder({ base: BASE, ours: BASE, theirs: NOTED }, async (folder) => {
      fs.chmodSync(path.join(folder, 'ours'), 0o444);
      const result = await runCli(WORDS, { folder });
      assert.equal(result.exitCode, 129);
      assert.equal(
        result.stderr,
        'policy-annotator: ours was not merged (it was not changed; EACCES: it is read-only).\n',
      );
      assert.equal(read(folder, 'ours'), BASE);
      assert.deepEqual(fs.readdirSync(folder).sort(), ['base', 'ours', 'theirs']);
    }));

  test('through a link out of its folder nothing is written, also where it leads to no file yet', function () {
    if (process.platform === 'win32') return this.skip();
    return inFolder({ 'in/base': BASE, 'in/theirs': NOTED, target: BASE }, async (outer) => {
      const folder = path.join(outer, 'in');
      for (const target of ['target', 'not-there']) {
        fs.rmSync(path.join(folder, 'ours'), { force: true });
        fs.symlinkSync(`../${target}`, path.join(folder, 'ours'));
        const result = await runCli(WORDS, { folder });
        assert.equal(result.exitCode, 129);
        assert.match(result.stderr, /was not merged \(it is a link to a file outside the folder\)/);
      }
      assert.equal(read(outer, 'target'), BASE);
      assert.deepEqual(fs.readdirSync(outer).sort(), ['in', 'target']);
    });
  });

  test('a file with a second name is left as it is: a new file would part the two', () =>
    inFolder({ base: BASE, ours: BASE, theirs: NOTED }, async (folder) => {
      fs.linkSync(path.join(folder, 'ours'), path.join(folder, 'second'));
      const result = await runCli(WORDS, { folder });
      assert.equal(result.exitCode, 129);
      assert.match(result.stderr, /not merged \(it was not changed; it has a hard link/);
      assert.equal(read(folder, 'second'), BASE);
    }));

  test('needs three files, and explains itself', async () => {
    const result = await runCli(['merge', 'one', 'two']);
    assert.equal(result.exitCode, 129);
    assert.match(result.stderr, /merge needs three files: BASE OURS THEIRS/);
    const help = await runCli(['merge', '--help']);
    assert.match(help.stdout, /^policy-annotator merge BASE OURS THEIRS \[PATH\] \[options\]\n/);
    assert.doesNotMatch(help.stdout, /--roll-up/);
  });
});

function read(folder: string, file: string): string {
  return fs.readFileSync(path.join(folder, file), 'utf8');
}
