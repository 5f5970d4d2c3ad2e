import assert from 'node:assert/strict';
import { expandAuthor } from '../../../../src/core/analysis/records/ids';
import type { ArticleRow } from '../../../../src/core/model/corpus';
import type { Filter } from '../../../../src/core/analysis/records/filter';
import { codebook } from '../../../support/corpus';
import { analysisOf, sayStances } from '../say';

/** What each filter lets in or keeps out: the record, its stance by default, and with the filter.
 * */
const FILTERS: readonly [what: string, record: string, Partial<Filter>, byDefault: boolean][] = [
  [
    'an ascribed record',
    'p1: china supports exports according-to=japan',
    { ascribed: true },
    false,
  ],
  ['an unattributed record', 'p1: unattributed supports exports', { unattributed: true }, false],
  [
    'a record of a reprint',
    'in b.md duplicate-of=a.md\np1: china supports exports',
    { reprints: true },
    false,
  ],
  ['a lost quote', 'p1: china supports exports anchor=orphaned', { orphaned: false }, true],
  ['an uncertain place', 'p1: china supports exports anchor=uncertain', { uncertain: false }, true],
  ['a draft', 'p1: china supports exports status=draft', { drafts: false }, true],
  ['a conditional record', 'p1: china supports exports condition=x', { conditional: false }, true],
  ['a possible record', 'p1: china supports exports certainty=possible', { possible: false }, true],
];

suite('evidence', () => {
  for (const [what, record, filter, byDefault] of FILTERS) {
    test(`${what} ${byDefault ? 'counts' : 'does not count'}, and a filter turns that round`, () => {
      const [kept, reversed] = [analysisOf(record), analysisOf(record, filter)];
      assert.equal(sayStances(kept).length, byDefault ? 1 : 0);
      assert.equal(sayStances(reversed).length, byDefault ? 0 : 1);
      const leaving = byDefault ? reversed : kept;
      assert.equal([...leaving.excluded.values()].join(), '1');
    });
  }

  test('a record of two actors on two issues is four pieces of evidence', () => {
    assert.deepEqual(sayStances(analysisOf('p1: china+russia supports exports+talks')), [
      'china on exports 1/0/0 +',
      'russia on exports 1/0/0 +',
      'china on talks 1/0/0 +',
      'russia on talks 1/0/0 +',
    ]);
  });

  test('an actor or issue named twice in one record counts once', () => {
    assert.deepEqual(sayStances(analysisOf('p1: china+china supports exports+exports')), [
      'china on exports 1/0/0 +',
    ]);
  });

  test('neutral and ambivalent count as zero, unstated and unknown stances not at all', () => {
    const analysis = analysisOf(`
      p1: china neutral-on exports
      p2: china ambivalent-on exports
      p3: china speaks-of exports
      p4: china hints-at exports
      p5: china evaluates target=japan evaluation=1`);
    assert.deepEqual(sayStances(analysis), ['china on exports 0/2/0 0']);
    assert.deepEqual([...analysis.excluded], [['without polarity', 3]]);
  });

  test('a filter lets stances without polarity in as evidence that adds to no sum', () => {
    const analysis = analysisOf('p1: china speaks-of exports', { withoutPolarity: true });
    assert.deepEqual(sayStances(analysis), ['china on exports 0/0/0 0']);
    assert.deepEqual(analysis.stances.get('exports')?.get('china')?.positions, ['p1']);
  });

  test('unattributed beside a named actor is kept out, the named one counts', () => {
    assert.deepEqual(sayStances(analysisOf('p1: china+unattributed supports exports')), [
      'china on exports 1/0/0 +',
    ]);
  });

  test('one coder’s records are counted alone', () => {
    const both = 'p1: china supports exports coder=lea\np2: china opposes exports coder=max';
    assert.deepEqual(sayStances(analysisOf(both, { coder: 'lea' })), ['china on exports 1/0/0 +']);
  });

  test('a scope keeps to an article, or to a folder and not to one whose name begins alike', () => {
    const three = `
      in wire/a.md
      p1: china supports exports
      in wired/b.md
      p2: japan supports exports`;
    const folder = analysisOf(three, { scope: { kind: 'folder', path: 'wire' } });
    assert.deepEqual(sayStances(folder), ['china on exports 1/0/0 +']);
    const article = { kind: 'articles', paths: new Set(['wired/b.md']) } as const;
    assert.deepEqual(sayStances(analysisOf(three, { scope: article })), [
      'japan on exports 1/0/0 +',
    ]);
  });
});

suite('net stances', () => {
  test('the sign is that of the sum of polarities, and mixed when both signs occur', () => {
    assert.deepEqual(
      sayStances(
        analysisOf(`
          p1: china supports exports
          p2: china supports exports
          p3: china opposes exports
          p4: japan supports exports
          p5: japan opposes exports
          p6: russia opposes exports
          p7: russia neutral-on exports`),
      ),
      [
        'china on exports 2/0/1 +, mixed',
        'japan on exports 1/0/1 0, mixed',
        'russia on exports 0/1/1 −',
      ],
    );
  });

  test('polarities of a finer scale are summed, not counted', () => {
    const strongly = { id: 'support', polarity: 3, key: undefined, name: undefined };
    const mildly = { id: 'oppose', polarity: -1, key: undefined, name: undefined };
    const book = codebook({
      stances: new Map([
        ['support', strongly],
        ['oppose', mildly],
      ]),
    });
    const text = 'p1: china supports exports\np2: china opposes exports\np3: china opposes exports';
    assert.deepEqual(sayStances(analysisOf(text, {}, book)), ['china on exports 1/0/2 +, mixed']);
  });

  test('first and last date are as written, by first and by last day', () => {
    const { stances } = analysisOf(`
      in a.md 2024-05-01
      p1: china supports exports 2024
      p2: china supports exports 2024-01-02
      p3: china supports exports
      p4: china supports exports 2024-11/2025-01`);
    const net = stances.get('exports')?.get('china');
    assert.deepEqual([net?.firstDate, net?.lastDate], ['2024', '2024-11/2025-01']);
  });

  test('a range keeps what lies in it with all its days, and undated records fall out', () => {
    const window = { first: '2024-03-01', last: '2024-03-31' };
    const { stances, excluded } = analysisOf(
      `p1: china supports exports 2024
       p2: china supports exports 2024-04
       p3: china supports exports
       p4: china supports exports 2024-03-31/2024-05-02
       p5: china supports exports 2024-03
       p6: china supports exports 2024-03-31`,
      { window },
    );
    assert.deepEqual(stances.get('exports')?.get('china')?.positions, ['p5', 'p6']);
    assert.equal(excluded.get('outside window'), 4);
  });

  test('an impossible date counts as absent, so the article’s holds', () => {
    const { records } = analysisOf('in a.md 2024-05-01\np1: china supports exports 2024-02-30');
    assert.equal(records[0]?.date, '2024-05-01');
  });

  test('the article’s date can be put in force in place of the claim’s', () => {
    const text = 'in a.md 2024-05-01\np1: china supports exports 1999';
    assert.equal(analysisOf(text).records[0]?.date, '1999');
    assert.equal(analysisOf(text, { dates: 'article' }).records[0]?.date, '2024-05-01');
  });
});

suite('author and ids', () => {
  test('the author is another actor for each name, and for each article without one', () => {
    const analysis = analysisOf(`
      in a.md author=Ana
      p1: author supports exports
      in b.md author=Ben
      p2: author opposes exports
      in c.md
      p3: author supports exports
      in d.md author=Ana
      p4: author supports exports`);
    assert.deepEqual(sayStances(analysis), [
      'author:Ana on exports 2/0/0 +',
      'author:Ben on exports 0/0/1 −',
      'author:c.md on exports 1/0/0 +',
    ]);
  });

  test('an author’s name of nothing but space is none', () => {
    const { reader } = analysisOf('in c.md\np1: author supports exports');
    const article = reader.article('c.md');
    assert.ok(article);
    for (const author of ['', '  ']) {
      const blank: ArticleRow = { ...article, metadata: { ...article.metadata, author } };
      assert.equal(expandAuthor('author', blank), 'author:c.md');
    }
  });

  test('an id of two annotation files is written with its article, the others are not', () => {
    const { records } = analysisOf(`
      in a.md
      p1: china supports exports
      p2: china supports exports
      in b.md
      p1: china supports exports`);
    assert.deepEqual(
      records.map(({ id }) => id),
      ['a.md#p1', 'p2', 'b.md#p1'],
    );
  });

  test('an id keeps its article when the scope hides the other file', () => {
    const two = 'in a.md\np1: china supports exports\nin b.md\np1: china supports exports';
    const scope = { kind: 'articles', paths: new Set(['a.md']) } as const;
    assert.equal(analysisOf(two, { scope }).records[0]?.id, 'a.md#p1');
  });
});
