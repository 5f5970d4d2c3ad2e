// Fonts for the browser, where the machine has none for some script: pictures would show empty
// boxes.
import fs from 'node:fs';
import path from 'node:path';
import { installPinned, removeFolder } from './pinnedInstall.mjs';
import { cacheFolder, inRoot } from './places.mjs';
import { run } from './processes.mjs';

// By the names of fontconfig; the last one represents emoji.
const neededLanguages = ['ja', 'th', 'und-zsye'];

/**
 * @returns {Record<string, string>} to be added to the browser's environment; empty where the
 * machine has all fonts, and on macOS and Windows, which always do
 */
export function fontEnvironment() {
  if (process.platform !== 'linux') return {};
  if (neededLanguages.every(hasFontFor)) return {};
  const folder = installPinned({
    name: 'fonts for Japanese, Thai and emoji',
    from: inRoot('test', 'fonts'),
    to: path.join(cacheFolder, 'fonts'),
    recipe: fs.readFileSync(inRoot('scripts', 'lib', 'fonts.mjs'), 'utf8'),
    finish: keepFontsOnly,
  });
  const configuration = path.join(folder, 'fonts.conf');
  fs.writeFileSync(
    configuration,
    fontConfiguration(
      [folder, path.join(cacheFolder, 'browser', 'fonts')],
      path.join(cacheFolder, 'font-cache'),
    ),
  );
  return { FONTCONFIG_FILE: configuration };
}

/** @param {string} language */
function hasFontFor(language) {
  const listed = run('fc-list', [`:lang=${language}`, 'family']);
  return listed.code === 0 && listed.output.trim() !== '';
}

/**
 * @param {readonly string[]} folders
 * @param {string} cache where fontconfig keeps its index
 * @returns {string} the machine's own configuration, if it has one, with the folders added
 */
export function fontConfiguration(folders, cache) {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    '  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    ...folders.map((folder) => `  <dir>${escapeXml(folder)}</dir>`),
    `  <cachedir>${escapeXml(cache)}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}

/** @param {string} text */
function escapeXml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * The packages hold nine weights of each font; two are enough.
 * @param {string} folder
 */
function keepFontsOnly(folder) {
  const families = path.join(folder, 'node_modules', '@expo-google-fonts');
  for (const family of fs.readdirSync(families)) {
    for (const weight of ['400Regular', '700Bold']) {
      const from = path.join(families, family, weight);
      if (!fs.existsSync(from)) continue; // Emoji have one weight.
      for (const file of fs.readdirSync(from).filter((name) => name.endsWith('.ttf'))) {
        fs.copyFileSync(path.join(from, file), path.join(folder, file));
      }
    }
    fs.copyFileSync(
      path.join(families, family, 'LICENSE_FONT'),
      path.join(folder, `${family}.LICENSE`),
    );
  }
  removeFolder(path.join(folder, 'node_modules'));
}
