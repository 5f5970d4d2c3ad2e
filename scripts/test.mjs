// npm test [-- --only unit,host,oldest,ui,long,desktop,harness] [-- --grep PATTERN]: every suite but
// the long one, two at a time, and one line with the totals at the end.
import { parseArgs } from 'node:util';
import { closingLine, exitCode, judged, sumOf } from './lib/counts.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { inLanes } from './lib/lanes.mjs';
import { toTerminal } from './lib/output.mjs';
import { exitOnSignals } from './lib/processes.mjs';

/** Processes of unit tests, then windows: three on two cores slow each other down. */
const LANES = 2;

/** The minutes that the whole may take on two cores: CONTRIBUTING.md says what a feature may add. */
const BUDGET = 20;

const started = Date.now();

const { values } = parseArgs({ options: { only: { type: 'string' }, grep: { type: 'string' } } });

exitOnSignals();
/** @type {import('./lib/counts.mjs').SuiteResult[]} */
const results = [];
try {
  ensureDependencies();
  // Imported late: the suites need the dependencies.
  const { buildForSuites, installForSuites, suites, suiteTitles, WHEN_ASKED } =
    await import('./lib/suites.mjs');
  const always = Object.keys(suites).filter((name) => !WHEN_ASKED.includes(name));
  const wanted = values.only?.split(',') ?? always;
  const jobs = wanted.flatMap((name) => {
    const parts = suites[name];
    if (parts === undefined) throw new Error(`There is no suite "${name}": ${Object.keys(suites)}`);
    return parts.map((part) => ({ name, run: jobOf(name, suiteTitles[name], part) }));
  });
  const unit = jobs.filter(({ name }) => name === 'unit');
  const windows = jobs.filter(({ name }) => name !== 'unit');
  const installing = windows.length > 0 ? installForSuites(wanted) : Promise.resolve();
  if (windows.length > 0) await buildForSuites();
  // Unit tests use both cores, so no window starts before they have ended.
  const ended = await inLanes(unit, LANES, toTerminal);
  await installing;
  ended.push(...(await inLanes(windows, LANES, toTerminal)));
  for (const name of wanted) {
    const parts = ended.filter((result) => result.name === name);
    results.push(judged(sumOf(name, parts)));
  }
} catch (error) {
  results.push(brokenResult('set-up', error));
}

console.log('');
// Again at the end, since often only the end of a long run is kept.
for (const { name, passed, failed, skipped, broken, seconds = 0, ...told } of results) {
  const counted = `${passed} ok, ${failed} wrong, ${skipped} left out`;
  console.log(`${name}: ${counted}, ${inMinutes(seconds)} min`);
  for (const failure of told.failures ?? []) console.log(`  WRONG: ${failure}`);
  for (const first of told.secondTries ?? []) console.log(`  RIGHT AT THE SECOND TRY: ${first}`);
  if (broken !== undefined) console.log(`  DID NOT RUN PROPERLY: ${broken}`);
}
const all = (Date.now() - started) / 1000;
console.log(`${inMinutes(all)} min of ${BUDGET}, with ${LANES} at a time`);
console.log(closingLine(results));
process.exitCode = exitCode(results);

/**
 * @param {string} name
 * @param {string | undefined} title
 * @param {import('./lib/suites.mjs').Suite} suite
 */
function jobOf(name, title, suite) {
  return async (/** @type {(text: string) => void} */ print) => {
    print(`\n== ${title}\n`);
    const began = Date.now();
    const result = await runGuarded(name, () => suite(name, { grep: values.grep, print }));
    const seconds = (Date.now() - began) / 1000;
    print(`(${name}: ${seconds.toFixed(1)} s)\n`);
    return { ...result, name, seconds };
  };
}

/**
 * @param {string} name
 * @param {() => Promise<import('./lib/counts.mjs').SuiteResult>} run
 */
async function runGuarded(name, run) {
  try {
    return await run();
  } catch (error) {
    return brokenResult(name, error);
  }
}

/** @param {number} seconds */
function inMinutes(seconds) {
  return (seconds / 60).toFixed(1);
}

/**
 * @param {string} name
 * @param {unknown} error
 * @returns {import('./lib/counts.mjs').SuiteResult}
 */
function brokenResult(name, error) {
  const broken = error instanceof Error ? error.message : String(error);
  return { name, passed: 0, failed: 0, skipped: 0, broken };
}
