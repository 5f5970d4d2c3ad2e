import assert from 'node:assert/strict';
import { GatheredBytes } from '../../../src/vscode/gatheredBytes';
import { stillWorld } from '../../support/world';

suite('Bytes of a text that comes in pieces', () => {
  test('are those of the whole text, of whatever length the pieces are', async () => {
    const pieces = [
      '\ufeffone, zwei, 三 🗺️\r\n',
      '',
      'é'.repeat(3_000_000),
      'x'.repeat(999_999),
      'end',
    ];
    const gathered = new GatheredBytes();
    for (const piece of pieces) gathered.add(piece);
    const bytes = await gathered.take(stillWorld());
    assert.ok(Buffer.from(bytes).equals(Buffer.from(pieces.join(''))));
  });

  test('of nothing are none', async () => {
    assert.equal((await new GatheredBytes().take(stillWorld())).length, 0);
  });
});
