import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {
  LONGEST_QUERY,
  parseQuery,
  QUERY_FIELDS,
  QUERY_PROBLEMS,
  writtenValue,
} from '../../../src/core/query/parseQuery';
import { fillMessage } from '../../../src/core/model/problem';
import { someQuery } from './someQuery';

/** Each term as `-field=value`, free words without a field. */
function stated(text: string): string[] {
  return parseQuery(text).terms.map(
    ({ field, value, negated }) =>
      `${negated ? '-' : ''}${field === undefined ? '' : `${field}=`}${value}`,
  );
}

/** Each problem with the words it stands at. */
function problems(text: string): string[] {
  return parseQuery(text).problems.map(
    ({ code, span }) => `${code} at ${text.slice(span.start, span.end)}`,
  );
}

suite('Reading a query', () => {
  test('words are apart, phrases together, fields are named', () => {
    assert.deepEqual(stated('tariff "free trade" actor:china issue:"chinese exports"'), [
      'tariff',
      'free trade',
      'actor=china',
      'issue=chinese exports',
    ]);
    assert.deepEqual(problems('tariff "free trade" actor:china'), []);
  });

  test('a minus sign before a part means not; inside a word it is a hyphen', () => {
    assert.deepEqual(stated('-actor:china -"free trade" -tariff anti-dumping'), [
      '-actor=china',
      '-free trade',
      '-tariff',
      'anti-dumping',
    ]);
  });

  test('fields are known in any letter case', () => {
    assert.deepEqual(stated('ACTOR:China Since:2024'), ['actor=China', 'since=2024']);
  });

  test('a field of the study is named behind “field.”, in any letter case', () => {
    assert.deepEqual(stated('field.frame:economic -FIELD.Frame-2:"a b"'), [
      'field.frame=economic',
      '-field.frame-2=a b',
    ]);
    assert.deepEqual(problems('field.frame: field:x field.:x'), [
      'empty-value at field.frame:',
      'unknown-field at field:x',
    ]);
  });

  test('a condition needs no words', () => {
    assert.deepEqual(stated('condition: -condition:'), ['condition=', '-condition=']);
    assert.deepEqual(problems('condition: -condition:""'), []);
  });

  test('a time, a drive and a lone colon are words', () => {
    assert.deepEqual(stated('10:30 C:\\talks :x'), ['10:30', 'C:\\talks', ':x']);
    assert.deepEqual(problems('10:30 C:\\talks :x'), []);
  });

  test('a quotation mark inside a phrase is written with a backslash, any other backslash stays', () => {
    assert.deepEqual(stated('text:"he said \\"no\\" to C:\\talks"'), [
      'text=he said "no" to C:\\talks',
    ]);
  });

  test('typographic quotation marks hold a phrase together', () => {
    assert.deepEqual(stated('“free trade” „freier Handel“ x'), [
      'free trade',
      'freier Handel',
      'x',
    ]);
  });

  test('an unknown field is left out, and its place is said', () => {
    assert.deepEqual(stated('acto:china tariff'), ['tariff']);
    assert.deepEqual(problems('acto:china tariff'), ['misspelt-field at acto:china']);
    assert.deepEqual(parseQuery('acto:china').problems[0]?.args, ['acto', 'actor']);
    assert.deepEqual(problems('weather:hot'), ['unknown-field at weather:hot']);
    const [problem] = parseQuery('tariff https://example.org').problems;
    assert.match(
      fillMessage(QUERY_PROBLEMS['unknown-field'], problem?.args ?? []),
      /no field “https”.*quotation marks/,
    );
  });

  test('a field without a value is a problem, and its term stays for completion', () => {
    assert.deepEqual(problems('tariff actor: since:""'), [
      'empty-value at actor:',
      'empty-value at since:""',
    ]);
    assert.deepEqual(stated('actor:'), ['actor=']);
  });

  test('an open quotation mark holds all that follows', () => {
    assert.deepEqual(stated('text:"free trade actor:china'), ['text=free trade actor:china']);
    assert.deepEqual(problems('text:"free trade actor:china'), [
      'open-quote at "free trade actor:china',
    ]);
    assert.deepEqual(problems('"'), ['open-quote at "']);
    assert.deepEqual(problems('"a\\"'), ['open-quote at "a\\"']);
  });

  test('what stands behind the longest query is left out', () => {
    const long = 'word '.repeat(LONGEST_QUERY);
    const { terms, problems: found } = parseQuery(long);
    assert.equal(terms.length, LONGEST_QUERY / 5);
    assert.deepEqual(found, [
      {
        code: 'too-long',
        args: [String(LONGEST_QUERY)],
        span: { start: LONGEST_QUERY, end: long.length },
      },
    ]);
  });

  test('nothing at all is no term and no problem', () => {
    assert.deepEqual(parseQuery(' \n\t '), { terms: [], problems: [] });
  });

  test('any text is read without an error, in parts that lie in order and do not overlap', () => {
    const marks = fc.constantFrom(
      '"',
      '-',
      ':',
      ' ',
      '\n',
      'a',
      'in',
      '“',
      '„',
      '\\',
      '\ud800',
      '😀',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: marks }), someQuery), (text) => {
        const { terms, problems: found } = parseQuery(text);
        let end = 0;
        for (const { span, valueSpan } of terms) {
          assert.ok(end <= span.start && span.start < span.end && span.end <= text.length);
          assert.ok(span.start <= valueSpan.start && valueSpan.end === span.end);
          end = span.end;
        }
        for (const { code, span } of found) {
          assert.ok(code in QUERY_PROBLEMS);
          assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length);
        }
      }),
    );
  });

  test('a value that is written is the value that is read', () => {
    const value = fc
      .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
      .filter((text) => text.trim() === text && !text.endsWith('\\') && !text.includes('\\"'));
    fc.assert(
      fc.property(value, (text) => {
        const { terms, problems: found } = parseQuery(`actor:${writtenValue(text)} tariff`);
        assert.deepEqual(found, []);
        assert.deepEqual(
          terms.map((term) => term.value),
          [text, 'tariff'],
        );
      }),
    );
  });
});

suite('What docs/reference/search.md says of the language', () => {
  const text = fs.readFileSync(
    path.join(__dirname, '..', '..', '..', 'docs', 'reference', 'search.md'),
    'utf8',
  );

  test('every field has its row', () => {
    const rows = [...text.matchAll(/^\| `([\w-]+):`/gm)].map(([, field]) => field);
    assert.deepEqual(rows, [...QUERY_FIELDS]);
  });

  test('its examples are understood', () => {
    const examples = /```text\n([^]*?)```/.exec(text)?.[1]?.trimEnd().split('\n') ?? [];
    assert.ok(examples.length > 5);
    for (const example of examples) {
      const [query = ''] = example.split(/ {3,}/);
      assert.deepEqual(problems(query), [], query);
    }
  });
});
