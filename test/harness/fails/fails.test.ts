import assert from 'node:assert/strict';

suite('A host', () => {
  test('with a test that fails', () => assert.equal('this', 'that'));
  test('and one that passes', () => {
    // Nothing can go wrong here.
  });
});
