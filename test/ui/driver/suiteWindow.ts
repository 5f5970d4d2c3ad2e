import path from 'node:path';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { openWindow } from './window';
import type { VsCodeWindow, WindowOptions } from './window';

/**
 * Opens one window for all tests of the suite it is called in, and closes it after them. A test that fails leaves a picture of the
 * window in out/logs/ui. Gives a function, since the window is there only when the tests run.
 */
export function useWindow(options: WindowOptions = {}): () => VsCodeWindow {
  let window: VsCodeWindow | undefined;
  suiteSetup(async () => {
    window = await openWindow(options);
  });
  teardown(async function () {
    const test = this.currentTest;
    if (window === undefined || test?.state !== 'failed') return;
    const name = test
      .fullTitle()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .slice(0, 100);
    const picture = inRoot('out', 'logs', 'ui', `${name}.png`);
    // A window that has crashed has no picture to give; the test's own error matters more.
    await window.page.screenshot({ path: picture, timeout: 5000 }).catch(String);
    console.log(`Picture: ${path.relative(inRoot(), picture)}`);
  });
  suiteTeardown(() => window?.close());
  return () => {
    if (window === undefined) throw new Error('The window is there only while tests run.');
    return window;
  };
}
