import assert from 'node:assert/strict';
import { pageFinder } from '../../../src/core/corpus/pages';
import { sourceLine } from '../../../src/core/views/cards/recordText';
import { spokenAnnotation } from '../../../src/core/views/cards/spokenAnnotation';
import { plain } from '../../../src/core/views/words/text';
import { claims } from '../../support/claims';
import { contextOf } from '../views/build';

const HEAD = `---
title: "Harbour plan"
pages:
  - "xii The harbour will stay closed"
  - "13 Ships must wait outside"
  - "14 Nobody knows for how long"
---
`;
const FIRST = '\nPreface of the editors.\n\nThe harbour will stay closed, said the port. ';
const SECOND = 'Ships must wait outside until May.\n\n';
const THIRD = 'Nobody knows for how long.\n';

/** The page of each of some words. */
function pagesOf(text: string, ...words: readonly string[]): readonly (string | undefined)[] {
  const pageAt = pageFinder('plan.md', text);
  return words.map((one) => pageAt(text.indexOf(one, text.indexOf('Preface'))));
}

suite('The pages of an imported article', () => {
  test('begin where their first words stand', () => {
    const text = HEAD + FIRST + SECOND + THIRD;
    assert.deepEqual(
      pagesOf(text, 'Preface', 'The harbour', 'said', 'Ships', 'until May', 'Nobody'),
      [undefined, 'xii', 'xii', '13', '13', '14'],
    );
  });

  test('after an edit in the first words, neither that page nor the one before is known', () => {
    const text = HEAD + FIRST + SECOND.replace('must', 'have to') + THIRD;
    assert.deepEqual(pagesOf(text, 'said', 'until May', 'Nobody'), [undefined, undefined, '14']);
  });

  test('nor where the words stand twice, or none are listed', () => {
    const twice = HEAD + FIRST + SECOND + SECOND + THIRD;
    assert.deepEqual(pagesOf(twice, 'said', 'until May', 'Nobody'), [undefined, undefined, '14']);
    const none = HEAD.replace(' Ships must wait outside', '') + FIRST + SECOND + THIRD;
    assert.deepEqual(pagesOf(none, 'said', 'until May', 'Nobody'), [undefined, undefined, '14']);
  });

  test('words elsewhere in the text move them', () => {
    const text = HEAD + FIRST + 'A new sentence. ' + SECOND + THIRD;
    assert.deepEqual(pagesOf(text, 'A new', 'until May'), ['xii', '13']);
  });

  test('are not known without a list, and whatever it holds', () => {
    for (const pages of ['', 'pages: 12\n', 'pages: {1: a}\n', 'pages: [[a]]\n', 'pages: [""]\n'])
      assert.deepEqual(pagesOf(`---\ntitle: a\n${pages}---\n${FIRST}`, 'said'), [undefined], pages);
    assert.equal(pageFinder('plan.md', FIRST)(3), undefined);
  });
});

suite('The page of a position', () => {
  const text = HEAD + FIRST + SECOND + THIRD;
  const at = text.indexOf('Ships must wait outside until');
  const reader = claims(
    `in plan.md 2024-04-26\np1: port opposes exports at=${String(at)}-${String(at + 5)}`,
  );
  const context = { ...contextOf(reader), text: () => text };
  const [article] = reader.articles();
  const [placed] = article?.annotations ?? [];

  test('stands in the place of its paragraph, on screen and read aloud', () => {
    assert.ok(article && placed);
    assert.equal(plain(sourceLine(context, article, placed)), 'plan.md p. 13');
    assert.match(spokenAnnotation({ ...context, article }, placed), /plan\.md, page 13$/);
  });

  test('is followed by the number of outlets that print the article, too', () => {
    const printed = claims(
      'in plan.md\np1: port opposes exports\nin a.md duplicate-of=plan.md\nin b.md duplicate-of=plan.md',
    );
    const original = printed.article('plan.md');
    const [position] = original?.annotations ?? [];
    assert.ok(original && position);
    assert.equal(
      plain(sourceLine(contextOf(printed), original, position)),
      'plan.md ¶1 · also in 2 outlets',
    );
  });
});
