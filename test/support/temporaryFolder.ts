import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A new folder of a test, which is gone after it, also where the test fails; one that a suite
 * makes for all of its tests is gone when all suites are over. Links in its path are followed:
 * programs name it so. */
export function temporaryFolder(name: string): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), `${name}-`)));
  (isInTest ? ofTest : ofSuites).add(folder);
  return folder;
}

const ofTest = new Set<string>();
const ofSuites = new Set<string>();
let isInTest = false;

// Hooks of the root: these run around the hooks of every suite.
setup(() => {
  isInTest = true;
});
teardown(function () {
  // One of a hundred thousand files, on a machine that may be busy.
  this.timeout(60_000);
  isInTest = false;
  removeAll(ofTest);
});
// Not `suiteTeardown`: what a thread writes after its suite would stay, and of a run that ends
// early everything.
process.once('exit', () => {
  removeAll(ofTest);
  removeAll(ofSuites);
});

function removeAll(folders: Set<string>): void {
  for (const folder of folders) {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    // What ends after the test may have made it again.
    ofSuites.add(folder);
  }
  folders.clear();
}
