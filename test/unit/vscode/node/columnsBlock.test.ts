import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ColumnsBlock } from '../../../../src/vscode/node/columnsBlock';
import { ColumnsBuilder } from '../../../../src/vscode/node/columnsBuilder';

// What takes one byte, two, three and four; one of three that the eye does not see.
const plain = fc.string({ unit: fc.constantFrom('a', '/', '.', ' '), minLength: 1 });
const any = fc.string({ unit: fc.constantFrom('a', '/', 'ä', '語', '\ufeff', '😀'), minLength: 1 });

suite('Articles as the host looks into them', () => {
  test('have the paths that were put in, whatever these are written in', () => {
    const all = fc.oneof(fc.array(plain), fc.array(any));
    fc.assert(
      fc.property(all, fc.nat(10), fc.nat(10), (paths, one, other) => {
        const builder = new ColumnsBuilder();
        for (const path of paths) builder.add({ ...NOTHING, path });
        const block = new ColumnsBlock(builder.view(), () => undefined);
        const from = Math.min(one, other, paths.length);
        const to = Math.min(Math.max(one, other), paths.length);
        for (const range of [[from, to] as const, [0, paths.length] as const]) {
          assert.deepEqual(block.paths(...range), paths.slice(...range));
        }
      }),
    );
  });
});

const NOTHING = {
  known: 0,
  stamps: new Float64Array(6),
  hashes: new Uint32Array(4),
  counts: [],
  annotations: undefined,
  said: '',
  words: undefined,
};
