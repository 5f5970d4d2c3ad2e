import assert from 'node:assert/strict';
import {
  chooseRow,
  executeCommand,
  pressOnRow,
  runCommand,
  picture,
  pictures,
  treeRows,
  useSharedWindow,
  viewDescription,
  waitForActiveFile,
  waitForQuickInput,
  waitForRows,
  waitForStatusBar,
} from '../driver';
import { until } from '../support/annotating';
import { arrange, labels, showOnly } from '../views/layout';
import { examples } from '../support/examples';

/** Of pictures. */
const SIZES = [
  [1000, 700],
  [700, 450],
] as const;

suite('Reading without looking, and without a mouse', () => {
  const window = useSharedWindow({ ...examples, open: 'lagoon.md', width: 1000, height: 700 });
  const press = (key: string): Promise<void> => window().page.keyboard.press(key);

  suiteSetup(() => waitForStatusBar(window(), '7 positions'));

  test('a row is read with actor, stance, issue and quote, and a pair with both sides', async () => {
    await showOnly(window(), 'This Article');
    await waitForRows(window(), 'This Article', (rows) => labels(rows).length === 10);
    const [first] = await treeRows(window(), 'This Article');
    assert.match(
      first?.spoken ?? '',
      /^Cook Islands government: supports the statement on Cook Islands – China agreement, .*“defends the agreement with Beijing as one between equals”, lagoon\.md, paragraph 3/,
    );
    await showOnly(window(), 'Disagreements');
    const pairs = await waitForRows(window(), 'Disagreements', (rows) =>
      labels(rows).includes('Cook Island… ⊕ ⊖ New Zealand'),
    );
    const pair = pairs.find(({ label }) => label === 'Cook Island… ⊕ ⊖ New Zealand');
    assert.match(
      pair?.spoken ?? '',
      /^Cook Islands government, for, 1 claim, New Zealand, against, 2 claims, Cook Islands – China agreement/,
    );
  });

  test('the list of disagreements is sorted by most pairs when asked, and says so', async () => {
    await showOnly(window(), 'Disagreements');
    await runCommand(window(), 'Policy Annotator: Group and Sort Disagreements');
    await waitForQuickInput(window(), 'Choose how the view is grouped and sorted');
    await chooseRow(window(), 'Most pairs');
    await window().page.locator('.pane-header', { hasText: 'most pairs first' }).waitFor();
    assert.match(await viewDescription(window(), 'Disagreements'), / · most pairs first · /);
    const rows = await treeRows(window(), 'Disagreements');
    const counts = rows.flatMap(
      ({ description }) => /^(\d+)(?: of \d+)? ⇄$/.exec(description)?.[1] ?? [],
    );
    const [derived] = [counts.slice(0, counts.indexOf('2') + 1).map(Number)];
    assert.deepEqual(
      derived,
      [...(derived ?? [])].sort((a, b) => b - a),
    );
    await pictures(window(), 'rows', SIZES);
    await arrange(window(), 'Disagreements', 'Evidence on the weaker side');
  });

  test('the menu of a row opens with a key, and compares its quotes', async () => {
    await showOnly(window(), 'Disagreements');
    await pressOnRow(window(), 'Disagreements', 'Cook Island… ⊕ ⊖ New Zealand', 'Shift+F10');
    const menu = window().page.locator('.monaco-menu .action-item');
    await menu.filter({ hasText: 'Compare Quotes' }).waitFor();
    const focused = menu
      .filter({ hasText: 'Compare Quotes' })
      .and(window().page.locator('.focused'));
    await until('the cursor is on the action', async () => {
      if ((await focused.count()) > 0) return true;
      await press('ArrowDown');
      return false;
    });
    await press('Enter');
    await window().page.locator('.tab', { hasText: 'New Zealand' }).waitFor();
    await executeCommand(window(), 'workbench.action.closeAllEditors');
  });

  test('Show Accessibility Help has the keys on a page that cannot be changed', async () => {
    await runCommand(window(), 'Policy Annotator: Show Accessibility Help');
    await waitForActiveFile(window(), 'Accessibility Help Policy Annotator');
    const text = window().page.locator('.editor-group-container.active .view-lines');
    await text.filter({ hasText: 'Annotate the selected words' }).waitFor();
    // Drawn lines may break anywhere.
    const read = (await text.innerText()).replaceAll('\u00a0', ' ').replaceAll('\n', '');
    assert.match(read, /Ctrl\+K A/);
    await picture(window(), 'accessibility-help');
  });

  test('the board has each quote in its sentence, marked by more than its colour', async () => {
    await executeCommand(window(), 'workbench.action.closeAllEditors');
    await runCommand(window(), 'Policy Annotator: Show Disagreement Board');
    const page = window().page.frameLocator('iframe.webview').frameLocator('#active-frame');
    await page.locator('main .board .quote').first().waitFor();
    const marked = page.locator('.quote .words strong.said-oppose').first();
    await marked.waitFor();
    const { style, weight } = await marked.evaluate((element) => {
      const { borderBottomStyle, fontWeight } = getComputedStyle(element);
      return { style: borderBottomStyle, weight: Number(fontWeight) };
    });
    assert.equal(style, 'dashed');
    assert.ok(weight >= 600);
    // The sentences are there when the articles have been read.
    await page
      .locator('.quote .words', { hasText: /\w “[^”]+”\W/ })
      .first()
      .waitFor();
    await pictures(window(), 'board', SIZES);
  });
});
