import assert from 'node:assert/strict';
import { analyse } from '../../../../src/core/analysis/analyse';
import {
  codedTwiceProblems,
  countCodedDifferently,
} from '../../../../src/core/analysis/claims/codedTwice';
import { DEFAULT_FILTER } from '../../../../src/core/analysis/records/filter';
import { EMPTY_ANNOTATION_FILE } from '../../../../src/core/model/article';
import { fillMessage } from '../../../../src/core/model/problem';
import type { Position } from '../../../../src/core/model/annotation';
import { PROBLEMS } from '../../../../src/core/problems/table';
import { runSync } from '../../../../src/core/util/task';
import { codebook, corpus, position, quotePart } from '../../../support/corpus';

const BOOK = codebook({
  actors: { china: { name: 'China' }, japan: {} },
  issues: { exports: { name: 'Chinese exports' } },
  coders: new Map([['lea', { id: 'lea', name: 'Lea Ott' }]]),
});

function coded(
  id: string,
  coder: string | undefined,
  stance: string,
  over: Partial<Position> = {},
) {
  return position({
    id,
    coder,
    stance,
    actors: ['china'],
    issues: ['exports'],
    quote: [quotePart('exports will go on', 10)],
    ...over,
  });
}

function stated(...annotations: Position[]): { problems: string[]; count: number } {
  const reader = corpus([{ path: 'a.md', annotations }], BOOK);
  const checked = reader.articles().map((row) => ({
    annotationFile: `${row.path}.annotations.yaml`,
    assembled: {
      row,
      file: { ...EMPTY_ANNOTATION_FILE, annotations },
      places: new Map(),
    },
  }));
  const problems = runSync(codedTwiceProblems(checked, BOOK)).map(({ file, problem, at }) => {
    const message = fillMessage(PROBLEMS[problem.code].message, problem.args);
    return `${file} ${at.entry ?? ''} ${at.keys.join(' ')}: ${message}`;
  });
  const { stances } = runSync(analyse(reader, DEFAULT_FILTER));
  return { problems, count: countCodedDifferently(stances) };
}

suite('Claims that are coded twice', () => {
  test('with different sides are a problem at the second one, with both readings', () => {
    assert.deepEqual(stated(coded('p1', 'lea', 'support'), coded('p2', 'max', 'oppose')), {
      problems: [
        'a.md.annotations.yaml p2 stance: A claim of China on “Chinese exports” is coded twice, on different sides: Lea Ott: support; max: oppose (p1, p2). It counts for no side. Agree on one side, or delete one of the two positions.',
      ],
      count: 1,
    });
  });

  test('by a coder without a name are one, too', () => {
    const { problems, count } = stated(
      coded('p1', undefined, 'support'),
      coded('p2', 'max', 'neutral'),
    );
    assert.match(problems.join('\n'), /sides: –: support; max: neutral \(p1, p2\)\./);
    assert.equal(count, 1);
  });

  test('with the same side, or with a majority of coders for one, are none', () => {
    const alike = stated(coded('p1', 'lea', 'support'), coded('p2', 'max', 'support'));
    const most = stated(
      coded('p1', 'lea', 'support'),
      coded('p2', 'max', 'oppose'),
      coded('p3', 'zoe', 'support'),
    );
    assert.deepEqual(
      [alike, most],
      [
        { problems: [], count: 0 },
        { problems: [], count: 0 },
      ],
    );
  });

  test('need one actor and issue, words that meet, and two coders', () => {
    const elsewhere = { quote: [quotePart('an end of exports', 90)] };
    for (const other of [
      coded('p2', 'max', 'oppose', { actors: ['japan'] }),
      coded('p2', 'max', 'oppose', elsewhere),
      coded('p2', 'lea', 'oppose'),
      coded('p2', 'max', 'oppose', { accordingTo: 'japan' }),
    ]) {
      assert.deepEqual(stated(coded('p1', 'lea', 'support'), other), { problems: [], count: 0 });
    }
  });
});
