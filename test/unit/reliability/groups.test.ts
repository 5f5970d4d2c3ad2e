import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { documentOf } from '../../reliability/document';
import { readRows } from '../../reliability/evidence';
import { GROUPS, judgedBy, pathsOf } from '../../reliability/groups';
import { CODE } from '../../reliability/judged';

const ROOT = path.resolve(__dirname, '../../..');

/** What checks use and do not judge: chance, and the types and makers of what they hand over. */
const MEANS = ['src/core/measures/random.ts', 'src/core/model'];

suite('The groups of the reliability report', function () {
  this.timeout(60_000);

  test('what they judge is there', () => {
    const paths = [
      ...Object.values(CODE),
      ...GROUPS.flatMap((one) => Object.values(judgedBy(one))),
    ];
    const missing = paths.filter((one) => !fs.existsSync(path.join(ROOT, one)));
    assert.deepEqual(missing, []);
  });

  // Else code that moves to another folder would change and no row would be stale.
  test('what a check reaches of the source lies in a folder that its group judges', async () => {
    for (const group of GROUPS) {
      const known = [...pathsOf(group), ...MEANS];
      const outside = (await sourcesOf(group.check)).filter(
        (file) => !known.some((one) => file === one || file.startsWith(`${one}/`)),
      );
      assert.deepEqual(outside, [], group.name);
    }
  });

  test('the page says what is kept of the rows', () => {
    const rows = readRows(path.join(ROOT, 'docs', 'reliability.json'));
    const groups = GROUPS.map((group) => ({ name: group.name, paths: pathsOf(group) }));
    const page = fs.readFileSync(path.join(ROOT, 'docs', 'reliability.md'), 'utf8');
    const made = documentOf({ rows, groups, isStale: () => false, date: '2024-05-02' });
    // Which rows were stale is of the moment in which it was written.
    const lasting = (text: string): string =>
      text.replace(/^When this page was written.*$/m, '').replaceAll('| stale |', '| ok |');
    assert.equal(lasting(page), lasting(made), 'npm run reliability -- --page writes it anew');
  });
});

/** Files of the source that a check imports, itself or by way of what lies beside it; not what these import in
 * turn, not what makes random files (the unit tests), and without the doors of core, which do not say what of
 * it is meant. */
async function sourcesOf(check: string): Promise<readonly string[]> {
  const { metafile } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: [check],
    bundle: true,
    platform: 'node',
    packages: 'external',
    write: false,
    metafile: true,
    outdir: 'out',
    logLevel: 'error',
  });
  const reached = Object.entries(metafile.inputs)
    .filter(([file]) => /^test\/(?!unit\/)/.test(file))
    .flatMap(([, { imports }]) => imports.map((one) => one.path))
    .filter((file) => file.startsWith('src/') && !/^src\/core\/\w+\.ts$/.test(file));
  return [...new Set(reached)].sort();
}
