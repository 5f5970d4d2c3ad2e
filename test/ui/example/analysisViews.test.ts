import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { pngSize } from '../../../src/core/drawing/png';
import {
  chooseFromMenu,
  executeCommand,
  openFile,
  openRowMenu,
  runCommand,
  picture,
  useSharedWindow,
  waitForActiveFile,
  waitForCursor,
  waitForMessage,
  waitForRows,
  waitForStatusBar,
} from '../driver';
import { until } from '../support/annotating';
import { examples } from '../support/examples';
import { exportFolder, saveAs } from '../support/exporting';
import { showOnly } from '../views/layout';

const agreement = 'Cook Islands – China agreement';

suite('Analysis views', () => {
  const window = useSharedWindow({ ...examples, open: 'lagoon.md', width: 1400, height: 900 });

  const page = (): FrameLocator =>
    window().page.frameLocator('iframe.webview').frameLocator('#active-frame');
  const press = (key: string): Promise<void> => window().page.keyboard.press(key);
  const tab = async (name: string): Promise<void> => {
    await page().getByRole('tab', { name }).click();
    await page().locator(`main .${name.toLowerCase()}`).waitFor();
  };
  const heading = (name: string): Promise<void> =>
    page().locator('h2', { hasText: name }).waitFor();

  test('the board opens from the menu of a row, with the sides of its issue', async () => {
    await openFile(window(), 'lagoon.md');
    await waitForStatusBar(window(), '7 positions');
    await showOnly(window(), 'Disagreements');
    await waitForRows(window(), 'Disagreements', (rows) => rows.length > 3);
    await openRowMenu(window(), 'Disagreements', 'Cook Island… ⊕ ⊖ New Zealand');
    await chooseFromMenu(window(), 'Show Disagreement Board');
    await heading(agreement);
    const columns = await page().locator('.column h3').allTextContents();
    assert.deepEqual(columns, ['⊕ For · 1 actor', '⊖ Against · 1 actor']);
    assert.match((await page().locator('.statement').textContent()) ?? '', /may work with China/);
  });

  test('the arrow keys go through the issues', async () => {
    await page().locator('.issue[aria-current]').focus();
    await press('ArrowUp');
    await heading('Environmental risk');
    await press('ArrowDown');
    await heading(agreement);
    const isFocused = await page()
      .locator('.issue[aria-current]')
      .evaluate((issue) => issue === document.activeElement);
    assert.ok(isFocused, 'the focus stays on the issue while the board is built anew');
  });

  test('issues are listed by divisiveness and salience, each number with what it is of', async () => {
    const sort = page().getByLabel('Sort by');
    await sort.selectOption('divisiveness');
    const measure = page().locator('.listed .measure').first();
    await measure
      .filter({
        hasText:
          /^Divisiveness: \d\.\d\d · \d+ actors(?: · \d+ of them with positions on both sides)?$/,
      })
      .waitFor();
    const described = (await sort.getAttribute('aria-describedby')) ?? '';
    assert.match((await page().locator(`#${described}`).textContent()) ?? '', /van der Eijk/);
    await picture(window(), 'analysis-divisiveness');
    await sort.selectOption('salience');
    await measure.filter({ hasText: /^in \d+ of \d+ read articles$/ }).waitFor();
    // Said once, and not of each issue.
    assert.match((await page().locator(`#${described}`).textContent()) ?? '', /n is too small/);
    await page().locator('.measures summary').focus();
    await press('Enter');
    await page().locator('details dd', { hasText: 'marked complete or not relevant' }).waitFor();
    await press('Enter');
    await sort.selectOption('disagreements');
  });

  test('the window narrows what counts, which is said, until it is opened again', async () => {
    const stated = page().locator('.said');
    assert.match(
      (await stated.textContent()) ?? '',
      /^80 of 85 positions · \d+ disagreements80 positions of 85 count\./,
    );
    await page().locator('.filter summary').click();
    await page().getByLabel('To', { exact: true }).focus();
    await press('ArrowLeft');
    await press('ArrowLeft');
    await stated.filter({ hasText: 'outside the window' }).waitFor();
    await page().getByRole('button', { name: 'All Dates' }).click();
    await stated.filter({ hasNotText: 'outside the window' }).waitFor();
  });

  test('a search that finds nothing says so, and can be taken back', async () => {
    await page().getByLabel('Search').fill('tag:no-such-tag stance:maybe');
    await page().locator('.nothing', { hasText: 'No position matches the filter.' }).waitFor();
    await page().locator('.problem', { hasText: '“maybe”' }).waitFor();
    await page().getByRole('button', { name: 'Clear Filter' }).click();
    await heading(agreement);
    assert.equal(await page().getByLabel('Search').inputValue(), '');
  });

  test('a card leads to its words, beside the board', async () => {
    await page()
      .getByRole('button', { name: /it had not been consulted/ })
      .click();
    await waitForActiveFile(window(), 'lagoon.md');
    await waitForCursor(window(), 'Ln 15');
    await page().locator('.issue').first().waitFor();
    await picture(window(), 'analysis-board-beside');
  });

  test('a position that is added appears, and nothing loses its place', async () => {
    const card = page().getByRole('button', { name: /defends the agreement/ });
    await card.focus();
    const file = path.join(window().folder, 'lagoon.md.annotations.yaml');
    const text = fs.readFileSync(file, 'utf8');
    const added = `  - {id: zz99zz99, actor: new-zealand, issue: china-agreement, stance: oppose, quote: {exact: "held back part of its aid"}}\n`;
    fs.writeFileSync(
      file,
      text.replace(/^positions:\n/m, (line) => line + added),
    );
    await page().locator('.said', { hasText: '81 positions of 86' }).waitFor();
    assert.ok(await card.evaluate((one) => one === document.activeElement));
    fs.writeFileSync(file, text);
    await page().locator('.said', { hasText: '80 positions of 85' }).waitFor();
    await executeCommand(window(), 'workbench.action.joinAllGroups');
    await runCommand(window(), 'Policy Annotator: Show Disagreement Board');
  });

  test('a cell of the matrix shows its quotes, and the arrow keys go on from there', async () => {
    await tab('Matrix');
    await page().locator('.quotes', { hasText: 'Choose a cell to read its quotes.' }).waitFor();
    await page().getByLabel('Sort by').selectOption('similar');
    const cell = page().getByRole('button', { name: 'New Zealand on Cook Islands – China' });
    await cell.click();
    await page()
      .locator('.quotes h3', {
        hasText: 'New Zealand on Cook Islands – China agreement · 2 against',
      })
      .waitFor();
    await press('ArrowUp');
    const focused = page().locator('.cell:focus');
    await focused.waitFor();
    assert.match((await focused.getAttribute('aria-label')) ?? '', /on Cook Islands – China/);
    await picture(window(), 'analysis-matrix');
  });

  test('the timeline is of the same issue, and a mark leads to its words', async () => {
    await tab('Timeline');
    const marks = page().locator('.mark');
    await marks.first().waitFor();
    assert.equal(await page().locator('.picture').getAttribute('aria-label'), agreement);
    await page().locator('.mark[tabindex="0"]').focus();
    await press('ArrowDown');
    await picture(window(), 'analysis-timeline');
    await press('Enter');
    await waitForActiveFile(window(), 'lagoon.md');
    await executeCommand(window(), 'workbench.action.joinAllGroups');
    await runCommand(window(), 'Policy Annotator: Show Timeline');
    await page().locator('.picture').waitFor();
  });

  for (const format of ['SVG', 'PNG'] as const) {
    test(`${format} of every view is a picture for print`, async () => {
      for (const view of ['Timeline', 'Matrix', 'Board']) {
        await tab(view);
        const file = path.join(exportFolder(window()), `${view}.${format.toLowerCase()}`);
        await page().getByRole('button', { name: format }).click();
        await saveAs(window(), file);
        await waitForMessage(window(), `Exported: ${path.basename(file)}`);
        await executeCommand(window(), 'notifications.clearAll');
        const bytes = fs.readFileSync(file);
        if (format === 'SVG') {
          assert.match(bytes.toString(), /^<\?xml[^]*<\/svg>\n$/);
          await look(bytes.toString(), `analysis-svg-${view}`);
          continue;
        }
        const { width, height } = pngSize(bytes) ?? { width: 0, height: 0 };
        assert.ok(width >= 2000 && height >= 500, `${view}: ${width} × ${height}`);
        assert.equal(bytes.toString('latin1', 37, 41), 'pHYs');
        if (process.env.SCREENSHOT_FOLDER) {
          fs.copyFileSync(
            file,
            path.join(process.env.SCREENSHOT_FOLDER, `analysis-png-${view}.png`),
          );
        }
      }
    });
  }

  test('what an actor held on two dates is shown with its differences', async () => {
    await tab('Timeline');
    await page().getByLabel('Timeline of').selectOption('actor');
    await page().getByRole('button', { name: 'Compare Two Dates…' }).waitFor();
    await page().locator('.timeline select').last().selectOption({ label: 'Norwegian government' });
    await page().locator('.picture[aria-label="Norwegian government"]').waitFor();
    await page().getByRole('button', { name: 'Compare Two Dates…' }).click();
    for (const which of ['The earlier date', 'The later date']) {
      await window().page.locator(`.quick-input-widget input[placeholder="${which}"]`).waitFor();
      await press('Enter');
    }
    await window().page.locator('.tab.active', { hasText: 'Norwegian government:' }).waitFor();
    await window().page.locator('.monaco-diff-editor .line-insert').first().waitFor();
    await picture(window(), 'analysis-two-dates');
    await executeCommand(window(), 'workbench.action.closeActiveEditor');
    // As it was, for the suites after this one.
    await page().getByLabel('Timeline of').selectOption('issue');
  });

  /** Draws an SVG file as any other program would, and keeps the picture. */
  async function look(svg: string, name: string): Promise<void> {
    if (spawnSync('xmllint', ['--version']).status === 0) {
      execFileSync('xmllint', ['--nonet', '--noout', '-'], { input: svg });
    }
    const other = await window().page.context().newPage();
    await other.setContent(svg.replace(/^<\?xml[^>]*>/, ''));
    const drawn = other.locator('svg');
    const inside = await drawn.evaluate((picture) => {
      const { width, height } = (picture as SVGSVGElement).getBoundingClientRect();
      return [...picture.querySelectorAll('text')].flatMap((text) => {
        const box = text.getBBox();
        const reversed = text.hasAttribute('transform');
        const fits = box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height;
        return reversed || fits ? [] : [text.textContent];
      });
    });
    assert.deepEqual(inside, [], `${name}: texts that leave the page`);
    if (process.env.SCREENSHOT_FOLDER) {
      await drawn.screenshot({ path: path.join(process.env.SCREENSHOT_FOLDER, `${name}.png`) });
    }
    await other.close();
    await until('the window has the focus again', async () => {
      await window().page.bringToFront();
      return true;
    });
  }
});
