import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { pngSize } from '../../../src/core/drawing/png';
import {
  chooseFromMenu,
  chooseRow,
  executeCommand,
  openFile,
  openRowMenu,
  resizeWindow,
  picture,
  pictures,
  useSharedWindow,
  waitForMessage,
  waitForQuickInput,
  waitForRows,
  waitForStatusBar,
} from '../driver';
import { examples } from '../support/examples';
import { exportFolder, saveAs } from '../support/exporting';
import { showOnly } from '../views/layout';

suite('The discourse network', () => {
  const window = useSharedWindow({ ...examples, width: 1400, height: 900 });

  const page = (): FrameLocator =>
    window().page.frameLocator('iframe.webview').frameLocator('#active-frame');
  const press = (key: string): Promise<void> => window().page.keyboard.press(key);
  const settled = (): Promise<void> =>
    page().locator('.graph:not([aria-busy]) .names text').first().waitFor();
  const chosen = (label: string): Locator =>
    page()
      .locator('.tools .field', { hasText: new RegExp(`^${label}`) })
      .locator('select');
  /** What was chosen at first, which the panel remembers for the suites after this one. */
  const atFirst = new Map<string, string>();
  const choose = async (label: string, value: string): Promise<void> => {
    if (!atFirst.has(label)) atFirst.set(label, await chosen(label).inputValue());
    await chosen(label).selectOption(value);
  };

  test('opens from the row of an actor, who is shown with whom they agree', async () => {
    await openFile(window(), 'lagoon.md');
    await waitForStatusBar(window(), '7 positions');
    await showOnly(window(), 'Actors');
    await waitForRows(window(), 'Actors', (rows) => rows.length > 3);
    await openRowMenu(window(), 'Actors', 'China');
    await chooseFromMenu(window(), 'Show Discourse Network');
    await settled();
    await page().locator('.nodes-list [aria-current]', { hasText: 'China' }).waitFor();
    await page().locator('.tied h3', { hasText: 'China' }).waitFor();
    assert.match((await page().locator('.tied li').first().textContent()) ?? '', /: agree, \d/);
    await picture(window(), 'network-agree');
  });

  test('the arrow keys go through the list, and Enter follows the node to its timeline', async () => {
    await page().locator('.nodes-list tbody button').first().focus();
    const first = await page().locator('.tied h3').textContent();
    await press('ArrowDown');
    const name = (await page().locator('.nodes-list tbody button:focus').textContent()) ?? '';
    assert.notEqual(name, first);
    await page().locator('.tied h3', { hasText: name }).waitFor();
    assert.equal(await page().locator('.graph .node.chosen').count(), 1);
    await press('Enter');
    await page().locator('.timeline').waitFor();
    assert.equal(await page().locator('.picture').getAttribute('aria-label'), name);
    await page().getByRole('tab', { name: 'Network' }).click();
    await settled();
    await page().locator('.nodes-list [aria-current]', { hasText: name }).waitFor();
  });

  test('what ties nodes is chosen, and what is drawn is said', async () => {
    const definition = page().locator('.definition');
    await choose('Ties', 'conflict');
    await definition.filter({ hasText: 'the other’s claims against' }).waitFor();
    await page().locator('.legend .tie').first().waitFor({ state: 'detached' });
    await settled();
    assert.ok((await page().locator('.graph .tie-opposing').count()) > 0);
    await picture(window(), 'network-conflict');
    await choose('Disagreements', 'listed');
    await definition.filter({ hasText: 'Disagreement: as in the list of disagreements' }).waitFor();
    await picture(window(), 'network-listed');
    await choose('Ties', 'evaluations');
    await definition.filter({ hasText: 'sum of one actor’s evaluations' }).waitFor();
    await settled();
    assert.ok((await page().locator('.graph .tie-head-opposing').count()) > 0);
    await page().locator('.nodes-list tbody button').first().focus();
    await page()
      .locator('.tied li', { hasText: /^[→←] .*evaluation, \d/ })
      .first()
      .waitFor();
    await pictures(window(), 'network-evaluations');
    await choose('Ties', 'subtract');
    await page().locator('.legend', { hasText: 'disagree more' }).waitFor();
    await choose('Weight', 'cosine');
    await definition.filter({ hasText: 'Divided by the square root' }).waitFor();
    await choose('Ties', 'issues');
    await definition.filter({ hasText: 'for the issue minus those against' }).waitFor();
    await settled();
    await page().locator('.nodes-list td', { hasText: 'Issues' }).first().waitFor();
    await picture(window(), 'network-issues');
  });

  test('the documentation that defines the numbers opens beside the panel', async () => {
    await page().locator('.definition summary').click();
    await page().locator('.definition').getByRole('button').click();
    await window()
      .page.getByRole('tab', { name: /network\.md/ })
      .waitFor();
    await executeCommand(window(), 'workbench.action.closeActiveEditor');
    await settled();
  });

  test('the minimal weight says what it leaves', async () => {
    const slider = page().getByLabel('Minimum weight');
    const all = await page().locator('.nodes-list tbody tr').count();
    await slider.focus();
    await press('ArrowRight');
    await page()
      .locator('.slider output', { hasText: /^at least \S+: \d+ of \d+ ties$/ })
      .waitFor();
    await page()
      .locator('.definition', { hasText: /without ties (?:is|are) not drawn/ })
      .waitFor();
    assert.ok((await page().locator('.nodes-list tbody tr').count()) < all);
    await press('Home');
    await page()
      .locator('.slider output', { hasText: /^all: \d+ ties$/ })
      .waitFor();
    // The slider shows it at once; the drawing follows.
    await page()
      .locator('.nodes-list tbody tr')
      .nth(all - 1)
      .waitFor();
  });

  test('is zoomed and moved by keys, and all of it is shown again', async () => {
    await settled();
    const box = (): Promise<string | null> => page().locator('.graph').getAttribute('viewBox');
    const before = await box();
    await page().locator('.graph').focus();
    await press('+');
    await press('ArrowRight');
    assert.notEqual(await box(), before);
    await press('0');
    assert.equal(await box(), before);
  });

  test('a node under the mouse shows its ties, and is chosen by a click', async () => {
    const node = page().locator('.graph .node').nth(2);
    await node.hover();
    await page().locator('.graph.pointed').waitFor();
    await node.click();
    await page().locator('.nodes-list button[data-node="2"]:focus').waitFor();
  });

  for (const format of ['SVG', 'PNG'] as const) {
    test(`${format} is a picture for print, with its legend and what is drawn`, async () => {
      const file = path.join(exportFolder(window()), `network.${format.toLowerCase()}`);
      await page().getByRole('button', { name: format }).click();
      await waitForQuickInput(window(), 'How wide is it printed?');
      await chooseRow(window(), 'Two Columns, or a Page');
      await saveAs(window(), file);
      await waitForMessage(window(), `Exported: ${path.basename(file)}`);
      await executeCommand(window(), 'notifications.clearAll');
      const bytes = fs.readFileSync(file);
      const shots = process.env.SCREENSHOT_FOLDER;
      if (shots !== undefined) fs.copyFileSync(file, path.join(shots, path.basename(file)));
      if (format === 'PNG') {
        const { width, height } = pngSize(bytes) ?? { width: 0, height: 0 };
        // 174 mm at 300 dots per inch.
        assert.ok(width === 2055 && height > 1000, `${width} × ${height}`);
        return;
      }
      const svg = bytes.toString();
      assert.match(svg, /<svg[^>]* width="174mm"/);
      assert.match(svg, /Weight of a tie/);
      assert.match(svg, />against<\/text>/);
      if (spawnSync('xmllint', ['--version']).status === 0) {
        execFileSync('xmllint', ['--nonet', '--noout', '-'], { input: svg });
      }
    });
  }

  test('fits a narrow panel', async () => {
    await choose('Ties', 'subtract');
    await settled();
    await page().locator('.nodes-list tbody button').first().focus();
    await pictures(window(), 'network');
    await resizeWindow(window(), 760, 900);
    const wide = await page()
      .locator('body')
      .evaluate((body) => body.scrollWidth > document.documentElement.clientWidth);
    assert.equal(wide, false);
    await picture(window(), 'network-narrow');
    await resizeWindow(window(), 1400, 900);
    await choose('Weight', atFirst.get('Weight') ?? '');
    await choose('Ties', 'conflict');
    await choose('Disagreements', atFirst.get('Disagreements') ?? '');
    await choose('Ties', atFirst.get('Ties') ?? '');
  });
});
