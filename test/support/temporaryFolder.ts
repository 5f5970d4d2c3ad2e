import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A new folder of a test, which is removed after it, even if it fails; one that a suite makes for
 * all of its tests is removed after all suites. Links in its path are resolved, as in the output
 * of programs. */
export function temporaryFolder(name: string): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), `${name}-`)));
  (isInTest ? ofTest : ofSuites).add(folder);
  return folder;
}

const ofTest = new Set<string>();
const ofSuites = new Set<string>();
let isInTest = false;

// Root hooks run around the hooks of every suite.
setup(() => {
  isInTest = true;
});
teardown(() => {
  isInTest = false;
  removeAll(ofTest);
});
// Not `suiteTeardown`: files that a thread writes after its suite would be left, and all files of a
// run that ends early.
process.once('exit', () => {
  removeAll(ofTest);
  removeAll(ofSuites);
});

function removeAll(folders: Set<string>): void {
  for (const folder of folders) {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    // Work that ends after the test may have created it again.
    ofSuites.add(folder);
  }
  folders.clear();
}
