// Pictures of the first steps, for review: `npm run screenshots -- --start` takes them into
// out/screenshots/start.
import fs from 'node:fs';
import path from 'node:path';
import {
  cancelQuickInput,
  changeSettings,
  executeCommand,
  openFile,
  resizeWindow,
  screenshot,
  selectWords,
  setTheme,
  showViewContainer,
  startSays,
  useWindow,
  waitForDecoration,
  waitForRows,
} from './driver';
import { waitUntilActive } from './support/annotating';
import { openStep, openWalkthrough } from './support/walkthrough';

const THEMES = ['light', 'dark', 'highContrastDark', 'highContrastLight'] as const;
const RESTRICTED_THEMES = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  highContrastDark: 'Default High Contrast',
};
const SIZES = [
  [1000, 700],
  [700, 450],
] as const;
const TEXT = 'Night flights\n\nThe city council wants night flights to end by spring.\n';
const STEPS = ['example', 'position', 'disagreement', 'ownFolder', 'export'] as const;
const prepare = (folder: string): void => {
  fs.writeFileSync(path.join(folder, 'first.txt'), TEXT);
};

suite('Pictures of the start', () => {
  const window = useWindow({ prepare, open: 'first.txt' });

  for (const theme of THEMES) {
    for (const [width, height] of SIZES) {
      const name = `${theme}-${String(width)}`;
      test(`a folder without a codebook, its palette and the walkthrough, ${name}`, async () => {
        await setTheme(window(), theme);
        await resizeWindow(window(), width, height);
        await openFile(window(), 'first.txt');
        await showViewContainer(window(), 'Policy Annotator');
        await startSays(window(), 'Annotate This Article');
        await screenshot(window(), `welcome-${name}`);
        await window().page.keyboard.press('F1');
        await window().page.keyboard.type('Policy Annotator: ');
        await screenshot(window(), `palette-${name}`);
        await cancelQuickInput(window());
        await openWalkthrough(window());
        await screenshot(window(), `walkthrough-${name}`);
        await executeCommand(window(), 'workbench.action.closeActiveEditor');
      });
    }

    // In a narrower window VS Code shows the steps without their pictures.
    test(`the steps of the walkthrough, ${theme}`, async () => {
      await setTheme(window(), theme);
      await resizeWindow(window(), 1400, 800);
      await openWalkthrough(window());
      for (const step of STEPS) {
        await openStep(window(), step);
        const frame = window().page.locator('iframe.webview').last().contentFrame();
        await frame.locator('#active-frame').contentFrame().locator('svg').waitFor();
        await screenshot(window(), `walkthrough-${step}-${theme}`);
      }
      await executeCommand(window(), 'workbench.action.closeActiveEditor');
    });
  }
});

// The helper extension does not run in Restricted Mode, so each theme has a window of its own.
for (const [theme, named] of Object.entries(RESTRICTED_THEMES)) {
  for (const [kind, folder] of [
    ['empty', { prepare, open: 'first.txt' }],
    ['corpus', { fixture: 'examples', open: 'lagoon.md' }],
  ] as const) {
    suite(`Pictures of Restricted Mode, ${theme}, ${kind}`, () => {
      const settings = { 'workbench.colorTheme': named };
      const window = useWindow({ ...folder, restricted: true, settings });

      test('before anything is clicked', async () => {
        await showViewContainer(window(), 'Policy Annotator');
        if (kind === 'empty') await startSays(window(), 'Manage Workspace Trust');
        else await waitForRows(window(), 'This Article', (rows) => rows.length > 0);
        for (const [width, height] of SIZES) {
          await resizeWindow(window(), width, height);
          await screenshot(window(), `restricted-${kind}-${theme}-${String(width)}`);
        }
      });
    });
  }
}

suite('Pictures of an article with its numbers', () => {
  const window = useWindow({ fixture: 'examples', open: 'nice.md' });

  for (const theme of THEMES) {
    for (const [width, height] of SIZES) {
      const name = `${theme}-${String(width)}`;
      test(`above it, and the palette at an annotation, ${name}`, async () => {
        await waitUntilActive(window());
        await changeSettings(window(), { 'policyAnnotator.articleLenses': true });
        await setTheme(window(), theme);
        await resizeWindow(window(), width, height);
        await openFile(window(), 'nice.md');
        await window().page.locator('.codelens-decoration').first().waitFor();
        await screenshot(window(), `lenses-${name}`);
        await openFile(window(), 'alone-at-sea.md');
        await waitForDecoration(
          window(),
          'told his officials',
          (one) => one.backgroundColor !== '',
        );
        await selectWords(window(), 'told his officials');
        await window().page.keyboard.press('F1');
        await window().page.keyboard.type('Policy Annotator: ');
        await screenshot(window(), `palette-annotation-${name}`);
        await cancelQuickInput(window());
      });
    }
  }
});
