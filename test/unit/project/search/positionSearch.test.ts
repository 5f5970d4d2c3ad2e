import assert from 'node:assert/strict';
import type { SearchResult } from '../../../../src/core';
import { positionSearch } from '../../../../src/project';
import { corpus, position, quotePart } from '../../../support/corpus';

/** So many positions that a search needs several steps. */
const MANY = corpus([
  {
    path: 'a.md',
    annotations: Array.from({ length: 3000 }, (_, index) =>
      position({
        id: `p${String(index)}`,
        actors: [index % 2 === 0 ? 'china' : 'united-states'],
        quote: [quotePart(index % 100 === 0 ? 'a war of words' : 'the sea', index)],
      }),
    ),
  },
]);

/** Breaths that are held until the test lets go of them. */
function heldYield() {
  const waiting: (() => void)[] = [];
  return {
    yieldToHost: () => new Promise<void>((resolve) => waiting.push(resolve)),
    get held() {
      return waiting.length;
    },
    letGo: () => {
      waiting.splice(0).forEach((resolve) => {
        resolve();
      });
    },
  };
}

const count = (result: SearchResult | undefined) => result?.hits.length;

suite('Searching while somebody types', () => {
  test('gives the positions of the query, taking a breath between steps', async () => {
    let breaths = 0;
    const search = positionSearch(MANY, () => {
      breaths++;
      return Promise.resolve();
    });
    assert.equal(count(await search.find('war')), 30);
    assert.ok(breaths >= 3, `${String(breaths)} breaths`);
  });

  test('the newest key wins: an older search ends without a result, at its next step', async () => {
    const pause = heldYield();
    const search = positionSearch(MANY, pause.yieldToHost);
    const first = search.find('w');
    const second = search.find('wa');
    assert.equal(pause.held, 2);
    pause.letGo();
    assert.equal(await first, undefined);
    assert.equal(pause.held, 1, 'the older one takes no further step');
    search.end();
    pause.letGo();
    assert.equal(await second, undefined, 'nor does the newer one, when the search has ended');
  });

  test('a query that narrows looks through the last result only', async () => {
    let breaths = 0;
    const search = positionSearch(MANY, () => {
      breaths++;
      return Promise.resolve();
    });
    await search.find('war');
    breaths = 0;
    assert.equal(count(await search.find('war united-states')), 0);
    assert.equal(breaths, 0);
    assert.equal(count(await search.find('sea')), 2970);
  });

  test('what changed in the corpus is seen by the next search', async () => {
    const changing = { ...MANY, version: 1 };
    const search = positionSearch(changing, () => Promise.resolve());
    assert.equal(count(await search.find('war')), 30);
    assert.equal((await search.all('actor'))?.values.get('china'), 1500);
    const fewer = corpus([{ path: 'a.md', annotations: [position({ actors: ['china'] })] }]);
    Object.assign(changing, { ...fewer, version: 2 });
    assert.equal(count(await search.find('war')), 0);
    assert.equal(count(await search.find('')), 1);
    const every = await search.all('actor');
    assert.equal(every?.values.get('china'), 1);
    assert.equal(every.hits.length, 1);
  });
});
