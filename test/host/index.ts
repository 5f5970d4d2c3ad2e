// Runs mocha inside an extension host: VS Code's server and desktop call it alike. The results are
// written to files in $TEST_OUT, because the exit code cannot be trusted: VS Code returns 0 after a
// crash.
import fs from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { keepPart } from './parts';
import { dropScoreboard, keepSmokeTests } from './smoke';
import { countResults } from '../../scripts/lib/countResults.mjs';

/** The content of results.json. It is written last and in one piece: a run without it did not end
 * properly. */
export interface HostResults extends SuiteCounts {
  readonly version: string;
  readonly node: string;
}

type SuiteCounts = ReturnType<typeof countResults>;

/** Milliseconds after which a test waits in vain, on any machine: the reliability report has longer
 * tests. Two tries of it are shorter than the time without output that ends a run. */
const LONGEST_TEST = process.env.RELIABILITY_SCALE === undefined ? 120_000 : 3_600_000;

/**
 * @param loadTests defines all suites; called when mocha's `suite` and `test` are in place
 * @throws when a test failed; VS Code then returns an exit code other than 0
 */
export async function runTests(loadTests: () => void): Promise<void> {
  const out = process.env.TEST_OUT;
  if (out === undefined) throw new Error('TEST_OUT must name a folder for the results.');
  fs.writeFileSync(path.join(out, 'pid'), String(process.pid));
  const output = path.join(out, 'output.txt');
  Mocha.reporters.Base.consoleLog = (...words: unknown[]) =>
    fs.appendFileSync(output, `${format(...words)}\n`);

  const mocha = new Mocha({
    ...{ ui: 'tdd', color: false, timeout: LONGEST_TEST, reporter: 'spec' },
    // An event of a busy window may come late. The totals name the test.
    retries: 1,
  });
  const pattern = process.env.TEST_GREP;
  if (pattern) mocha.grep(new RegExp(pattern));
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  loadTests();
  if (!pattern) dropScoreboard(mocha.suite);
  if (process.env.TEST_SMOKE) keepSmokeTests(mocha.suite);
  if (process.env.TEST_PART) keepPart(mocha.suite, process.env.TEST_PART);

  const [failures, results] = await new Promise<[number, SuiteCounts]>((resolve) => {
    const runner = mocha.run((failed) => resolve([failed, counted]));
    const counted = countResults(runner);
    // An endless loop ends the run without a result of its test.
    runner.on('test', (test) => fs.writeFileSync(path.join(out, 'running'), test.fullTitle()));
  });
  Mocha.reporters.Base.consoleLog(`  Slowest:\n    ${results.slowest.join('\n    ')}`);
  writeResults(out, { version: vscode.version, node: process.version, ...results });
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}

function writeResults(out: string, results: HostResults): void {
  const file = path.join(out, 'results.json');
  fs.writeFileSync(`${file}.partial`, JSON.stringify(results));
  fs.renameSync(`${file}.partial`, file);
}
