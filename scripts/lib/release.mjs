// What a release needs besides the code: an address, a dated list of changes, a tag.
import fs from 'node:fs';
import { inRoot } from './places.mjs';

/** Stands in package.json until a maintainer sets the owner of the repository. GitHub allows no
 * such name. */
export const OWNER_PLACEHOLDER = 'OWNER_TO_BE_SET';

/**
 * VS Code shows the newest version to all who have not asked for pre-releases. So these have odd
 * minor numbers, as Microsoft recommends:
 * https://code.visualstudio.com/api/working-with-extensions/publishing-extension#prerelease-extensions
 * @param {string} version
 */
export function isPreRelease(version) {
  return Number(version.split('.')[1]) % 2 === 1;
}

/**
 * @param {string} changelog
 * @param {string} version
 * @returns {{ date: string | undefined, notes: string } | undefined} what changed in a version
 */
export function changesOf(changelog, version) {
  for (const section of changelog.split(/^## /m).slice(1)) {
    const [, title = '', notes = ''] = /^(.*)\n([^]*)$/.exec(section) ?? [];
    if (title.split(' ')[0] !== version) continue;
    const [, date] = /\((\d{4}-\d{2}-\d{2})\)$/.exec(title) ?? [];
    return { date, notes: notes.trim() };
  }
  return undefined;
}

/**
 * @param {{ manifest: string, changelog: string, tag?: string | undefined }} of texts of the files,
 * and the tag that is released
 * @returns {string[]} what a maintainer has to do before a release
 */
export function releaseFaults({ manifest, changelog, tag }) {
  const { version } = JSON.parse(manifest);
  const faults = [];
  if (manifest.includes(OWNER_PLACEHOLDER)) {
    faults.push(`package.json: replace ${OWNER_PLACEHOLDER} by the owner of the repository.`);
  }
  if (changesOf(changelog, version)?.date === undefined) {
    faults.push(`CHANGELOG.md: write “## ${version} (year-month-day)” above the changes.`);
  }
  if (tag !== undefined && tag !== `v${version}`) {
    faults.push(`The tag is ${tag}, but package.json has version ${version}.`);
  }
  return faults;
}

/** @returns {{ manifest: string, changelog: string }} */
export function releaseFiles() {
  const read = (/** @type {string} */ file) => fs.readFileSync(inRoot(file), 'utf8');
  return { manifest: read('package.json'), changelog: read('CHANGELOG.md') };
}
