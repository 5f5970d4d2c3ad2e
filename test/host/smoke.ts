import type { Suite } from 'mocha';

/** What the oldest supported VS Code runs beyond the first test of each group: parts of VS Code's
 * API that no first test uses. */
const ALSO = [
  /an open clean file is changed through its document and saved$/,
  /have an outline in the article and in both files$/,
  /have links in the annotation file$/,
  /show who answers whom, each at the quoted words$/,
  /show what is part of what$/,
  /are in the symbols of the workspace$/,
  /explains ids and keys$/,
];

/** Leaves the tests that show that each part of the extension works in this VS Code: the current
 * one runs all. The rows of the reliability report are the same on any version. */
export function keepSmokeTests(root: Suite): void {
  root.suites = root.suites.filter(({ title }) => !title.includes('(scoreboard)'));
  for (const suite of root.suites) keepIn(suite);
}

function keepIn(suite: Suite): void {
  suite.tests = suite.tests.filter(
    (test, at) => at === 0 || ALSO.some((title) => title.test(test.title)),
  );
  for (const inner of suite.suites) keepIn(inner);
}
