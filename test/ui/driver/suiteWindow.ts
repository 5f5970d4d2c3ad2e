import fs from 'node:fs';
import path from 'node:path';
import { removeFolder } from '../../../scripts/lib/pinnedInstall.mjs';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { copyFolder, temporaryFolder } from '../../../scripts/lib/temporary.mjs';
import { openFile, openTabs } from './editor';
import { askHelper, executeCommand } from './helper';
import { closePanel } from './problems';
import { changeSettings, resizeWindow, setTheme } from './settings';
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

/** The options of suites that share a window. */
export interface SharedOptions extends Pick<
  WindowOptions,
  'fixture' | 'open' | 'prepare' | 'width' | 'height'
> {
  /** The name of the window: suites with the same name share it. */
  readonly name: string;
  /** The user's settings while the suite runs. Those of ours that a suite changes are unset after
   * it. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

interface Shared {
  /** Suites that have not run yet. */
  waiting: number;
  window: VsCodeWindow | undefined;
}

const shared = new Map<string, Shared>();

/** Like `useWindow`, for suites that can use a window one after the other: each has its own files,
 * size and settings, without the editors, messages and colours of the one before. What VS Code
 * remembers of a workspace stays, as how a view is sorted: who changes that restores it. Opening a
 * window takes as much computing as ten tests. A window in which a test failed is closed, so that
 * the next suite starts clean. */
export function useSharedWindow(options: SharedOptions): () => VsCodeWindow {
  const { name, fixture, prepare, open, width = 1280, height = 800, settings = {} } = options;
  const one = shared.get(name) ?? { waiting: 0, window: undefined };
  shared.set(name, one);
  one.waiting++;
  let failed = false;
  let isReady = false;
  const given = (): VsCodeWindow => there(one.window);
  const writeFiles = (folder: string): void => {
    if (fixture !== undefined) copyFolder(inRoot(fixture), folder);
    prepare?.(folder);
  };
  suiteSetup(async () => {
    if (one.window) {
      await clear(one.window);
      await resizeWindow(one.window, width, height);
      await replaceFiles(one.window, writeFiles);
    } else {
      // Without the file to open, which a reloaded window would open in place of its own editors.
      one.window = await openWindow({
        width,
        height,
        ...(fixture === undefined ? {} : { fixture }),
        ...(prepare === undefined ? {} : { prepare }),
      });
    }
    await changeSettings(one.window, settings);
    if (open !== undefined) await openFile(one.window, open);
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

/** Closes everything that a suite opened, and unsets what it set. Unsaved text is discarded. */
async function clear(window: VsCodeWindow): Promise<void> {
  // A page that another one covers draws nothing.
  await window.page.bringToFront();
  await executeCommand(window, 'workbench.action.closeQuickOpen');
  while ((await openTabs(window)).length > 0) {
    await executeCommand(window, 'workbench.action.revertAndCloseActiveEditor');
  }
  await executeCommand(window, 'workbench.view.explorer');
  await closePanel(window);
  await changeSettings(window, { 'policyAnnotator.coder': undefined });
  await setTheme(window, 'light');
  await executeCommand(window, 'notifications.clearAll');
}

/** Makes the files of the folder those that are wanted. Where any differs, all go first, and with
 * them what the extension knows of the corpus, such as what can be undone. */
async function replaceFiles(
  window: VsCodeWindow,
  writeFiles: (folder: string) => void,
): Promise<void> {
  const wanted = temporaryFolder('files');
  writeFiles(wanted);
  const isSame = filesIn(wanted) === filesIn(window.folder);
  removeFolder(wanted);
  if (isSame) return;
  for (const name of fs.readdirSync(window.folder)) removeFolder(path.join(window.folder, name));
  await askHelper(window, { kind: 'fileEvents' });
  writeFiles(window.folder);
  await askHelper(window, { kind: 'fileEvents' });
  // What was said of files that went.
  await executeCommand(window, 'notifications.clearAll');
}

/** The names and contents of all files. */
function filesIn(folder: string): string {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const content = entry.isFile() ? fs.readFileSync(file, 'base64') : '';
      return JSON.stringify([path.relative(folder, file), content]);
    })
    .sort()
    .join('\n');
}

function photographFailures(given: () => VsCodeWindow): void {
  teardown(async function () {
    const test = this.currentTest;
    // A test that is tried again after it failed has no state.
    if (test === undefined || test.state === 'passed' || test.isPending()) return;
    const name = test
      .fullTitle()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .slice(0, 100);
    const picture = inRoot('out', 'logs', 'ui', `${name}.png`);
    // A crashed window has no picture; the test's own error matters more.
    await given().page.screenshot({ path: picture, timeout: 5000 }).catch(String);
    console.log(`${String(test.err ?? 'First try')}\nPicture: ${path.relative(inRoot(), picture)}`);
    console.log(await given().page.evaluate(textShown).catch(String));
    // A question that stays open would take the keys of the next test.
    await executeCommand(given(), 'workbench.action.closeQuickOpen').catch(String);
  });
}

/** Runs in the page: what a picture would show of questions, messages and the status bar. */
function textShown(): string {
  const places = ['.quick-input-widget', '.notifications-toasts', '.part.statusbar'];
  return places
    .map((place) => document.querySelector<HTMLElement>(place))
    .map((shown) => (shown?.style.display === 'none' ? '' : (shown?.innerText ?? '')))
    .map((text, at) => `${places[at] ?? ''}: ${text.replaceAll(/\s+/g, ' ')}`)
    .join('\n');
}
