import assert from 'node:assert/strict';
import { WrittenPart, type WrittenSoFar } from '../../../src/core/exports';
import { writingProgress, type Told } from '../../../src/vscode/writingProgress';

const wordsOf = (now: WrittenSoFar | undefined): string =>
  now ? `${String(now.done)} of ${String(now.total)} ${now.unit}` : 'some kB';

suite('The progress of writing a file', () => {
  test('is the part of now in words, and all parts in hundredths', () => {
    const parts = [new WrittenPart('positions', 3), new WrittenPart('articles', 1)];
    const told: Told[] = [];
    const tell = writingProgress(parts, wordsOf, (one) => told.push(one));
    tell();
    const letters = function* () {
      for (const letter of ['a', 'b', 'c']) {
        tell();
        yield letter;
      }
    };
    assert.deepEqual([...(parts[0]?.each(letters()) ?? [])], ['a', 'b', 'c']);
    tell();
    parts[1]?.count();
    tell();
    tell();
    assert.deepEqual(told, [
      { message: '0 of 3 positions', increment: 0 },
      { message: '0 of 3 positions', increment: 0 },
      { message: '1 of 3 positions', increment: 16 },
      { message: '2 of 3 positions', increment: 17 },
      { message: '0 of 1 articles', increment: 17 },
      { message: '1 of 1 articles', increment: 50 },
      { message: '1 of 1 articles', increment: 0 },
    ]);
  });

  test('of a hundred thousand steps comes to a hundred, and never goes back', () => {
    const part = new WrittenPart('articles', 100_003);
    let sum = 0;
    const tell = writingProgress([part], wordsOf, ({ increment = -1 }) => {
      assert.ok(increment >= 0);
      sum += increment;
    });
    for (let article = 0; article < part.total; article++) {
      part.count();
      if (article % 1000 === 0) tell();
    }
    assert.equal(sum, 99);
    tell();
    assert.equal(sum, 100);
  });

  test('of what has no parts is told without hundredths, of nothing at all as done', () => {
    const told: Told[] = [];
    writingProgress([], wordsOf, (one) => told.push(one))();
    writingProgress([new WrittenPart('issues', 0)], wordsOf, (one) => told.push(one))();
    assert.deepEqual(told, [{ message: 'some kB' }, { message: '0 of 0 issues', increment: 100 }]);
  });
});
