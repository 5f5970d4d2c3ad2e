// Packs the extension into a .vsix, with a packager that is installed separately.
import fs from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import { NOTICES } from './notices.mjs';
import { installPinned, removeFolder } from './pinnedInstall.mjs';
import { cacheFolder, inRoot, outFolder, root } from './places.mjs';
import { run } from './processes.mjs';
import { isPreRelease } from './release.mjs';

const largest = 3_500_000;

/**
 * Packs what was built.
 * @returns {{ vsix: string, bytes: number, files: string[] }}
 * @throws {Error} when the packager refuses, or the result is too large
 */
export function packExtension() {
  const packager = installPackager();
  const manifest = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'));
  fs.mkdirSync(outFolder, { recursive: true });
  const vsix = path.join(outFolder, `${manifest.name}-${manifest.version}.vsix`);
  const from = stageFiles();
  const stage = isPreRelease(manifest.version) ? ['--pre-release'] : [];
  vsce(packager, from, ['package', ...stage, '--out', vsix]);
  const listed = vsce(packager, from, ['ls', '--no-dependencies']);
  removeFolder(from);
  const files = listed.split('\n').filter(Boolean).sort();
  const program = run(process.execPath, [inRoot('dist', 'policy-annotator.js'), '--licenses']);
  const notices = fs.readFileSync(inRoot(NOTICES), 'utf8');
  if (!files.includes(NOTICES) || program.output !== notices) {
    throw new Error(
      'The licences of what is bundled are not packed, or not printed by the command line.',
    );
  }
  const bytes = fs.statSync(vsix).size;
  if (bytes > largest) {
    throw new Error(`${path.basename(vsix)} has ${bytes} bytes; ${largest} are the limit.`);
  }
  return { vsix, bytes, files };
}

export function installPackager() {
  return installPinned({
    name: 'the packager',
    from: inRoot('test', 'vsce'),
    to: path.join(cacheFolder, 'vsce'),
    withoutOptional: true,
  });
}

/**
 * Copies the files of the working copy that may be packed into a folder of its own: the packager
 * tests each of its patterns with every file it finds, and the servers of the tests alone have
 * twenty thousand.
 * @returns {string} that folder
 */
function stageFiles() {
  const folder = path.join(outFolder, 'packing');
  removeFolder(folder);
  const allowList = fs.readFileSync(inRoot('.vscodeignore'), 'utf8');
  const allowed = allowList.split('\n').filter((line) => line.startsWith('!'));
  const mayGo = picomatch(
    allowed.map((line) => /** @type {string} */ (line.slice(1).split('/')[0])),
  );
  for (const name of ['.vscodeignore', ...fs.readdirSync(root).filter((name) => mayGo(name))]) {
    fs.cpSync(inRoot(name), path.join(folder, name), { recursive: true });
  }
  return folder;
}

/**
 * @param {string} packager
 * @param {string} folder what is packed
 * @param {string[]} args
 */
function vsce(packager, folder, args) {
  const program = path.join(packager, 'node_modules', '@vscode', 'vsce', 'vsce');
  const done = run(process.execPath, [program, ...args], { cwd: folder });
  if (done.code !== 0) throw new Error(`The packager failed:\n${done.output}`);
  return done.output;
}
