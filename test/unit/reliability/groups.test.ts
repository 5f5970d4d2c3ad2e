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
    const inputs = await inputsOf(GROUPS.map(({ check }) => check));
    for (const group of GROUPS) {
      const known = [...pathsOf(group), ...MEANS];
      const outside = sourcesOf(group.check, inputs).filter(
        (file) => !known.some((one) => file === one || file.startsWith(`${one}/`)),
      );
      assert.deepEqual(outside, [], group.name);
    }
  });

  test('the page says what is kept of the rows', () => {
    const rows = readRows(path.join(ROOT, 'docs', 'evidence', 'reliability.json'));
    const groups = GROUPS.map((group) => ({ name: group.name, paths: pathsOf(group) }));
    const page = fs.readFileSync(path.join(ROOT, 'docs', 'evidence', 'reliability.md'), 'utf8');
    const made = documentOf({ rows, groups, isStale: () => false, date: '2024-05-02' });
    // Which rows were stale is of the moment in which it was written.
    const withDelayedProgress = (text: string): string =>
      text.replace(/^When this page was written.*$/m, '').replaceAll('| stale |', '| ok |');
    assert.equal(
      withDelayedProgress(page),
      withDelayedProgress(made),
      'npm run reliability -- --page writes it anew',
    );
  });
});

type Inputs = esbuild.Metafile['inputs'];

/** What each file that these checks need imports. */
async function inputsOf(checks: readonly string[]): Promise<Inputs> {
  const { metafile } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: [...new Set(checks)],
    bundle: true,
    platform: 'node',
    packages: 'external',
    write: false,
    metafile: true,
    outdir: 'out',
    logLevel: 'error',
  });
  return metafile.inputs;
}

/** Files of the source that a check imports, itself or by way of what lies beside it; not what
 * these import in turn, not what makes random files (the unit tests), and without the doors of
 * core, which do not say what of it is meant. */
function sourcesOf(check: string, inputs: Inputs): readonly string[] {
  const reached = new Set([check]);
  for (const file of reached) {
    if (!/^test\/(?!unit\/)/.test(file)) continue;
    for (const one of inputs[file]?.imports ?? []) reached.add(one.path);
  }
  return [...reached].filter(
    (file) => file.startsWith('src/') && !/^src\/core\/\w+\.ts$/.test(file),
  );
}
