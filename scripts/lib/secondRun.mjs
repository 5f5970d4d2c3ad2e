// A real window on a busy machine sometimes loses a click or a message. Groups of tests that failed
// run again, in windows of their own; what fails again has failed. The second run is printed and
// counted.

import { toTerminal } from './output.mjs';

/**
 * @typedef {import('./counts.mjs').SuiteResult} SuiteResult
 * @typedef {import('./counts.mjs').Counts} Counts
 * @typedef {(grep: string | undefined) => Promise<SuiteResult>} Run
 */

/** With more failed groups the product or the machine has a fault, and a second run would only take
 * time. */
const MOST_GROUPS = 3;

/**
 * @param {Run} run
 * @param {string | undefined} grep which tests, by their full title
 * @param {(text: string) => void} [print]
 * @returns {Promise<SuiteResult>} `again` names the tests that failed at first
 */
export async function withSecondRun(run, grep, print = toTerminal) {
  const first = await run(grep);
  const titles = failedGroups(first);
  if (first.broken !== undefined || titles.length === 0 || titles.length > MOST_GROUPS) {
    return first;
  }
  print(`\n  Once more, in windows of their own: ${titles.join('; ')}\n\n`);
  const second = await run(onlyGroups(titles, grep));
  return second.broken === undefined ? mended(first, second) : first;
}

/**
 * The first run with the groups that ran again taken from the second one.
 * @param {SuiteResult} first
 * @param {SuiteResult} second
 * @returns {SuiteResult} `first` if a group is missing in the second run, whatever the reason
 */
export function mended(first, second) {
  const redone = second.groups ?? {};
  if (failedGroups(first).some((title) => redone[title] === undefined)) return first;
  const groups = { ...first.groups, ...redone };
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of Object.values(groups)) {
    counts.passed += passed;
    counts.failed += failed;
    counts.skipped += skipped;
  }
  const { failures: again = [], ...rest } = first;
  return { ...rest, ...counts, groups, again, failures: second.failures ?? [] };
}

/**
 * @param {readonly string[]} titles of groups
 * @param {string | undefined} grep what limited the first run
 * @returns {string} a regular expression for the full titles of the tests in these groups
 */
export function onlyGroups(titles, grep) {
  const escaped = titles.map((title) => title.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  const limited = grep ? String.raw`(?=[\s\S]*?(?:${grep}))` : '';
  return `^${limited}(?:${escaped.join('|')})(?: |$)`;
}

/** @param {SuiteResult} result */
function failedGroups({ groups = {} }) {
  return Object.keys(groups).filter((title) => (groups[title]?.failed ?? 0) > 0);
}
