import path from 'node:path';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { executeCommand } from './helper';
import { openPrepared, openTabs } from './editor';
import { closePanel } from './problems';
import { resizeWindow, setTheme } from './settings';
import { openWindow } from './window';
import type { VsCodeWindow, WindowOptions } from './window';

/** Opens one window for all tests of the calling suite, and closes it after them. A failed test
 * leaves a picture of the window in out/logs/ui. Returns a function, since the window exists only
 * while the tests run. */
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

/** The options of suites that share a window: all but the last three are the same for all of
 * them. */
export interface SharedOptions {
  /** The name of the window: suites with the same name share it. */
  readonly name: string;
  readonly fixture?: string;
  /** Makes the files that the suite needs. Those of all suites are made before the window opens,
   * since Quick Open does not always find new ones; the suite's own are made again when its turn
   * comes, which undoes changes by others. */
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

/** Like `useWindow`, for suites that restore the corpus: they use a window one after the other,
 * each with its own size, without the editors, messages and colours of the one before. Opening a
 * window takes as much computing as ten tests. A window in which a test failed is closed, so that
 * the next suite starts clean. */
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
      // Without the file to open, which a reloaded window would open in place of its own editors.
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

// Where not all suites run, the window would wait for the last one forever.
suiteTeardown(async () => {
  for (const { window } of shared.values()) await window?.close();
});

function there(window: VsCodeWindow | undefined): VsCodeWindow {
  if (window === undefined) throw new Error('The window is there only while tests run.');
  return window;
}

/** Closes everything that a suite opened. Unsaved text is discarded. */
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
    // A crashed window has no picture; the test's own error matters more.
    await given().page.screenshot({ path: picture, timeout: 5000 }).catch(String);
    console.log(`Picture: ${path.relative(inRoot(), picture)}`);
  });
}
