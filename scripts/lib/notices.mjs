// Lists the third-party packages in the product, and the licences that must be shipped with them.
// The libraries for this with esbuild are poorly maintained and do not read the lockfile; the
// metafile has all that is needed.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';

/** The path of the notices in the package. */
export const NOTICES = 'dist/THIRD-PARTY-NOTICES.txt';

/** File names of licence texts in packages. */
const LICENSE_FILE = /^(?:un)?(?:licen[cs]e|copying|notice)s?(?:[.-].*)?$/i;

/** Packages that contain another one, built, which their own licence does not mention, or that lack
 * their licence text. */
const ADDED = new Map([
  [
    'unpdf',
    `It contains PDF.js (https://mozilla.github.io/pdf.js), Copyright Mozilla Foundation (Apache-2.0):\n\n${fs
      .readFileSync(path.join(root, 'scripts/lib/apache-2.0.txt'), 'utf8')
      .trim()}`,
  ],
  ['saxes', fs.readFileSync(path.join(root, 'scripts/lib/saxes-license.txt'), 'utf8').trim()],
]);

/**
 * The folders of all packages with a part in an output, transitive ones included.
 * @param {readonly { outputs: Readonly<Record<string, { inputs: Readonly<Record<string, { bytesInOutput: number }>> }>> }[]} metafiles of esbuild
 * @returns {string[]} relative to the working copy, with `/`
 */
export function bundledPackages(metafiles) {
  const folders = new Set();
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
        if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
      }
    }
  }
  return [...folders].sort();
}

/**
 * The licences of these packages in one text.
 * @param {readonly string[]} folders
 * @param {string} [from] the working copy, with its lockfile
 * @throws {Error} that names each package without a text, or in another version than the lockfile
 * has
 */
export function noticesOf(folders, from = root) {
  const lock = JSON.parse(fs.readFileSync(path.join(from, 'package-lock.json'), 'utf8'));
  const wrong = [];
  const texts = new Map();
  for (const folder of folders) {
    const inFolder = path.join(from, folder);
    const manifest = JSON.parse(fs.readFileSync(path.join(inFolder, 'package.json'), 'utf8'));
    const title = `${manifest.name} ${manifest.version}`;
    const locked = lock.packages[folder]?.version;
    const files = fs.readdirSync(inFolder).filter((name) => LICENSE_FILE.test(name));
    const text = files
      .sort()
      .map((name) => fs.readFileSync(path.join(inFolder, name), 'utf8').trim())
      .concat(ADDED.get(manifest.name) ?? '')
      .filter((one) => one !== '')
      .join('\n\n');
    if (locked !== manifest.version) {
      wrong.push(`${title} is bundled, but package-lock.json has ${locked ?? 'no such package'}.`);
    }
    if (text === '' || typeof manifest.license !== 'string') {
      wrong.push(`${title} is bundled, but its package has no text of its licence.`);
    }
    // The same package may be in several folders.
    texts.set(
      title,
      `${title} (${String(manifest.license)})\n\n${text.replaceAll('\r\n', '\n')}\n`,
    );
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const head = 'Policy Annotator contains parts of the following packages, under these licences.\n';
  return [head, ...[...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text)].join(
    `\n${'-'.repeat(80)}\n\n`,
  );
}
