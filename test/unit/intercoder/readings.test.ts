import assert from 'node:assert/strict';
import { readingDigest } from '../../../src/core/annotation-file/readingDigest';
import { readArticleOf, type CoderRows } from '../../../src/core/intercoder/readings';
import { NO_INDEPENDENT_CODING } from '../../../src/core/model/codebook';
import type { Coding } from '../../../src/core/model/article';
import type { Annotation } from '../../../src/core/model/annotation';
import type { ArticleRow } from '../../../src/core/model/corpus';
import { codebook, corpus, position, quotePart } from '../../support/corpus';

const LEAS = position({ id: 'l1', coder: 'lea', quote: [quotePart('We reject it.', 10)] });
const MAXS = position({ id: 'm1', coder: 'max', quote: [quotePart('We reject it.', 10)] });

suite('Whether a reading counts as independent', () => {
  test('it is changed where the entries are not those that were completed', () => {
    assert.equal(stateOf(done([LEAS]), [LEAS]), 'complete');
    assert.equal(stateOf(done([LEAS]), []), 'changed');
    assert.equal(stateOf(done([]), [LEAS]), 'changed');
  });

  test('it is complete without a digest, and unfinished while in progress', () => {
    assert.equal(stateOf(coding({}), [LEAS]), 'complete');
    assert.equal(stateOf(coding({ state: 'not-relevant' }), []), 'complete');
    assert.equal(stateOf({ ...done([]), state: 'in-progress' }, [LEAS]), 'unfinished');
    assert.equal(stateOf(undefined, [LEAS]), 'unfinished');
  });

  test('it is changed where the coder had been shown other work by then', () => {
    assert.equal(stateOf(done([LEAS]), [LEAS], '2024-05-01'), 'changed');
    assert.equal(stateOf(done([LEAS]), [LEAS], '2024-05-03'), 'complete');
  });

  test("in a file for all, another coder's entries change nothing", () => {
    const rows: CoderRows = {
      ...{ path: 'a.md', continuum: { start: 0, end: 100 }, ofCoder: new Map() },
      plain: row('lea', done([LEAS]), [LEAS, MAXS]),
    };
    assert.equal(readArticleOf(rows, codebook()).readings.get('lea')?.state, 'complete');
  });
});

suite('What coders say about an article', () => {
  test('is of each key what the first coder of the codebook says who says it', () => {
    const rowOf = (metadata: Partial<ArticleRow['metadata']>): ArticleRow => {
      const known = row('lea', undefined, []);
      return { ...known, metadata: { ...known.metadata, ...metadata } };
    };
    const rows: CoderRows = {
      ...{ path: 'a.md', continuum: { start: 0, end: 100 }, plain: undefined },
      ofCoder: new Map([
        ['max', rowOf({ date: '2024-05-02', title: 'Of Max' })],
        ['lea', rowOf({ title: 'Of Lea' })],
      ]),
    };
    const coders = new Map(
      ['lea', 'max'].map((id) => [id, { id, name: id, note: undefined }] as const),
    );
    const study = codebook({ annotationFiles: 'one-per-coder', coders });
    const { title, date } = readArticleOf(rows, study).metadata;
    assert.deepEqual([title, date], ['Of Lea', '2024-05-02']);
    // A plain file that says only what the article is, is no result.
    const plain = { ...rowOf({ date: '2024-05-03' }), coded: new Map() };
    const described = readArticleOf({ ...rows, plain }, study);
    assert.equal(described.adjudicated, undefined);
    assert.deepEqual([described.metadata.title, described.metadata.date], ['Of Lea', '2024-05-03']);
  });
});

function stateOf(own: Coding | undefined, entries: readonly Annotation[], unblinded?: string) {
  const study = codebook({
    annotationFiles: 'one-per-coder',
    coding: {
      ...NO_INDEPENDENT_CODING,
      unblinded: new Map(unblinded === undefined ? [] : [['lea', unblinded]]),
    },
  });
  const rows: CoderRows = {
    ...{ path: 'a.md', continuum: { start: 0, end: 100 }, plain: undefined },
    ofCoder: new Map([['lea', row('lea', own, entries)]]),
  };
  return readArticleOf(rows, study).readings.get('lea')?.state;
}

function row(coder: string, own: Coding | undefined, entries: readonly Annotation[]): ArticleRow {
  const [bare] = corpus([{ path: 'a.md', annotations: entries }]).articles();
  assert.ok(bare);
  return {
    ...bare,
    coded: new Map(own ? [[coder, own]] : []),
  };
}

function done(entries: readonly Annotation[]): Coding {
  return coding({ digest: readingDigest(entries) });
}

function coding(given: Partial<Coding>): Coding {
  return { state: 'complete', date: '2024-05-02', codebook: '1', reason: undefined, ...given };
}
