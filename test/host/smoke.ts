import type { Suite } from 'mocha';

/** The rows of the reliability report, which asks for them by their title: they are the same on any
 * version, and take long. */
export function dropScoreboard(root: Suite): void {
  root.suites = root.suites.filter(({ title }) => !title.includes('(scoreboard)'));
}

/** Suites that use a part of VS Code's API that none before them uses. */
const PARTS = [
  'Activation',
  'Adjudication',
  'Citations in a text of the analyst',
  'Examples of the codebook',
  'The codebook',
  'The light bulb in an article',
  'Many places with the same answers',
  'Coding mode',
  'Who?',
  'Show Concordance…',
  'The discussion of an annotation',
  'Open Documentation',
  'Find in Disagreements, where there are thousands',
  'Find Positions…',
  'Following what happens to the files',
  'Undo and redo of annotation changes',
  'Importing files',
  'Coding by several coders',
  'Our default keys',
  'Articles that are moved, copied and deleted in the editor',
  'The badge',
  'The palette lists',
  'Each row of the problem table is in the Problems panel, at its exact place',
  'Notes on the quality of coding',
  'References between words, ids and entries',
  'References in a virtual workspace',
  'Resolve Annotation Conflicts',
  'Saving annotations',
  'Saving through what the editor has open',
  'Saving where there is no disk',
  'Help in YAML files',
];

/** What the oldest supported VS Code runs beyond the first test of each of them. */
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
 * one runs all.
 * @throws where a suite of the list is no longer there */
export function keepSmokeTests(root: Suite): void {
  const titles = root.suites.map(({ title }) => title);
  const lacking = PARTS.filter((part) => !titles.includes(part));
  if (lacking.length > 0) throw new Error(`No suite of host tests is called ${lacking.join(', ')}`);
  root.suites = root.suites.filter(({ title }) => PARTS.includes(title));
  for (const suite of root.suites) keepIn(suite);
}

function keepIn(suite: Suite): void {
  suite.tests = suite.tests.filter(
    (test, at) => at === 0 || ALSO.some((title) => title.test(test.title)),
  );
  for (const inner of suite.suites) keepIn(inner);
}
