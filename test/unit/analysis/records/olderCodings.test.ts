import assert from 'node:assert/strict';
import {
  isCodedNow,
  isOlderVersion,
  nextVersion,
  olderCodings,
} from '../../../../src/core/analysis/records/olderCodings';
import type { CorpusReader } from '../../../../src/core/model/corpus';
import { codebook, corpus, position } from '../../../support/corpus';

const at = (start: number) => [{ ...position().quote[0], exact: 'words', start }] as never;
const ON_FERRY = { issues: ['ferry'] };

/** The version that each coder states of each article, against version 4. */
function reader(stated: Readonly<Record<string, string | undefined>>): CorpusReader {
  const made = corpus(
    [
      {
        path: 'a.md',
        annotations: [
          position({ id: 'p1', ...ON_FERRY, coder: 'lea', quote: at(0) }),
          position({ id: 'p2', issues: ['noise'], coder: 'lea', quote: at(9) }),
          position({ id: 'p3', ...ON_FERRY, coder: 'max', quote: at(20) }),
          position({ id: 'p4', ...ON_FERRY, quote: at(30) }),
        ],
      },
      { path: 'b.md', annotations: [position({ id: 'p5', ...ON_FERRY })] },
    ],
    codebook({ version: '4' }),
  );
  const coded = new Map(
    Object.entries(stated).map(([coder, version]) => [
      coder,
      { state: 'complete' as const, date: undefined, codebook: version, reason: undefined },
    ]),
  );
  const rows = made.articles().map((row) => (row.path === 'a.md' ? { ...row, coded } : row));
  return { ...made, articles: () => rows };
}

suite('What was coded under an older codebook', () => {
  test('is an article of each coder who states an older version, or none, with the positions of that coder', () => {
    assert.deepEqual(
      olderCodings(reader({ lea: '3', max: '4', tom: undefined })).map(
        ({ coder, version, positions }) => [coder, version, positions],
      ),
      [
        ['lea', '3', ['p1', 'p2', 'p4']],
        ['tom', undefined, ['p4']],
      ],
    );
  });

  test('of one entry are the positions on it', () => {
    const [lea, ...more] = olderCodings(reader({ lea: '3' }), { layer: 'issue', id: 'ferry' });
    assert.deepEqual([lea?.positions, more], [['p1', 'p4'], []]);
    assert.deepEqual(olderCodings(reader({ lea: '3' }), { layer: 'actor', id: 'bo' }), []);
  });

  test('is nothing while the codebook has no version', () => {
    const unnumbered = { ...reader({ lea: '3' }), codebook: codebook() };
    assert.deepEqual(olderCodings(unnumbered), []);
  });

  test('leaves an entry that is coded under the present version to be told', () => {
    const ferry = { layer: 'issue', id: 'ferry' } as const;
    assert.equal(isCodedNow(reader({ lea: '3' }), ferry), false);
    assert.equal(isCodedNow(reader({ lea: '4' }), ferry), true);
  });

  test('is decided by numbers where versions are numbers', () => {
    assert.equal(isOlderVersion('9', '10'), true);
    assert.equal(isOlderVersion('1.10', '1.9'), false);
    assert.equal(isOlderVersion('1.9', '1.10'), true);
    assert.equal(isOlderVersion('1.0', '1'), false);
    assert.equal(isOlderVersion('5', '4'), false);
    assert.equal(isOlderVersion('pilot', 'final'), true);
    assert.equal(isOlderVersion('final', 'final'), false);
    assert.equal(isOlderVersion(undefined, '1'), true);
  });

  test('the next version is one more of the last number', () => {
    assert.deepEqual(
      ['3', '1.9', 'v2', '2024-09', 'pilot', undefined].map((one) => nextVersion(one)),
      ['4', '1.10', 'v3', '2024-10', undefined, '1'],
    );
  });
});
