import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Frame, FrameLocator } from 'playwright-core';
import {
  acceptQuickInput,
  BARRIER_THEMES,
  changeSettings,
  clearMessages,
  executeCommand,
  openFile,
  openView,
  resizeWindow,
  runCommand,
  picture,
  pictures,
  setTheme,
  showViewContainer,
  typeInQuickInput,
  viewMessage,
  useSharedWindow,
  waitForActiveFile,
  waitForCursor,
  waitForMessage,
  waitForQuickInput,
  waitForRows,
  waitForStatusBar,
  editorText,
} from '../driver';
import { choose } from '../support/annotating';
import { barriersIn } from '../support/axe';
import { exportFolder, saveAs } from '../support/exporting';
import { study } from '../support/twoCoders';
import { showOnly, welcome } from '../views/layout';

suite('Intercoder agreement', () => {
  const window = useSharedWindow({ ...study(), width: 1400, height: 900 });

  const page = (): FrameLocator =>
    window().page.frameLocator('iframe.webview').frameLocator('#active-frame');
  const press = (key: string): Promise<void> => window().page.keyboard.press(key);
  const frame = async (): Promise<Frame> => {
    const found = await (await page().locator('body').elementHandle())?.ownerFrame();
    assert.ok(found);
    return found;
  };
  const figureOf = (name: string) =>
    page()
      .getByRole('table', { name: 'Figures' })
      .getByRole('row', { name: new RegExp(`^${name}`) });
  const shown = async (): Promise<void> => {
    await executeCommand(window(), 'workbench.action.joinAllGroups');
    await runCommand(window(), 'Policy Annotator: Show Intercoder Agreement');
    await page().locator('main .intercoder').waitFor();
  };

  test('a tab of the panel compares the coders, and says what counts', async () => {
    await runCommand(window(), 'Policy Annotator: Show Intercoder Agreement');
    await page()
      .locator('.said', { hasText: '12 articles were completed by at least two coders' })
      .waitFor();
    await page().locator('.said', { hasText: 'Lea Brandt, Max Olsen' }).waitFor();
    await runCommand(window(), 'View: Toggle Primary Side Bar Visibility');
    // Fifteen claims alike in eleven: see the matrix of values below.
    const cells = await figureOf('Stance').getByRole('cell').allTextContents();
    assert.match(cells[0] ?? '', /^0\.\d\d$/);
    assert.match(cells[1] ?? '', /^0\.\d\d – [01]\.\d\d$/);
    await picture(window(), 'intercoder-wide-light');
  });

  test('a row opens its details, by the keyboard too', async () => {
    await figureOf('Passages found').getByRole('button').focus();
    await press('Enter');
    await page().locator('.details', { hasText: 'Lea Brandt and Max Olsen' }).waitFor();
    // Its button still has the focus; the arrows walk through the rows.
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    await figureOf('Actor with issue').locator('[aria-expanded="true"]').waitFor();
    await page()
      .locator('.details', { hasText: 'Lea Brandt and Max Olsen' })
      .waitFor({ state: 'detached' });
    await figureOf('Stance').getByRole('button').click();
    await page().locator('.details').waitFor();
    await picture(window(), 'intercoder-details');
  });

  test('a cell of the matrix lists its passages, and a reading leads to its article', async () => {
    const cell = page().getByRole('button', { name: /^ambivalent \(Lea Brandt\) and support/ });
    assert.equal(await cell.textContent(), '1');
    await cell.click();
    await page().locator('.met[aria-current]').waitFor();
    const passage = page().locator('.passage');
    assert.equal(await passage.count(), 1);
    await passage
      .getByText(
        'Stance of Town council on Raising the dam: ambivalent (Lea Brandt), support (Max Olsen)',
      )
      .waitFor();
    await picture(window(), 'intercoder-cell');
    await passage.getByRole('button', { name: /^Max Olsen:/ }).click();
    await waitForActiveFile(window(), '03-hearing.txt');
    await waitForCursor(window(), 'Ln 3, Col 1');
    await shown();
    await page().getByLabel(/^List/).selectOption('');
    await page().locator('.passage').nth(3).waitFor();
  });

  test('an issue lists its disputed passages', async () => {
    await page()
      .getByRole('table', { name: 'By issue' })
      .getByRole('button', { name: 'Quota for irrigation' })
      .click();
    await page().locator('.opens[aria-current]', { hasText: 'Quota' }).waitFor();
    await page().locator('.passage', { hasText: 'Only Max Olsen' }).waitFor();
    assert.equal(await page().locator('.passage').count(), 1);
    await page().getByLabel(/^List/).selectOption('nothing');
    await page().locator('.passage').nth(1).waitFor();
    assert.equal(await page().locator('.passage', { hasText: 'Nothing found by' }).count(), 2);
    assert.equal(await page().locator('.passage').count(), 2);
    await page().getByLabel(/^List/).selectOption('');
  });

  test('the same is shown as text, and as a methods section', async () => {
    await page().getByRole('button', { name: 'Show as Text' }).click();
    await waitForActiveFile(window(), 'Intercoder Agreement.txt');
    const text = await editorText(window());
    assert.match(text, /12 articles were completed by at least two coders/);
    await shown();
    await page()
      .getByRole('button', { name: /^Methods Section/ })
      .click();
    await waitForActiveFile(window(), 'Methods Section.md');
    await shown();
  });

  test('figures and values are written as tables, with a description beside them', async () => {
    const folder = exportFolder(window());
    for (const [button, name, head] of [
      ['Figures as CSV', 'figures', /part,name,scale,.*reliable/],
      ['Values as CSV', 'values', /unit,article,coder,field,value/],
    ] as const) {
      await page()
        .getByRole('button', { name: new RegExp(`^${button}`) })
        .click();
      await saveAs(window(), path.join(folder, `${name}.csv`));
      await waitForMessage(window(), `Exported: ${name}.csv`);
      assert.match(fs.readFileSync(path.join(folder, `${name}.csv`), 'utf8'), head);
      assert.ok(fs.existsSync(path.join(folder, `${name}.datapackage.json`)));
      await clearMessages(window());
    }
  });

  test('where nothing is adjudicated, no result can be found again, and that is explained', async () => {
    const why = 'Nothing is counted yet. Where each coder has a file of their own';
    await runCommand(window(), 'Policy Annotator: Estimate What Other Coders Would Find');
    await waitForActiveFile(window(), 'Found Again.txt');
    await picture(window(), 'found-again-uncounted');
    const text = await editorText(window());
    assert.match(text, /is measured in 12 articles/);
    assert.ok(text.includes(why), text);
    await runCommand(window(), 'Policy Annotator: Passages to Code Twice First');
    await waitForMessage(window(), why);
    await picture(window(), 'code-twice-first-uncounted');
    // Its progress may go away meanwhile, so that no message can be closed by its place.
    await executeCommand(window(), 'notifications.clearAll');
    await shown();
  });

  for (const theme of BARRIER_THEMES) {
    test(`has no serious barrier, ${theme}`, async () => {
      await setTheme(window(), theme);
      await page().locator('main .intercoder').waitFor();
      assert.deepEqual(await barriersIn(await frame()), []);
      await picture(window(), `intercoder-1400-${theme}`);
    });
  }

  for (const [width, height] of [
    [1000, 800],
    [680, 800],
  ] as const) {
    test(`nothing is cut off in a window of ${String(width)} pixels`, async () => {
      await resizeWindow(window(), width, height);
      await page().locator('main .intercoder').waitFor();
      const body = page().locator('body');
      await body.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      const wide = await body.evaluate((one) => one.scrollWidth - one.clientWidth);
      assert.ok(wide <= 0, `${String(wide)} pixels too wide`);
      await pictures(window(), `intercoder-${String(width)}`);
    });
  }
});

suite('Intercoder agreement of a coder who codes blind', () => {
  const window = useSharedWindow({
    ...study('lea', 'coding: {blind: true}\n'),
    width: 1000,
    height: 700,
  });

  test('is not shown', async () => {
    await runCommand(window(), 'Policy Annotator: Show Intercoder Agreement');
    await window()
      .page.frameLocator('iframe.webview')
      .frameLocator('#active-frame')
      .getByText('You code blind')
      .waitFor();
    await picture(window(), 'intercoder-blind');
  });

  test('leaves the views to coding: what they offer first is to annotate', async () => {
    const added = path.join(window().folder, '99-new.txt');
    fs.writeFileSync(added, 'The council wants meters.\n');
    await openFile(window(), '99-new.txt');
    await showOnly(window(), 'This Article');
    const { buttons } = await welcome(window(), 'This Article', /^You code blind/);
    assert.deepEqual(buttons, ['Annotate Selection', 'Mark Article as Coded']);
    await picture(window(), 'blind-this-article');
    await executeCommand(window(), 'workbench.action.closeActiveEditor');
    fs.rmSync(added);
  });

  test('is asked about before anything is shown, where nobody has said who they are', async () => {
    const panel = window().page.frameLocator('iframe.webview').frameLocator('#active-frame');
    await changeSettings(window(), { 'policyAnnotator.coder': undefined });
    const button = panel.getByRole('button', { name: 'Who Is Coding?' });
    await button.waitFor();
    await picture(window(), 'intercoder-nobody-has-said');
    await button.click();
    await choose(window(), 'Who is coding?', 'Max Olsen');
    await panel.getByRole('button', { name: "Show Other Coders' Work…" }).waitFor();
    await openFile(window(), '01-drought.txt');
    await waitForStatusBar(window(), 'Max Olsen');
  });

  test('who directs the study sees what waits for them, and how far coders are', async () => {
    await runCommand(window(), 'Policy Annotator: Who Is Coding?');
    await choose(window(), 'Who is coding?', 'Another person…');
    await waitForQuickInput(window(), 'A short name');
    await typeInQuickInput(window(), 'eve');
    await acceptQuickInput(window());
    await waitForStatusBar(window(), 'Director');
    await waitForStatusBar(window(), '2 passages wait');
    await showViewContainer(window(), 'Policy Annotator');
    await openView(window(), 'Articles');
    const rows = await waitForRows(window(), 'Articles', (shown) =>
      shown.some(({ label }) => label === 'Wait for adjudication'),
    );
    assert.deepEqual(
      rows.slice(0, 4).map(({ label, description }) => `${label} ${description}`.trim()),
      ['Coders', 'Lea Brandt 12 coded', 'Max Olsen 12 coded', 'Wait for adjudication 12 articles'],
    );
    await picture(window(), 'directing');
    await showOnly(window(), 'Issues');
    await waitForRows(window(), 'Issues', (shown) =>
      shown.some(({ label, description }) => label === 'Water meters' && description === ''),
    );
    assert.match(await viewMessage(window(), 'Issues'), /^Nothing is adjudicated yet\./);
    await picture(window(), 'directing-issues');
    await showOnly(window(), 'Disagreements');
    const { buttons } = await welcome(
      window(),
      'Disagreements',
      /Intercoder Agreement.*who is coding/,
    );
    assert.deepEqual(buttons, ['Adjudicate Next Article']);
    await picture(window(), 'directing-disagreements');
  });
});
