import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { MOST_SEARCHES } from '../../../src/core/searches/definition';
import { editSearches, type SearchesEdit } from '../../../src/core/searches/edit';
import { parseSearches } from '../../../src/core/searches/parse';
import { file } from '../annotation-file/editFixtures';

const BY_HAND = file`
  # Of the harbour study
  format: policy-searches/1
  x-owner: us
  searches:   # for everybody
    # The docks.
    - name: Docks
      query: actor:port-union    # all of them
      note: for chapter two

    - { name: Town, query: 'actor:"harbour town"' }
    # The end.
    - name: Shifts
      x-by: lea
      query: night shifts
`;

function edited(text: string, edit: SearchesEdit): string {
  const result = editSearches(text, edit);
  assert.equal(result.kind, 'edited', JSON.stringify(result));
  return result.text;
}

function refusal(text: string, edit: SearchesEdit): string | undefined {
  const result = editSearches(text, edit);
  return result.kind === 'refused' ? result.reason : undefined;
}

suite('Changing searches.yaml', () => {
  test('the first shared search makes the file', () => {
    const search = { name: 'Docks', query: 'actor:port-union', note: 'mine' };
    assert.equal(
      edited('', { kind: 'add', search }),
      file`
        format: policy-searches/1
        searches:
          - name: "Docks"
            query: "actor:port-union"
            note: "mine"
      `,
    );
  });

  test('a search is added at the end, and what stands there keeps every byte', () => {
    const search = { name: 'Phrase', query: `it's "free trade"` };
    const lines = '  - name: "Phrase"\n    query: \'it\'\'s "free trade"\'\n';
    assert.equal(edited(BY_HAND, { kind: 'add', search }), BY_HAND + lines);
    const windows = BY_HAND.replaceAll('\n', '\r\n');
    const added = edited(windows, { kind: 'add', search });
    assert.equal(added, windows + lines.replaceAll('\n', '\r\n'));
  });

  test('renaming changes the name alone, and a query its line', () => {
    const renamed = edited(BY_HAND, {
      kind: 'change',
      name: 'Docks',
      to: { name: 'Port', query: 'actor:port-union' },
    });
    assert.equal(renamed, BY_HAND.replace('name: Docks', 'name: "Port"'));
    const other = edited(BY_HAND, {
      kind: 'change',
      name: 'Docks',
      to: { name: 'Docks', query: 'actor:dockers' },
    });
    assert.equal(other, BY_HAND.replace('actor:port-union ', '"actor:dockers" '));
  });

  test('a search goes with the remarks directly above it', () => {
    assert.equal(
      edited(BY_HAND, { kind: 'remove', name: 'Shifts' }),
      BY_HAND.slice(0, BY_HAND.indexOf('  # The end.')),
    );
    assert.equal(
      edited(BY_HAND, { kind: 'remove', name: 'Town' }),
      BY_HAND.replace(`\n  - { name: Town, query: 'actor:"harbour town"' }\n`, ''),
    );
  });

  test('the last search takes its list with it, unless that is in brackets or has a remark', () => {
    const text =
      'format: policy-searches/1\nsearches:\n  # Mine.\n  - { name: a, query: b }\n# End\n';
    assert.equal(edited(text, { kind: 'remove', name: 'a' }), 'format: policy-searches/1\n# End\n');
    const remark = 'format: policy-searches/1\nsearches: # ours\n  - { name: a, query: b }\n';
    assert.match(edited(remark, { kind: 'remove', name: 'a' }), /^searches: \[\] *# ours$/m);
    const flow = 'format: policy-searches/1\nsearches: [{ name: a, query: b }]\n';
    assert.equal(
      edited(flow, { kind: 'remove', name: 'a' }),
      'format: policy-searches/1\nsearches: []\n',
    );
  });

  test('a list in brackets stays one', () => {
    const text =
      'format: policy-searches/1\nsearches: [{ name: a, query: b }, { name: c, query: d }]\n';
    assert.equal(
      edited(text, { kind: 'remove', name: 'a' }),
      'format: policy-searches/1\nsearches: [{ name: c, query: d }]\n',
    );
    assert.equal(
      edited(text, { kind: 'add', search: { name: 'e', query: 'f' } }),
      'format: policy-searches/1\nsearches: [{ name: a, query: b }, { name: c, query: d }, {name: "e", query: "f"}]\n',
    );
  });

  test('what cannot be done is refused, and says why', () => {
    const add = (name: string, query = 'b'): SearchesEdit => ({
      kind: 'add',
      search: { name, query },
    });
    assert.equal(refusal(BY_HAND, add('Docks')), 'duplicate-name');
    assert.equal(refusal(BY_HAND, { kind: 'remove', name: 'Nothing' }), 'no-such-search');
    const clash = { name: 'Town', query: 'x' };
    assert.equal(refusal(BY_HAND, { kind: 'change', name: 'Docks', to: clash }), 'duplicate-name');
    assert.equal(refusal(BY_HAND, add('half \ud83d')), 'lone-surrogate');
    assert.equal(refusal('format: policy-searches/1\nsearches: [\n', add('a')), 'unreadable');
    assert.equal(refusal('format: other/1\n', add('a')), 'unreadable');
  });

  test('of two searches with one name the first can be renamed or deleted; the second is read then', () => {
    const twice = file`
      format: policy-searches/1
      searches:
        - name: Docks
          query: dock
        - name: Docks
          query: harbour
        - name: Town
          query: town
    `;
    const to = { name: 'Old docks', query: 'dock' };
    const renamed = edited(twice, { kind: 'change', name: 'Docks', to });
    assert.deepEqual(names(renamed), ['Old docks', 'Docks', 'Town']);
    const removal = editSearches(twice, { kind: 'remove', name: 'Docks' });
    assert.equal(removal.kind, 'edited');
    assert.deepEqual(names(removal.text), ['Docks', 'Town']);
    assert.ok(removal.inverse);
    assert.equal(edited(removal.text, removal.inverse), twice);
  });

  test('a full file takes no more, and one that is too long can be shortened', () => {
    const many = (count: number): string => {
      const entries = Array.from(
        { length: count },
        (_, at) => `  - {name: s${String(at)}, query: x}`,
      );
      return `format: policy-searches/1\nsearches:\n${entries.join('\n')}\n`;
    };
    const add: SearchesEdit = { kind: 'add', search: { name: 'New', query: 'x' } };
    assert.equal(names(edited(many(MOST_SEARCHES - 1), add)).at(-1), 'New');
    assert.equal(refusal(many(MOST_SEARCHES), add), 'too-many');
    const shorter = edited(many(MOST_SEARCHES + 2), { kind: 'remove', name: 's3' });
    assert.equal(names(shorter).length, MOST_SEARCHES);
    assert.equal(names(shorter).at(-1), `s${String(MOST_SEARCHES)}`);
  });

  test('what is taken back has every byte again, also where somebody wrote meanwhile', () => {
    for (const edit of [
      { kind: 'add', search: { name: 'New', query: 'x' } },
      { kind: 'remove', name: 'Docks' },
      { kind: 'change', name: 'Town', to: { name: 'City', query: 'x' } },
    ] as const) {
      const done = editSearches(BY_HAND, edit);
      assert.equal(done.kind, 'edited');
      assert.ok(done.inverse);
      assert.equal(edited(done.text, done.inverse), BY_HAND);
      const meanwhile = `${done.text}# Written meanwhile.\n`;
      assert.deepEqual(names(edited(meanwhile, done.inverse)), names(BY_HAND));
    }
  });

  test('the first shared search, taken back, leaves no text; beside another it leaves that', () => {
    const done = editSearches('', { kind: 'add', search: { name: 'a', query: 'b' } });
    assert.equal(done.kind, 'edited');
    assert.ok(done.inverse);
    assert.equal(edited(done.text, done.inverse), '');
    const other = editSearches(done.text, { kind: 'add', search: { name: 'c', query: 'd' } });
    assert.ok(other.kind === 'edited');
    assert.deepEqual(names(edited(other.text, done.inverse)), ['c']);
  });

  test('whatever a name and a query are, they are read again as they were', () => {
    const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, words, (name, query) => {
        const search = { name: name.trim(), query: query.trim() };
        if (search.name === '' || search.query === '') return;
        const result = editSearches(BY_HAND, { kind: 'add', search });
        if (result.kind === 'refused') {
          assert.equal(result.reason, 'lone-surrogate');
          return;
        }
        const parsed = parseSearches(result.text);
        assert.equal(parsed.kind, 'searches');
        const added = parsed.searches.at(-1);
        assert.deepEqual([added?.name, added?.query], [search.name, search.query]);
      }),
    );
  });
});

function names(text: string): readonly string[] {
  const parsed = parseSearches(text);
  return parsed.kind === 'searches' ? parsed.searches.map(({ name }) => name) : [];
}
