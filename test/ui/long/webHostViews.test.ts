// The views, in the extension host that runs in the browser: a web worker without a disk.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { pngSize } from '../../../src/core/drawing/png';
import {
  executeCommand,
  messages,
  picture,
  runCommand,
  type VsCodeWindow,
  useWindow,
  waitForDecoration,
  waitForMessage,
  waitForQuickInput,
} from '../driver';
import { isUnderlined } from '../support/airportCorpus';
import { choose } from '../support/annotating';
import { exportFolder, saveAs } from '../support/exporting';

suite('Views in the web worker extension host', () => {
  const window = useWindow({
    fixture: 'examples',
    open: 'alone-at-sea.md',
    height: 1300,
    settings: {
      'remote.extensionKind': { 'policy-annotator.policy-annotator': ['web'] },
      'comments.openView': 'never',
    },
  });

  suiteSetup(() => waitForDecoration(window(), 'Greenpeace', isUnderlined));

  test('the analysis panel shows each of its views', async () => {
    await runCommand(window(), 'Policy Annotator: Show Disagreement Board');
    await panel(window()).locator('.column h3', { hasText: 'Against' }).waitFor();
    for (const [name, shown] of [
      ['Matrix', 'main .cells td .cell'],
      ['Timeline', 'main .timeline .picture'],
      ['Network', '.graph:not([aria-busy]) .names text'],
      ['Board', '.column h3'],
    ] as const) {
      await panel(window()).getByRole('tab', { name }).click();
      await panel(window()).locator(shown).first().waitFor();
      await picture(window(), `web-${name.toLowerCase()}`);
    }
    assert.deepEqual(await messages(window()), []);
  });

  for (const format of ['SVG', 'PNG'] as const) {
    test(`${format} of the network is a picture for print`, async () => {
      await panel(window()).getByRole('tab', { name: 'Network' }).click();
      await panel(window()).locator('.graph:not([aria-busy])').waitFor();
      const file = path.join(exportFolder(window()), `network.${format.toLowerCase()}`);
      await panel(window()).getByRole('button', { name: format }).click();
      await choose(window(), 'How wide is it printed?', 'Two Columns, or a Page');
      await saveAs(window(), file);
      await waitForMessage(window(), `Exported: ${path.basename(file)}`);
      await executeCommand(window(), 'notifications.clearAll');
      const bytes = fs.readFileSync(file);
      if (format === 'SVG') assert.match(bytes.toString(), /^<\?xml[^]*Weight of a tie/);
      else assert.ok((pngSize(bytes)?.width ?? 0) >= 2000);
    });
  }

  test('what an actor held on two dates is shown with its differences', async () => {
    await runCommand(window(), 'Policy Annotator: Compare Positions at Two Dates…');
    await choose(window(), 'Whose positions?', 'China');
    await waitForQuickInput(window(), 'The earlier date');
    await window().page.keyboard.press('Enter');
    await waitForQuickInput(window(), 'The later date');
    await window().page.keyboard.press('Enter');
    await window().page.locator('.tab.active', { hasText: 'China:' }).waitFor();
    await window().page.locator('.diff-editor, .monaco-diff-editor').first().waitFor();
  });
});

function panel(window: VsCodeWindow): FrameLocator {
  return window.page.frameLocator('iframe.webview').frameLocator('#active-frame');
}
