// The command line as a package of npm: `npx policy-annotator …`.
import fs from 'node:fs';
import path from 'node:path';
import { removeFolder } from './pinnedInstall.mjs';
import { inRoot, outFolder } from './places.mjs';

/** The program with core, and what it loads when it reads or writes files of other programs. The
 * German of pictures is beside them. */
const FILES = [
  'policy-annotator.js',
  'core.js',
  'formatThread.js',
  'formats',
  'THIRD-PARTY-NOTICES.txt',
];

/**
 * Puts what was built into a folder, from which npm packs and publishes it. Its manifest follows
 * that of the extension, and names no dependencies, which are bundled.
 * @returns {string} the folder
 */
export function stageNpmPackage() {
  const folder = path.join(outFolder, 'npm');
  removeFolder(folder);
  for (const file of FILES) {
    fs.cpSync(inRoot('dist', file), path.join(folder, 'dist', file), {
      recursive: true,
      filter: (source) => !source.endsWith('.map'),
    });
  }
  const german = path.join('l10n', 'bundle.l10n.de.json');
  fs.cpSync(inRoot(german), path.join(folder, german));
  fs.copyFileSync(inRoot('LICENSE'), path.join(folder, 'LICENSE'));
  fs.copyFileSync(inRoot('scripts', 'lib', 'npmReadme.md'), path.join(folder, 'README.md'));
  const manifest = npmManifest(JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8')));
  fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return folder;
}

/** What both manifests say alike. */
const SHARED = [
  'name',
  'version',
  'license',
  'author',
  'repository',
  'bugs',
  'homepage',
  'keywords',
  'bin',
];

/**
 * @param {Record<string, unknown>} extension
 * @returns {Record<string, unknown>}
 */
function npmManifest(extension) {
  return {
    ...Object.fromEntries(SHARED.map((key) => [key, extension[key]])),
    description:
      'Who holds which position on what in a corpus of annotated texts, and who disagrees.',
    files: ['dist', 'l10n'],
    engines: { node: '>=20' },
  };
}
