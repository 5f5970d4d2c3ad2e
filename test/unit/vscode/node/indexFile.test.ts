import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { readIndex } from '../../../../src/vscode/node/indexFile';
import { DiskFolder } from '../../../support/diskFolder';
import { annotationFile, CODEBOOK, HARBOUR, scanned } from '../../project/scannedCorpus';
import { temporaryFolder } from '../../../support/temporaryFolder';

suite('The file of a stored index', () => {
  test('is refused with any one byte changed, and with any end cut off', async () => {
    const folder = temporaryFolder('policy-annotator-index');
    const store = path.join(folder, 'corpus.index');
    const disk = new DiskFolder({
      'codebook.yaml': CODEBOOK,
      'harbour.txt': HARBOUR,
      'harbour.txt.annotations.yaml': annotationFile(['p1']),
    });
    await scanned(disk, { store });
    const right = fs.readFileSync(store);
    assert.ok(readIndex(store), 'it is read as it is');
    const file = fs.openSync(store, 'r+');
    for (const [at, byte] of right.entries()) {
      for (const change of [1, 0x80, 0xff]) {
        fs.writeSync(file, Uint8Array.of(byte ^ change), 0, 1, at);
        assert.equal(readIndex(store), undefined, `byte ${at} changed by ${change}`);
      }
      fs.writeSync(file, Uint8Array.of(byte), 0, 1, at);
    }
    assert.ok(readIndex(store), 'every byte is back');
    for (let length = right.length - 1; length >= 0; length--) {
      fs.ftruncateSync(file, length);
      assert.equal(readIndex(store), undefined, `cut to ${length} bytes`);
    }
    fs.closeSync(file);
    fs.rmSync(folder, { recursive: true });
  });
});
