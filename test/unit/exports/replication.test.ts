import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { parsed, runCli } from '../cli/session';
import { inFolder } from '../cli/smallCorpus';

const EXAMPLES = path.resolve(__dirname, '../../../examples');

suite('A replication package', () => {
  test('has the data, the tables, the agreement and how to count again', () =>
    inPackage('replication', (files) => {
      for (const name of ['data/positions.csv', 'data/claims.csv', 'tables/matrix.csv']) {
        assert.ok(files.has(name), name);
        assert.ok(files.has(name.replace('.csv', '.datapackage.json')), name);
      }
      assert.ok(files.has('agreement/methods.md'));
      const readMe = files.get('README.md') ?? '';
      for (const name of files.keys()) assert.ok(readMe.includes(`- ${name}\n`), name);
      assert.match(files.get('CITATION.cff') ?? '', /^cff-version: 1\.2\.0$/m);
    }));

  test('is the same in all bytes when made again', () =>
    inFolder({}, async (folder) => {
      const make = async (out: string): Promise<Buffer> => {
        await exported('replication', out, folder);
        return fs.readFileSync(path.join(folder, out));
      };
      assert.ok((await make('one.zip')).equals(await make('two.zip')));
    }));

  test('without quotes has their places and none of their words', () =>
    inPackage('replication-places', async (files) => {
      const positions = parsed<{ readonly quotes: readonly { readonly exact: string }[] }>(
        await runCli(['positions', EXAMPLES, '--json']),
      );
      const words = positions.flatMap(({ quotes }) => quotes.map(({ exact }) => exact));
      assert.ok(words.length > 50);
      const own = [...files].filter(([name]) => !name.startsWith('codebook/'));
      for (const [name, text] of own)
        for (const exact of words) assert.ok(!text.includes(exact), `${name}: ${exact}`);
      const [head = '', row = ''] = (files.get('data/positions.csv') ?? '').split('\r\n');
      const at = head.split(',').indexOf('quote');
      assert.ok(at > 0);
      assert.match(row, /,\[not quotable\],[^,]*,\d+,\d+,/);
    }));

  for (const [program, script] of [
    ['python3', 'compare.py'],
    ['Rscript', 'compare.R'],
  ] as const) {
    test(`${script} counts the same, and finds a number that was changed`, async function () {
      if (spawnSync(program, ['--version']).status !== 0) {
        console.log(`Skipped: there is no ${program}.`);
        this.skip();
      }
      await inPackage('replication', (_, folder) => {
        const run = () =>
          spawnSync(program, [path.join('scripts', script)], { cwd: folder, encoding: 'utf8' });
        const same = run();
        assert.equal(same.status, 0, same.stdout + same.stderr);
        const lines = same.stdout.split(/\r?\n/).filter((line) => line.includes(' the same'));
        assert.equal(lines.length, 4);
        for (const line of lines) assert.match(line, /: (\d+) of \1 the same/);
        const table = path.join(folder, 'tables/matrix.csv');
        const text = fs.readFileSync(table, 'utf8');
        fs.writeFileSync(table, text.replace('1 for, 0 neutral', '2 for, 0 neutral'));
        const other = run();
        assert.equal(other.status, 1);
        assert.match(other.stdout, /1 counted, 2 published/);
      });
    });
  }
});

async function exported(format: string, out: string, folder: string): Promise<void> {
  const { exitCode, stderr } = await runCli(
    ['export', EXAMPLES, '--format', format, '--out', out, '--quiet'],
    { folder },
  );
  assert.equal(exitCode, 0, stderr);
}

/** The texts of a package of the example, by name, which lie in the folder, too. */
async function inPackage(
  format: string,
  use: (files: ReadonlyMap<string, string>, folder: string) => void | Promise<void>,
): Promise<void> {
  await inFolder({}, async (folder) => {
    await exported(format, 'study.zip', folder);
    const zipped = unzipSync(fs.readFileSync(path.join(folder, 'study.zip')));
    const files = new Map(Object.entries(zipped).map(([name, bytes]) => [name, strFromU8(bytes)]));
    for (const [name, text] of files) {
      fs.mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    }
    await use(files, folder);
  });
}
