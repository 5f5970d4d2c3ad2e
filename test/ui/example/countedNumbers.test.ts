import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import {
  acceptQuickInput,
  cancelQuickInput,
  executeCommand,
  persist,
  quickInputTexts,
  quickPickRows,
  runCommand,
  picture,
  showViewContainer,
  useSharedWindow,
  waitForActiveFile,
  waitForQuickInput,
  waitForStatusBar,
} from '../driver';
import { examples } from '../support/examples';

const agreement = 'Cook Islands – China agreement';

/** The number of rows drawn of any list. */
const FIT = 8;

suite('Numbers open what they count', () => {
  const window = useSharedWindow({ ...examples, open: 'lagoon.md', width: 1400, height: 900 });

  const page = (): FrameLocator =>
    window().page.frameLocator('iframe.webview').frameLocator('#active-frame');
  const press = (key: string): Promise<void> => window().page.keyboard.press(key);
  const tab = (name: string): Promise<void> => page().getByRole('tab', { name }).click();

  /** Acts on a number, and returns the rows of the list that opens: as many as the number, up to
   * those that fit, below the right heading. */
  async function opened(number: Locator, act: () => Promise<void>): Promise<string[]> {
    const shown = Number.parseInt((await number.textContent()) ?? '', 10);
    const label = (await number.getAttribute('aria-label')) ?? '';
    const title = label.replace(/^Show /, '');
    assert.notEqual(title, label, 'the accessible name says that it shows something');
    await act();
    await waitForQuickInput(window(), title);
    assert.equal((await quickInputTexts(window())).title, title);
    const rows = await quickPickRows(window());
    assert.equal(rows.length, shown > FIT ? rows.length : shown);
    return rows.map((row) => `${row.label} | ${row.description}`);
  }

  suiteSetup(async () => {
    await waitForStatusBar(window(), '7 positions');
    await showViewContainer(window(), 'Policy Annotator');
    await runCommand(window(), 'Policy Annotator: Show Disagreement Board');
    await page().locator('.issue', { hasText: agreement }).click();
    await page().locator('h2', { hasText: agreement }).waitFor();
  });

  test('a measure of the board: pairs lead to both sides, actors to their positions', async () => {
    const actors = page().locator('.measures .counted', { hasText: /^2$/ }).first();
    const rows = await opened(actors, () => actors.click());
    assert.equal(rows.length, 2);
    await picture(window(), 'counted-actors');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'position');
    const { title } = await quickInputTexts(window());
    assert.match(title, /^\d positions? · .* · Cook Islands – China agreement$/);
    assert.equal((await quickPickRows(window())).length, Number.parseInt(title, 10));
    await acceptQuickInput(window());
    await waitForActiveFile(window(), 'lagoon.md');
    await executeCommand(window(), 'workbench.action.joinAllGroups');
    await runCommand(window(), 'Policy Annotator: Show Disagreement Board');

    const pair = page().getByRole('button', { name: 'Show 1 disagreement on balance · Cook' });
    await pair.focus();
    const pairs = await opened(pair, () => press('Enter'));
    assert.equal(pairs.length, 1);
    assert.match(pairs[0] ?? '', /⊖ – ⊕|⊕ – ⊖/);
    await acceptQuickInput(window());
    await window().page.locator('.tab.active').first().waitFor();
    await window().page.locator('.view-lines', { hasText: agreement }).first().waitFor();
    await executeCommand(window(), 'workbench.action.joinAllGroups');
    await runCommand(window(), 'Policy Annotator: Show Disagreement Board');
  });

  test('the number of a listed issue is one step of the arrow keys away from its name', async () => {
    await page().locator('.issue[aria-current]').focus();
    await press('ArrowRight');
    const number = page().locator('.listed .counted:focus');
    await number.waitFor();
    await opened(number, () => press('Enter'));
    await cancelQuickInput(window());
  });

  test('a total of the matrix, by mouse and by keyboard', async () => {
    await tab('Matrix');
    const total = page().getByRole('button', { name: /^Show \d+ claims · New Zealand$/ });
    await opened(total, () => total.click());
    await picture(window(), 'counted-matrix');
    await cancelQuickInput(window());

    // The page may draw anew what has the focus.
    await persist(async () => {
      await page().locator('.cell').first().focus();
      await press('ArrowLeft');
      await page().locator('tbody th .counted:focus').waitFor({ timeout: 5_000 });
      await press('ArrowUp');
      await page().locator('.cells .counted:focus').waitFor({ timeout: 5_000 });
    });
    const number = page().locator('.cells .counted:focus');
    await opened(number, () => press('Enter'));
    await acceptQuickInput(window());
    await window()
      .page.locator('.tab.active', { hasText: /\.(md|txt)$/ })
      .first()
      .waitFor();
    await executeCommand(window(), 'workbench.action.joinAllGroups');
    await runCommand(window(), 'Policy Annotator: Show Matrix of Actors and Issues');
  });

  test('the notes on what counts are one stop, and their numbers open positions and pairs', async () => {
    const stated = page().locator('.said .counted');
    const line = page().locator('.said summary');
    assert.match((await line.textContent()) ?? '', /^80 of 85 positions · \d+ disagreements$/);
    // The page may draw anew what it has just shown.
    await persist(async () => {
      await line.press('Enter');
      await page().locator('.said[open]').waitFor({ timeout: 5_000 });
    });
    await stated.first().waitFor();
    assert.equal(await page().locator('.said .counted[tabindex="0"]').count(), 1);
    const first = stated.first();
    await opened(first, () => first.click());
    await cancelQuickInput(window());
    await page().locator('.said .counted[tabindex="0"]').focus();
    await press('End');
    const last = page().locator('.said .counted:focus');
    await opened(last, () => press('Enter'));
    await cancelQuickInput(window());
    await picture(window(), 'counted-foot');
    await line.click();
    await page().locator('.said:not([open])').waitFor();
  });

  test('a tie of the network opens the positions that it is made from', async () => {
    await tab('Network');
    await page().locator('.nodes-list tbody button').first().focus();
    const tie = page().locator('.tied li .counted').first();
    const other = (await page().locator('.tied li').first().textContent())?.split(':')[0] ?? '';
    assert.match(
      (await tie.getAttribute('aria-label')) ?? '',
      /^.+, \d+: Show \d+ positions · .+ · .+$/,
    );
    await tie.focus();
    await press('Enter');
    await waitForQuickInput(window(), other);
    await picture(window(), 'counted-tie');
    await cancelQuickInput(window());
  });
});
