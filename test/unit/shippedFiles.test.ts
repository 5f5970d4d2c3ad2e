import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../scripts/lib/places.mjs';
import { SHIPPED_FILES } from '../../src/vscode/corpora/shippedFiles';

suite('The folders that come with the extension', () => {
  for (const [folder, listed] of Object.entries(SHIPPED_FILES)) {
    test(`of ${folder}, each file is listed to be copied, and no other`, () => {
      const entries = fs.readdirSync(inRoot(folder), { recursive: true, withFileTypes: true });
      const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(inRoot(folder), path.join(entry.parentPath, entry.name)))
        .map((file) => file.replaceAll(path.sep, '/'));
      assert.deepEqual([...listed], files.sort());
    });
  }
});
