// The runner itself, on hosts that end badly: VS Code calls each of these ends a success, or never
// ends.
import assert from 'node:assert/strict';
import { buildHostTests } from '../../esbuild.mjs';
import { exitCode, judged } from '../../scripts/lib/counts.mjs';
import type { SuiteResult } from '../../scripts/lib/counts.mjs';
import { runHostSuite } from '../../scripts/lib/hostSuite.mjs';
import { inRoot } from '../../scripts/lib/places.mjs';

async function runHost(name: string): Promise<SuiteResult> {
  const tests = inRoot('out', 'test', `harness-${name}.js`);
  await buildHostTests(`test/harness/${name}`, tests);
  return judged(
    await runHostSuite({
      name: `harness ${name}`,
      server: 'current',
      tests,
      totalLimit: 180_000,
      idleLimit: name === 'loops' ? 8_000 : 120_000,
      print: String, // Said to nobody: what these hosts say would look like failures of ours.
      keepsLogs: false,
    }),
  );
}

/** Hosts that run one after the other, beside the other lane: they mostly wait. */
const LANES = [
  ['passes', 'fails', 'killed', 'exits'],
  ['loops', 'empty'],
] as const;
type Host = (typeof LANES)[number][number];

suite('The runner of the host suite', () => {
  const runs = new Map<Host, Promise<SuiteResult>>();
  const resultOf = (name: Host): Promise<SuiteResult> => runs.get(name) ?? runHost(name);

  suiteSetup(() => {
    for (const lane of LANES) {
      let before: Promise<unknown> = Promise.resolve();
      for (const name of lane) {
        const run = before.then(() => runHost(name));
        runs.set(name, run);
        before = run.catch(() => undefined); // What went wrong is for its own test to tell.
      }
    }
  });

  test('counts what passed', async () => {
    const result = await resultOf('passes');
    const one = { passed: 1, failed: 0, skipped: 0 };
    assert.deepEqual(result, { name: 'harness passes', ...one });
    assert.equal(exitCode([result]), 0);
  });

  test('counts what failed', async () => {
    const result = await resultOf('fails');
    assert.deepEqual(numbers(result), { passed: 1, failed: 1, skipped: 0 });
    assert.match(result.failures?.join() ?? '', /^A host › with a test that fails: AssertionError/);
    assert.equal(exitCode([result]), 1);
  });

  for (const [name, what, reason] of [
    ['killed', 'that was killed', /extension host/],
    ['exits', 'that ended itself', /extension host/],
    ['loops', 'in an endless loop', /no output for 8 s/],
    ['empty', 'without a test', /no test ran/],
  ] as const) {
    test(`calls a host ${what} broken`, async () => {
      const result = await resultOf(name);
      assert.match(result.broken ?? '', reason);
      assert.equal(exitCode([result]), 2);
    });
  }
});

function numbers({ passed, failed, skipped }: SuiteResult): Omit<SuiteResult, 'name'> {
  return { passed, failed, skipped };
}
