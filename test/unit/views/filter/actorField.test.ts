import assert from 'node:assert/strict';
import { kindCounts } from '../../../../src/core/analysis/disagreements/kindCounts';
import { analysisFilter } from '../../../../src/core/views/filter/analysisFilter';
import {
  POSITION_VIEWS,
  DEFAULT_ANALYSIS_STATE,
  type PositionState,
} from '../../../../src/core/views/filter/analysisState';
import { panelData, type PanelData } from '../../../../src/core/views/panel/panel';
import { plainCounts } from '../../../../src/core/views/words/countedText';
import { runSync } from '../../../../src/core/util/task';
import { claims } from '../../../support/claims';
import { codebook } from '../../../support/corpus';
import { contextOf } from '../build';

const book = codebook({
  actors: {
    china: { name: 'China' },
    ministry: { name: 'Foreign Ministry', partOf: 'china' },
    usa: { name: 'United States' },
    brazil: { name: 'Brazil' },
    norway: { name: 'Norway' },
    chile: { name: 'Chile' },
  },
  issues: { exports: { name: 'Exports' }, talks: { name: 'Talks' }, whales: { name: 'Whales' } },
});

/** China disagrees with the United States on exports and, by its ministry, on talks; Brazil and the
 * United States do on exports, Norway and Chile on whales, of which China does not speak. */
const reader = claims(
  `in wire.md 2024-04-26
   p1: china supports exports
   p2: usa opposes exports
   p3: brazil supports exports
   p4: ministry opposes talks
   p5: usa supports talks
   p6: norway supports whales
   p7: chile opposes whales
   s1: china | norway disagree on exports
   s2: brazil | usa disagree on talks
   p8: norway opposes exports according-to=usa`,
  book,
);

suite('The Actor field of the analysis views', () => {
  const at = (given: Partial<PositionState>): PositionState => ({
    ...DEFAULT_ANALYSIS_STATE,
    ...given,
  });
  const filterOf = (given: Partial<PositionState>) => analysisFilter(at(given), book, 'none');
  const contextUnder = (given: Partial<PositionState>) => contextOf(reader, filterOf(given).filter);
  const shown = (given: Partial<PositionState>): PanelData => {
    const whole = contextOf(reader);
    const context = contextUnder(given);
    return runSync(panelData({ whole, context }, at(given), filterOf(given), whole.localizer, 900));
  };
  const stated = (given: Partial<PositionState>): string =>
    shown(given).remarks.map(plainCounts).join(' ');

  test('shows the pairs in which the actor is one of the two, with the other side', () => {
    const { body } = shown({ who: 'China' });
    assert.ok(body.kind === 'board');
    assert.deepEqual(
      body.issues.map((one) => one.label),
      [
        'Exports, 1 disagreement, Actors: 2 for, 1 against',
        'Talks, 1 disagreement, Actors: 1 for, 1 against',
      ],
    );
    const against = body.chosen?.columns.find(({ side }) => side === 'against');
    assert.deepEqual(
      against?.actors.map(({ name }) => name),
      ['United States'],
    );
  });

  test('counts the positions on its issues, and its pairs alone', () => {
    assert.equal(
      stated({ who: 'china' }),
      '5 positions of 6 count. Excluded: 1 ascribed by others. Only pairs and contradictions of china, with all positions on its issues. 2 disagreements: 2 on balance; not counted: 1 only stated. Net stances are computed in the same 12 calendar months.',
    );
  });

  test('counts as many as the list of all disagreements has with the actor or one under it', () => {
    for (const [who, ids] of Object.entries({
      china: ['china', 'ministry'],
      ministry: ['ministry'],
      usa: ['usa'],
      norway: ['norway'],
      brazil: ['brazil'],
    })) {
      const rows = contextOf(reader).facts.disagreements.filter(({ actors }) =>
        actors.some((actor) => ids.includes(actor)),
      );
      const own = contextUnder({ who }).facts;
      assert.deepEqual(own.disagreements, rows, who);
      const counts = kindCounts(own.analysis);
      assert.equal(counts.derived, rows.filter(({ kind }) => kind === 'derived').length, who);
    }
  });

  test('means the same in every view: no issue and no tie without the actor', () => {
    const bodies = POSITION_VIEWS.map((view) =>
      shown({ who: 'china', view, networkTies: 'conflict', subject: 'issue' }),
    ).map(({ body }) => body);
    for (const body of bodies) {
      if (body.kind === 'matrix') {
        assert.deepEqual(body.issues.map(({ name }) => name).sort(), ['Exports', 'Talks']);
        assert.ok(body.actors.some(({ name }) => name === 'United States'));
      }
      if (body.kind === 'timeline') {
        assert.deepEqual(body.choices.map(({ name }) => name).sort(), ['Exports', 'Talks']);
      }
      if (body.kind === 'network') {
        const names = body.ties.map(({ from, to }) =>
          [from, to]
            .map((node) => body.nodes[node]?.name)
            .sort()
            .join(' – '),
        );
        assert.deepEqual(names.sort(), [
          'China – United States',
          'Foreign Ministry – United States',
        ]);
      }
    }
    assert.deepEqual(
      bodies.map(({ kind }) => kind),
      [...POSITION_VIEWS],
    );
  });

  test('with an organization, the actors under both', () => {
    assert.match(
      stated({ who: 'ministry', organization: 'china' }),
      / 1 disagreement: 1 on balance/,
    );
    assert.match(stated({ who: 'usa', organization: 'china' }), /^0 positions of 0 count\./);
  });

  test('a search narrows it, and a name that is none finds nothing and is said', () => {
    assert.match(stated({ who: 'china', query: 'issue:talks' }), /1 disagreement: 1 on balance/);
    const { filter, body } = shown({ who: 'chyna' });
    assert.match(filter?.problems.join() ?? '', /Did you mean “china”/);
    assert.deepEqual(body, { kind: 'nothing', text: 'No position matches the filter.' });
  });

  test('a search for an actor means the same in board, matrix and timeline', () => {
    for (const view of ['board', 'matrix', 'timeline'] as const) {
      for (const subject of ['issue', 'actor'] as const) {
        const [chosen, searched] = [{ who: 'china' }, { query: 'actor:china' }].map((given) => {
          const { body, counts, remarks } = shown({ ...given, view, subject });
          return { body, counts, remarks };
        });
        assert.deepEqual(searched, chosen, view);
      }
    }
    assert.match(stated({ query: 'actor:china since:2024' }), /2 disagreements/);
    assert.match(
      stated({ query: 'actor:china issue:talks' }),
      /of china, with .* Search, for the positions on both sides: issue:talks\..* 1 disagreement:/,
    );
  });

  test('of two actors, chosen and searched for, shows the pairs of both', () => {
    assert.match(stated({ who: 'china', query: 'actor:usa' }), / 2 disagreements: 2 on balance/);
    assert.match(stated({ who: 'china', query: 'actor:norway' }), / 0 disagreements/);
  });

  test('a search that excludes an actor removes its rows', () => {
    const { body } = shown({ query: '-actor:usa', view: 'matrix' });
    assert.ok(body.kind === 'matrix');
    assert.deepEqual(body.actors.map(({ name }) => name).sort(), [
      ...['Brazil', 'Chile', 'China', 'Foreign Ministry', 'Norway'],
    ]);
    assert.match(
      stated({ query: '-actor:usa' }),
      /Without usa: none of its pairs, contradictions and positions\. 1 disagreement: 1 on balance/,
    );
  });

  test('in networks it finds the statements of the actor alone, as they are counted', () => {
    const { body } = shown({ query: 'actor:china', view: 'network', networkTies: 'conflict' });
    assert.ok(body.kind === 'network');
    assert.deepEqual(body.ties, []);
    assert.match(
      stated({ query: 'actor:china', view: 'network' }),
      /^2 positions of 2 count\. Search: actor:china\./,
    );
  });

  test('says where a filter leaves out one side', () => {
    for (const query of ['stance:oppose', '"united states"', 'actor:china stance:support']) {
      assert.match(shown({ query }).otherSide ?? '', /leaves out one side/, query);
    }
    for (const query of ['', 'issue:exports', 'actor:china', '-actor:norway', 'actr:china']) {
      assert.equal(shown({ query }).otherSide, undefined, query);
    }
  });

  test('with a roll-up of actors, what is under the actor counts for it', () => {
    const filter = analysisFilter(at({ who: 'ministry' }), book, 'actors').filter;
    const { facts } = contextOf(reader, { ...filter, rollUp: 'actors' });
    assert.deepEqual(
      facts.disagreements.filter(({ kind }) => kind === 'derived').map(({ actors }) => actors),
      contextOf(reader, { rollUp: 'actors' })
        .facts.disagreements.filter(
          ({ kind, actors }) => kind === 'derived' && actors.includes('china'),
        )
        .map(({ actors }) => actors),
    );
  });
});
