import assert from 'node:assert/strict';
import { DEFAULT_FILTER } from '../../../src/core/analysis/filter';
import {
  ALL_FORMATS,
  DEFAULT_CSV_OPTIONS,
  WrittenPart,
  writtenSoFar,
  type ExportFormat,
  type WrittenSoFar,
} from '../../../src/core/exports';
import { finished } from '../../../src/core/model/steps';
import { claims } from '../../support/claims';

const READER = claims(`
  in a.md
  p1: china supports exports
  p2: biden opposes exports
  in b.md
  p3: senate opposes students
  in c.md
  p4: china supports pandas
  p5: biden opposes pandas
  p6: china supports students
`);

suite('What an export is written of', () => {
  for (const [id, said] of [
    ['positions-csv', ['6 positions']],
    ['positions-jsonl', ['6 positions']],
    ['mentions-jsonl', ['3 articles']],
    ['matrix-csv', ['3 actors']],
    ['disagreements-csv', ['3 issues']],
    ['brief-md', ['3 issues']],
    ['json', ['3 articles', '6 positions', '3 issues', '3 articles']],
  ] as const) {
    test(`is known before, and all of it when the file is: ${id}`, async () => {
      const format = ALL_FORMATS.find((one) => one.id === id);
      assert.ok(format);
      const { parts, pieces } = renderedBy(format);
      assert.deepEqual(
        parts.map(({ total, unit }) => `${String(total)} ${unit}`),
        said,
      );
      assert.equal(writtenSoFar(parts)?.share, 0);
      let last: WrittenSoFar | undefined;
      const shares = new Set<number>();
      for await (const piece of pieces) {
        assert.notEqual(piece, '');
        const now = writtenSoFar(parts);
        assert.ok((now?.share ?? 0) >= (last?.share ?? 0), 'it went back');
        shares.add(now?.share ?? 0);
        last = now;
      }
      assert.ok(shares.size > 2, 'it was not told on the way');
      assert.equal(writtenSoFar(parts)?.share, 1);
    });
  }

  test('a part of few pieces counts as much as one of many', () => {
    const articles = new WrittenPart('articles', 1000);
    const issues = new WrittenPart('issues', 4);
    const parts = [articles, new WrittenPart('positions', 0), issues];
    for (let written = 0; written < 1000; written++) articles.count();
    assert.deepEqual(writtenSoFar(parts), { unit: 'issues', done: 0, total: 4, share: 0.5 });
    issues.count();
    assert.equal(writtenSoFar(parts)?.share, 0.625);
  });

  test('of a network nobody says before', () => {
    for (const format of ALL_FORMATS.filter((one) => /network|affiliations/.test(one.id))) {
      assert.deepEqual(renderedBy(format).parts, []);
    }
  });
});

function renderedBy(format: ExportFormat) {
  const { parts = [], pieces } = finished(
    format.render({
      corpusName: 'Trade talks',
      reader: READER,
      filter: DEFAULT_FILTER,
      options: DEFAULT_CSV_OPTIONS,
      text: () => Promise.resolve(undefined),
      mentions: (article) =>
        Promise.resolve([{ article, id: 'china', layer: 'actor', start: 0, end: 5 } as never]),
    }),
  );
  return { parts, pieces };
}
