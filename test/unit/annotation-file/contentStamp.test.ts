import assert from 'node:assert/strict';
import { contentStamp } from '../../../src/core/annotation-file/contentStamp';
import type { FieldValue } from '../../../src/core/model/annotation';
import { position } from '../../support/corpus';

suite('The stamp of an annotation', () => {
  const stampWith = (value: FieldValue): string =>
    contentStamp(position({ fields: new Map([['level', value]]) }));

  test('does not change with what the codebook says about a field', () => {
    assert.equal(new Set([2, '2', [2], ['2']].map(stampWith)).size, 1);
    assert.equal(stampWith(true), stampWith('true'));
    assert.equal(stampWith([1, 2]), stampWith(['1', '2']));
  });

  test('changes with the value, and with the order of several', () => {
    assert.equal(new Set(['2', '3', ['2', '3'], ['3', '2'], '2,3'].map(stampWith)).size, 5);
  });
});
