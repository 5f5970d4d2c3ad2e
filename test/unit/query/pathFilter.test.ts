import assert from 'node:assert/strict';
import { pathFilter } from '../../../src/core/query/pathFilter';
import type { ArticleRow } from '../../../src/core/model/corpus';

const finds = (value: string, path: string): boolean => pathFilter([value])({ path } as ArticleRow);

suite('The field in: of a query', () => {
  test('takes an accent as a part of its letter and as a sign of its own for one', () => {
    const [composed, apart] = ['Zürich/Gespräch.txt', 'Zu\u0308rich/Gespra\u0308ch.txt'];
    assert.notEqual(composed, apart);
    for (const path of [composed, apart]) {
      for (const value of [
        'zürich',
        'zu\u0308rich/',
        'gespräch.txt',
        'gespra\u0308*',
        'ZÜRICH/*',
      ]) {
        assert.ok(finds(value, path), `${value} in ${path}`);
      }
      assert.ok(!finds('zurich', path));
    }
  });
});
