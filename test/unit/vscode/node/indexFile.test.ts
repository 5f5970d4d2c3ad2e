import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ColumnsBlock } from '../../../../src/vscode/node/columnsBlock';
import { readIndex, type StoredIndex } from '../../../../src/vscode/node/indexFile';
import { readLate } from '../../../../src/vscode/node/lateBytes';
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
    assert.ok(isRead(store), 'it is read as it is');
    const file = fs.openSync(store, 'r+');
    for (const [at, byte] of right.entries()) {
      for (const change of [1, 0x80, 0xff]) {
        fs.writeSync(file, Uint8Array.of(byte ^ change), 0, 1, at);
        assert.equal(isRead(store), false, `byte ${at} changed by ${change}`);
      }
      fs.writeSync(file, Uint8Array.of(byte), 0, 1, at);
    }
    assert.ok(isRead(store), 'every byte is back');
    for (let length = right.length - 1; length >= 0; length--) {
      fs.ftruncateSync(file, length);
      assert.equal(isRead(store), false, `cut to ${length} bytes`);
    }
    fs.closeSync(file);
    fs.rmSync(folder, { recursive: true });
  });

  test('tells the text of an annotation file when it is asked, as long as it is the same file', async () => {
    const store = path.join(temporaryFolder('policy-annotator-index'), 'corpus.index');
    const text = annotationFile(['p1']);
    const disk = new DiskFolder({
      'codebook.yaml': CODEBOOK,
      'harbour.txt': HARBOUR,
      'harbour.txt.annotations.yaml': text,
    });
    await scanned(disk, { store });
    assert.equal(textIn(readIndex(store)), text);
    const before = readIndex(store);
    disk.put('harbour.txt.annotations.yaml', annotationFile(['p2']));
    await scanned(disk, { store });
    assert.equal(textIn(before), undefined);
    assert.equal(textIn(readIndex(store)), annotationFile(['p2']));
    const read = readIndex(store);
    assert.ok(textIn(read));
    fs.rmSync(store);
    assert.equal(textIn(read), annotationFile(['p2']), 'it has been read before');
  });
});

/** What the host sees of the annotation file of the only article. */
function textIn(index: StoredIndex | undefined): string | undefined {
  assert.ok(index);
  return new ColumnsBlock(index.columns, () => undefined, index.late).annotations(0);
}

/** All of it, with what most starts do without. */
function isRead(store: string): boolean {
  const late = readIndex(store)?.late;
  return late !== undefined && readLate(late);
}
