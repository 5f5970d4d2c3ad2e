import assert from 'node:assert/strict';
import { runCommand, useWindow, waitForStatusBar } from '../driver';
import { examples } from '../support/examples';

suite('A page of the panel that VS Code does not load', () => {
  const window = useWindow({ ...examples, open: 'lagoon.md' });

  test('is opened once more, and then shows the board', async () => {
    await waitForStatusBar(window(), 'position');
    let asked = 0;
    // The first page never gets its frame, as where VS Code waits for a service worker forever.
    await window().page.route('**/webview/browser/pre/index.html*', (route) =>
      ++asked === 1 ? undefined : route.continue(),
    );
    await runCommand(window(), 'Policy Annotator: Show Disagreement Board');
    const page = window().page.frameLocator('iframe.webview').frameLocator('#active-frame');
    await page.locator('main .board .quote').first().waitFor();
    assert.equal(asked, 2);
    assert.equal(await window().page.locator('.tab', { hasText: 'Board' }).count(), 1);
  });
});
