import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { readIndex, writeIndex } from '../../../../../src/vscode/node/index/indexFile';
import { DiskFolder } from '../../../../support/diskFolder';
import { annotationFile, CODEBOOK, HARBOUR, scanned } from '../../../project/scannedCorpus';
import { temporaryFolder } from '../../../../support/temporaryFolder';

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

  test('of many rows is read as it was written, and refused where it ends behind any block', () => {
    const store = path.join(temporaryFolder('policy-annotator-index'), 'corpus.index');
    const rows = Array.from({ length: 1200 }, (_, at) => ({
      path: `ä ${at}\n.txt`,
      stamps: [at, 1.5, at, -1, -1, -1],
      hashes: ['00ff', ''],
      words: at % 2 === 0 ? 'AAAA' : null,
      json: at % 3 === 0 ? '' : '{"counts":[1,2]}',
      text: at % 3 === 1 ? '"\\u2028 语\\n"' : '',
    }));
    const index = {
      build: 'b',
      codebook: 'c\n',
      coder: '',
      isBlind: false,
      largestText: 7,
      keys: ['a:b'],
      rows,
    };
    writeIndex(store, index, 0);
    assert.deepEqual(readIndex(store), index);
    const bytes = fs.readFileSync(store);
    const heads = [...bytes.toString('latin1').matchAll(/[\da-f]{8} [\da-f]{8}\n/g)];
    assert.equal(heads.length, 4);
    for (const { index: at } of heads) {
      fs.writeFileSync(store, bytes.subarray(0, at));
      assert.equal(readIndex(store), undefined, `cut to ${at} bytes`);
    }
  });
});
