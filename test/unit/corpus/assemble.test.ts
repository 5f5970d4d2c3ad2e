import { runSync } from '../../../src/core/util/task';
import assert from 'node:assert/strict';
import { assembleArticle, type AssembledArticle } from '../../../src/core/corpus/assemble';
import { corpusProblems } from '../../../src/core/corpus/corpusProblems';
import { anchorState } from '../../../src/core/model/place';
import { codebook } from '../../support/corpus';

const book = codebook({
  version: '3',
  actors: {
    china: { name: 'China' },
    congo: { name: 'Congo' },
    drc: { name: 'Congo' },
    japan: { name: 'Japan' },
  },
  issues: { exports: { name: 'exports' } },
});

function assembled(text: string, annotations?: string, path = 'a.md'): AssembledArticle {
  const annotationFileText =
    annotations === undefined ? undefined : `format: policy-annotations/1\n${annotations}...\n`;
  return assembleArticle({ path, text, annotationFileText, codebook: book });
}

function sayMentions({ mentions }: AssembledArticle): string[] {
  return mentions.map(({ start, layer, ids, marked }) => {
    return `${String(start)} ${layer} ${ids.join('|')}${marked ? ' marked' : ''}`;
  });
}

suite('an article assembled from its two files', () => {
  test('without an annotation file it has mentions and nothing else', () => {
    const article = assembled('China and Congo talk of exports.');
    assert.deepEqual(sayMentions(article), [
      '0 actor china',
      '10 actor congo|drc',
      '24 issue exports',
    ]);
    assert.deepEqual(
      [...(article.row.mentionCounts ?? [])],
      [
        ['actor:china', 1],
        ['actor:congo', 1],
        ['actor:drc', 1],
        ['issue:exports', 1],
      ],
    );
    assert.deepEqual(
      [article.row.annotations, article.problems, article.row.stale],
      [[], [], false],
    );
  });

  test('marked mentions and ignored matches correct the matches', () => {
    const article = assembled(
      'China and Congo and China.',
      `mentions:
  - id: m1
    actor: drc
    quote: "Congo"
ignored:
  - id: g1
    quote: {exact: "China", prefix: "and ", start: 20}
`,
    );
    assert.deepEqual(sayMentions(article), ['0 actor china', '10 actor drc marked']);
    assert.equal(article.row.mentionCounts?.get('actor:china'), 1);
  });

  test('marks whose words are lost do nothing', () => {
    const article = assembled('China.', 'ignored:\n  - id: g1\n    quote: "Chinese"\n');
    assert.deepEqual(sayMentions(article), ['0 actor china']);
  });

  test('front matter is metadata, the annotation file wins, and it is not matched', () => {
    const text = '---\ntitle: About China\nauthor: Ana\ndesk: foreign\n---\nJapan.\n';
    const article = assembled(text, 'article:\n  author: "Ben"\n  date: "2024-04"\n');
    const { title, author, date, attributes } = article.row.metadata;
    assert.deepEqual([title, author, date], ['About China', 'Ben', '2024-04']);
    assert.deepEqual([...attributes], [['desk', 'foreign']]);
    assert.deepEqual(sayMentions(article), [`${String(text.indexOf('Japan'))} actor japan`]);
    assert.equal(assembled(text, undefined, 'a.txt').row.metadata.title, undefined);
  });

  test('annotations come in text order, lost ones last', () => {
    const entry = (id: string, words: string): string =>
      `  - {id: ${id}, actor: china, issue: exports, stance: support, quote: "${words}"}\n`;
    const article = assembled(
      'one two three',
      `positions:\n${entry('a', 'gone')}${entry('b', 'three')}${entry('c', 'one')}`,
    );
    assert.deepEqual(
      article.row.annotations.map((one) => `${one.annotation.id} ${anchorState(one)}`),
      ['c anchored', 'b anchored', 'a orphaned'],
    );
    assert.deepEqual(
      article.problems.map(({ code, args }) => [code, ...args]),
      [['quote-orphaned', 'gone']],
    );
  });

  test('a refused annotation file gives a row without annotations, marked stale', () => {
    const article = assembled('China.', 'positions: {}\n');
    assert.equal(article.row.stale, true);
    assert.deepEqual(article.row.annotations, []);
    assert.deepEqual(sayMentions(article), ['0 actor china']);
    assert.ok(article.problems.length > 0);
  });

  test('problems of places point at the quote in the annotation file', () => {
    const annotations =
      'positions:\n  - id: p1\n    actor: china\n    issue: exports\n    stance: support\n' +
      '    quote:\n      exact: "China"\n      was: "Chine"\n      start: 3\n';
    const { problems } = assembled('China, China.', annotations);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['quote-uncertain', 'quote-changed'],
    );
    const whole = `format: policy-annotations/1\n${annotations}`;
    assert.equal(whole.slice(problems[0]?.span.start).startsWith('exact: "China"'), true);
  });
});

suite('problems of annotation files among each other', () => {
  const stated = (files: Readonly<Record<string, string>>): string[] =>
    runSync(
      corpusProblems(
        Object.entries(files).map(([path, annotations]) => ({
          annotationFile: `${path}.annotations.yaml`,
          assembled: assembled('China.', annotations, path),
        })),
        book,
        '2024-02-28',
      ),
    ).map(({ file, problem }) => `${file} ${problem.code} ${problem.args.join(' ')}`.trim());

  test('an id used in two files', () => {
    const one = 'ignored:\n  - {id: g1, quote: "China"}\n';
    assert.deepEqual(stated({ 'a.md': one, 'b.md': one }), [
      'b.md.annotations.yaml id-elsewhere g1 a.md.annotations.yaml',
    ]);
  });

  test('work that is dated later than tomorrow', () => {
    const comment = (at: string): string =>
      `ignored:\n  - {id: g1, quote: "China", comments: [{by: lea, at: "${at}", text: "x"}]}\n`;
    const coded = (date: string): string => `coded:\n  lea: {state: complete, date: "${date}"}\n`;
    const files = {
      'a.md': comment('2024-02-29T09:30:00Z'),
      'b.md': comment('2024-03-01T00:00:00Z').replaceAll('g1', 'g2'),
      'c.md': coded('2024-02-29'),
      'd.md': coded('2025-01-01'),
    };
    assert.deepEqual(stated(files), [
      'b.md.annotations.yaml date-future g2 2024-03-01T00:00:00Z',
      'd.md.annotations.yaml date-future lea 2025-01-01',
    ]);
  });

  const claim = (keys: string): string =>
    `positions:\n  - {id: p1, issue: exports, stance: support, quote: "China", ${keys}}\n`;

  test('a claim that is dated after its article, by more than a day', () => {
    const dated = (article: string, date: string): string[] =>
      stated({
        'a.md': `article:\n  date: "${article}"\n${claim(`actor: china, date: "${date}"`)}`,
      });
    assert.deepEqual(dated('2024-01-10', '2024-01-12'), [
      'a.md.annotations.yaml date-after-article 2024-01-12 2024-01-10 p1',
    ]);
    assert.deepEqual(dated('2024-01-10', '2024-01-11'), []);
    assert.deepEqual(dated('2024-01', '2024-01-31'), []);
    assert.deepEqual(dated('2024-01-10', '2024'), []);
    assert.deepEqual(stated({ 'a.md': claim('actor: china, date: "2024-01-12"') }), []);
  });

  test('an author whose name is that of one actor, where “author” is coded', () => {
    const by = (author: string, actor = 'author'): string[] =>
      stated({ 'a.md': `article:\n  author: "${author}"\n${claim(`actor: ${actor}`)}` });
    assert.deepEqual(by('CHINA'), ['a.md.annotations.yaml author-is-actor CHINA china']);
    assert.deepEqual(by('China', '[japan, author]'), [
      'a.md.annotations.yaml author-is-actor China china',
    ]);
    assert.deepEqual(by('China', 'china, speaker: author'), [
      'a.md.annotations.yaml author-is-actor China china',
    ]);
    assert.deepEqual(by('China', 'japan'), []);
    assert.deepEqual(by('China Daily'), []);
  });

  test('a reprint of an article that is not there, and of itself by way of another', () => {
    const of = (path: string): string => `article:\n  duplicate-of: "${path}"\n`;
    assert.deepEqual(stated({ 'a.md': of('none.md') }), [
      'a.md.annotations.yaml original-missing none.md',
    ]);
    assert.deepEqual(stated({ 'a.md': of('b.md'), 'b.md': of('a.md'), 'c.md': of('a.md') }), [
      'a.md.annotations.yaml reprint-cycle',
      'b.md.annotations.yaml reprint-cycle',
    ]);
  });

  test('an article finished with another version of the codebook', () => {
    const by = (state: string, version: string): string =>
      `coded:\n  lea: {state: ${state}, codebook: "${version}"}\n`;
    assert.deepEqual(
      stated({
        'a.md': by('complete', '2'),
        'b.md': by('in-progress', '2'),
        'c.md': by('complete', '3'),
      }),
      ['a.md.annotations.yaml codebook-version lea 2 3'],
    );
  });
});
