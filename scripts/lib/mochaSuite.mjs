// Runs mocha on TypeScript tests in a Node of its own.
import fs from 'node:fs';
import path from 'node:path';
import { verdict } from './hostSuite.mjs';
import { lineCutter, toTerminal } from './output.mjs';
import { removeFolder } from './pinnedInstall.mjs';
import { inRoot, root } from './places.mjs';
import { start, stopGroup } from './processes.mjs';
import { temporaryFolder } from './temporary.mjs';

/**
 * @typedef {object} MochaSuite
 * @property {string} name
 * @property {readonly string[]} files globs, relative to the working copy
 * @property {number} [timeout] milliseconds a test may take; default: what .mocharc.json says
 * @property {number} [retries] how often a test that fails is tried again; default: never
 * @property {string} [grep]
 * @property {Record<string, string>} [env]
 * @property {number} [totalLimit] milliseconds the whole run may take: far more than on a slow
 *   machine, since it must only end endless output
 * @property {number} [idleLimit] milliseconds without output: the sign of an endless loop
 * @property {(text: string) => void} [print] where the tests' output goes; default: standard output
 */

/**
 * @param {MochaSuite} suite
 * @returns {Promise<import('./counts.mjs').SuiteResult>} never rejects
 */
export async function runMochaSuite(suite) {
  const { totalLimit = 3_600_000, idleLimit = 300_000 } = suite;
  const folder = temporaryFolder('mocha');
  const countsFile = path.join(folder, 'counts.json');
  const child = start(process.execPath, mochaArguments(suite), {
    cwd: root,
    env: { ...process.env, ...suite.env, TEST_COUNTS: countsFile },
  });
  const shown = lineCutter(suite.print ?? toTerminal);
  let last = Date.now();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      last = Date.now();
      shown.push(text);
    });
  }
  const started = Date.now();
  /** @type {import('./hostSuite.mjs').Ending} */
  const ending = await new Promise((resolve) => {
    /** @param {import('./hostSuite.mjs').Ending} how */
    const end = (how) => {
      clearInterval(timer);
      resolve(how);
    };
    const timer = setInterval(() => {
      const now = Date.now();
      if (now - started > totalLimit) end({ why: `no end after ${totalLimit / 1000} s` });
      else if (now - last > idleLimit) end({ why: `no output for ${idleLimit / 1000} s` });
    }, 500);
    child.once('error', (error) => end({ why: error.message }));
    child.once('close', (code, signal) => end({ exit: code ?? (signal ? 128 : 1) }));
  });
  await stopGroup(child);
  shown.end();
  const counts = fs.existsSync(countsFile)
    ? JSON.parse(fs.readFileSync(countsFile, 'utf8'))
    : undefined;
  removeFolder(folder);
  return verdict(suite.name, ending, counts);
}

/** @param {MochaSuite} suite */
function mochaArguments({ files, timeout, retries, grep }) {
  return [
    inRoot('node_modules', 'mocha', 'bin', 'mocha.js'),
    `--reporter=${inRoot('scripts', 'lib', 'countingReporter.mjs')}`,
    ...(timeout ? [`--timeout=${timeout}`] : []),
    ...(retries ? [`--retries=${retries}`] : []),
    '--no-color',
    '--exit', // Resources that a test left open must not keep the run from ending.
    ...(grep ? [`--grep=${grep}`] : []),
    ...files,
  ];
}
