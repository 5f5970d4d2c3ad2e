import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { temporaryFolder } from '../../support/temporaryFolder';
import { launchBrowser } from '../driver/window';
import { barriersIn } from '../support/axe';

suite('The report in a browser', () => {
  const folder = temporaryFolder('policy-annotator-report');
  const file = path.join(folder, 'report.html');
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];

  suiteSetup(async () => {
    const words = ['export', 'examples', '--format', 'report-html', '--out', file];
    const run = spawnSync(process.execPath, [inRoot('dist', 'policy-annotator.js'), ...words], {
      cwd: inRoot(),
    });
    assert.equal(run.status, 0, run.stderr.toString());
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(file).href);
  });
  suiteTeardown(() => browser.close());

  test('asks for nothing but itself', () => {
    assert.deepEqual(requests, [pathToFileURL(file).href]);
  });

  for (const media of [
    { colorScheme: 'light' },
    { colorScheme: 'dark' },
    { colorScheme: 'light', forcedColors: 'active' },
  ] as const) {
    const name = 'forcedColors' in media ? 'forced colours' : media.colorScheme;
    test(`has no serious barrier, ${name}`, async () => {
      await page.emulateMedia({ forcedColors: 'none', ...media });
      assert.deepEqual(await barriersIn(page.mainFrame()), []);
    });
  }

  test('is narrowed by typing, and a quote leads to its card and its words', async () => {
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    const rows = page.locator('tr[data-row="disagreements"]:visible');
    const all = await rows.count();
    assert.ok(all > 3);
    await page.getByLabel('Find disagreements').fill('china');
    await page.waitForFunction(
      (count) =>
        [...document.querySelectorAll<HTMLElement>('tr[data-row="disagreements"]')].filter(
          (row) => row.offsetParent !== null,
        ).length < count,
      all,
    );
    assert.match(await rows.first().innerText(), /china/i);
    await rows.first().locator('a').first().click();
    const card = page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`);
    await card.getByRole('link', { name: 'In the text' }).click();
    assert.match(page.url(), /-text$/);
  });

  test('is printed without its fields', async () => {
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('input:visible').count(), 0);
  });
});
