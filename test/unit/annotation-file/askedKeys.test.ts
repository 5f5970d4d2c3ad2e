import assert from 'node:assert/strict';
import { ASKED_KEYS } from '../../../src/core/codebook/definition';
import { KEY_ORDER } from '../../../src/core/annotation-file/definition';

suite('What a codebook may ask', () => {
  test('is every key of a position but its quote, what is made by itself or with a command, and groups of keys', () => {
    const others = ['id', 'print', 'coder', 'quote', 'fields', 'comments'];
    assert.deepEqual(
      ASKED_KEYS,
      KEY_ORDER.position.filter((key) => !others.includes(key)),
    );
  });
});
