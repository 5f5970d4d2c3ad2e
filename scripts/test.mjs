// npm test [-- --only unit,host,oldest,ui,desktop,harness] [-- --grep PATTERN]: every suite,
// several at a time, and one line with the totals at the end.
import { parseArgs } from 'node:util';
import { closingLine, exitCode, judged, sumOf } from './lib/counts.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { inLanes } from './lib/lanes.mjs';
import { toTerminal } from './lib/output.mjs';
import { exitOnSignals } from './lib/processes.mjs';

/** Windows mostly wait, but three on two cores slow each other down. The remaining time is for unit
 * tests. */
const WINDOWS = 2;

const { values } = parseArgs({ options: { only: { type: 'string' }, grep: { type: 'string' } } });

exitOnSignals();
/** @type {import('./lib/counts.mjs').SuiteResult[]} */
const results = [];
try {
  ensureDependencies();
  // Imported late: the suites need the dependencies.
  const { prepareSuites, suites, suiteTitles } = await import('./lib/suites.mjs');
  const wanted = values.only?.split(',') ?? Object.keys(suites);
  const onlyUnit = wanted.every((name) => name === 'unit');
  const jobs = wanted.flatMap((name) => {
    const parts = suites[name];
    if (parts === undefined) throw new Error(`There is no suite "${name}": ${Object.keys(suites)}`);
    return parts.map((part) => ({
      kind: name === 'unit' ? 'unit' : 'windows',
      run: (/** @type {(text: string) => void} */ print) => {
        print(`\n== ${suiteTitles[name]}\n`);
        return runGuarded(name, part, print);
      },
    }));
  });
  if (!onlyUnit) await prepareSuites(wanted);
  const lanes = { windows: WINDOWS, unit: onlyUnit ? 2 : 1 };
  const ended = await inLanes(jobs, lanes, toTerminal);
  for (const name of wanted) {
    const parts = ended.filter((result) => result.name === name);
    results.push(judged(sumOf(name, parts)));
  }
} catch (error) {
  results.push(brokenResult('set-up', error));
}

console.log('');
// Again at the end, since often only the end of a long run is kept.
for (const { name, passed, failed, skipped, broken, failures = [], again = [] } of results) {
  const twice = again.length > 0 ? `, ${again.length} wrong at first and tried again` : '';
  console.log(`${name}: ${passed} ok, ${failed} wrong, ${skipped} left out${twice}`);
  for (const failure of again) console.log(`  wrong at first: ${failure}`);
  for (const failure of failures) console.log(`  WRONG: ${failure}`);
  if (broken !== undefined) console.log(`  DID NOT RUN PROPERLY: ${broken}`);
}
console.log(closingLine(results));
process.exitCode = exitCode(results);

/**
 * @param {string} name
 * @param {import('./lib/suites.mjs').Suite} suite
 * @param {(text: string) => void} print
 */
async function runGuarded(name, suite, print) {
  const started = Date.now();
  try {
    return await suite(name, { grep: values.grep, print });
  } catch (error) {
    return brokenResult(name, error);
  } finally {
    print(`(${name}: ${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
  }
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
