import assert from 'node:assert/strict';
import { NO_METADATA } from '../../../src/core/model/article';
import { frontMatterSpan, readFrontMatter } from '../../../src/core/corpus/frontMatter';

suite('Front matter of a Markdown article', () => {
  const article =
    '---\ntitle: "Ports reopen: what next"\nDate: 2024-04-26\n---\nThe ports reopened.\n';

  test('it ends with the line that closes it', () => {
    const span = frontMatterSpan(article);
    assert.deepEqual(span, { start: 0, end: article.indexOf('The ports') });
    assert.deepEqual(frontMatterSpan('---\na: b\n...'), { start: 0, end: 12 });
    assert.deepEqual(frontMatterSpan('---  \n---\nText'), { start: 0, end: 10 });
  });

  test('without a fence at the very beginning, or without an end, there is none', () => {
    for (const text of [
      '',
      'Text\n---\na: b\n---\n',
      '\n---\na: b\n---\n',
      '---\ntitle: x\n',
      '---',
    ]) {
      assert.equal(frontMatterSpan(text), undefined, JSON.stringify(text));
    }
  });

  test('an article that opens with a horizontal rule keeps its words', () => {
    assert.equal(frontMatterSpan('---\n\nTalks failed.\n\n---\n\nMore.'), undefined);
  });

  test('a fence inside a line does not close it', () => {
    const text = '---\ntitle: a --- b\n----\nc: d\n---\n';
    assert.deepEqual(frontMatterSpan(text), { start: 0, end: text.length });
  });

  test('a title that is folded over lines is one line', () => {
    const { title } = readFrontMatter('---\ntitle: >\n  Ports\n  reopen\n---\nText\n');
    assert.equal(title, 'Ports reopen');
  });

  test('known keys are metadata, tags are ignored, others are attributes', () => {
    const metadata = readFrontMatter(
      [
        '---',
        'title: "Ports reopen: what next"',
        'author: [Lea Sommer, Ana Ruiz]',
        "source: 'The Harbour Post'",
        'section: Trade',
        'date: 2024-04-26',
        'url: https://example.org/ports',
        'tags: [ports, trade]',
        'desk: foreign',
        'empty:',
        'nested: {a: b}',
        '---',
        'Text',
      ].join('\n'),
    );
    assert.deepEqual(metadata, {
      title: 'Ports reopen: what next',
      author: 'Lea Sommer, Ana Ruiz',
      source: 'The Harbour Post',
      section: 'Trade',
      date: '2024-04-26',
      url: 'https://example.org/ports',
      attributes: new Map([['desk', 'foreign']]),
      duplicateOf: undefined,
    });
  });

  test('keys are read in any case', () => {
    assert.equal(readFrontMatter(article).date, '2024-04-26');
  });

  test('a reprint is one, and of a time the day counts', () => {
    const stated = (line: string) => readFrontMatter(`---\n${line}\n---\nText`);
    assert.equal(stated('duplicate-of: wire/0426.md').duplicateOf, 'wire/0426.md');
    assert.deepEqual(stated('duplicate-of: wire/0426.md').attributes, new Map());
    for (const time of [
      '2024-04-26T09:30:00Z',
      '2024-04-26 09:30',
      '"2024-04-26T09:30:00+02:00"',
    ]) {
      assert.equal(stated(`date: ${time}`).date, '2024-04-26');
    }
    for (const date of ['2024-04', '2024-04-01/2024-04-30', 'spring 2024']) {
      assert.equal(stated(`date: ${date}`).date, date);
    }
  });

  for (const broken of [
    'a: [b',
    '- list',
    'a: &x b\nc: *x',
    'title: x\ntitle: y',
    'a: !!js/function x',
  ]) {
    test(`what cannot be read says nothing: ${JSON.stringify(broken)}`, () => {
      assert.deepEqual(readFrontMatter(`---\n${broken}\n---\nText`), NO_METADATA);
    });
  }
});
