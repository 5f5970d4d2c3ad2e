// The pictures of the README and of docs/evidence/screenshots.md, one test each: `npm run
// screenshots`.
import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import {
  cancelQuickInput,
  chooseRow,
  clearMessages,
  clickRow,
  clickViewAction,
  closePanel,
  executeCommand,
  expandRow,
  goToPosition,
  hoverText,
  leaveHover,
  openFile,
  openProblems,
  resizeWindow,
  runCommand,
  screenshotFolder,
  selectWords,
  setTheme,
  showViewContainer,
  useWindow,
  waitForDecoration,
  waitForMessage,
  waitForProblems,
  waitForQuickInput,
  waitForRows,
  type VsCodeWindow,
} from './driver';
import { choose, pressChord } from './support/annotating';
import { exportFolder, saveAs } from './support/exporting';
import { movingPng, type Pixels } from './support/palettePng';
import { noteWords, openOnly, shownStrings, take, VIEWS, waitUntilShown } from './support/pictures';
import { setSideBarWidth } from './support/sideBar';
import { twoCoders } from './support/twoCoders';

const THEMES = ['light', 'dark', 'highContrastDark'] as const;

const [WIDTH, HEIGHT] = [1360, 840];
/** A question and the words that it is about: one of these is part of the package. */
const QUESTION = { x: 0, y: 0, width: WIDTH, height: 520 };

suite('Pictures', () => {
  const window = useWindow({
    fixture: 'examples',
    open: 'alone-at-sea.md',
    width: WIDTH,
    height: HEIGHT,
  });

  suiteSetup(async () => {
    await showViewContainer(window(), 'Policy Annotator');
    await setSideBarWidth(window(), 460);
    await waitForDecoration(window(), 'told his officials', (one) => one.backgroundColor !== '');
    await waitForRows(window(), 'Issues', (rows) => rows.length > 3);
  });

  for (const theme of THEMES) {
    test(`an article with its marks and a card, ${theme}`, async () => {
      await setTheme(window(), theme);
      // No higher than needed: the first of them is part of the package.
      await resizeWindow(window(), WIDTH, 700);
      await openOnly(window(), 'Issues', 'This Article');
      await expand(window(), 'Issues', 'Mining the high seas', 'Environmental risk');
      await goToPosition(window(), 9);
      await hoverText(window(), 'break international law', 'opposes the');
      await waitUntilShown(window());
      await take(window(), `overview-${theme}`);
      await leaveHover(window());
      await hoverText(window(), 'Beijing', 'Disagrees');
      await waitUntilShown(window());
      await take(window(), `card-${theme}`);
      await leaveHover(window());
      await resizeWindow(window(), WIDTH, HEIGHT);
    });

    for (const view of VIEWS) {
      test(`the view ${view}, ${theme}`, async () => {
        await setTheme(window(), theme);
        await openOnly(window(), view);
        await unfold(window(), view);
        const box = await window().page.locator('.part.sidebar').boundingBox();
        await take(window(), `view-${slug(view)}-${theme}`, box ?? undefined);
      });
    }

    test(`the annotate flow, ${theme}`, async () => {
      await setTheme(window(), theme);
      await openOnly(window(), 'Issues', 'This Article');
      await goToPosition(window(), 9);
      await selectWords(window(), 'leaving these supplies to China would be reckless');
      await window().page.keyboard.press('Control+K');
      await window().page.keyboard.press('a');
      await waitForQuickInput(window(), 'Who?');
      await take(window(), `annotate-who-${theme}`, QUESTION);
      await choose(window(), 'Who?', 'Trump administration');
      await waitForQuickInput(window(), 'About what?');
      await take(window(), `annotate-what-${theme}`, QUESTION);
      await choose(window(), 'About what?', 'Mineral supply');
      await waitForQuickInput(window(), 'Choose a stance');
      await take(window(), `annotate-stance-${theme}`, QUESTION);
      await cancelQuickInput(window());
    });

    test(`the analysis views, ${theme}`, async () => {
      await setTheme(window(), theme);
      await executeCommand(window(), 'workbench.action.closeSidebar');
      const page = window().page.frameLocator('iframe.webview').frameLocator('#active-frame');
      for (const view of ['Board', 'Matrix', 'Timeline', 'Network'] as const) {
        await executeCommand(window(), `policyAnnotator.show${view}`);
        await page.locator(`main .${view.toLowerCase()}`).waitFor();
        if (view === 'Network') {
          await networkIsDrawn(page);
        }
        await take(window(), `analysis-${slug(view)}-${theme}`);
      }
      await executeCommand(window(), 'workbench.action.closeActiveEditor');
      await showViewContainer(window(), 'Policy Annotator');
    });

    test(`a file that cannot be read, ${theme}`, async () => {
      await setTheme(window(), theme);
      const file = path.join(window().folder, 'alone-at-sea.md.annotations.yaml');
      const text = fs.readFileSync(file, 'utf8');
      fs.writeFileSync(file, text.replace('  - id: jiut6b58', '<<<<<<< mine\n  - id: jiut6b58'));
      await openProblems(window());
      await waitForProblems(window(), (all) => all.some(({ severity }) => severity === 'error'));
      await take(window(), `error-${theme}`);
      fs.writeFileSync(file, text);
      await waitForProblems(window(), (all) => all.every(({ severity }) => severity !== 'error'));
      await closePanel(window());
      // That its readings are back is told, too.
      await clearMessages(window());
    });
  }

  test('the network as it is exported', async () => {
    await setTheme(window(), 'light');
    await executeCommand(window(), 'policyAnnotator.showNetwork');
    const page = window().page.frameLocator('iframe.webview').frameLocator('#active-frame');
    await networkIsDrawn(page);
    const file = path.join(exportFolder(window()), 'network.svg');
    await page.getByRole('button', { name: 'SVG' }).click();
    await waitForQuickInput(window(), 'How wide is it printed?');
    await chooseRow(window(), 'Two Columns, or a Page');
    await saveAs(window(), file);
    await waitForMessage(window(), 'Exported: network.svg');
    await executeCommand(window(), 'notifications.clearAll');
    await executeCommand(window(), 'workbench.action.closeActiveEditor');
    fs.copyFileSync(file, path.join(screenshotFolder(), 'network-exported.svg'));
  });

  // Part of the package, so no larger than needed: the panel alone, in a small window.
  test('the board and the network for the README', async () => {
    await setTheme(window(), 'light');
    await executeCommand(window(), 'workbench.action.closeSidebar');
    const panel = window().page.locator('iframe.webview');
    const page = panel.contentFrame().frameLocator('#active-frame');
    for (const [view, shown, height] of [
      ['Board', '.column h3', 660],
      ['Network', '.graph:not([aria-busy]) .names text', 880],
    ] as const) {
      await resizeWindow(window(), 1000, height);
      await executeCommand(window(), `policyAnnotator.show${view}`);
      await page.locator(shown).first().waitFor();
      if (view === 'Network') await networkIsDrawn(page);
      const box = await panel.boundingBox();
      await take(window(), `readme-${slug(view)}`, box ?? undefined);
    }
    await executeCommand(window(), 'workbench.action.closeActiveEditor');
    await resizeWindow(window(), WIDTH, HEIGHT);
    await showViewContainer(window(), 'Policy Annotator');
  });

  // Eight steps from a text to what was found, for the first screen of the README.
  test('the moving picture', async () => {
    await setTheme(window(), 'light');
    await resizeWindow(window(), 1000, 640);
    await setSideBarWidth(window(), 300);
    const frames: Pixels[] = [];
    const name = 'readme-moving';
    const words = new Set<string>();
    const add = async (): Promise<void> => {
      frames.push(await take(window(), name));
      for (const one of await shownStrings(window())) words.add(one);
    };
    await openOnly(window(), 'Disagreements');
    await clickViewAction(window(), 'Disagreements', 'Collapse All');
    await goToPosition(window(), 9);
    await window().page.mouse.move(0, 0);
    await add();
    await hoverText(window(), 'break international law', 'opposes the');
    await waitUntilShown(window());
    await add();
    await leaveHover(window());
    await selectWords(window(), 'leaving these supplies to China would be reckless');
    await pressChord(window(), 'Control+K', 'a');
    for (const [question, answer] of [
      ['Who?', 'Trump administration'],
      ['About what?', 'Mineral supply'],
      ['Choose a stance', undefined],
    ] as const) {
      await waitForQuickInput(window(), question);
      await add();
      if (answer !== undefined) await choose(window(), question, answer);
    }
    await cancelQuickInput(window());
    await expand(window(), 'Disagreements', 'Norwegian licences');
    await add();
    await executeCommand(window(), 'workbench.action.closeSidebar');
    const page = window().page.frameLocator('iframe.webview').frameLocator('#active-frame');
    for (const [view, shown] of [
      ['Board', '.column h3'],
      ['Network', '.graph:not([aria-busy]) .names text'],
    ] as const) {
      await executeCommand(window(), `policyAnnotator.show${view}`);
      await page.locator(shown).first().waitFor();
      if (view === 'Network') await networkIsDrawn(page);
      await add();
    }
    fs.writeFileSync(path.join(screenshotFolder(), `${name}.png`), movingPng(frames, 2.5));
    noteWords(name, [...words].sort());
    await executeCommand(window(), 'workbench.action.closeActiveEditor');
    await resizeWindow(window(), WIDTH, HEIGHT);
    await showViewContainer(window(), 'Policy Annotator');
    await setSideBarWidth(window(), 460);
  });

  test('quotes compared side by side', async () => {
    await setTheme(window(), 'light');
    await goToPosition(window(), 9);
    await selectWords(window(), 'told his officials');
    await executeCommand(window(), 'policyAnnotator.compareQuotes');
    await window().page.locator('.tab', { hasText: 'Trump administration' }).first().waitFor();
    await take(window(), 'compare-light');
    await runCommand(window(), 'View: Close All Editors');
  });

  test('an article in Japanese', async () => {
    await openFile(window(), 'minamitori.md');
    await openOnly(window(), 'This Article');
    await waitForRows(window(), 'This Article', (rows) =>
      rows.some(({ label }) => label.startsWith('Japanese government')),
    );
    await take(window(), 'japanese-light');
    await clearMessages(window());
  });
});

async function expand(
  window: VsCodeWindow,
  view: string,
  ...rows: readonly string[]
): Promise<void> {
  for (const row of rows) await expandRow(window, view, row);
}

/** The rows that a user would open first in each view. */
async function unfold(window: VsCodeWindow, view: (typeof VIEWS)[number]): Promise<void> {
  switch (view) {
    case 'Articles':
      await expand(window, view, 'To code', 'In progress', 'Complete');
      return;
    case 'Issues':
      await expand(window, view, 'Mining the high seas', 'Environmental risk');
      return;
    case 'Disagreements':
      // Rows that are scrolled out of sight cannot be clicked: those that the last theme left open
      // are closed first, and others are opened from below.
      await clickViewAction(window, view, 'Collapse All');
      await expand(window, view, 'Shifts and contradictions', 'One-sided', 'Stated in the text');
      return;
    case 'Actors':
      await expand(window, view, 'United States', 'Trump administration');
      return;
    case 'This Article':
      await clickRow(window, view, /Palau/);
  }
}

/** Groups are drawn some seconds after the nodes. */
async function networkIsDrawn(page: FrameLocator): Promise<void> {
  await page.locator('.network', { hasNotText: 'Coalitions are being compared' }).waitFor();
  await page.locator('.graph:not([aria-busy]) .names text').first().waitFor();
}

function slug(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

suite('Pictures of two coders', () => {
  const window = useWindow({ width: 1200, height: 660, prepare: twoCoders() });

  test('intercoder agreement', async () => {
    await executeCommand(window(), 'workbench.action.closeSidebar');
    await runCommand(window(), 'Policy Annotator: Show Intercoder Agreement');
    const panel = window().page.locator('iframe.webview');
    const page = panel.contentFrame().frameLocator('#active-frame');
    await page.getByRole('button', { name: /^neutral \(Lea Brandt\) and oppose/ }).click();
    await page.locator('.met[aria-current]').waitFor();
    await window().page.mouse.move(0, 0);
    await take(window(), 'intercoder', (await panel.boundingBox()) ?? undefined);
  });
});
