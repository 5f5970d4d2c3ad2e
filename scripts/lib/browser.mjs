// Finds a Chromium to show VS Code in: the machine's, else one from npm.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { fontEnvironment } from './fonts.mjs';
import { installPinned, removeFolder } from './pinnedInstall.mjs';
import { cacheFolder, inRoot } from './places.mjs';
import { run } from './processes.mjs';

/**
 * @typedef {object} Browser
 * @property {string} executablePath
 * @property {string[]} args
 * @property {Record<string, string>} env to be added to its environment
 */

const programNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Run in each page before its own scripts: nothing moves. Drawing what moves takes a tenth of the
 * computing of a window, since there is no graphics card. */
export const stillPage = `
  const still = () => {
    const style = document.createElement('style');
    style.textContent = '*,*::before,*::after{animation:none!important;transition:none!important}';
    document.documentElement.append(style);
  };
  if (document.documentElement) still();
  else document.addEventListener('DOMContentLoaded', still);
`;

/**
 * $CHROMIUM_PATH, then a Chromium or Chrome on the PATH, then one that Playwright downloaded, then
 * the one from npm.
 * @returns {Browser}
 * @throws {Error} saying what to install, where there is none
 */
export function findBrowser() {
  const own =
    process.env['CHROMIUM_PATH'] ||
    programOnPath(programNames, process.env['PATH'] ?? '') ||
    fromPlaywrightCache(playwrightCache());
  if (own) return { executablePath: own, args, env: fontEnvironment() };
  if (process.platform === 'linux' && process.arch === 'x64') return fromNpm();
  throw new Error(
    'No Chromium was found. Run `npx playwright-core install chromium`, or set CHROMIUM_PATH to a Chromium or Chrome.',
  );
}

/**
 * @param {readonly string[]} names
 * @param {string} searchPath the value of PATH
 * @returns {string | undefined} the first of the names that is in any folder of the path
 */
export function programOnPath(names, searchPath) {
  const folders = searchPath.split(path.delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    for (const folder of folders) {
      const file = path.join(folder, name);
      if (fs.existsSync(file)) return file;
    }
  }
  return undefined;
}

function playwrightCache() {
  if (process.env['PLAYWRIGHT_BROWSERS_PATH']) return process.env['PLAYWRIGHT_BROWSERS_PATH'];
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library/Caches/ms-playwright');
  if (process.platform === 'win32') {
    return path.join(process.env['LOCALAPPDATA'] ?? os.homedir(), 'ms-playwright');
  }
  return path.join(os.homedir(), '.cache', 'ms-playwright');
}

// The paths of a Chromium inside its folder, by Playwright's own layouts.
const insideDownload = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-win64/chrome.exe',
  'chrome-win/chrome.exe',
];

/**
 * @param {string} cache
 * @returns {string | undefined} the newest Chromium in the folder Playwright downloads to
 */
export function fromPlaywrightCache(cache) {
  if (!fs.existsSync(cache)) return undefined;
  const builds = fs
    .readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  return builds
    .flatMap((build) => insideDownload.map((inside) => path.join(cache, build, inside)))
    .find((file) => fs.existsSync(file));
}

/** @returns {Browser} */
function fromNpm() {
  const folder = installPinned({
    name: 'Chromium from npm',
    from: inRoot('test', 'browser'),
    to: path.join(cacheFolder, 'browser'),
    recipe: fs.readFileSync(inRoot('scripts', 'lib', 'browser.mjs'), 'utf8'),
    finish: unpack,
  });
  const executablePath = path.join(folder, 'chromium');
  const env = fontEnvironment();
  // The package's own copies of the security libraries are only for machines without them: those of
  // the machine may be newer.
  if (!run('ldd', [executablePath]).output.includes('not found')) {
    return { executablePath, args, env };
  }
  const libraries = [path.join(folder, 'lib'), process.env['LD_LIBRARY_PATH']];
  env['LD_LIBRARY_PATH'] = libraries.filter(Boolean).join(path.delimiter);
  return { executablePath, args, env };
}

/**
 * The package's own unpacking needs a newer Node than the project's; the archives are plain.
 * @param {string} folder
 */
function unpack(folder) {
  const packed = path.join(folder, 'node_modules', '@sparticuz', 'chromium', 'bin');
  for (const name of fs.readdirSync(packed)) {
    const bytes = zlib.brotliDecompressSync(fs.readFileSync(path.join(packed, name)));
    const target = path.join(folder, name.replace(/\.br$/, ''));
    fs.writeFileSync(target, bytes, { mode: 0o755 });
    if (!target.endsWith('.tar')) continue;
    const done = run('tar', ['-xf', target, '-C', folder]);
    if (done.code !== 0) throw new Error(`${target} could not be unpacked: ${done.output}`);
    fs.rmSync(target);
  }
  removeFolder(path.join(folder, 'node_modules'));
}
