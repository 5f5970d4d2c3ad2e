import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { MOST_SEARCHES } from '../../../src/core/searches/definition';
import { parseSearches } from '../../../src/core/searches/parse';
import { file } from '../annotation-file/editFixtures';

/** `name = query`, or “refused”; then each problem with what it underlines. */
function read(text: string): readonly string[] {
  const parsed = parseSearches(text);
  const searches =
    parsed.kind === 'refused'
      ? ['refused']
      : parsed.searches.map(({ name, query, note = '' }) =>
          [name, query, note].filter((part) => part !== '').join(' = '),
        );
  const problems = parsed.problems.map(
    ({ code, args, span }) =>
      `${code}(${args.join(', ')}) at ${text.slice(span.start, span.end).split('\n')[0] ?? ''}`,
  );
  return [...searches, ...problems];
}

suite('Reading searches.yaml', () => {
  test('a search has a name, a query and perhaps a note', () => {
    const text = file`
      format: policy-searches/1
      # For the second chapter.
      searches:
        - name: Port against shifts
          query: actor:port-union stance:oppose
          note: "of both unions"
        - { name: "Phrase", query: 'actor:"harbour town" "night shift"' }
    `;
    assert.deepEqual(read(text), [
      'Port against shifts = actor:port-union stance:oppose = of both unions',
      'Phrase = actor:"harbour town" "night shift"',
    ]);
  });

  test('a file without searches is no mistake, an empty one may have been cut off', () => {
    assert.deepEqual(read('format: policy-searches/1\n'), []);
    assert.deepEqual(read('format: policy-searches/1\nsearches:\n'), []);
    assert.deepEqual(read('format: policy-searches/1\nsearches: []\n'), []);
    assert.deepEqual(read(''), ['empty-file() at ']);
    assert.deepEqual(read('# later\n'), ['empty-file() at ']);
  });

  test('an entry without a name or a query is left out, its neighbours are read', () => {
    const text = file`
      format: policy-searches/1
      searches:
        - name: No query
        - query: tariff
        - { name: "  ", query: tariff }
        - { name: Blank, query: " " }
        - { name: Good, query: tariff }
    `;
    assert.deepEqual(read(text), [
      'Good = tariff',
      'missing-query() at name',
      'missing-search-name() at query',
      'missing-search-name() at "  "',
      'missing-query() at " "',
    ]);
  });

  test('of two searches with one name the first is read', () => {
    const text = file`
      format: policy-searches/1
      searches:
        - { name: Port, query: dock }
        - { name: "Port ", query: harbour }
    `;
    assert.deepEqual(read(text), ['Port = dock', 'duplicate-search(Port) at "Port "']);
  });

  test('keys that are none are told with the nearest that is one', () => {
    const text = file`
      format: policy-searches/1
      serches: []
      x-owner: us
      searches:
        - { name: Port, query: dock, notes: of us, x-by: lea }
    `;
    assert.deepEqual(read(text), [
      'Port = dock',
      'key-beside(serches, searches) at serches',
      'misspelt-key(notes, note) at notes',
    ]);
  });

  test('a misspelt list is told, and never looks like no searches', () => {
    const text = 'format: policy-searches/1\nsearch:\n  - { name: Port, query: dock }\n';
    assert.deepEqual(read(text), ['misspelt-key(search, searches) at search']);
  });

  test('what is no file of searches is refused with its place', () => {
    assert.deepEqual(read('searches: []\n'), [
      'refused',
      'format-missing(policy-searches/1) at searches',
    ]);
    // What somebody forgot to put below “searches:” is not nothing.
    assert.deepEqual(read('- name: Docks\n  query: dock\n'), [
      'refused',
      'format-missing(policy-searches/1) at - name: Docks',
    ]);
    assert.deepEqual(read('dock\n')[0], 'refused');
    assert.deepEqual(read('format: policy-searches/2\n'), [
      'refused',
      'format-newer(policy-searches/2, policy-searches/1) at policy-searches/2',
    ]);
    assert.deepEqual(read('format: policy-searches/1\nsearches: dock\n'), [
      'refused',
      'expected-list(searches) at dock',
    ]);
    assert.deepEqual(read('format: policy-searches/1\nsearches:\n  - dock\n')[0], 'refused');
    assert.deepEqual(read('format: policy-searches/1\nsearches: [\n')[0], 'refused');
    const marked = 'format: policy-searches/1\n<<<<<<< ours\nsearches: []\n';
    assert.deepEqual(read(marked), ['refused', 'conflict-marker() at <<<<<<< ours']);
  });

  test('a value that was lost behind “#” is told', () => {
    const text = 'format: policy-searches/1\nsearches:\n  - name: Port\n    query: #dock\n';
    assert.deepEqual(read(text), ['missing-query() at name', 'unquoted-value(#dock) at #dock']);
  });

  test('more searches than anybody needs are not read', () => {
    const entries = Array.from(
      { length: MOST_SEARCHES + 2 },
      (_, index) => `  - { name: s${String(index)}, query: dock }\n`,
    );
    const rows = read(`format: policy-searches/1\nsearches:\n${entries.join('')}`);
    assert.equal(rows.length, MOST_SEARCHES + 1);
    assert.equal(rows.at(-1), 'too-many-searches(500) at { name: s500, query: dock }');
  });

  test('no text makes it throw', () => {
    const part = fc.constantFrom(
      ...['format: policy-searches/1\n', 'searches:', '\n', '  - ', 'name: a\n', 'query: b\n'],
      ...['{', '}', '[', ']', '"', "'", '#', '\uFEFF', '\t', '&a', '*a', '<<: ', '...\n', '\ud800'],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const { kind, problems } = parseSearches(parts.join(''));
        assert.ok(kind === 'searches' || problems.length > 0);
      }),
    );
  });
});
