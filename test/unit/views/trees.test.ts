import { runSync } from '../../../src/core/util/task';
import assert from 'node:assert/strict';
import type { Filter } from '../../../src/core/analysis/records/filter';
import { actorsTree } from '../../../src/core/views/trees/actorsTree';
import { disagreementsTree } from '../../../src/core/views/trees/disagreementsTree';
import { issuesTree, issuesTreeKey } from '../../../src/core/views/trees/issuesTree';
import {
  childKey,
  findRows,
  rowAt,
  rowOfAnnotation,
  type TreeRow,
} from '../../../src/core/views/trees/tree';
import { computingTime } from '../../support/computingTime';
import { claims } from '../../support/claims';
import { codebook, corpus, position } from '../../support/corpus';
import { contextOf, texts } from './build';
import { drawTree } from './drawTree';

const book = codebook({
  actors: {
    'united-states': { name: 'United States', type: 'state', side: true },
    biden: { name: 'Biden administration', type: 'government', partOf: 'united-states' },
    senate: { name: 'Senate', type: 'organization', partOf: 'united-states' },
    china: {
      name: 'China',
      type: 'state',
      aliases: [{ text: 'PRC', weak: false, exactCase: false }],
    },
  },
  issues: {
    trade: { name: 'Trade policy', codable: false },
    exports: { name: 'Chinese exports', partOf: 'trade', statement: 'Exports should go on.' },
    tariffs: { name: 'Tariffs', partOf: 'trade', sign: -1 },
    students: { name: 'Student interrogations' },
  },
});

const TALKS = `
  in talks.md 2024-04-26
  p1: biden opposes exports
  p2: china supports exports
  p3: china opposes students
  p4: china supports students 2023-03
  p5: china opposes students
  p6: united-states supports students
  s1: china | united-states disagree on trade
  in visit.md 2024-05-02
  q1: senate supports exports
  q2: china opposes pandas target=biden act=accuse`;

const COUNTED =
  'Counts its positions and those of entries under it, those without a side separately. Not counted are those ascribed by others, without a named speaker or in reprints.';

suite('Issues view', () => {
  const options = { sort: 'codebook', group: 'hierarchy' } as const;

  test('issues stand along part-of with their pairs, then their actors, then quotes', () => {
    assert.deepEqual(drawTree(issuesTree(contextOf(claims(TALKS, book)), options)), [
      'topic Trade policy | 1 ⇄ · 3 positions',
      '  issue Chinese exports | 1 ⇄ · 3 positions',
      '    disagreement Biden administration – China | 2 quotes',
      '      oppose Biden administration | “words of p1”',
      '      support China | “words of p2”',
      '    disagreement Biden administra… – Senate | 2 quotes · within one side',
      '      oppose Biden administration | “words of p1”',
      '      support Senate | “words of q1”',
      '    support China | 1 position',
      '      support talks.md ¶1 | “words of p2”',
      '    support Senate | 1 position',
      '      support visit.md ¶1 | “words of q1”',
      '    oppose Biden administration | 1 position',
      '      oppose talks.md ¶1 | “words of p1”',
      '  issue Tariffs',
      '  stated China – United States | 1 quote',
      '    stated China – United States | “words of s1”',
      'issue Student interrogations | 1 ⇄ · 4 positions',
      '  disagreement China – United States | 3 quotes',
      '    oppose China | “words of p3”',
      '    oppose China | “words of p5”',
      '    support United States | “words of p6”',
      '  support United States | 1 position',
      '    support talks.md ¶1 | “words of p6”',
      '  oppose China | 3 positions · mixed',
      '    oppose talks.md ¶1 | “words of p3”',
      '    support talks.md ¶1 | “words of p4”',
      '    oppose talks.md ¶1 | “words of p5”',
      'issue pandas | 1 position',
      '  oppose China | 1 position',
      '    oppose visit.md ¶1 | “words of q2”',
    ]);
  });

  test('a row counts records and pairs below it once, though two issues below share them', () => {
    const context = contextOf(
      claims('p1: china opposes exports+tariffs\np2: biden supports exports+tariffs', book),
    );
    assert.deepEqual(drawTree(issuesTree(context, options), 2), [
      'topic Trade policy | 2 ⇄ · 2 positions',
      '  issue Chinese exports | 1 ⇄ · 2 positions',
      '  issue Tariffs | 1 ⇄ · 2 positions',
      'issue Student interrogations',
    ]);
  });

  test('rows are sorted by name or counts, and stand without levels when asked', () => {
    const context = contextOf(claims(TALKS, book));
    const top = (sort: 'name' | 'positions', group: 'hierarchy' | 'none') =>
      issuesTree(context, { sort, group })
        .roots()
        .map(({ label }) => label);
    assert.deepEqual(top('name', 'none'), [
      'Chinese exports',
      'Student interrogations',
      'Tariffs',
      'Trade policy',
      'pandas',
    ]);
    assert.deepEqual(top('positions', 'hierarchy'), [
      'Student interrogations',
      'Trade policy',
      'pandas',
    ]);
  });

  test('rolled up, the view says so and the quotes name who was coded', () => {
    const view = issuesTree(contextOf(claims(TALKS, book), { rollUp: 'actors' }), options);
    assert.equal(view.message, 'Actors are counted as their sides.');
    const exports = rowAt(view, 'issue:trade/issue:exports');
    assert.deepEqual(
      exports?.children().map(({ label, description }) => `${label} | ${description}`),
      [
        'China – United States | 2 quotes',
        'Biden administra… – Senate | 2 quotes · within one side',
        'China | 1 position',
        'United States | 2 positions · mixed',
      ],
    );
    assert.deepEqual(
      exports
        .children()[1]
        ?.children()
        .map(({ label }) => label),
      ['Biden administration', 'Senate'],
    );
  });

  test('more than five pairs of an issue are folded into one row, the weightiest first', () => {
    const opponents = Array.from({ length: 6 }, (_, i) => `b${i}: actor${i} opposes exports`);
    const reader = claims(
      `p: china supports exports\nq: actor4 opposes exports\n${opponents.join('\n')}`,
      book,
    );
    const view = issuesTree(contextOf(reader), options);
    const exports = rowAt(view, 'issue:trade/issue:exports');
    assert.deepEqual(
      exports
        ?.children()
        .slice(0, 2)
        .map(({ label }) => label),
      ['6 disagreements', 'China'],
    );
    const folded = exports.children()[0]?.children() ?? [];
    assert.deepEqual(
      folded.slice(0, 2).map(({ label }) => label),
      ['actor4 – China', 'actor0 – China'],
    );
    assert.equal(rowAt(view, folded[0]?.key ?? '')?.label, 'actor4 – China');
    const actors = actorsTree(contextOf(reader), options);
    assert.equal(rowAt(actors, 'actor:china')?.children()[1]?.label, 'Disagrees with 6 actors');
  });

  test('a circle in the codebook leaves each of its issues in sight', () => {
    const circle = codebook({
      issues: { a: { partOf: 'b' }, b: { partOf: 'a' }, c: { partOf: 'a' }, d: { partOf: 'gone' } },
    });
    assert.deepEqual(drawTree(issuesTree(contextOf(corpus([], circle)), options)), [
      'issue a',
      '  issue c',
      'issue b',
      'issue d',
    ]);
  });

  test('positions without an issue stand last, so that the rows add up to the head of the view', () => {
    const context = contextOf(
      claims(
        'p1: china opposes exports\np2: china evaluates target=biden evaluation=-1\np3: biden supports tariffs',
        book,
      ),
    );
    const view = issuesTree(context, options);
    assert.equal(view.description, '2 of 3 positions');
    assert.deepEqual(drawTree(view, 2).slice(-2), [
      'topic Without an issue | 1 without a side',
      '  oppose China | “words of p2”',
    ]);
    const key = issuesTreeKey(context, options, 'a.md', 'p2') ?? '';
    assert.equal(rowAt(view, key)?.description, '“words of p2”');
  });

  test('without issues the view says that there are none', () => {
    assert.equal(issuesTree(contextOf(corpus([])), options).empty, 'no issues');
  });

  test('Enter on an issue goes to the codebook, on a quote to its words', () => {
    const view = issuesTree(contextOf(claims(TALKS, book)), options);
    const exports = rowAt(view, 'issue:trade/issue:exports');
    assert.deepEqual(exports?.target, { kind: 'codebook', layer: 'issue', id: 'exports' });
    assert.deepEqual(exports.children()[0]?.children()[0]?.target, {
      kind: 'annotation',
      article: 'talks.md',
      id: 'p1',
      span: { start: 0, end: 11 },
    });
    assert.deepEqual(texts(exports.tooltip()), [
      'Chinese exports',
      'Statement: Exports should go on.',
      '3 positions · 1 disagreement',
      '1 disagreement: 1 on balance; not counted: 1 within one side',
      COUNTED,
    ]);
  });

  test('the row of a position is found by its key, walking down from the top', () => {
    const context = contextOf(claims(TALKS, book));
    for (const group of ['hierarchy', 'none'] as const) {
      const view = issuesTree(context, { sort: 'codebook', group });
      const key = issuesTreeKey(context, { sort: 'codebook', group }, 'talks.md', 'p1');
      const row = rowAt(view, key ?? '');
      assert.ok(row);
      assert.equal(row.key, key);
      assert.equal(row.description, '“words of p1”');
      assert.equal(rowAt(view, row.parentKey ?? '')?.label, 'Biden administration');
    }
    assert.equal(issuesTreeKey(context, options, 'talks.md', 'nobody'), undefined);
  });
});

suite('Disagreements view', () => {
  const options = { group: 'issue', sort: 'evidence' } as const;

  test('derived ones come first, then what is internal, stated, one-sided and what shifts', () => {
    const view = runSync(disagreementsTree(contextOf(claims(TALKS, book)), options));
    assert.deepEqual(drawTree(view, 2), [
      'disagreement China ⊖ ⊕ United States | Student interrogations · 2024-04-26 · 2 : 1 claims',
      '  oppose China | “words of p3”',
      '  oppose China | “words of p5”',
      '  support United States | “words of p6”',
      'disagreement Biden administration ⊖ ⊕ China | Chinese exports · 2024-04-26 · 1 : 1 claims',
      '  oppose Biden administration | “words of p1”',
      '  support China | “words of p2”',
      'section Within one side | 1 pair',
      '  disagreement Biden administra… ⊖ ⊕ Senate | Chinese exports · 2024-04-26 – 2024-05-02 · 1 : 1 claims',
      'section Stated in the text | 1 pair · 1 only stated',
      '  stated China – United States | Trade policy · 1 quote',
      'section One-sided | 1 pair',
      '  one-sided China: accusation against Biden administration | pandas',
      'section Shifts and contradictions | 1 case',
      '  shift China on Student interrogations | ⊕ 2023-03 → ⊖ 2024-04-26',
    ]);
    assert.equal(
      view.description,
      '2 disagreements · most evidence first · in the same 12 calendar months',
    );
  });

  test('long names are cut, so that a narrow side bar shows both; a screen reader hears them', () => {
    const long = codebook({
      actors: {
        gov: { name: 'Norwegian government' },
        wwf: { name: 'WWF Norway' },
        law: { name: 'European lawmakers' },
      },
    });
    const reader = claims(
      'p1: gov supports exports\np2: wwf opposes exports\np3: law opposes exports',
      long,
    );
    const view = runSync(disagreementsTree(contextOf(reader), { ...options, group: 'none' }));
    assert.deepEqual(
      view.roots(2).map((row) => row.label),
      ['Norwegian g… ⊕ ⊖ European lawmakers', 'Norwegian go… ⊕ ⊖ WWF Norway'],
    );
    assert.match(
      view.roots(1)[0]?.spoken() ?? '',
      /^Norwegian government, .* European lawmakers, /,
    );
  });

  test('a long name is an abbreviation or a part of it that the codebook has, of no other actor', () => {
    const aliases = (...texts: string[]) =>
      texts.map((text) => ({ text, weak: false, exactCase: false }));
    const long = codebook({
      actors: {
        noaa: {
          name: 'National Oceanic and Atmospheric Administration',
          aliases: aliases('weather office', 'NOAA'),
        },
        commission: { name: 'European Commission', aliases: aliases('Brussels', 'Commission') },
        legal: { name: 'Legal and Technical Commission', aliases: aliases('Commission') },
        lula: { name: 'Luiz Inácio Lula da Silva', aliases: aliases('the president', 'Lula') },
        chile: { name: 'Chile', aliases: aliases('CL') },
      },
    });
    const reader = claims(
      `p1: noaa supports exports
       p2: commission opposes exports
       p3: lula supports tariffs
       p4: legal opposes tariffs
       p5: noaa supports interrogations
       p6: chile opposes interrogations`,
      long,
    );
    const view = runSync(disagreementsTree(contextOf(reader), { ...options, group: 'none' }));
    assert.deepEqual(
      view
        .roots()
        .map((row) => row.label)
        .sort(),
      ['Chile ⊖ ⊕ NOAA', 'European Commissio… ⊖ ⊕ NOAA', 'Legal and Technica… ⊖ ⊕ Lula'],
    );
  });

  test('issues with several pairs open to them, and pairs with several issues likewise', () => {
    const reader = claims(
      `p1: china supports exports
       p2: biden opposes exports
       p3: brazil opposes exports
       p4: china supports tariffs
       p5: biden opposes tariffs`,
      book,
    );
    assert.deepEqual(
      drawTree(runSync(disagreementsTree(contextOf(reader), options)), 2).filter(
        (line) => !line.includes('“'),
      ),
      [
        'issue Chinese exports | 2 ⇄',
        '  disagreement Biden administration ⊖ ⊕ China | 1 : 1 claims',
        '  disagreement brazil ⊖ ⊕ China | 1 : 1 claims',
        'disagreement Biden administration ⊖ ⊕ China | Tariffs · 1 : 1 claims',
      ],
    );
    assert.deepEqual(
      drawTree(
        runSync(disagreementsTree(contextOf(reader), { ...options, group: 'pair' })),
        2,
      ).filter((line) => !line.includes('“')),
      [
        'disagreement Biden administration – China | 2 issues',
        '  disagreement Chinese exports | ⊖ – ⊕   1 : 1 claims',
        '  disagreement Tariffs | ⊖ – ⊕   1 : 1 claims',
        'disagreement brazil ⊖ ⊕ China | Chinese exports · 1 : 1 claims',
      ],
    );
  });

  test('a pair on several issues can be compared, and sections and weights say what they mean', () => {
    const reader = claims(`
      in a.md 2024-06-01
      a1: china supports exports
      a2: biden opposes exports
      a3: china supports tariffs
      a4: biden opposes tariffs
      in b.md 2019-06-01
      b1: brazil opposes exports`);
    const context = contextOf(reader);
    const tree = runSync(disagreementsTree(context, { ...options, group: 'pair' }));
    const [pair, ...sections] = tree.roots();
    assert.deepEqual(
      pair?.pairOnIssues?.().map(({ issue }) => issue),
      ['exports', 'tariffs'],
    );
    assert.match(
      texts(pair?.children()[0]?.tooltip() ?? []).join('\n'),
      /^1 : 1 – claims of biden and of china$/m,
    );
    const apart = sections.find(({ label }) => label === 'At different times');
    assert.match(
      texts(apart?.tooltip() ?? []).join(),
      /only if all dates are taken together.*Not counted among the disagreements\./,
    );
  });

  test('sorting is by the weaker side, by articles, by recency or by name', () => {
    const reader = claims(`
      in a.md 2024-06-01
      a1: china supports apples
      a2: china supports apples
      a3: china supports apples
      a4: biden opposes apples
      b1: china supports berries
      b2: china supports berries
      b3: biden opposes berries
      b4: biden opposes berries
      in c.md 2024-01-01
      c1: china supports cherries
      in d.md 2024-12-01
      c2: biden opposes cherries`);
    const order = (sort: 'evidence' | 'articles' | 'recent' | 'name') =>
      runSync(disagreementsTree(contextOf(reader), { group: 'none', sort }))
        .roots()
        .map(({ description }) => description.split(' · ')[0]);
    assert.deepEqual(order('evidence'), ['berries', 'apples', 'cherries']);
    // Of as many articles those with more evidence.
    assert.deepEqual(order('articles'), ['cherries', 'berries', 'apples']);
    assert.deepEqual(order('recent'), ['cherries', 'berries', 'apples']);
    assert.deepEqual(order('name'), ['apples', 'berries', 'cherries']);
  });

  test('a contradiction names who speaks and counts both sides', () => {
    const reader = claims(
      'p1: china supports exports speaker=wang\np2: china opposes exports speaker=wang',
      book,
    );
    assert.deepEqual(drawTree(runSync(disagreementsTree(contextOf(reader), options)), 3), [
      'section Shifts and contradictions | 1 case',
      '  contradiction China on Chinese exports | ⊕ 1 – ⊖ 1 positions',
      '    support wang | “words of p1”',
      '    oppose wang | “words of p2”',
    ]);
  });

  test('a shift begins with what was said first', () => {
    const reader = claims(
      'p1: china supports exports 2024-05\np2: china opposes exports 2021',
      book,
    );
    const view = runSync(disagreementsTree(contextOf(reader), options));
    assert.deepEqual(drawTree(view, 3), [
      'section Shifts and contradictions | 1 case',
      '  shift China on Chinese exports | ⊖ 2021 → ⊕ 2024-05',
      '    oppose China | “words of p2”',
      '    support China | “words of p1”',
    ]);
  });

  test('an empty view says why it is empty', () => {
    assert.equal(
      runSync(disagreementsTree(contextOf(claims(TALKS, book)), options)).empty,
      undefined,
    );
    assert.equal(
      runSync(disagreementsTree(contextOf(corpus([])), options)).empty,
      'no disagreements',
    );
  });

  test('sections stay in sight below two hundred rows and Show More', () => {
    const lines = Array.from(
      { length: 250 },
      (_, i) => `a${i}: china supports x${i}\nb${i}: biden opposes x${i}`,
    );
    const reader = claims(`${lines.join('\n')}\nz: china opposes pandas target=biden act=accuse`);
    const view = runSync(disagreementsTree(contextOf(reader), options));
    const rows = view.roots();
    assert.equal(rows.length, 202);
    const more = rows[200];
    assert.deepEqual(
      [more?.label, more?.description, more?.target],
      ['Show 50 More', '50 not shown', { kind: 'more', key: undefined }],
    );
    assert.equal(rows[201]?.label, 'One-sided');
    assert.equal(view.roots(400).length, 251);
  });
});

suite('Actors view', () => {
  const options = { sort: 'codebook', group: 'hierarchy' } as const;

  test('actors stand along part-of with their stances and whom they disagree with', () => {
    assert.deepEqual(drawTree(actorsTree(contextOf(claims(TALKS, book)), options), 3), [
      'actor-state United States | 2 ⇄ · 3 positions · state',
      '  actor-government Biden administration | 1 ⇄ · 1 position · government',
      '    oppose Chinese exports | 1 position',
      '    disagreement China | Chinese exports · 2 quotes',
      '    disagreement Senate | Chinese exports · 2 quotes',
      '  actor-organization Senate | 1 position · organization',
      '    support Chinese exports | 1 position',
      '    disagreement Biden administration | Chinese exports · 2 quotes',
      '  support Student interrogations | 1 position',
      '    support talks.md ¶1 | “words of p6”',
      '  disagreement China | 2 issues',
      '    disagreement Student interrogations | China ⊖ – ⊕ United States · 3 quotes',
      '    stated Trade policy | China – United States · 1 quote',
      'actor-state China | 2 ⇄ · 5 positions · state',
      '  support Chinese exports | 1 position',
      '    support talks.md ¶1 | “words of p2”',
      '  oppose Student interrogations | 3 positions · mixed',
      '    oppose talks.md ¶1 | “words of p3”',
      '    support talks.md ¶1 | “words of p4”',
      '    oppose talks.md ¶1 | “words of p5”',
      '  oppose pandas | 1 position',
      '    oppose visit.md ¶1 | “words of q2”',
      '  disagreement United States | 2 issues',
      '    disagreement Student interrogations | China ⊖ – ⊕ United States · 3 quotes',
      '    stated Trade policy | China – United States · 1 quote',
      '  disagreement Biden administration | Chinese exports · 2 quotes',
      '    oppose Biden administration | “words of p1”',
      '    support China | “words of p2”',
    ]);
  });

  test('an actor on both sides in balance looks ambivalent, a neutral one neutral', () => {
    const reader = claims(
      'p1: china supports exports\np2: china opposes exports\np3: china neutral-on students',
      book,
    );
    const china = rowAt(actorsTree(contextOf(reader), options), 'actor:china');
    assert.deepEqual(
      china?.children().map(({ icon, label }) => `${icon} ${label}`),
      ['ambivalent Chinese exports', 'neutral Student interrogations'],
    );
  });

  test('unknown actors and issues are shown as what they are, with what is not counted', () => {
    const reader = claims(
      'in a.md author=Ana_Ruiz\np1: author supports exports\np2: stranger opposes exports\np3: author opposes pandas',
      codebook({ issues: { exports: {} } }),
      false,
    );
    assert.deepEqual(drawTree(actorsTree(contextOf(reader), options), 1), [
      'actor-other Author Ana Ruiz | 1 position',
      'unknown stranger | not in the codebook, not counted · 1 position',
    ]);
    const issues = issuesTree(contextOf(reader), { sort: 'codebook', group: 'hierarchy' });
    assert.deepEqual(
      drawTree(issues, 1).filter((line) => line.startsWith('unknown')),
      ['unknown pandas | not in the codebook, not counted · 1 position'],
    );
  });

  test('actors are grouped by type when asked', () => {
    const view = actorsTree(contextOf(claims(TALKS, book)), { sort: 'name', group: 'type' });
    assert.deepEqual(
      drawTree(view, 2).map((line) => line.split(' | ')[0]),
      [
        'actor-government government',
        '  actor-government Biden administration',
        'actor-organization organization',
        '  actor-organization Senate',
        'actor-state state',
        '  actor-state China',
        '  actor-state United States',
      ],
    );
  });

  test('a row says its other names when hovered', () => {
    const view = actorsTree(contextOf(claims(TALKS, book)), options);
    assert.deepEqual(texts(rowAt(view, 'actor:china')?.tooltip() ?? []), [
      'China',
      'state',
      'Also: PRC',
      '5 positions · 2 disagreements',
      COUNTED,
    ]);
  });
});

suite('What a screen reader says of a row', () => {
  const context = contextOf(claims(TALKS, book));
  const rowsOf = (rows: readonly TreeRow[]): TreeRow[] =>
    rows.flatMap((row) => [row, ...rowsOf(row.children())]);
  const spoken = (rows: readonly TreeRow[]): string[] => rows.map((row) => row.spoken());
  const views = [
    issuesTree(context, { sort: 'codebook', group: 'hierarchy' }),
    actorsTree(context, { sort: 'codebook', group: 'hierarchy' }),
    runSync(disagreementsTree(context, { group: 'issue', sort: 'evidence' })),
  ];

  test('of a quote: actor, stance in words, issue, the quote and its place', () => {
    for (const view of views) {
      assert.equal(
        rowOfAnnotation(view, 'visit.md', 'q2')?.spoken(),
        'China: opposed to pandas, about Biden administration, “words of q2”, visit.md, paragraph 1',
      );
    }
  });

  test('of a pair: who stands where with how many claims, on what and when', () => {
    const [, , disagreements] = views;
    assert.deepEqual(spoken(disagreements?.roots() ?? []).slice(0, 3), [
      'China, against, 2 claims, United States, for, 1 claim, Student interrogations, 2024-04-26',
      'Biden administration, against, 1 claim, China, for, 1 claim, Chinese exports, 2024-04-26',
      'Within one side, 1 pair',
    ]);
    const all = spoken(rowsOf(disagreements?.roots() ?? []));
    assert.ok(all.includes('Stated disagreement: China, United States, Trade policy, 1 quote'));
    assert.ok(
      all.includes('China on Student interrogations, shift, for, 2023-03, against, 2024-04-26'),
    );
  });

  test('of an issue and an actor: their counts, and on which side the actor stands', () => {
    const [issues, actors] = views;
    assert.ok(spoken(rowsOf(issues?.roots() ?? [])).includes('China, for, 1 position'));
    const stated = spoken(rowsOf(actors?.roots() ?? []));
    assert.ok(stated.includes('China, against, Student interrogations, 3 positions · mixed'));
    assert.ok(stated.includes('disagrees with China, 2 issues'));
  });

  test('has no sign that is not read, and no number without what it counts', () => {
    for (const row of views.flatMap((view) => rowsOf(view.roots()))) {
      assert.doesNotMatch(row.spoken(), /[⊕⊖⊙⊜⊘⟷]|\d+ : \d+|^$/u);
      assert.doesNotMatch(row.description, /(^| · )\d+( · |$)/u, row.key);
    }
  });
});

suite('Rows of every view', () => {
  const views = (filter: Partial<Filter> = {}) => {
    const context = contextOf(claims(TALKS, book), filter);
    return [
      issuesTree(context, { sort: 'codebook', group: 'hierarchy' }),
      actorsTree(context, { sort: 'codebook', group: 'hierarchy' }),
      actorsTree(context, { sort: 'name', group: 'type' }),
      runSync(disagreementsTree(context, { group: 'issue', sort: 'evidence' })),
      runSync(disagreementsTree(context, { group: 'pair', sort: 'name' })),
    ];
  };

  test('keys are unique, lead back to their row, and name the parent', () => {
    for (const rollUp of ['none', 'actors', 'issues', 'both'] as const) {
      for (const view of views({ rollUp })) {
        const seen = new Set<string>();
        const visit = (rows: readonly TreeRow[], parentKey: string | undefined) => {
          for (const row of rows) {
            assert.ok(!seen.has(row.key), row.key);
            seen.add(row.key);
            assert.equal(row.parentKey, parentKey, row.key);
            assert.equal(rowAt(view, row.key)?.key, row.key);
            assert.equal(row.children().length > 0, row.state !== 'leaf', row.key);
            visit(row.children(), row.key);
          }
        };
        visit(view.roots(), undefined);
      }
    }
  });

  test('Find lists every row with the keys down to it and the labels above it', () => {
    const [issues] = views();
    const found = issues ? findRows(issues) : [];
    const quote = found.find(({ description }) => description === '“words of q1”');
    assert.equal(quote?.detail, 'Trade policy › Chinese exports › Biden administra… – Senate');
    assert.deepEqual(quote.path.slice(0, 2), ['issue:trade', 'issue:trade/issue:exports']);
    assert.equal(quote.path.length, 4);
  });

  test('an annotation is found in whatever view has it', () => {
    for (const view of views()) {
      assert.equal(rowOfAnnotation(view, 'talks.md', 'p6')?.description, '“words of p6”');
      assert.equal(rowOfAnnotation(view, 'talks.md', 'none'), undefined);
    }
  });

  test('the tooltip of a quote has the quote, the record and its source', () => {
    const [view] = views();
    const row = view && rowOfAnnotation(view, 'visit.md', 'q2');
    assert.deepEqual(texts(row?.tooltip() ?? []), [
      '“words of q2”',
      'China ⊖ opposed to pandas, about Biden administration · accusation · 2024-05-02',
      'Biden administration: no coded position',
      'visit.md ¶1',
    ]);
  });

  test('a key survives ids that hold slashes', () => {
    const reader = corpus([
      { path: 'a/b.md', annotations: [position({ actors: ['x/y%2Fz'], issues: ['m/n'] })] },
    ]);
    const context = contextOf(reader);
    const options = { sort: 'codebook', group: 'hierarchy' } as const;
    assert.notEqual(childKey(undefined, 'issue', 'm/n'), childKey(undefined, 'issue', 'm%2Fn'));
    const key = issuesTreeKey(context, options, 'a/b.md', 'p1');
    assert.equal(rowAt(issuesTree(context, options), key ?? '')?.description, '“words”');
  });

  test('a view with ten thousand positions makes only the rows that are shown', () => {
    const annotations = Array.from({ length: 10_000 }, (_, i) =>
      position({ id: `p${i}`, actors: [`actor${i % 500}`], issues: [`issue${i % 1000}`] }),
    );
    const context = contextOf(corpus([{ path: 'a.md', annotations }]));
    const spent = computingTime(() => {
      const rows = issuesTree(context, { sort: 'positions', group: 'hierarchy' }).roots();
      assert.equal(rows.length, 201);
    });
    assert.ok(spent < 1000, `${spent} ms`);
  });
});
