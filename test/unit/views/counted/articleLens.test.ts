import assert from 'node:assert/strict';
import { articleLens } from '../../../../src/core/views/counted/articleLens';
import type { PlacedAnnotation } from '../../../../src/core/model/place';
import { claims } from '../../../support/claims';
import { codebook, placed, position, quotePart } from '../../../support/corpus';
import { articleOf, contextOf } from '../build';

const BOOK = codebook({
  actors: { union: { name: 'Port Union' }, ministry: { name: 'Ministry' }, town: { name: 'Town' } },
  issues: { nights: { name: 'Night shifts' }, tolls: { name: 'Tolls' } },
});
const CORPUS = claims(
  `
  in harbour.txt 2024-04-26
  p1: union opposes nights
  p2: ministry supports nights
  p3: union opposes nights
  p4: town supports tolls
  in quiet.txt 2024-05-02
  q1: town supports nights
  in empty.txt 2024-05-03`,
  BOOK,
);

suite('The numbers above an article', () => {
  test('are its positions, the pairs they are evidence of, each once, and what waits; rows are as many', () => {
    const lost = placed(position({ id: 'p9', quote: [quotePart('gone', 3)] }), 'orphaned');
    const counts = lens('harbour.txt', lost);
    assert.deepEqual(
      counts.map(({ of, text }) => [of, text]),
      [
        ['positions', '5 positions'],
        ['disagreements', '2 disagreements'],
        ['review', '1 to review'],
      ],
    );
    assert.deepEqual(
      counts.map(({ rows }) => rows().length),
      [5, 2, 1],
    );
  });

  test('lead to the words of a position, to the quotes of both sides, and say why something waits', () => {
    const changed = placed(
      position({
        id: 'p8',
        actors: ['union'],
        issues: ['nights'],
        quote: [{ ...quotePart('wages', 3), was: 'tolls' }],
      }),
    );
    const [positions, disagreements, review] = lens('harbour.txt', changed).map(({ rows }) =>
      rows(),
    );
    assert.deepEqual(positions?.[0]?.leadsTo, {
      kind: 'annotation',
      article: 'harbour.txt',
      id: 'p1',
    });
    assert.match(positions?.[0]?.label ?? '', /^Port Union ⊖ Night shifts$/);
    const pairs = disagreements?.map(({ leadsTo }) => leadsTo.kind === 'pair' && leadsTo.actors);
    assert.deepEqual(pairs?.map(String).sort(), ['ministry,union', 'town,union']);
    assert.deepEqual(
      review?.map(({ description, leadsTo }) => [description, leadsTo.kind]),
      [['changed words', 'annotation']],
    );
  });

  test('say nothing of what is 0, and nothing at all of an article without annotations', () => {
    assert.deepEqual(lens('empty.txt'), []);
    const only = placed(position({ id: 'q1', actors: ['town'], issues: ['tolls'] }));
    assert.deepEqual(
      articleLens({
        ...contextOf(claims('  in one.txt 2024-01-01\n  q1: town supports tolls', BOOK)),
        article: articleOf(
          claims('  in one.txt 2024-01-01\n  q1: town supports tolls', BOOK),
          'one.txt',
        ),
        placed: [only],
      }).map(({ text }) => text),
      ['1 position'],
    );
  });
});

function lens(path: string, ...more: readonly PlacedAnnotation[]) {
  const article = articleOf(CORPUS, path);
  const placedNow = [...article.annotations, ...more];
  return articleLens({ ...contextOf(CORPUS), article, placed: placedNow });
}
