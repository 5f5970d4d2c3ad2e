import fs from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { findBrowser, stillPage } from '../../../scripts/lib/browser.mjs';
import { packExtension } from '../../../scripts/lib/packaging.mjs';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { removeFolder } from '../../../scripts/lib/pinnedInstall.mjs';
import { exitOnSignals } from '../../../scripts/lib/processes.mjs';
import { copyFolder, temporaryFolder } from '../../../scripts/lib/temporary.mjs';
import * as vscode from '../../../scripts/lib/vscodeServer.mjs';
import { workbenchUrl } from '../../../scripts/lib/workbenchUrl.mjs';
import { openFile } from './editor';
import { askHelper, helperSocket } from './helper';
import { PATIENCE } from './pause';
import { serveWorkbench } from './staticWorkbench';
import { PSEUDO, withPseudoLocale } from './translation';
import { installServer } from '../../vscode-server/install.mjs';

/** A VS Code window in a browser, with a server of its own. The functions beside this file act on
 * it. */
export interface VsCodeWindow {
  readonly page: Page;
  /** The folder that is open: a copy that the test may change. */
  readonly folder: string;
  /** VS Code's data: settings, state, logs. */
  readonly dataFolder: string;
  /** True without a server: its files are in a virtual file system. */
  readonly isAlone: boolean;
  /** Of VS Code. */
  readonly version: string;
  /** The server's output, for a failed test. */
  readonly serverLog: () => string;
  /** The addresses that the browser has requested, its workers included. */
  readonly requests: readonly string[];
  /** Ends browser and server and removes the copy. */
  readonly close: () => Promise<void>;
}

export interface WindowOptions {
  /** The folder to open a copy of, absolute or relative to the working copy; none opens an empty
   * folder. */
  readonly fixture?: string;
  /** `false` opens a window without a folder. */
  readonly hasFolder?: boolean;
  /** Opens the folder in Restricted Mode. */
  readonly restricted?: boolean;
  /** A file to open at once, relative to that folder. */
  readonly open?: string;
  /** Added to the quiet settings the driver always writes. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly width?: number;
  readonly height?: number;
  /** What extensions are told of the display language ("de"); VS Code itself stays English, since
   * it has no language pack. */
  readonly language?: string;
  /** Which VS Code: the current one unless said otherwise; `none`: the page of the current one
   * alone, as in vscode.dev, with the folder in a virtual file system. */
  readonly server?: 'current' | 'oldest' | 'none';
  /** `false` opens a VS Code without our extension, `packed` one with the .vsix also where the
   * working copy is tested. */
  readonly extension?: boolean | 'packed';
  /** Changes the copy before VS Code sees it: add, remove, make read-only. */
  readonly prepare?: (folder: string) => void;
}

/** Opens a window and waits until it is restored. The extension is the one installed in
 * $EXTENSIONS_FOLDER (`npm test` puts the .vsix there), else the built working copy. */
export async function openWindow(options: WindowOptions = {}): Promise<VsCodeWindow> {
  exitOnSignals();
  const home = temporaryFolder('ui');
  // VS Code shows the folder's name.
  const folder = path.join(home, path.basename(options.fixture ?? 'empty'));
  if (options.fixture === undefined) fs.mkdirSync(folder);
  else copyFolder(path.resolve(inRoot(), options.fixture), folder);
  options.prepare?.(folder);

  const dataFolder = path.join(home, 'data');
  const installed = installServer(options.server === 'oldest' ? 'oldest' : 'current');
  const settings = {
    ...(options.restricted ? vscode.restrictedSettings : vscode.quietSettings),
    ...options.settings,
  };
  const isAlone = options.server === 'none';
  const server = isAlone
    ? await serveWorkbench({
        vscode: path.dirname(path.dirname(installed.main)),
        extensions: [buildHelper(home, 'web'), ...extensionsOf(home, options)],
        ...{ settings, home, folder },
        socket: helperSocket(dataFolder),
      })
    : await vscode.startServer(installed, {
        dataFolder,
        extensionsFolder: linkExtensions(home, options),
        settings,
        ...(options.restricted ? { restricted: true } : {}),
        env: { TEST_HELPER_SOCKET: helperSocket(dataFolder) },
      });
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    await server.stop();
    removeFolder(home);
  };
  try {
    browser = await launchBrowser();
    const size = { width: options.width ?? 1280, height: options.height ?? 800 };
    // A persistent context, with the data that VS Code stores in the browser.
    const context = await browser.newContext({ viewport: size });
    await context.addInitScript({ content: stillPage });
    // The TypeScript loader adds calls of this helper, which is missing in functions that are sent
    // to the page.
    await context.addInitScript({ content: 'globalThis.__name ??= (value) => value;' });
    if (options.language !== undefined) {
      const language = JSON.stringify(options.language);
      await context.addInitScript({ content: `globalThis._VSCODE_NLS_LANGUAGE = ${language};` });
    }
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const requests: string[] = [];
    context.on('request', (request) => requests.push(request.url()));
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const { port, token, log: serverLog } = server;
    const file = options.open === undefined ? {} : { openFile: path.join(folder, options.open) };
    const opened = options.hasFolder === false ? {} : { folder };
    await page.goto(
      token === undefined
        ? `http://127.0.0.1:${String(port)}/`
        : workbenchUrl({ port, token, ...opened, ...file }),
    );
    const { version } = installed;
    const window = { page, folder, dataFolder, isAlone, version, serverLog, requests, close };
    if (isAlone && options.open !== undefined) await openFile(window, options.open);
    await waitUntilRestored(window, options.open);
    // A new window is told late that it is trusted, and until then many commands are not there.
    if (!options.restricted) await askHelper(window, { kind: 'trust' });
    return window;
  } catch (error) {
    await close();
    throw error;
  }
}

/** Reloads the window, as *Developer: Reload Window* does, and waits until it is restored. */
export async function reloadWindow(window: VsCodeWindow): Promise<void> {
  await window.page.reload();
  await waitUntilRestored(window, undefined);
}

/** Closes the window and opens another one on the same folder, data and browser storage, as on the
 * next day. */
export async function reopenWindow(window: VsCodeWindow): Promise<VsCodeWindow> {
  const url = window.page.url();
  const context = window.page.context();
  await window.page.close();
  const page = await context.newPage();
  await page.goto(url);
  const reopened = { ...window, page };
  await waitUntilRestored(reopened, undefined);
  return reopened;
}

async function waitUntilRestored({ page }: VsCodeWindow, file?: string): Promise<void> {
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
  if (file === undefined) return;
  const tab = `.tab.active[data-resource-name="${path.basename(file)}"]`;
  await page.locator(tab).waitFor();
  await page.locator('.monaco-editor .view-line').first().waitFor();
}

/** Makes a folder of extensions with the helper and, if wanted, the tested one; each window has its
 * own, since VS Code writes into it. */
function linkExtensions(home: string, options: WindowOptions): string {
  const folder = path.join(home, 'extensions');
  for (const one of [buildHelper(home, 'server'), ...extensionsOf(home, options)]) {
    vscode.linkExtension(one, folder);
  }
  return folder;
}

function extensionsOf(home: string, { extension = true, language }: WindowOptions): string[] {
  if (!extension) return [];
  const installed =
    process.env.EXTENSIONS_FOLDER ?? (extension === 'packed' ? installPacked(home) : '');
  const ours = installed ? extensionsIn(installed) : [inRoot()];
  return language === PSEUDO ? ours.map((one) => withPseudoLocale(one, home)) : ours;
}

/** Packs what was built, and installs it as `npm test` does; returns the folder of extensions. */
function installPacked(home: string): string {
  const folder = path.join(home, 'packed');
  vscode.installExtension(installServer(), packExtension().vsix, folder);
  return folder;
}

function buildHelper(home: string, host: 'server' | 'web'): string {
  const source = inRoot('test', 'ui', 'helper', ...(host === 'web' ? ['web'] : []));
  const built = path.join(home, `helper-${host}`);
  fs.mkdirSync(built);
  fs.copyFileSync(path.join(source, 'package.json'), path.join(built, 'package.json'));
  buildSync({
    entryPoints: [path.join(source, 'extension.ts')],
    outfile: path.join(built, 'extension.js'),
    bundle: true,
    platform: host === 'server' ? 'node' : 'browser',
    format: 'cjs',
    external: ['vscode'],
  });
  return built;
}

function extensionsIn(folder: string): string[] {
  return fs
    .readdirSync(folder)
    .map((name) => path.join(folder, name))
    .filter((candidate) => fs.existsSync(path.join(candidate, 'package.json')));
}

export async function launchBrowser(): Promise<Browser> {
  const { env, ...found } = findBrowser();
  const environment = Object.entries({ ...process.env, ...env });
  const defined = environment.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return chromium.launch({ ...found, env: Object.fromEntries(defined) });
}
