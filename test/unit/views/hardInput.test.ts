import assert from 'node:assert/strict';
import { plainCounts } from '../../../src/core/views/words/countedText';
import { TEXT_FORMATS } from '../../../src/core/exports/allFormats';
import { DEFAULT_CSV_OPTIONS } from '../../../src/core/tables/csv';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import { panelPicture } from '../../../src/core/views/panel/panelPicture';
import { analysisFilter } from '../../../src/core/views/filter/analysisFilter';
import {
  POSITION_VIEWS,
  DEFAULT_ANALYSIS_STATE,
  type PositionView,
} from '../../../src/core/views/filter/analysisState';
import { panelData, type PanelData } from '../../../src/core/views/panel/panel';
import { runSync } from '../../../src/core/util/task';
import { claims } from '../../support/claims';
import { contextOf } from './build';

// What each view says of input of which little can be said, or too much.

const INPUT = {
  nothing: '',
  'one actor': 'in a.md 2024-01-01\np1: a supports x',
  'all neutral': 'in a.md 2024-01-01\np1: a neutral-on x\np2: b neutral-on x',
  'nothing with polarity': 'in a.md 2024-01-01\np1: a speaks-of x\np2: b speaks-of x',
  'only evaluations': 'in a.md 2024-01-01\np1: a evaluates target=b evaluation=-1',
  'an unknown stance': 'in a.md 2024-01-01\np1: a hints-at x\np2: b supports x',
  'no dates': 'p1: a supports x\np2: b opposes x',
  'impossible dates': 'in a.md 2024-02-31\np1: a supports x 2023-13\np2: b opposes x',
  'partial dates':
    'in a.md 2024\np1: a supports x\nin b.md 2024-05\np2: b opposes x 2023-02/2023-04',
} as const;

const NOTHING_YET = /^Nothing is annotated yet\./;
const NO_SIDE = /^No position takes a side/;
const ONE_ACTOR = /Only one actor/;
const NO_DATES = /2 positions without a date: there is nothing to draw\./;

/** By view; undefined: it shows what there is, and has nothing to say of it. */
const STATED_TEXT: Readonly<Record<keyof typeof INPUT, Partial<Record<PositionView, RegExp>>>> = {
  nothing: every(NOTHING_YET),
  'one actor': { board: ONE_ACTOR, network: ONE_ACTOR },
  'all neutral': { board: /All positions .* neutral/, network: /All positions .* neutral/ },
  'nothing with polarity': every(NO_SIDE),
  'only evaluations': every(NO_SIDE),
  'an unknown stance': { board: ONE_ACTOR, network: ONE_ACTOR },
  'no dates': { timeline: NO_DATES, network: /No two actors are on the same side/ },
  'impossible dates': { timeline: NO_DATES, network: /No two actors are on the same side/ },
  'partial dates': { network: /No two actors are on the same side/ },
};

const WITHOUT_TIES: readonly PositionView[] = ['board', 'matrix', 'timeline'];
const WITHOUT_DATES: readonly PositionView[] = ['board', 'matrix'];

/** Of which views there is a picture. */
const DRAWN: Readonly<Record<keyof typeof INPUT, readonly PositionView[]>> = {
  nothing: [],
  'one actor': WITHOUT_TIES,
  'all neutral': WITHOUT_TIES,
  'nothing with polarity': [],
  'only evaluations': [],
  'an unknown stance': WITHOUT_TIES,
  'no dates': WITHOUT_DATES,
  'impossible dates': WITHOUT_DATES,
  'partial dates': WITHOUT_TIES,
};

suite('Input of which little can be said', () => {
  for (const [name, notation] of Object.entries(INPUT) as [keyof typeof INPUT, string][]) {
    test(`${name}: each view says what it cannot show and why`, () => {
      for (const view of POSITION_VIEWS) {
        const stated = notesOf(shown(notation, view).body).join(' ');
        const expected = STATED_TEXT[name][view];
        if (expected) assert.match(stated, expected, view);
        else assert.equal(stated, '', view);
      }
    });

    test(`${name}: there is a picture where there is something to draw`, () => {
      const drawn = POSITION_VIEWS.filter((view) =>
        runSync(panelPicture(contextOf(claims(notation)), at(view))),
      );
      assert.deepEqual(drawn, DRAWN[name]);
    });

    test(`${name}: every export is written`, async () => {
      for (const format of TEXT_FORMATS) {
        let text = '';
        for await (const piece of runSync(format.render(inputOf(notation))).pieces) text += piece;
        if (!format.extension.endsWith('jsonl')) assert.notEqual(text, '', format.id);
        assert.doesNotMatch(text, /\b(?:NaN|undefined|Infinity)\b/, format.id);
      }
    });
  }

  test('a stance that the codebook does not have is said to be without a side, and why', () => {
    assert.equal(
      shown(INPUT['an unknown stance'], 'board').remarks.map(plainCounts).join(' '),
      '1 position of 2 counts. Excluded: 1 without a side. 1 position has a stance that is not in the codebook. 0 disagreements. Net stances are computed in the same 12 calendar months.',
    );
  });

  test('partial dates may be of any of their days, and the window says so', () => {
    const { filter } = shown(INPUT['partial dates'], 'timeline');
    assert.deepEqual(
      filter?.days.map(({ day }) => day),
      ['2023-02-01', '2023-04-30', '2024-01-01', '2024-12-31'],
    );
  });
});

suite('Five thousand actors on one issue', () => {
  const sides = ['supports', 'opposes'];
  const many = Array.from({ length: 5000 }, (_, n) => `p${n}: a${n} ${sides[n % 2]} x`).join('\n');
  const context = contextOf(claims(`in a.md 2024-01-01\n${many}`));
  const notes = (view: PositionView): string => notesOf(body(view)).join(' ');
  const body = (view: PositionView): PanelData['body'] => {
    const filter = analysisFilter(at(view), context.facts.codebook, 'none');
    return runSync(panelData({ whole: context, context }, at(view), filter, context.localizer, 900))
      .body;
  };

  test('the board has 150 of each side, with two quotes each at most', () => {
    const board = body('board');
    assert.ok(board.kind === 'board' && board.chosen);
    assert.match(notes('board'), /2350 more are not shown\. Filter to see them\./);
    assert.ok(board.chosen.columns.every(({ actors }) => actors.length <= 150));
    assert.match(plainCounts(board.chosen.measures[0]?.figure ?? []), /Divisiveness: 1\.00/);
  });

  test('matrix and timeline have those with the most claims, and say of how many', () => {
    assert.match(notes('matrix'), /Showing the 300 actors with the most claims, of 5000/);
    assert.match(notes('timeline'), /4700 more are not shown/);
  });

  test('the network ties those with the most claims, not twelve million pairs', () => {
    const network = body('network');
    assert.ok(network.kind === 'network');
    assert.equal(network.nodes.length, 300);
    assert.equal(network.ties.length, 2000);
    assert.match(
      notes('network'),
      /Showing ties between the 500 actors with the most claims, of 5000/,
    );
    assert.match(network.definition.join(' '), /4500 of other actors/);
  });

  test('a timeline of many positions has no more marks than can be looked at', () => {
    const marks = Array.from({ length: 100 }, (_, n) => `x${n}: b${n % 20} supports x`).join('\n');
    const articles = Array.from({ length: 60 }, (_, n) => `in ${n}.md 2024-01-01\n${marks}`);
    const crowded = contextOf(claims(articles.join('\n')));
    const filter = analysisFilter(at('timeline'), crowded.facts.codebook, 'none');
    const given = { whole: crowded, context: crowded };
    const data = runSync(panelData(given, at('timeline'), filter, crowded.localizer, 900));
    // Three hundred positions of each actor: ten lanes.
    assert.match(notesOf(data.body).join(' '), /(?:^| )10 more are not shown/);
  });
});

function every(stated: RegExp): Record<PositionView, RegExp> {
  return { board: stated, matrix: stated, timeline: stated, network: stated };
}

function at(view: PositionView) {
  return { ...DEFAULT_ANALYSIS_STATE, view };
}

function shown(notation: string, view: PositionView): PanelData {
  const context = contextOf(claims(notation));
  const filter = analysisFilter(at(view), context.facts.codebook, 'none');
  return runSync(panelData({ whole: context, context }, at(view), filter, context.localizer, 900));
}

function notesOf(body: PanelData['body']): readonly string[] {
  switch (body.kind) {
    case 'nothing':
      return [body.text];
    case 'board':
      return [
        body.chosen?.note,
        body.more,
        ...(body.chosen?.columns ?? []).map(({ more }) => more),
      ].filter((note) => note !== undefined);
    case 'matrix':
      return body.more;
    case 'timeline':
      return body.notes.map(plainCounts);
    case 'network':
      return body.notes;
    case 'intercoder':
      return [];
  }
}

function inputOf(notation: string) {
  return {
    corpusName: 'A corpus',
    reader: claims(notation),
    filter: DEFAULT_FILTER,
    options: DEFAULT_CSV_OPTIONS,
    text: () => Promise.resolve(''),
    mentions: () => Promise.resolve([]),
  };
}
