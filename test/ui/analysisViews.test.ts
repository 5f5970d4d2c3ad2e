import type { FrameLocator } from 'playwright-core';
import { runCommand, useWindow, waitForStatusBar } from './driver';

suite('Analysis views', () => {
  const window = useWindow({ fixture: 'examples', width: 1400, height: 900, open: 'lagoon.md' });

  const page = (): FrameLocator =>
    window().page.frameLocator('iframe.webview').frameLocator('#active-frame');

  test('the board opens from the palette', async () => {
    await waitForStatusBar(window(), '7 positions');
    await runCommand(window(), 'Policy Annotator: Show Disagreement Board');
    await page().locator('.issue').first().waitFor();
  });
});
