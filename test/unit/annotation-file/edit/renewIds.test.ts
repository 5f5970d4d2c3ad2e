import assert from 'node:assert/strict';
import { withNewIds } from '../../../../src/core/annotation-file/edit/renewIds';

const FILE = `\uFEFF# talks, by hand
format: policy-annotations/1\r
positions:
  - id: aaaaaaaa   # the first
    actor: china
    issue: exports
    stance: oppose
    quote: "no exports"
ignored: [{id: "bbbbbbbb", quote: "trade"}]
...
`;

suite('New ids for a copied annotation file', () => {
  test('only the ids that are taken change, and not a byte beside them', () => {
    const renewed = withNewIds(FILE, (id) => id === 'aaaaaaaa', ids('zzzzzzzz'));
    assert.equal(renewed, FILE.replace('aaaaaaaa', 'zzzzzzzz'));
  });

  test('quoted ids and lists in brackets too', () => {
    const renewed = withNewIds(FILE, () => true, ids('yyyyyyyy', 'zzzzzzzz'));
    assert.equal(renewed, FILE.replace('aaaaaaaa', 'yyyyyyyy').replace('"bbbbbbbb"', 'zzzzzzzz'));
  });

  test('a file that is refused is left alone', () => {
    assert.equal(
      withNewIds(`${FILE}\n<<<<<<< HEAD\n`, () => true, ids('zzzzzzzz')),
      undefined,
    );
  });
});

function ids(...given: readonly string[]): () => string {
  const left = [...given];
  return () => left.shift() ?? assert.fail('too many ids asked for');
}
