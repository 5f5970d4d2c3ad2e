import { runSync } from '../../../../src/core/util/task';
import assert from 'node:assert/strict';
import { plainCounts } from '../../../../src/core/views/words/countedText';
import { DEFAULT_FILTER } from '../../../../src/core/analysis/records/filter';
import { analysisFilter } from '../../../../src/core/views/filter/analysisFilter';
import {
  DEFAULT_ANALYSIS_STATE,
  type PositionState,
} from '../../../../src/core/views/filter/analysisState';
import { boardOf, type BoardSides } from '../../../../src/core/views/board/board';
import { panelData, type PanelData } from '../../../../src/core/views/panel/panel';
import { claims } from '../../../support/claims';
import { codebook } from '../../../support/corpus';
import { contextOf } from '../build';

const book = codebook({
  actors: {
    china: { name: 'China', type: 'state' },
    wang: { name: 'Wang Yi', type: 'person', partOf: 'china' },
    usa: { name: 'United States' },
    brazil: { name: 'Brazil' },
    norway: { name: 'Norway' },
  },
  issues: {
    exports: { name: 'Chinese exports', statement: 'Exports should go on.' },
    talks: { name: 'Talks' },
    whales: { name: 'Whales' },
  },
});

const NEWS = `
  in wire/talks.md 2024-04-26 source=Example_News
  p1: china supports exports
  p2: usa opposes exports
  p3: brazil supports exports
  p4: brazil opposes exports
  p5: norway neutral-on exports
  p6: china supports talks
  p7: usa supports talks
  p8: norway neutral-on whales
  in later.md 2025-01-02
  p9: usa opposes exports
  q1: wang supports exports`;

const state = (given: Partial<PositionState> = {}): PositionState => ({
  ...DEFAULT_ANALYSIS_STATE,
  ...given,
});

suite('The disagreement board', () => {
  const context = contextOf(claims(NEWS, book));

  test('lists issues by their disagreements, with the actors for and against', () => {
    const { issues } = runSync(boardOf(context, state()));
    assert.deepEqual(
      issues.map(({ name, sides, measure }) => `${name} | ${sides} | ${plainCounts(measure)}`),
      [
        'Chinese exports | Actors: 2 for, 1 against, 1 mixed, 1 on neither side | 4 disagreements',
        'Talks | Actors: 2 for | 0 disagreements',
        'Whales | Actors: 1 on neither side | 0 disagreements',
      ],
    );
    assert.equal(
      issues[0]?.label,
      'Chinese exports, 4 disagreements, Actors: 2 for, 1 against, 1 mixed, 1 on neither side',
    );
  });

  test('lists them by the articles that speak of them, or by name', () => {
    const by = (boardSort: string) =>
      runSync(boardOf(context, state({ boardSort }))).issues.map(({ name, measure }) => [
        name,
        plainCounts(measure),
      ]);
    assert.deepEqual(by('articles'), [
      ['Chinese exports', '2 articles'],
      ['Talks', '1 article'],
      ['Whales', '1 article'],
    ]);
    assert.deepEqual(by('name'), [
      ['Chinese exports', ''],
      ['Talks', ''],
      ['Whales', ''],
    ]);
    assert.deepEqual(by('no such order'), by('disagreements'));
  });

  test('puts each actor on one side, whoever said both between them', () => {
    const { chosen } = runSync(boardOf(context, state({ issue: 'exports' })));
    assert.equal(chosen?.statement, '“Exports should go on.”');
    assert.deepEqual(drawn(chosen), [
      '⊕ For · 2 actors',
      '  China (state · 1 position · 2024-04-26)',
      '    ⊕ support “words of p1” talks.md ¶1 · Example News 2024-04-26',
      '  Wang Yi (person · 1 position · 2025-01-02)',
      '    ⊕ support “words of q1” later.md ¶1 2025-01-02',
      '⊖ Against · 1 actor',
      '  United States (2 positions · 2024-04-26 – 2025-01-02)',
      '    ⊖ oppose “words of p2” talks.md ¶1 · Example News 2024-04-26',
      '    ⊖ oppose “words of p9” later.md ¶1 2025-01-02',
      '⊙ Mixed · 1 actor',
      '  Brazil (2 positions · 2024-04-26 · on balance ⊙)',
      '    ⊕ support “words of p3” talks.md ¶1 · Example News 2024-04-26',
      '    ⊖ oppose “words of p4” talks.md ¶1 · Example News 2024-04-26',
      '⊜ On neither side · 1 actor',
      '  Norway (1 position · 2024-04-26)',
      '    ⊜ neutral “words of p5” talks.md ¶1 · Example News 2024-04-26',
    ]);
  });

  test('says why an issue has no sides', () => {
    const note = (issue: string) => runSync(boardOf(context, state({ issue }))).chosen?.note;
    assert.equal(note('exports'), undefined);
    assert.match(note('whales') ?? '', /^Only one actor/);
    const neutral = contextOf(claims('p1: a neutral-on x\np2: b ambivalent-on x'));
    assert.match(
      runSync(boardOf(neutral, state())).chosen?.note ?? '',
      /^All positions .* neutral/,
    );
  });

  test('marks a quote whose place is uncertain, and one that is lost', () => {
    const doubtful = contextOf(
      claims('p1: a supports x anchor=uncertain\np2: b opposes x anchor=orphaned'),
    );
    const cards = runSync(boardOf(doubtful, state())).chosen?.columns.flatMap(({ actors }) =>
      actors.flatMap(({ cards }) => cards.map(({ doubt }) => doubt)),
    );
    assert.deepEqual(cards, ['uncertain place', 'lost quote']);
  });

  test('names at most 150 actors of a side, and counts the others', () => {
    const many = Array.from({ length: 1000 }, (_, at) => `p${at}: a${at} supports x`).join('\n');
    const [column] = runSync(boardOf(contextOf(claims(many)), state())).chosen?.columns ?? [];
    assert.equal(column?.actors.length, 150);
    assert.equal(plainCounts(column.title), 'For · 1000 actors');
    assert.equal(column.more, '850 more are not shown. Filter to see them.');
  });
});

suite('What the analysis views let count', () => {
  const reader = claims(NEWS, book);
  const shown = (given: Partial<PositionState>): PanelData => {
    const filter = analysisFilter(state(given), book, 'none');
    const context = contextOf(reader, filter.filter);
    const whole = contextOf(reader);
    return runSync(panelData({ whole, context }, state(given), filter, whole.localizer, 900));
  };
  const counted = (given: Partial<PositionState>): string =>
    shown(given).remarks.map(plainCounts).join(' ');

  test('is everything, unless somebody says otherwise', () => {
    assert.equal(
      counted({}),
      '10 positions of 10 count. 4 disagreements: 2 on balance, 2 at times. Net stances are computed in the same 12 calendar months.',
    );
    assert.deepEqual(analysisFilter(state(), book, 'none').filter, DEFAULT_FILTER);
  });

  test('is what lies in the window, both ends included', () => {
    assert.equal(
      counted({ from: '2025-01-02' }),
      '2 positions of 10 count. Excluded: 8 outside the window or without a date. Window: from 2025-01-02. 1 disagreement: 1 on balance. Net stances are computed in the same 12 calendar months.',
    );
    assert.match(counted({ to: '2024-04-26' }), /^8 positions of 10 count\./);
    // Ends that were put past each other.
    assert.match(counted({ from: '2025-01-01', to: '2024-04-26' }), /^8 positions of 10 count\./);
  });

  test('is what all searches find together', () => {
    assert.equal(
      counted({ query: 'actor:China issue:talks' }),
      '2 positions of 2 count. Only pairs and contradictions of China, with all positions on its issues. Search, for the positions on both sides: issue:talks. 0 disagreements. Net stances are computed in the same 12 calendar months.',
    );
  });

  test('what is ignored of a search is said, and not that it holds', () => {
    assert.match(
      counted({ query: 'actr:china' }),
      /^10 positions of 10 count\. 4 dis.* Not used in the search: actr:china\.$/,
    );
    assert.match(
      counted({ query: 'actor:china since:never actr:china' }),
      /^9 positions of 9 count\. Only pairs and contradictions of china, .* 3 dis.* Not used in the search: since:never\. Not used in the search: actr:china\.$/,
    );
  });

  test('and what cannot be understood is said, with the actors and dates that there are', () => {
    const { filter, body } = shown({ who: 'Nobody', query: 'stance:maybe' });
    assert.equal(filter?.problems.length, 2);
    assert.match(filter.problems.join(' '), /“Nobody”.*“maybe”/);
    assert.deepEqual(
      filter.days.map(({ day }) => day),
      ['2024-04-26', '2025-01-02'],
    );
    assert.deepEqual(filter.organizations, ['United States', 'China', 'Brazil', 'Norway']);
    assert.deepEqual(body, {
      kind: 'nothing',
      text: 'No position matches the filter.',
    });
  });

  test('an empty corpus and one without sides each have their reason', () => {
    const reason = (notation: string): string => {
      const whole = contextOf(claims(notation));
      const filter = analysisFilter(state(), whole.facts.codebook, 'none');
      const { body } = runSync(
        panelData({ whole, context: whole }, state(), filter, whole.localizer, 900),
      );
      return body.kind === 'nothing' ? body.text : body.kind;
    };
    assert.match(reason(''), /^Nothing is annotated yet\./);
    assert.match(reason('p1: a speaks-of x'), /^No position takes a side:/);
    assert.equal(reason('p1: a supports x'), 'board');
    const none = runSync(
      panelData(
        undefined,
        state(),
        analysisFilter(state(), book, 'none'),
        contextOf(reader).localizer,
        900,
      ),
    );
    assert.match(none.body.kind === 'nothing' ? none.body.text : '', /^No codebook is open\./);
  });
});

function drawn(sides: BoardSides | undefined): string[] {
  return (sides?.columns ?? []).flatMap(({ sign, title, actors }) => [
    `${sign} ${plainCounts(title)}`,
    ...actors.flatMap(({ name, detail, cards }) => [
      `  ${name} (${plainCounts(detail)})`,
      ...cards.map(({ sign, stance, quote, source, date }) =>
        `    ${sign} ${stance} ${quote} ${source} ${date}`.trimEnd(),
      ),
    ]),
  ]);
}
