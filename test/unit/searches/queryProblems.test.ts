import assert from 'node:assert/strict';
import { parseCodebook } from '../../../src/core/codebook/parse/parse';
import { parseSearches } from '../../../src/core/searches/parse';
import { queryProblems } from '../../../src/core/searches/queryProblems';
import { runSync } from '../../../src/core/util/task';
import { file } from '../annotation-file/editFixtures';

const PARSED = runSync(
  parseCodebook(file`
    format: policy-codebook/1
    actors:
      port-union: { name: Port Union }
    fields:
      frame: { type: text }
  `),
);

/** The problems of one query as it is written, each with what it underlines. */
function problems(written: string): readonly string[] {
  assert.equal(PARSED.kind, 'codebook');
  const text = `format: policy-searches/1\nsearches:\n  - name: Mine\n    query: ${written}\n`;
  const parsed = parseSearches(text);
  assert.equal(parsed.kind, 'searches', JSON.stringify(parsed.problems));
  const found = runSync(queryProblems(text, parsed.searches, PARSED.codebook));
  return found.map(
    ({ code, args, span }) => `${code}(${args.join(', ')}) at ${text.slice(span.start, span.end)}`,
  );
}

suite('What cannot be understood of a shared query', () => {
  test('nothing, of one that can be', () => {
    assert.deepEqual(problems('actor:port-union dock'), []);
  });

  test('is told at its place, however the query is written', () => {
    const reported = 'query-misspelt-name(actor, port-unon, port-union) at port-unon';
    assert.deepEqual(problems('dock actor:port-unon'), [reported]);
    assert.deepEqual(problems('"dock actor:port-unon"'), [reported]);
    assert.deepEqual(problems('"  dock actor:port-unon"'), [reported]);
    assert.deepEqual(problems("'dock actor:port-unon'"), [reported]);
    assert.deepEqual(problems("'it''s \"a phrase\" actor:port-unon'"), [reported]);
    assert.deepEqual(problems('"\\"a phrase\\" \\u00e9 \\U0001F6A2 \\x41 actor:port-unon"'), [
      reported,
    ]);
  });

  test('is told of the whole query, where that is written over several lines', () => {
    assert.deepEqual(problems('|\n      dock\n      actor:port-unon'), [
      'query-misspelt-name(actor, port-unon, port-union) at |\n      dock\n      actor:port-unon',
    ]);
  });

  test('says what it does', () => {
    assert.deepEqual(problems('actor:port-union,author'), [
      'query-joined-values(actor, actor:port-union actor:author) at actor:port-union,author',
    ]);
    assert.deepEqual(problems('actr:x dock'), ['query-misspelt-field(actr, actor) at actr:x']);
    assert.deepEqual(problems('colour:x'), ['query-unknown-field(colour) at colour:x']);
    assert.deepEqual(problems('actor:zebra'), ['query-unknown-name(actor, zebra) at zebra']);
    assert.deepEqual(problems('field.fraem:x'), [
      'query-misspelt-variable(fraem, frame) at field.fraem:x',
    ]);
    assert.deepEqual(problems('field.zebra:x'), ['query-unknown-variable(zebra) at field.zebra:x']);
    assert.deepEqual(problems('since:May'), ['query-bad-date(May) at May']);
    assert.deepEqual(problems('"actor:"'), ['query-empty-value(actor) at actor:']);
    assert.deepEqual(problems(`'dock "night'`), ['query-open-quote() at "night']);
    const stars = 'a*b*c*d*e';
    assert.deepEqual(problems(`in:${stars}`)[0]?.split('(')[0], 'query-heavy-pattern');
    assert.deepEqual(problems(`'in:${'x*'.repeat(600)}'`)[0]?.split('(')[0], 'query-long-pattern');
    assert.deepEqual(problems("'in:!(a|b)*'")[0]?.split('(')[0], 'query-pattern-groups');
    assert.deepEqual(problems('dock '.repeat(900))[0]?.split('(')[0], 'query-too-long');
  });
});
