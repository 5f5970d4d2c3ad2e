import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parsed, runCli } from '../session';
import { CORPUS, inFolder } from '../smallCorpus';

const line = (answer: Readonly<Record<string, unknown>>): string => `${JSON.stringify(answer)}\n`;
const SOURCE = line({ model: 'local-8b', version: '3', instructions: 'Find.', temperature: 0 });
const CHINA = { article: 'talks.md', actor: 'Beijing', issue: 'exports', stance: 'for' };
/** That the machine read the article, and nothing of it was taken in. */
const READ_IN_VAIN = 'format: policy-annotations/1\n...\n';
const READ = line({ ...CHINA, quote: 'wants exports to go on', why: 'It wants them.' });

suite('import --as-machine', () => {
  const run = (folder: string, ...words: readonly string[]) =>
    runCli(['import', 'readings.jsonl', '--as-machine', 'm1', ...words], { folder });
  const textOf = (folder: string, name: string): string =>
    fs.readFileSync(path.join(folder, name), 'utf8');

  test('a run becomes readings in files of their own, and is kept as it was', () =>
    inFolder({ ...CORPUS, 'readings.jsonl': SOURCE + READ }, async (folder) => {
      const before = (await runCli(['positions', folder])).stdout;
      const result = await run(folder);
      assert.deepEqual([result.exitCode, result.stderr], [0, '']);
      assert.match(result.stdout, /^m1 +1 +local-8b +1 +1 +1$/m);
      assert.match(textOf(folder, 'codebook.yaml'), /m1:\n +name: "local-8b"\n +machine: true/);
      assert.match(
        textOf(folder, 'talks.md.m1.annotations.yaml'),
        /actor: china\n +issue: exports\n +stance: support\n +note: "It wants them."\n +quote:\n +exact: "wants exports to go on"/,
      );
      const [kept, ...imported] = textOf(folder, 'machine-runs/m1-1.jsonl').split('\n');
      assert.equal(imported.join('\n'), SOURCE + READ);
      const { machine, model, settings, count, taken } = JSON.parse(kept ?? '') as Record<
        string,
        unknown
      >;
      assert.deepEqual(
        [machine, model, settings, count, taken],
        ['m1', 'local-8b', { temperature: 0 }, 1, 1],
      );
      assert.equal((await runCli(['positions', folder])).stdout, before);
      assert.equal((await runCli(['check', folder])).exitCode, 0);
    }));

  test('an answer counts only if its words stand in the article exactly and once', () => {
    const wrong = [
      line({ ...CHINA, quote: 'wants exports to stop' }),
      line({ ...CHINA, quote: 'to' }),
      line({ ...CHINA, quote: 'Wants exports to go on' }),
      line({ ...CHINA, actor: 'Brazil', quote: 'wants exports to go on' }),
      line({ ...CHINA, stance: 'gladly', quote: 'wants exports to go on' }),
      line({ ...CHINA, article: 'nowhere.md', quote: 'wants exports to go on' }),
      'no JSON\n',
    ];
    return inFolder({ ...CORPUS, 'readings.jsonl': SOURCE + wrong.join('') }, async (folder) => {
      const { exitCode, stderr, stdout } = await run(folder, '--verbose');
      assert.equal(exitCode, 1);
      assert.deepEqual(stderr.match(/:\d+:1 error \S+/g), [
        ...[':2:1 error not-verbatim', ':3:1 error several-places', ':4:1 error not-verbatim'],
        ...[':5:1 error unknown-actor', ':6:1 error unknown-stance'],
        ...[':7:1 error unknown-article', ':8:1 error not-json'],
      ]);
      assert.match(stdout, /The codebook lacks Brazil\./);
      assert.equal(textOf(folder, 'talks.md.m1.annotations.yaml'), READ_IN_VAIN);
    });
  });

  test('a reason that cannot be written takes no other answer along', () => {
    const half = line({ ...CHINA, quote: 'wants exports', why: 'half \ud800' });
    return inFolder({ ...CORPUS, 'readings.jsonl': SOURCE + READ + half }, async (folder) => {
      const { stderr, stdout } = await run(folder);
      assert.match(stderr, /:3:1 error unwritable/);
      assert.match(stdout, /^m1 +1 +local-8b +1 +2 +1$/m);
      assert.match(textOf(folder, 'talks.md.m1.annotations.yaml'), /wants exports to go on/);
    });
  });

  test('a second run takes the place of the first, which is kept; the same one is no new run', () =>
    inFolder({ ...CORPUS, 'readings.jsonl': SOURCE + READ }, async (folder) => {
      await run(folder);
      const again = parsed<{ run: number }>(await run(folder, '--json')) as unknown;
      assert.deepEqual((again as { run: number }).run, 1);
      fs.writeFileSync(path.join(folder, 'readings.jsonl'), SOURCE + line({ article: 'talks.md' }));
      assert.match((await run(folder)).stdout, /^m1 +2 +local-8b +1 +0 +0$/m);
      assert.equal(textOf(folder, 'talks.md.m1.annotations.yaml'), READ_IN_VAIN);
      assert.deepEqual(fs.readdirSync(path.join(folder, 'machine-runs')), [
        'm1-1.jsonl',
        'm1-2.jsonl',
      ]);
    }));

  test('a run that is dropped is missed', () =>
    inFolder({ ...CORPUS, 'readings.jsonl': SOURCE + READ }, async (folder) => {
      await run(folder);
      fs.rmSync(path.join(folder, 'machine-runs'), { recursive: true });
      const { stderr } = await runCli(['check', folder]);
      assert.match(stderr, /run-missing Run 1 of the machine “m1” is missing/);
    }));

  test('nothing is written with an id that a coder has whom the codebook does not list, or that means another', async () => {
    const alone = (CORPUS['codebook.yaml'] ?? '').replace(/^coders:\n(?: .*\n)+/m, '');
    const entry = 'actor: china, issue: exports, stance: support, quote: wants exports';
    const entries = (coder: string): string =>
      `format: policy-annotations/1\npositions:\n  - {id: aaaaaaaa${coder}, ${entry}}\n`;
    const own = { ...CORPUS, 'codebook.yaml': alone, 'readings.jsonl': SOURCE + READ };
    const studies = [
      // In a file of theirs, in one that all share, by their state alone, and nobody.
      [{ 'talks.md.lea.annotations.yaml': entries('') }, 'lea'],
      [{ 'talks.md.annotations.yaml': entries(', coder: lea') }, 'lea'],
      [{ 'talks.md.annotations.yaml': `${entries('')}coded: {lea: {state: complete}}\n` }, 'lea'],
      ...['gold', 'coder', 'shared', 'adjudicated'].map((word) => [{}, word] as const),
    ] as const;
    for (const [files, id] of studies) {
      await inFolder({ ...own, ...files }, async (folder) => {
        const before = fs.readdirSync(folder);
        const { exitCode, stderr } = await runCli(
          ['import', 'readings.jsonl', '--as-machine', id],
          {
            folder,
          },
        );
        assert.equal(exitCode, 2);
        assert.match(stderr, new RegExp(`“${id}” is taken`));
        assert.deepEqual(fs.readdirSync(folder), before);
        for (const [name, text] of Object.entries(files)) assert.equal(textOf(folder, name), text);
      });
    }
  });

  test('nothing is written for a person, without a model, or with --dry-run', () =>
    inFolder({ ...CORPUS, 'readings.jsonl': SOURCE + READ }, async (folder) => {
      const files = fs.readdirSync(folder);
      const asPerson = await runCli(['import', 'readings.jsonl', '--as-machine', 'lea'], {
        folder,
      });
      assert.match(asPerson.stderr, /“lea” is a person in the codebook/);
      await run(folder, '--dry-run');
      fs.writeFileSync(path.join(folder, 'readings.jsonl'), READ);
      assert.match((await run(folder)).stderr, /does not say which model it is from/);
      assert.deepEqual(fs.readdirSync(folder), files);
    }));
});
