import assert from 'node:assert/strict';
import { parsed, runCli } from '../session';
import { CORPUS, inFolder } from '../smallCorpus';

const SEARCHES = `format: policy-searches/1
searches:
  - { name: Against, query: 'stance:oppose coder:"Max"' }
  - { name: -not China, query: "-actor:china" }
  - name: Misspelt
    query: actor:chnia stance:oppose
`;
const SHARED = { ...CORPUS, 'searches.yaml': SEARCHES };

suite('the command line: shared searches', () => {
  const idsOf = async (folder: string, ...words: string[]): Promise<string[]> =>
    parsed<{ id: string }>(await runCli(['positions', folder, '--json', ...words])).map(
      ({ id }) => id,
    );

  test('an option that takes one value is refused when it is written twice', () =>
    inFolder(SHARED, async (folder) => {
      const twice = await runCli([
        'positions',
        folder,
        '--search',
        'Against',
        '--search',
        'Misspelt',
      ]);
      assert.equal(twice.exitCode, 2);
      assert.match(twice.stderr, /--search is written twice\. Write it once\./);
      const many = ['--only', 'actor=china', '--only', 'issue=tariffs', '--json', '--json'];
      assert.doesNotMatch((await runCli(['network', folder, ...many])).stderr, /written twice/);
    }));

  test('--search finds what the query of that name finds', () =>
    inFolder(SHARED, async (folder) => {
      assert.deepEqual(await idsOf(folder, '--search', 'Against'), ['p2']);
      assert.deepEqual(await idsOf(folder, '--search', '-not China'), ['p2']);
      const table = await runCli(['positions', folder, '--search', 'Against']);
      assert.match(table.stdout, /^Only positions that match: stance:oppose coder:"Max"$/m);
      const lines = await runCli(['positions', folder, '--search', 'Against', '--jsonl']);
      assert.match(lines.stdout, /^\{"id": ?"p2"[^\n]*\n$/);
      const csv = await runCli([
        'export',
        folder,
        '--search',
        'Against',
        '--format',
        'positions-csv',
      ]);
      assert.doesNotMatch(csv.stdout, /\r\np1,/);
    }));

  test('--since narrows it, and --query beside it is wrong use', () =>
    inFolder(SHARED, async (folder) => {
      assert.deepEqual(await idsOf(folder, '--search', 'Against', '--since', '2025'), []);
      const both = await runCli(['positions', folder, '--search', 'Against', '--query', 'x']);
      assert.equal(both.exitCode, 2);
      assert.match(both.stderr, /--search and --query cannot be combined/);
    }));

  test('a name that there is not is an error with the nearest one, else with all', () =>
    inFolder(SHARED, async (folder) => {
      const near = await runCli(['positions', folder, '--search', 'Agianst']);
      assert.deepEqual([near.exitCode, near.stdout], [2, '']);
      assert.match(near.stderr, /has no search “Agianst”\. Did you mean “Against”\?/);
      const far = await runCli(['positions', folder, '--search', 'Harbour towns']);
      assert.match(far.stderr, /Available: “Against”, “-not China”, “Misspelt”\./);
    }));

  test('a corpus without shared searches says so', () =>
    inFolder(CORPUS, async (folder) => {
      const result = await runCli(['positions', folder, '--search', 'Against']);
      assert.equal(result.exitCode, 2);
      assert.match(result.stderr, /no search “Against”: the corpus has no searches\.yaml/);
    }));

  test('a query that cannot be understood prints nothing, and says where it stands', () =>
    inFolder(SHARED, async (folder) => {
      const result = await runCli(['positions', folder, '--search', 'Misspelt', '--quiet']);
      assert.deepEqual([result.exitCode, result.stdout], [2, '']);
      assert.match(result.stderr, /^searches\.yaml:6:18 error query-misspelt-name .*“china”/);
    }));

  test('a file that cannot be read is an error for who asks for a search, and for nobody else', () =>
    inFolder({ ...CORPUS, 'searches.yaml': `${SEARCHES}  - name: "x\n` }, async (folder) => {
      const result = await runCli(['positions', folder, '--search', 'Against']);
      assert.deepEqual([result.exitCode, result.stdout], [2, '']);
      assert.match(result.stderr, /^searches\.yaml:7:\d+ error unclosed-quote /);
      const other = await runCli(['positions', folder]);
      assert.deepEqual([other.exitCode, other.stderr], [0, '']);
    }));

  test('commands without positions take no search', () =>
    inFolder(SHARED, async (folder) => {
      const result = await runCli(['mentions', folder, '--search', 'Against']);
      assert.equal(result.exitCode, 2);
      assert.match(result.stderr, /--search belongs to the commands positions, /);
      const mentions = ['export', folder, '--format', 'mentions-jsonl', '--search', 'Against'];
      assert.match(
        (await runCli(mentions)).stderr,
        /--search filters positions and cannot be used with mentions/,
      );
    }));

  test('help says it', async () => {
    assert.match((await runCli(['positions', '--help'])).stdout, /^ {2}--search NAME /m);
    assert.doesNotMatch((await runCli(['check', '--help'])).stdout, /--search/);
  });

  test('check tells what is wrong with the searches, and where', () =>
    inFolder(
      {
        ...SHARED,
        'searches.yaml': `${SEARCHES}  - { name: Against, query: x, notes: y }\n`,
        'old/searches.yaml': SEARCHES,
        'searches.yml': SEARCHES,
      },
      async (folder) => {
        const result = await runCli(['check', folder, '--json']);
        assert.equal(result.exitCode, 1);
        const rows = parsed<{ file: string; line: number; column: number; code: string }>(result);
        assert.deepEqual(
          rows
            .filter(({ file }) => file.includes('searches'))
            .map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)
            .sort(),
          [
            'old/searches.yaml:1:1 searches-file-name',
            'searches.yaml:6:18 query-misspelt-name',
            'searches.yaml:7:13 duplicate-search',
            'searches.yaml:7:32 misspelt-key',
            'searches.yml:1:1 searches-file-name',
          ],
        );
      },
    ));

  test('searches that are right are no problem, and no article or annotation file', () =>
    inFolder(
      {
        ...CORPUS,
        'searches.yaml': 'format: policy-searches/1\nsearches:\n  - { name: a, query: x }\n',
      },
      async (folder) => {
        const before = await runCli(['check', folder, '--json']);
        assert.deepEqual([before.exitCode, before.stdout.trim()], [0, '[]']);
      },
    ));
});
