// Packs the extension into a .vsix, with a packager that is installed apart.
import fs from 'node:fs';
import path from 'node:path';
import { installPinned } from './pinnedInstall.mjs';
import { cacheFolder, inRoot, outFolder, root } from './places.mjs';
import { run } from './processes.mjs';

const largest = 1_000_000;

/**
 * Packs what was built.
 * @returns {{ vsix: string, bytes: number, files: string[] }}
 * @throws {Error} when the packager refuses, or the result is too large
 */
export function packExtension() {
  const packager = installPinned({
    name: 'the packager',
    from: inRoot('test', 'vsce'),
    to: path.join(cacheFolder, 'vsce'),
    withoutOptional: true,
  });
  const manifest = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'));
  fs.mkdirSync(outFolder, { recursive: true });
  const vsix = path.join(outFolder, `${manifest.name}-${manifest.version}.vsix`);
  vsce(packager, [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    vsix,
  ]);
  const files = vsce(packager, ['ls', '--no-dependencies']).split('\n').filter(Boolean).sort();
  const bytes = fs.statSync(vsix).size;
  if (bytes > largest) {
    throw new Error(`${path.basename(vsix)} has ${bytes} bytes; ${largest} are the limit.`);
  }
  return { vsix, bytes, files };
}

/**
 * @param {string} packager
 * @param {string[]} args
 */
function vsce(packager, args) {
  const program = path.join(packager, 'node_modules', '@vscode', 'vsce', 'vsce');
  const done = run(process.execPath, [program, ...args], { cwd: root });
  if (done.code !== 0) throw new Error(`The packager failed:\n${done.output}`);
  return done.output;
}
