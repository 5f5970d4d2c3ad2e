import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCodebook } from '../../../../src/core/codebook/parse/parse';
import { checkExamples } from '../../../../src/core/matching/exampleChecks';
import type { Codebook } from '../../../../src/core/model/codebook';
import { ALL_CHECKS, qualityFindings } from '../../../../src/core/quality/checks';
import { nearDuplicates } from '../../../../src/core/quality/near/nearDuplicates';
import { runSync } from '../../../../src/core/util/task';
import { exampleFailureText, exampleLines } from '../../../../src/core/views/cards/exampleText';
import { occurrencesOf } from '../../../../src/core/views/coding/occurrences';
import { readTemplates, unknownIn } from '../../../../src/core/views/coding/templates';
import { nearMessage, qualityMessage } from '../../../../src/core/views/picks/quality';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { corpus, position, quotePart } from '../../../support/corpus';
import { hostileTexts } from '../../../support/hostileTexts';

const TEXTS = [
  ...hostileTexts(9, 'workbench.action.quit'),
  '(a+)+$',
  '.*',
  '[a-z',
  '(?<!x)\\1',
  'x'.repeat(10_000),
  '\u202eesrever\u202c',
  'zero\u200bwidth\u2060words',
];
const LOCALIZER = createLocalizer();
/** Reorders, breaks or leaves the line, or shows an icon. */
const UNSAFE = /[\u202a-\u202e\u2060\u2066\u2067\u2069\u2028\u2029\n\r\t]|\$\(/;

suite('What a study says cannot do anything', () => {
  test('in the lines of its examples, where it stays text of a file', () => {
    for (const text of TEXTS) {
      const example = { text, why: text };
      const lines = exampleLines({ include: [example, example], exclude: [example] }, LOCALIZER);
      assert.equal(lines.length, 2);
      for (const part of lines.flat()) {
        // A painter escapes text of files, and only that.
        if (part.kind === 'words')
          assert.match(part.text, /^(?:For example |But not | · |and | more|\d+)$/);
        assert.doesNotMatch(part.text, UNSAFE);
        assert.ok(part.text.length < 300, String(part.text.length));
      }
    }
  });

  test('in messages about examples, near-duplicates and the coding', () => {
    for (const text of TEXTS) {
      const book = study(text);
      const reader = corpus(
        [{ path: 'a.md', annotations: [coded('p1', text), coded('p2', text)] }],
        book,
      );
      const outcomes = runSync(checkExamples(reader));
      const messages = [
        ...outcomes.map((one) => exampleFailureText(book, one, LOCALIZER) ?? ''),
        ...runSync(nearDuplicates(book)).map((pair) => nearMessage(pair, book, LOCALIZER)),
        ...runSync(qualityFindings(reader, new Set(ALL_CHECKS))).map((finding) =>
          qualityMessage(finding, LOCALIZER),
        ),
      ];
      assert.ok(messages.length > 0);
      for (const message of messages) {
        assert.doesNotMatch(message, UNSAFE, JSON.stringify(text.slice(0, 80)));
        assert.ok(message.length < 1000, String(message.length));
      }
    }
  });

  test('as words to look for, which are no pattern', () => {
    for (const words of TEXTS) {
      const article = `Before. ${words} After (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!`;
      for (const { start, end } of runSync(occurrencesOf(article, words, 0))) {
        // Letters are compared; signs around them are not.
        const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
        assert.equal(letters(article.slice(start, end)), letters(words));
      }
    }
    assert.deepEqual(runSync(occurrencesOf('aaaa bbbb', '.*', 0)), []);
    assert.deepEqual(runSync(occurrencesOf('a axb', 'a.b', 0)), []);
  });

  test('as stored templates, of which only whole ones are read', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (one, other) => {
        const book = study('Name');
        for (const stored of [one, [one, other], [{ key: '1', actors: one, issues: other }]]) {
          for (const template of readTemplates(stored)) {
            assert.match(template.key, /^[1-9]$/);
            unknownIn(book, template);
          }
        }
      }),
    );
    const long = 'x'.repeat(10_000);
    const template = { key: '1', actors: ['__proto__'], issues: [long], stance: 'constructor' };
    const [read] = readTemplates([template]);
    assert.ok(read);
    assert.deepEqual(unknownIn(study('Name'), read), ['__proto__', long, 'constructor']);
  });

  test('with 5,000 entries, of which each near pair is found', () => {
    const lines = Array.from({ length: 5000 }, (_, at) => {
      const name = at % 1000 === 1 ? `Council ${String(at - 1)}` : `Council ${String(at)}`;
      return `  c${String(at)}: {name: ${name}}\n`;
    });
    const book = read(`format: policy-codebook/1\nactors:\n${lines.join('')}`);
    const shared = runSync(nearDuplicates(book)).filter(({ kind }) => kind === 'shared-alias');
    assert.equal(shared.length, 5);
    assert.deepEqual(shared[1]?.ids, ['c1000', 'c1001']);
  });
});

function coded(id: string, text: string) {
  return position({ id, actors: ['a'], issues: ['i'], quote: [quotePart(text, 0)] });
}

function study(text: string): Codebook {
  const stated = JSON.stringify(text);
  return read(`format: policy-codebook/1
actors:
  a: {name: ${stated}, aliases: [${stated}, Port]}
  b: {name: Board, aliases: [${stated}, Port]}
issues:
  i:
    name: ${stated}
    keywords: [${stated}]
    examples: {include: [{text: ${stated}, why: ${stated}}, Nobody is here], exclude: [${stated}]}
`);
}

function read(text: string): Codebook {
  const parsed = runSync(parseCodebook(text));
  assert.ok(parsed.kind === 'codebook');
  return parsed.codebook;
}
