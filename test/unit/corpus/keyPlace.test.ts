import assert from 'node:assert/strict';
import { problemPlacer, type KeyPath } from '../../../src/core/corpus/keyPlace';
import { problem } from '../../../src/core/problems/report';

const FILE = `format: policy-annotations/1
article:
  date: "2924-04-26"
ignored:
  - id: g1
    quote: "rain"
  - id: g2
    quote: "snow"
...
`;
const ARTICLE = '---\nDuplicate-Of: gone.md\n---\nRain and snow.\n';

suite('Where a problem between files is', () => {
  for (const [title, at, expected] of [
    ['at a value of the annotation file', { keys: ['article', 'date'] }, 'a.yaml "2924-04-26"'],
    ['at a value of an entry', { entry: 'g2', keys: ['id'] }, 'a.yaml g2'],
    ['at a value of front matter', { keys: ['article', 'duplicate-of'] }, 'a.md gone.md'],
    ['of what is not there at the beginning', { entry: 'g3', keys: ['id'] }, 'a.yaml '],
  ] as const satisfies readonly (readonly [string, KeyPath, string])[]) {
    test(title, () => {
      assert.equal(placed([at]).stated[0], expected);
    });
  }

  test('a file is read once for all its problems', () => {
    const many = Array.from({ length: 50 }, () => ({ entry: 'g1', keys: ['id'] }));
    assert.equal(placed(many).read, 1);
  });
});

/** The file and the words of each place, and how often the annotation file was asked for. */
function placed(paths: readonly KeyPath[]) {
  let read = 0;
  const place = problemPlacer({
    annotationFile: () => {
      read++;
      return FILE;
    },
    article: () => ARTICLE,
  });
  const found = problem('date-ahead', { start: 0, end: 0 });
  const stated = paths.map((at) => {
    const { file, problem: one } = place({ file: 'a.yaml', article: 'a.md', problem: found, at });
    return `${file} ${(file === 'a.md' ? ARTICLE : FILE).slice(one.span.start, one.span.end)}`;
  });
  return { read, stated };
}
