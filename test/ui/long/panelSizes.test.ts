import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import {
  cancelQuickInput,
  resizeWindow,
  runCommand,
  picture,
  pictures,
  useWindow,
  waitForQuickInput,
  waitForStatusBar,
} from '../driver';

const VIEWS = ['Board', 'Matrix', 'Timeline', 'Network'] as const;

/** The part of each view that has to be visible. */
const READ = {
  Board: '.sides h2',
  Matrix: '.cells tbody tr:nth-child(2)',
  Timeline: '.stage .picture',
  Network: '.frame',
} as const;

suite('The analysis panel in windows of several sizes', () => {
  // Of its own: in a shared one the panel remembers that its filter was unfolded.
  const window = useWindow({ fixture: 'examples', open: 'lagoon.md', width: 1300, height: 900 });

  const page = (): FrameLocator =>
    window().page.frameLocator('iframe.webview').frameLocator('#active-frame');
  const tab = async (name: string): Promise<void> => {
    await page().getByRole('tab', { name }).click();
    await page().locator(`main .${name.toLowerCase()}`).waitFor();
  };

  suiteSetup(async () => {
    await waitForStatusBar(window(), '7 positions');
    await runCommand(window(), 'View: Toggle Primary Side Bar Visibility');
    await runCommand(window(), 'Policy Annotator: Show Disagreement Board');
    await page().locator('main .board').waitFor();
  });

  test('the filter shows the disagreements of an actor, and their number opens as many', async () => {
    await page().locator('.filter summary').click();
    await page().getByLabel('Actor', { exact: true }).fill('China');
    const stated = page().locator('.said', { hasText: 'contradictions of China' });
    await stated.locator('summary').click();
    const number = stated.getByRole('button', { name: /^Show \d+ disagreements$/ });
    assert.ok(Number(await number.textContent()) > 0);
    await picture(window(), 'panel-actor');
    await number.focus();
    await window().page.keyboard.press('Enter');
    await waitForQuickInput(window(), `${(await number.textContent()) ?? ''} disagreements`);
    await cancelQuickInput(window());
    await page().locator('.said .counted:focus', { hasText: /^\d+$/ }).waitFor();
    const focused = await page().locator('.said .counted:focus').getAttribute('aria-label');
    assert.match(focused ?? '', /^Show \d+ disagreements$/);
    await page().locator('.said summary').click();
    await page().locator('.said:not([open])').waitFor();
    await page().getByRole('button', { name: 'Clear Filter' }).click();
  });

  test('a search for an actor has its opponents, and one for a stance says why there are none', async () => {
    await page().getByLabel('Search').fill('stance:oppose');
    await page().locator('.problem', { hasText: 'leaves out one side' }).waitFor();
    await picture(window(), 'panel-one-side');
    await page().getByLabel('Search').fill('actor:china');
    await page().locator('.said', { hasText: 'contradictions of china' }).waitFor();
    assert.equal(await page().locator('.problem').count(), 0);
    await page().getByRole('button', { name: 'Clear Filter' }).click();
    await page().locator('.said', { hasNotText: 'contradictions of china' }).waitFor();
    await page().locator('.filter summary').click();
    await page().locator('.filter details:not([open])').waitFor();
  });

  for (const [width, height] of [
    [1300, 900],
    [1000, 700],
    [700, 450],
  ] as const) {
    test(`every view is read at ${String(width)} by ${String(height)}`, async () => {
      await resizeWindow(window(), width, height);
      for (const view of VIEWS) {
        await tab(view);
        const read = page().locator(READ[view]).first();
        await read.waitFor();
        await pictures(window(), `panel-${view}-${String(width)}`);
        const box = await read.boundingBox();
        assert.ok(box && box.height >= 20 && box.width > 100, `${view}: ${JSON.stringify(box)}`);
        assert.ok(box.y < height - 40, `${view} begins in sight: ${String(box.y)}`);
        const isWider = await page()
          .locator('body')
          .evaluate((body) => body.scrollWidth > body.clientWidth);
        assert.equal(isWider, false, `${view} is no wider than the page`);
      }
      const isFolded = await page()
        .locator('.filter details.fold')
        .evaluate((fold) => !fold.hasAttribute('open'));
      assert.equal(isFolded, true);
    });
  }

  test('in a small window the filter is one line, and is opened by a key', async () => {
    await tab('Board');
    const summary = page().locator('.filter summary');
    assert.ok(((await summary.boundingBox())?.height ?? 99) < 40);
    await summary.focus();
    await window().page.keyboard.press('Enter');
    await page().getByLabel('Actor', { exact: true }).fill('China');
    // The line above the field shows it while the field has the focus.
    await page().locator('.filter summary', { hasText: 'Filter · Actor: China' }).waitFor();
    await page().locator('.said', { hasText: 'contradictions of China' }).waitFor();
    await picture(window(), 'panel-small-filter');
    await page().getByRole('button', { name: 'Clear Filter' }).click();
  });

  test('the last column of the matrix is whole at the end of its scroll', async () => {
    await tab('Matrix');
    const cells = page().locator('.cells');
    await cells.evaluate((one) => one.scrollTo({ left: one.scrollWidth }));
    const [around, last] = await Promise.all([
      cells.boundingBox(),
      page().locator('thead th').last().boundingBox(),
    ]);
    assert.ok(around && last && last.x + last.width <= around.x + around.width);
    await page().locator('.cells:not(.more)').waitFor();
    await picture(window(), 'panel-matrix-end');
  });
});
