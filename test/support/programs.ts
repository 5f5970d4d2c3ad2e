// Other programs as references, for tests that are skipped with a printed reason where one is
// missing.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from './temporaryFolder';

/** The output of a program; undefined when it cannot be started. Throws its error output. */
export function printedBy(
  program: string,
  args: readonly string[],
  input = '',
): string | undefined {
  const stated = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (stated.error) return undefined;
  if (stated.status !== 0) throw new Error(`${program}: ${stated.stderr}`);
  return stated.stdout;
}

/** True when the program runs with these arguments. */
export function runs(program: string, args: readonly string[]): boolean {
  const stated = spawnSync(program, args, { encoding: 'utf8' });
  return !stated.error && stated.status === 0;
}

/** Skips the running test, and prints the reason. */
export function skipFor(context: Mocha.Context, reason: string): never {
  console.log(`      skipped: ${reason}`);
  context.skip();
}

/** A file of the test material ($MATERIAL, or ../shared/material); undefined where it is
 * missing. */
export function materialFile(...names: readonly string[]): string | undefined {
  const folder = process.env.MATERIAL ?? path.resolve('..', 'shared', 'material');
  const file = path.join(folder, ...names);
  return fs.existsSync(file) ? file : undefined;
}

/** Runs a test in a folder of its own. */
export function inTemporaryFolder<T>(work: (folder: string) => T): T {
  const folder = temporaryFolder('network');
  try {
    return work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
