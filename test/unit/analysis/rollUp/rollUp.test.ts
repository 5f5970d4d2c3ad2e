import assert from 'node:assert/strict';
import { codedArticles } from '../../../../src/core/analysis/records/codedArticles';
import { sortedByKey } from '../../../../src/core/analysis/records/groups';
import { aboveFinder, countNested } from '../../../../src/core/analysis/rollUp/nestedCounts';
import { organizationOf, organizationsOf } from '../../../../src/core/analysis/rollUp/organization';
import { liftActor, liftIssue } from '../../../../src/core/analysis/rollUp/rollUp';
import type { Role } from '../../../../src/core/model/codebook';
import { dateRange } from '../../../../src/core/model/date';
import { codebook, corpus } from '../../../support/corpus';
import { analysisOf, sayStances } from '../say';

function role(of: string, from?: string, to?: string): Role {
  return { title: 'Member', of, from, to };
}

suite('roll-up of actors', () => {
  const book = codebook({
    actors: {
      us: { side: true, partOf: 'west' },
      west: {},
      government: { partOf: 'us' },
      state: { partOf: 'government' },
      blinken: {
        type: 'person',
        partOf: 'west',
        roles: [role('state', '2021-01-26', '2025-01-20'), role('senate', '2024')],
      },
      senate: { partOf: 'us' },
      scholz: { partOf: 'germany', memberOf: ['west'] },
      germany: {},
      circleA: { partOf: 'circleB' },
      circleB: { partOf: 'circleA' },
    },
  });
  const lift = (actor: string, date = ''): string => liftActor(book, actor, dateRange(date));

  test('to the nearest actor above that is a side, which stays where it is', () => {
    assert.equal(lift('state'), 'us');
    assert.equal(lift('us'), 'us');
  });

  test('to the top where none is a side, and never along member-of', () => {
    assert.equal(lift('scholz'), 'germany');
  });

  test('along a role held at the claim’s date, both ends included', () => {
    assert.equal(lift('blinken', '2021-01-26'), 'us');
    assert.equal(lift('blinken', '2025-01-20'), 'us');
    assert.equal(lift('blinken', '2021-01-25'), 'west', 'else along part-of');
    assert.equal(lift('blinken', '2021-01'), 'us', 'any day of a partial date counts');
    assert.equal(lift('blinken'), 'west', 'never for an undated claim');
  });

  test('a role that ends before it begins holds on no day of a long range either', () => {
    const wrong = codebook({ actors: { lee: { roles: [role('senate', '2025', '2021')] } } });
    assert.equal(liftActor(wrong, 'lee', dateRange('2020/2026')), 'lee');
  });

  test('of several roles the first in the file, and an open end holds on', () => {
    assert.equal(organizationOf(book, 'blinken', dateRange('2024-06')), 'state');
    assert.equal(organizationOf(book, 'blinken', dateRange('2030')), 'senate');
  });

  test('a circle in the codebook ends, and an unknown actor stays itself', () => {
    assert.equal(lift('circleA'), 'circleA');
    assert.equal(lift('atlantis'), 'atlantis');
  });

  test('a record counts once for each lifted actor', () => {
    const text = 'p1: state+senate+scholz supports talks';
    assert.deepEqual(sayStances(analysisOf(text, { rollUp: 'actors' }, book)), [
      'germany on talks 1/0/0 +',
      'us on talks 1/0/0 +',
    ]);
  });

  test('the role is that of the claim’s date, also when the article’s date is in force', () => {
    const text = 'in a.md 2030-01-01\np1: blinken supports talks 2022';
    const filter = { rollUp: 'actors', dates: 'article' } as const;
    assert.deepEqual(sayStances(analysisOf(text, filter, book)), ['us on talks 1/0/0 +']);
  });
});

suite('roll-up of issues', () => {
  const book = codebook({
    issues: {
      order: {},
      trade: { partOf: 'order', sign: -1 },
      tariffs: { partOf: 'trade', sign: -1 },
      exports: { partOf: 'topic' },
      steel: { partOf: 'exports', sign: -1 },
      topic: { codable: false },
      loop: { partOf: 'pool', sign: -1 },
      pool: { partOf: 'loop', sign: 1 },
    },
  });
  const both = { rollUp: 'issues' } as const;

  test('over signed links as far as they go, multiplying signs', () => {
    assert.deepEqual(liftIssue(book, 'tariffs'), { issue: 'order', sign: 1, stopped: false });
    assert.deepEqual(liftIssue(book, 'trade'), { issue: 'order', sign: -1, stopped: false });
    assert.deepEqual(liftIssue(book, 'loop').issue, 'pool');
  });

  test('an issue below an unsigned part-of stays, and its positions are counted as not lifted', () => {
    const analysis = analysisOf(
      `p1: china supports exports
       p2: china supports steel
       p3: china opposes trade
       p4: china supports order
       p5: china supports exports+steel
       p6: china speaks-of exports`,
      both,
      book,
    );
    assert.deepEqual(sayStances(analysis), [
      'china on exports 2/0/2 0, mixed',
      'china on order 2/0/0 +',
    ]);
    assert.equal(analysis.notLifted, 2, 'of p1 and p5; p2 is lifted to exports');
  });

  test('nothing is lifted and nothing counted as not lifted without it', () => {
    const analysis = analysisOf('p1: china opposes trade\np2: china supports exports', {}, book);
    assert.deepEqual(sayStances(analysis), ['china on exports 1/0/0 +', 'china on trade 0/0/1 −']);
    assert.equal(analysis.notLifted, 0);
  });

  test('two issues lifted to one with one sign are one piece of evidence', () => {
    const two = codebook({
      issues: { a: { partOf: 'p', sign: 1 }, b: { partOf: 'p', sign: 1 }, p: {} },
    });
    assert.deepEqual(sayStances(analysisOf('p1: china supports a+b', both, two)), [
      'china on p 1/0/0 +',
    ]);
  });

  test('zero stays zero under a negative sign', () => {
    const analysis = analysisOf('p1: china neutral-on trade', both, book);
    const evidence = analysis.stances.get('order')?.get('china')?.evidence[0];
    assert.ok(Object.is(evidence?.polarity, 0));
  });

  test('actors and issues are lifted together by both', () => {
    const sides = codebook({
      actors: { wang: { partOf: 'china' } },
      issues: { tariffs: { partOf: 'trade', sign: -1 } },
    });
    assert.deepEqual(
      sayStances(analysisOf('p1: wang supports tariffs', { rollUp: 'both' }, sides)),
      ['china on trade 0/0/1 −'],
    );
  });
});

suite('organization', () => {
  const book = codebook({
    actors: {
      blinken: { type: 'person', roles: [role('state', '2021', '2024')], partOf: 'us' },
      lee: { type: 'person' },
      state: { type: 'government', partOf: 'us' },
      us: { type: 'state' },
    },
  });

  test('of a person is the role’s at the claim’s date, else part-of', () => {
    assert.equal(organizationOf(book, 'blinken', dateRange('2022')), 'state');
    assert.equal(organizationOf(book, 'blinken', dateRange('2019')), 'us');
    assert.equal(organizationOf(book, 'blinken', undefined), 'us');
  });

  test('of every other actor is itself, whatever it is part of', () => {
    assert.equal(organizationOf(book, 'state', dateRange('2022')), 'state');
    assert.equal(organizationOf(book, 'us', undefined), 'us');
    assert.equal(organizationOf(book, 'atlantis', undefined), 'atlantis', 'not in the codebook');
  });

  test('is none of a person without one, and where nobody is named', () => {
    assert.equal(organizationOf(book, 'lee', dateRange('2022')), undefined);
    assert.equal(organizationOf(book, 'unattributed', undefined), undefined);
  });

  test('of a record that of the speaker, else of each actor', () => {
    const days = dateRange('2022');
    assert.deepEqual(organizationsOf(book, 'blinken', ['lee'], days), ['state']);
    assert.deepEqual(organizationsOf(book, undefined, ['lee', 'blinken'], days), ['state']);
    assert.deepEqual(organizationsOf(book, 'lee', ['us', 'state'], days), ['us', 'state']);
  });
});

suite('counts in views', () => {
  const PARENTS: Readonly<Record<string, string>> = { exports: 'trade', steel: 'exports', x: 'x' };
  const parentOf = (id: string): string | undefined => PARENTS[id];

  test('a row counts its own things and those nested under it, each once', () => {
    const counts = new Map<string, number>();
    const above = aboveFinder(parentOf);
    for (const ids of [['steel', 'exports'], ['exports'], ['trade'], ['x']]) {
      countNested(counts, ids, above);
    }
    assert.deepEqual(
      [...sortedByKey(counts)],
      [
        ['exports', 2],
        ['steel', 1],
        ['trade', 3],
        ['x', 1],
      ],
    );
  });
});

suite('salience', () => {
  const reader = corpus([
    { path: 'a.md', coded: { lea: 'complete', max: 'in-progress' } },
    { path: 'b.md', coded: { lea: 'not-relevant' } },
    { path: 'c.md', coded: { max: 'complete' } },
    { path: 'd.md' },
  ]);

  test('the denominator is what the source’s coder marked complete or not relevant', () => {
    assert.deepEqual(codedArticles(reader, { scope: { kind: 'corpus' }, coder: 'lea' }), {
      complete: 1,
      notRelevant: 1,
      inProgress: 0,
      untouched: 2,
      read: 2,
    });
    assert.equal(codedArticles(reader, { scope: { kind: 'corpus' }, coder: 'max' }).read, 1);
    assert.equal(codedArticles(reader, { scope: { kind: 'corpus' }, coder: undefined }).read, 3);
  });
});
