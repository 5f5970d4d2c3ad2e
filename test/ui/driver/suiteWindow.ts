import path from 'node:path';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { executeCommand } from './helper';
import { openPrepared, openTabs } from './editor';
import { closePanel } from './problems';
import { resizeWindow, setTheme } from './settings';
import { openWindow } from './window';
import type { VsCodeWindow, WindowOptions } from './window';

/** Opens one window for all tests of the suite it is called in, and closes it after them. A test
 * that fails leaves a picture of the window in out/logs/ui. Gives a function, since the window is
 * there only when the tests run. */
export function useWindow(options: WindowOptions = {}): () => VsCodeWindow {
  let window: VsCodeWindow | undefined;
  const given = (): VsCodeWindow => there(window);
  suiteSetup(async () => {
    window = await openWindow(options);
  });
  photographFailures(given);
  suiteTeardown(() => window?.close());
  return given;
}

/** What suites that share a window need of it: all but the last three are the same for all of
 * them. */
export interface SharedOptions {
  /** Which window: suites that say the same name share one. */
  readonly name: string;
  readonly fixture?: string;
  /** Makes the files that the suite needs. Those of all suites are made before the window opens,
   * since Quick Open does not always find new ones; the suite's own once more when its turn comes,
   * which brings back what others have changed. */
  readonly prepare?: (folder: string) => void;
  /** A file to have open, relative to the folder. */
  readonly open?: string;
  readonly width: number;
  readonly height: number;
}

interface Shared {
  /** Suites that have not run yet. */
  waiting: number;
  readonly prepares: ((folder: string) => void)[];
  window: VsCodeWindow | undefined;
}

const shared = new Map<string, Shared>();

/** Like `useWindow`, for suites that leave a corpus as they found it: they have a window one after
 * the other, each with its own size, without the editors, messages and colours of the one before.
 * To open a window takes as much computing as ten tests. One in which a test failed is closed, so
 * that nothing of that meets the next suite. */
export function useSharedWindow(options: SharedOptions): () => VsCodeWindow {
  const { name, fixture, prepare, open, width, height } = options;
  const one = shared.get(name) ?? { waiting: 0, prepares: [], window: undefined };
  shared.set(name, one);
  one.waiting++;
  if (prepare) one.prepares.push(prepare);
  let failed = false;
  let isReady = false;
  const given = (): VsCodeWindow => there(one.window);
  suiteSetup(async () => {
    if (one.window) {
      await clear(one.window);
      await resizeWindow(one.window, width, height);
      prepare?.(one.window.folder);
    } else {
      // Not with the file to open, which a window that is loaded anew would open in place of what
      // it showed.
      one.window = await openWindow({
        width,
        height,
        ...(fixture === undefined ? {} : { fixture }),
        prepare: (folder) => one.prepares.toReversed().forEach((make) => make(folder)),
      });
    }
    if (open !== undefined) await openPrepared(one.window, open);
    isReady = true;
  });
  photographFailures(given);
  teardown(function () {
    failed ||= this.currentTest?.state === 'failed';
  });
  suiteTeardown(async () => {
    one.waiting--;
    if (one.waiting > 0 && !failed && isReady) return;
    const { window } = one;
    one.window = undefined;
    await window?.close();
  });
  return given;
}

// Where not all suites run, a window waits in vain for the last one.
suiteTeardown(async () => {
  for (const { window } of shared.values()) await window?.close();
});

function there(window: VsCodeWindow | undefined): VsCodeWindow {
  if (window === undefined) throw new Error('The window is there only while tests run.');
  return window;
}

/** Leaves nothing of what a suite had open. What was typed and not saved is thrown away. */
async function clear(window: VsCodeWindow): Promise<void> {
  await executeCommand(window, 'workbench.action.closeQuickOpen');
  while ((await openTabs(window)).length > 0) {
    await executeCommand(window, 'workbench.action.revertAndCloseActiveEditor');
  }
  await executeCommand(window, 'notifications.clearAll');
  await closePanel(window);
  await setTheme(window, 'light');
}

function photographFailures(given: () => VsCodeWindow): void {
  teardown(async function () {
    const test = this.currentTest;
    if (test?.state !== 'failed') return;
    const name = test
      .fullTitle()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .slice(0, 100);
    const picture = inRoot('out', 'logs', 'ui', `${name}.png`);
    // A window that has crashed has no picture to give; the test's own error matters more.
    await given().page.screenshot({ path: picture, timeout: 5000 }).catch(String);
    console.log(`Picture: ${path.relative(inRoot(), picture)}`);
  });
}
