import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import {
  acceptQuickInput,
  cancelQuickInput,
  clickDialogButton,
  clickMessageButton,
  clickWord,
  dialogText,
  editorText,
  executeCommand,
  focusEditor,
  openFile,
  openView,
  pressOnRow,
  quickPickRows,
  runCommand,
  picture,
  pictures,
  treeRows,
  typeInQuickInput,
  useSharedWindow,
  waitForActiveFile,
  waitForMessage,
  waitForNoQuickInput,
  waitForQuickInput,
  waitForRows,
  waitForStatusBar,
} from '../driver';
import { choose, pressChord, tick, until } from '../support/annotating';
import { ARTICLES, LATE } from '../support/harbourStudy';
import { annotationFileOf, codebookOf } from '../support/onDisk';
import { adjudicates, adjudicationSays } from '../support/studyDecisions';
import {
  adjudicatedWith,
  become,
  BEN,
  codeLateArticles,
  writeCodedStudy,
} from '../support/studySteps';
import { runCli } from '../../unit/cli/session';

const [FIRST = ''] = Object.keys(ARTICLES);

/** In milliseconds: for all steps on a busy machine. */
const MINUTES = 360_000;

suite('A study of two coders, from adjudication to the result', () => {
  const window = useSharedWindow({
    name: 'study',
    width: 1400,
    height: 900,
    prepare: writeCodedStudy,
  });
  const press = (...keys: readonly string[]): Promise<void> => pressChord(window(), ...keys);
  const panel = (): FrameLocator =>
    window().page.frameLocator('iframe.webview').frameLocator('#active-frame');
  const waiting = (text: string): Promise<void> => adjudicationSays(window(), text);

  // One test, since each step goes on where the one before ended.
  test('is adjudicated, estimated, reported and renamed', async function () {
    this.timeout(MINUTES);
    await adjudicates(window());
    await discusses();
    await looksAtTheResult();
    await estimates();
    await takesOverTheRest();
    await reports();
    await renames();
  });

  async function discusses(): Promise<void> {
    await openFile(window(), '10-ferry.txt');
    await clickWord(window(), 'will be let go');
    await press('Control+K', 'Shift+D');
    await waitForQuickInput(window(), 'Write a comment');
    await window().page.keyboard.type('A question, or a refusal?');
    await acceptQuickInput(window());
    const comments = () =>
      annotationFileOf(window(), '10-ferry.txt').annotations.flatMap((one) => one.comments);
    // Who directs the study is known, and is not made a coder, who would be blind.
    await until('the comment is written', () => comments()[0]?.by === 'eve');
    const { page } = window();
    await clickMessageButton(window(), 'Discussions can be shown', 'Show Discussions');
    await page.locator('.review-widget .comment-body', { hasText: 'or a refusal' }).waitFor();
    await picture(window(), 'study-17-discussion');
    await page.locator('.review-widget [aria-label^="Resolve Discussion"]').first().click();
    await until('it is resolved', () => comments()[0]?.resolved === true);
    await executeCommand(window(), 'workbench.action.closePanel');

    await openFile(window(), FIRST);
    await focusEditor(window());
    await press('Control+K', 'j');
    await choose(window(), `Everything in ${FIRST}`, 'Mark Article as Coded');
    await choose(window(), 'Mark Article as Coded', 'Complete');
    await waitForQuickInput(window(), `Everything in ${FIRST}`);
    await cancelQuickInput(window());
    await until(
      'it is complete',
      () => annotationFileOf(window(), FIRST).coded.get('eve')?.state === 'complete',
    );
    await waiting('Everything is adjudicated.');
  }

  async function looksAtTheResult(): Promise<void> {
    await openView(window(), 'Disagreements');
    await waitForRows(window(), 'Disagreements', (rows) => rows.length === 4);
    assert.deepEqual(
      (await treeRows(window(), 'Disagreements'))
        .map(({ label, description }) => `${label}: ${description}`)
        .sort(),
      ['Deeper channel: 2 ⇄', 'Harbour toll: 8 ⇄', 'Loading at night: 4 ⇄', 'Shore power: 4 ⇄'],
    );
    await runCommand(window(), 'Policy Annotator: Show Disagreement Board');
    await panel().getByText('“has no view before the budget is printed”').waitFor();
    await picture(window(), 'study-18-board');
  }

  /** Two more articles come, of which each coder reads one. */
  async function estimates(): Promise<void> {
    for (const [name, { text }] of Object.entries(LATE)) {
      fs.writeFileSync(path.join(window().folder, name), text);
    }
    await openView(window(), 'Articles');
    await waitForRows(window(), 'Articles', (rows) =>
      rows.some(({ description }) => description === '2 articles'),
    );
    await runCommand(window(), 'Policy Annotator: Set Up Coding by Several Coders…');
    await tick(window(), "Type each coder's name", []);
    await waitForQuickInput(window(), "other's work");
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'What percentage');
    await typeInQuickInput(window(), '0');
    await acceptQuickInput(window());
    assert.match(await dialogText(window()), /assigned now: 2\. Of these, several coders code 0\./);
    await clickDialogButton(window(), 'Write to Codebook');
    await until('both are assigned', () => codebookOf(window()).coding.assigned.size === 14);
    const own = codeLateArticles(window());

    // The coder who was shown all reads what is adjudicated, and where nothing is, their own.
    await become(window(), BEN);
    await waitForRows(
      window(),
      'Articles',
      ([row]) => row?.label === 'Complete' && row.description === '13 articles',
    );
    await runCommand(window(), 'Policy Annotator: Estimate What Other Coders Would Find');
    await waitForActiveFile(window(), 'Found Again.txt');
    await pictures(window(), 'study-19-found-again');
    const text = await editorText(window());
    assert.match(text, /measured in 12 articles that two or more of them completed/);
    assert.match(text, /\n12 articles are adjudicated, and the same in all codings/);
    // Ties of networks follow, in an order of their own.
    const [findings = ''] = text.split('Ties in the network');
    // The least certain stand on the article of one coder; those of adjudicated articles are last.
    const shares = [...findings.matchAll(/\n {4}found again: (.*)/g)].map(([, share]) => share);
    assert.match(shares[0] ?? '', /\d/);
    assert.equal(shares.at(-1), 'fixed: adjudicated');
    const numbered = shares.findLastIndex((share) => share !== 'fixed: adjudicated');
    assert.ok(numbered < shares.indexOf('fixed: adjudicated'), findings);
    await runCommand(window(), 'Policy Annotator: Passages to Code Twice First');
    await waitForQuickInput(window(), 'Choose a passage to read it');
    await picture(window(), 'study-20-code-twice');
    const rows = await quickPickRows(window());
    assert.ok(rows.length > 0);
    for (const { description } of rows) assert.ok(description.endsWith(`${own} · Ben Voss`));
    await acceptQuickInput(window());
    await waitForActiveFile(window(), own);
  }

  /** What one coder alone has read is no result before. */
  async function takesOverTheRest(): Promise<void> {
    await become(window(), undefined);
    await waitForRows(window(), 'Articles', (rows) =>
      rows.some(({ description }) => description === '2 articles'),
    );
    for (const name of Object.keys(LATE)) {
      await openFile(window(), name);
      await focusEditor(window());
      await press('Control+K', 'j');
      await waitForMessage(window(), `has coded ${name}`);
      await picture(window(), 'study-20-one-coder');
      await clickMessageButton(window(), `has coded ${name}`, 'Take Over');
      await waitForQuickInput(window(), `Everything in ${name} is adjudicated.`);
      await cancelQuickInput(window());
      await adjudicatedWith(window(), name, /from:/);
    }
    await waitForRows(window(), 'Articles', (rows) =>
      rows.some(({ label, description }) => label === 'Complete' && description === '14 articles'),
    );
  }

  async function reports(): Promise<void> {
    await runCommand(window(), 'Policy Annotator: Show Intercoder Agreement');
    await panel().locator('.said', { hasText: '12 articles were completed by at least' }).waitFor();
    await picture(window(), 'study-21-agreement');
    const shown = await panel()
      .getByRole('table', { name: 'Figures' })
      .getByRole('row')
      .filter({ has: window().page.locator('td') })
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim())),
      );
    const { stdout } = await runCli(['report', '--methods'], { folder: window().folder });
    const written = stdout
      .slice(stdout.indexOf('| figure |'), stdout.indexOf('| issue |'))
      .trim()
      .split('\n')
      .slice(2)
      .map((line) =>
        line
          .split('|')
          .slice(2, -1)
          .map((cell) => cell.trim()),
      );
    // The panel begins with α, and names the same things in its own way.
    const figures = shown.filter((cells) => cells.length === 6);
    assert.ok(figures.length >= 12, String(figures.length));
    assert.deepEqual(
      figures.map(([alpha, interval = '', reliable = '', percent = '', , needed = '']) => [
        percent.replace('%', ' %'),
        alpha,
        interval.replace(' – ', ', '),
        reliable.replace('%', ' %'),
        needed.replace('+', ''),
      ]),
      written.map(([, ...cells]) => cells),
    );
    await panel()
      .getByRole('button', { name: /^Methods Section/ })
      .click();
    await waitForActiveFile(window(), 'Methods Section.md');
    await picture(window(), 'study-22-methods');
    assert.equal(await editorText(window()), stdout);
  }

  async function renames(): Promise<void> {
    await openView(window(), 'Actors');
    await pressOnRow(window(), 'Actors', "Shippers' League", 'F2');
    await waitForQuickInput(window(), 'The name that is shown');
    await typeInQuickInput(window(), 'League of Shippers');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Choose a file to see what changes');
    await picture(window(), 'study-23-rename');
    await acceptQuickInput(window());
    await waitForNoQuickInput(window());
    await waitForStatusBar(window(), 'is now League of Shippers');
    // Its id, which is asked for where the name stays.
    await pressOnRow(window(), 'Actors', 'League of Shippers', 'F2');
    await waitForQuickInput(window(), 'The name that is shown');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'The id that the files');
    await typeInQuickInput(window(), 'league-of-shippers');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Choose a file to see what changes');
    await acceptQuickInput(window());
    await waitForNoQuickInput(window());
    await adjudicatedWith(window(), FIRST, /actor: league-of-shippers\n/);
    await executeCommand(window(), 'policyAnnotator.refreshAdjudication');
    await waiting('Everything is adjudicated.');
    await picture(window(), 'study-24-renamed');
    const { stdout } = await runCli(['adjudicate', '--list'], { folder: window().folder });
    assert.match(
      stdout,
      /\n0 passages wait, of these 0 identical; changed since decided: 0; decided: 32\./,
    );
  }
});
