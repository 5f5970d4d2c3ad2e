import assert from 'node:assert/strict';
import { parsed, runCli } from '../session';
import { CORPUS, inFolder } from '../smallCorpus';

suite('the command line: only what a query finds', () => {
  const idsOf = async (folder: string, query: string): Promise<string[]> =>
    parsed<{ id: string }>(await runCli(['positions', folder, '--json', '--query', query])).map(
      ({ id }) => id,
    );

  test('positions by actor, stance, coder, place and words', () =>
    inFolder(CORPUS, async (folder) => {
      assert.deepEqual(await idsOf(folder, 'actor:Beijing'), ['p1']);
      assert.deepEqual(await idsOf(folder, 'stance:oppose coder:max'), ['p2']);
      assert.deepEqual(await idsOf(folder, '"exports to go"'), ['p1']);
      assert.deepEqual(await idsOf(folder, 'in:wire'), []);
      assert.deepEqual(await idsOf(folder, ''), ['p1', 'p2']);
    }));

  test('a query may begin with a minus sign', () =>
    inFolder(CORPUS, async (folder) => {
      assert.deepEqual(await idsOf(folder, '-actor:china'), ['p2']);
    }));

  test('nothing found is no mistake, and the table says what was looked for', () =>
    inFolder(CORPUS, async (folder) => {
      const result = await runCli(['positions', folder, '--query', 'tag:none']);
      assert.deepEqual([result.exitCode, result.stderr], [0, '']);
      assert.match(result.stdout, /^0 positions\nOnly positions that match: tag:none$/m);
    }));

  test('the table of positions says who coded each', () =>
    inFolder(CORPUS, async (folder) => {
      const { stdout } = await runCli(['positions', folder], { columns: 200 });
      const [head = '', , first = '', second = ''] = stdout.split('\n');
      const at = head.indexOf('CODER');
      assert.ok(at > 0, head);
      assert.equal(first.slice(at).split(/\s/)[0], 'Lea');
      assert.equal(second.slice(at).split(/\s/)[0], 'Max');
    }));

  test('disagreements of an actor have its opponents; other conditions are for both sides', () =>
    inFolder(CORPUS, async (folder) => {
      const run = (...words: string[]) => runCli(['disagreements', folder, ...words]);
      const count = async (query: string): Promise<number> =>
        parsed(await run('--json', '--query', query)).length;
      assert.equal(await count('issue:exports'), 1);
      assert.equal(await count('actor:china'), 1);
      assert.equal(await count('-actor:china'), 0);
      const { stdout } = await run('--query', 'actor:china issue:exports');
      assert.match(
        stdout,
        /^Only pairs and contradictions of china, with all positions on its issues\.$/m,
      );
      assert.match(stdout, /^Only positions that match, on both sides: issue:exports$/m);
      assert.equal((await run('--format', 'csv', '--query', 'actor:china')).stderr, '');
    }));

  test('0 disagreements have a reason where only one side is found', () =>
    inFolder(CORPUS, async (folder) => {
      const run = (...words: string[]) => runCli(['disagreements', folder, ...words]);
      const reason = /^0 disagreements because the filter leaves out one side/m;
      for (const words of [
        ['--query', 'stance:oppose'],
        ['--query', 'japan'],
        ['--coding', 'lea'],
      ]) {
        assert.match((await run(...words)).stdout, reason, words.join(' '));
        for (const output of [['--json'], ['--format', 'csv']]) {
          assert.match((await run(...words, ...output)).stderr, reason, words.join(' '));
        }
        assert.match((await run(...words, '--sensitivity')).stdout, reason, words.join(' '));
      }
      assert.doesNotMatch((await run('--query', '-actor:china')).stdout, reason);
      const exported = ['export', folder, '--query', 'stance:oppose', '--format'];
      assert.match((await runCli([...exported, 'brief-md'])).stdout, reason);
      assert.match((await runCli([...exported, 'report-html'])).stdout, />0 disagreements because/);
    }));

  test('networks count what is found of the actor alone', () =>
    inFolder(CORPUS, async (folder) => {
      const ties = async (...words: string[]) =>
        (await runCli(['network', folder, '--aggregation', 'conflict', ...words])).stdout;
      assert.match(await ties(), /^1 tie; positions included: 2 of 2/m);
      const alone = /^0 ties; positions included: 1 of 1/m;
      assert.match(await ties('--query', 'actor:china'), alone);
      assert.match(await ties('--query', 'actor:china', '--disagreement', 'listed'), alone);
    }));

  test('the timeline of an actor has its opponents', () =>
    inFolder(CORPUS, async (folder) => {
      const { stdout } = await runCli(['timeline', folder, '--query', 'actor:china']);
      assert.match(stdout, /Chinese exports .* China +Japan/);
      assert.doesNotMatch(
        (await runCli(['timeline', folder, '--query', '-actor:china'])).stdout,
        / China /,
      );
    }));

  test('exports hold what is found, and the JSON says so', () =>
    inFolder(CORPUS, async (folder) => {
      const words = ['export', folder, '--query', 'actor:japan', '--format'];
      const csv = await runCli([...words, 'positions-csv', '--no-bom']);
      assert.match(csv.stdout, /\r\np2,/);
      assert.doesNotMatch(csv.stdout, /\r\np1,/);
      const everything = JSON.parse((await runCli([...words, 'json'])).stdout) as {
        corpus: { filter: { query: string } };
        positions: { id: string }[];
      };
      assert.equal(everything.corpus.filter.query, 'actor:japan');
      assert.deepEqual(
        everything.positions.map(({ id }) => id),
        ['p1', 'p2'],
      );
      assert.match(
        (await runCli([...words, 'brief-md'])).stdout,
        /^- Only pairs and contradictions of japan, /m,
      );
    }));

  test('what is wrong with a query is said with its place; nothing is printed, exit code 2', () =>
    inFolder(CORPUS, async (folder) => {
      for (const quiet of [[], ['--quiet']]) {
        const result = await runCli([
          'positions',
          folder,
          ...quiet,
          '--query',
          'stance:oppose actor:chna foo:x since:soon "open',
        ]);
        assert.deepEqual([result.exitCode, result.stdout], [2, '']);
        assert.deepEqual(
          result.stderr.split('\n').map((line) => line.split(' ').slice(0, 3).join(' ')),
          [
            '--query:1:21 error misspelt-name',
            '--query:1:26 error unknown-field',
            '--query:1:38 error bad-date',
            '--query:1:43 error open-quote',
            '',
          ],
        );
      }
    }));

  test('the query cannot colour the terminal or begin a line of its own', () =>
    inFolder(CORPUS, async (folder) => {
      const result = await runCli(['positions', folder, '--query', '"a\u001b[31m\nb"']);
      assert.doesNotMatch(result.stdout, /\u001b|\nb/);
    }));

  test('with --all, a name that only one corpus has leaves out the others', () =>
    inFolder(
      {
        'a/codebook.yaml': CORPUS['codebook.yaml'],
        'a/talks.md': CORPUS['talks.md'],
        'a/talks.md.annotations.yaml': CORPUS['talks.md.annotations.yaml'],
        'b/codebook.yaml': 'format: policy-codebook/1\nactors:\n  korea: {name: Korea}\n',
      },
      async (folder) => {
        const result = await runCli([
          'positions',
          folder,
          '--all',
          '--json',
          '--query',
          'actor:japan',
        ]);
        assert.equal(result.exitCode, 1);
        assert.match(result.stderr, /unknown-name There is no actor “japan”/);
        assert.equal(parsed<{ rows: unknown[] }>(result).length, 1);
      },
    ));

  test('streams hold what is found, and refuse what is wrong with the query', () =>
    inFolder(CORPUS, async (folder) => {
      const result = await runCli(['positions', folder, '--jsonl', '--query', 'actor:japan']);
      assert.equal(result.exitCode, 0);
      assert.deepEqual(
        result.stdout
          .trimEnd()
          .split('\n')
          .map((line) => (JSON.parse(line) as { id: string }).id),
        ['p2'],
      );
      const wrong = await runCli(['positions', folder, '--jsonl', '--query', 'actor:chna']);
      assert.deepEqual([wrong.exitCode, wrong.stdout], [2, '']);
      const words = ['export', folder, '--format', 'mentions-jsonl', '--query', 'china'];
      assert.match(
        (await runCli(words)).stderr,
        /--query filters positions and cannot be used with mentions/,
      );
    }));

  test('only commands that count positions have it', () =>
    inFolder(CORPUS, async (folder) => {
      const result = await runCli(['mentions', folder, '--query', 'china']);
      assert.equal(result.exitCode, 2);
      assert.match(result.stderr, /--query belongs to the commands positions, /);
    }));

  test('annotations of own types by date and words', () =>
    inFolder(STORIES, async (folder) => {
      const ids = async (...words: string[]): Promise<readonly string[]> => {
        const csv = ['export', folder, '--format', 'annotations-csv', '--no-bom', ...words];
        return (await runCli(csv)).stdout.match(/^s\d(?=,)/gm) ?? [];
      };
      assert.deepEqual(await ids(), ['s1', 's2']);
      assert.deepEqual(await ids('--until', '2023'), ['s1']);
      assert.deepEqual(await ids('--query', 'wall'), ['s2']);
      assert.deepEqual(await ids('--query', 'wall', '--until', '2023'), []);
    }));
});

const STORIES = {
  'codebook.yaml': 'format: policy-codebook/1\ntypes: {story: {name: Story}}\n',
  'a.md': 'A flood and a wall.\n',
  'a.md.annotations.yaml': `format: policy-annotations/1
annotations:
  - {id: s1, type: story, date: "2023-05-02", quote: {exact: "flood"}}
  - {id: s2, type: story, date: "2024", quote: {exact: "wall"}}
...
`,
};
