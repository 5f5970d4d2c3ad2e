import assert from 'node:assert/strict';
import type { Frame, FrameLocator, Locator } from 'playwright-core';
import {
  BARRIER_THEMES,
  cancelQuickInput,
  editorText,
  executeCommand,
  openFile,
  quickInputTexts,
  runCommand,
  picture,
  setTheme,
  useSharedWindow,
  waitForQuickInput,
  waitForStatusBar,
} from '../driver';
import { barriersIn } from '../support/axe';
import { examples } from '../support/examples';

const agreement = 'Cook Islands – China agreement';
const VIEWS = ['Board', 'Matrix', 'Timeline', 'Network'] as const;

suite('Reading the analysis panel', () => {
  const window = useSharedWindow({ ...examples, width: 1300, height: 860 });

  const page = (): FrameLocator =>
    window().page.frameLocator('iframe.webview').frameLocator('#active-frame');
  const press = (key: string): Promise<void> => window().page.keyboard.press(key);
  const tab = async (name: string): Promise<void> => {
    await page().getByRole('tab', { name }).click();
    await page().locator(`main .${name.toLowerCase()}`).waitFor();
  };
  const settled = (): Promise<void> =>
    page().locator('.graph:not([aria-busy]) .names text').first().waitFor();
  const frame = async (): Promise<Frame> => {
    const body = await page().locator('body').elementHandle();
    const found = await body?.ownerFrame();
    assert.ok(found);
    return found;
  };
  const chosen = (label: string): Locator =>
    page()
      .locator('.tools .field', { hasText: new RegExp(`^${label}`) })
      .locator('select');

  suiteSetup(async () => {
    await openFile(window(), 'lagoon.md');
    await waitForStatusBar(window(), '7 positions');
    await runCommand(window(), 'View: Toggle Primary Side Bar Visibility');
    await runCommand(window(), 'Policy Annotator: Show Disagreement Board');
    await page().locator('main .board').waitFor();
  });

  test('the filter folds to one line that says what counts, and stays folded when the panel opens again', async () => {
    const summary = page().locator('.filter summary');
    assert.equal(await summary.textContent(), 'Filter: none');
    // Another test may have opened it in this window.
    if (await page().locator('.filter details[open]').isVisible()) await summary.click();
    await page().locator('.filter details:not([open])').waitFor();
    await summary.click();
    await page().getByLabel('Actor', { exact: true }).fill('China');
    await page().locator('.said', { hasText: 'contradictions of China' }).waitFor();
    await summary.focus();
    await press('Enter');
    await page().locator('.filter details:not([open])').waitFor();
    await page().getByRole('tab', { name: 'Matrix' }).click();
    await summary.filter({ hasText: 'Filter · Actor: China' }).waitFor();
    await picture(window(), 'panel-filter-folded');
    await executeCommand(window(), 'workbench.action.closeActiveEditor');
    await runCommand(window(), 'Policy Annotator: Show Matrix of Actors and Issues');
    await page().locator('main .matrix').waitFor();
    assert.equal(await page().locator('.filter details[open]').count(), 0);
    await page().getByRole('button', { name: 'Clear Filter' }).click();
    await summary.filter({ hasText: 'Filter: none' }).waitFor();
    await summary.click();
    await page().getByLabel('Actor', { exact: true }).waitFor();
  });

  test('a head of the matrix sorts by its column, the other way, and not at all', async () => {
    await tab('Matrix');
    const head = page().locator('thead th', { hasText: agreement });
    const names = (): Promise<string[]> => page().locator('tbody th .name').allTextContents();
    const asItWas = await names();
    const cells = page().locator('.cells');
    await cells.evaluate((one) => one.scrollTo({ top: one.scrollHeight }));
    await head.locator('.sort').focus();
    await press('Enter');
    await page().locator('thead th[aria-sort="descending"]', { hasText: agreement }).waitFor();
    await page()
      .locator('.tools', { hasText: `Sorted by ${agreement}` })
      .waitFor();
    const sorted = await names();
    assert.notDeepEqual(sorted, asItWas);
    // Rows of those who hold it come first, so they are visible.
    assert.equal(await cells.evaluate((one) => one.scrollTop), 0);
    await picture(window(), 'panel-matrix-sorted');
    // The header still has the focus.
    await press('Enter');
    await page().locator('thead th[aria-sort="ascending"]', { hasText: agreement }).waitFor();
    assert.notDeepEqual(await names(), sorted);
    await press('Enter');
    await page().locator('.cells table:not(:has([aria-sort]))').waitFor();
    assert.deepEqual(await names(), asItWas);
    await page().getByLabel('Sort by').selectOption('similar');
    await page().locator('.tools', { hasText: 'Thick lines separate the camps' }).waitFor();
    assert.ok((await page().locator('tbody tr.camp').count()) > 0);
    await picture(window(), 'panel-matrix-camps');
  });

  test('an actor and an issue that are chosen in one tab are found again in the others', async () => {
    const actor = 'Cook Islands government';
    await page()
      .getByRole('button', { name: `${actor} on ${agreement}` })
      .click();
    await page()
      .locator('.quotes h3', { hasText: `${actor} on ${agreement}` })
      .waitFor();
    assert.deepEqual(await page().locator('th.chosen .name').allTextContents(), [agreement, actor]);
    await tab('Timeline');
    await page().getByLabel('Timeline of').selectOption('issue');
    await page().locator(`.picture[aria-label="${agreement}"]`).waitFor();
    assert.deepEqual(await page().locator('.picture text.heading').allTextContents(), [actor]);
    await tab('Network');
    await page().locator('.nodes-list [aria-current]', { hasText: actor }).waitFor();
    await tab('Board');
    await page().locator('.issue[aria-current]', { hasText: agreement }).waitFor();
  });

  test('days are dragged over to zoom in, by keys as well, and become what counts', async () => {
    await tab('Timeline');
    const note = page().locator('.timeline .note', { hasText: /^Shown: / });
    const box = await page().locator('.picture').boundingBox();
    assert.ok(box);
    const y = box.y + 20;
    await window().page.mouse.move(box.x + box.width * 0.5, y);
    await window().page.mouse.down();
    await window().page.mouse.move(box.x + box.width * 0.75, y, { steps: 4 });
    await page().locator('.brush').waitFor();
    await picture(window(), 'panel-timeline-brush');
    await window().page.mouse.up();
    await note.waitFor();
    const dragged = await note.textContent();
    // The keys named below it continue from the mouse position.
    await press('0');
    await note.waitFor({ state: 'detached' });

    await page().locator('.mark[tabindex="0"]').focus();
    await press('+');
    await note.waitFor();
    const near = await note.textContent();
    assert.notEqual(near, dragged);
    await page().getByRole('button', { name: 'Earlier' }).click();
    await note.filter({ hasNotText: near ?? '' }).waitFor();
    await picture(window(), 'panel-timeline-zoomed');
    await page().getByRole('button', { name: 'Count Only These Days' }).click();
    await page().locator('.said', { hasText: 'Window: ' }).waitFor();
    await tab('Matrix');
    await page().locator('.said', { hasText: 'outside the window' }).waitFor();
    await page().getByRole('button', { name: 'All Dates' }).click();
    await page().locator('.said', { hasNotText: 'outside the window' }).waitFor();
  });

  test('a node is found by its name: Enter goes to the next, Escape ends it', async () => {
    await tab('Network');
    await settled();
    const field = page().getByLabel('Find', { exact: false });
    await field.fill('norw');
    await page().locator('.graph.searching').waitFor();
    const found = await page().locator('.nodes-list .found').allTextContents();
    assert.ok(found.length > 1 && found.every((name) => /norw/i.test(name)), found.join());
    assert.equal(await page().locator('.graph .node.found').count(), found.length);
    const names = new Set<string | null>();
    for (const at of found.keys()) {
      await press('Enter');
      await page()
        .locator('.find output', { hasText: `${String(at + 1)} of ${String(found.length)}` })
        .waitFor();
      names.add(await page().locator('.tied h3').textContent());
    }
    assert.deepEqual([...names].sort(), [...found].sort());
    await picture(window(), 'panel-network-found');
    await press('Escape');
    await page().locator('.graph:not(.searching)').waitFor();
    assert.equal(await field.inputValue(), '');
  });

  test('a tie of the picture opens its quotes by a click', async () => {
    await page().locator('.zoom').getByRole('button', { name: 'Show All' }).click();
    await settled();
    const [x, y] = await page()
      .locator('.graph .lines:not(.near) path.tie')
      .first()
      .evaluate((path: SVGPathElement) => {
        const [, start = '', end = ''] =
          /^M([^LM]+)L([^LM]+)/.exec(path.getAttribute('d') ?? '') ?? [];
        const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] = [start, end].map((point) =>
          point.split(' ').map(Number),
        ) as [number[], number[]];
        const { x, y } = new DOMPoint((x1 + x2) / 2, (y1 + y2) / 2).matrixTransform(
          path.getScreenCTM() ?? undefined,
        );
        return [x, y] as const;
      });
    const around = await page().locator('body').boundingBox();
    await window().page.mouse.move((around?.x ?? 0) + x, (around?.y ?? 0) + y);
    await page().locator('.graph.on-tie').waitFor();
    await window().page.mouse.down();
    await window().page.mouse.up();
    await waitForQuickInput(window(), 'position');
    assert.match((await quickInputTexts(window())).title, /^\d+ positions · .+ · .+$/);
    await cancelQuickInput(window());
  });

  test('nodes and ties are tables as well, sorted by any column', async () => {
    await chosen('Show').selectOption('nodes');
    const rows = (): Promise<string[]> => page().locator('.nodes-list tbody th').allTextContents();
    await page().locator('.network.alone .nodes-list').waitFor();
    await page().locator('thead .sort', { hasText: 'Name' }).focus();
    await press('Enter');
    await page().locator('th[aria-sort="ascending"]', { hasText: 'Name' }).waitFor();
    const sorted = await rows();
    const { compare } = new Intl.Collator('en');
    assert.deepEqual(sorted, sorted.toSorted(compare));
    await press('Enter');
    await page().locator('th[aria-sort="descending"]', { hasText: 'Name' }).waitFor();
    assert.deepEqual(await rows(), sorted.toReversed());
    await picture(window(), 'panel-network-nodes');
    await chosen('Show').selectOption('ties');
    const tie = page().locator('.nodes-list tbody tr').first();
    await tie.locator('.counted').waitFor();
    await picture(window(), 'panel-network-ties');
    const count = Number(await tie.locator('.counted').textContent());
    await tie.locator('.counted').click();
    await waitForQuickInput(window(), `${String(count)} position`);
    await cancelQuickInput(window());
    await chosen('Show').selectOption('');
    await settled();
  });

  test('every tab is a text as well, which is read from the top down', async () => {
    for (const [view, name, read] of [
      ['Board', 'Disagreement Board', /^For · \d+ actors?$/],
      ['Matrix', 'Actors by Issues', /^ +New Zealand on .*: 2 against$/],
      ['Timeline', 'Timeline of Positions', /^.+ · \d+ positions?$/],
      ['Network', 'Discourse Network', /^ +.+ – .+ · Tie: agree · Weight: \d+ · Positions: \d+$/],
    ] as const) {
      await tab(view);
      await page().getByRole('button', { name: 'Show as Text' }).click();
      await window()
        .page.locator('.tab.active', { hasText: `${name}.txt` })
        .waitFor();
      const text = await editorText(window());
      assert.ok(text.startsWith(`${view}\n`), text.slice(0, 80));
      assert.ok(
        text.split('\n').some((line) => read.test(line)),
        `${view}: ${String(read)}`,
      );
      assert.match(text, /\n80 positions of 85 count\.\n/);
      await executeCommand(window(), 'workbench.action.closeActiveEditor');
      await page().getByRole('tab', { name: view, selected: true }).waitFor();
    }
  });

  for (const theme of BARRIER_THEMES) {
    test(`no tab has a serious barrier for who does not see or point, ${theme}`, async () => {
      await setTheme(window(), theme);
      for (const view of VIEWS) {
        await tab(view);
        if (view === 'Network') await settled();
        assert.deepEqual(await barriersIn(await frame()), [], `${view}, ${theme}`);
      }
      await chosen('Show').selectOption('nodes');
      await page().locator('.network.alone').waitFor();
      assert.deepEqual(await barriersIn(await frame()), [], `table of nodes, ${theme}`);
      await chosen('Show').selectOption('');
      await settled();
    });
  }

  test('nor in forced colours, in which all is still distinguishable', async () => {
    await window().page.emulateMedia({ forcedColors: 'active' });
    for (const view of VIEWS) {
      await tab(view);
      if (view === 'Network') await settled();
      assert.deepEqual(await barriersIn(await frame()), [], view);
      await picture(window(), `panel-forced-${view}`);
    }
    await window().page.emulateMedia({ forcedColors: null });
    await openFile(window(), 'lagoon.md');
  });
});
