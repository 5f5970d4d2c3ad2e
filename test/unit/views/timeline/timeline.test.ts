import assert from 'node:assert/strict';
import { plainCounts } from '../../../../src/core/views/words/countedText';
import {
  DEFAULT_ANALYSIS_STATE,
  type AnalysisState,
} from '../../../../src/core/views/filter/analysisState';
import { dayNumber, dayOfNumber } from '../../../../src/core/model/dayNumber';
import { axisDays } from '../../../../src/core/views/timeline/axisDays';
import { daysOfActor, positionsPage } from '../../../../src/core/views/matrix/positionsPage';
import {
  positionTimeline,
  type PositionTimeline,
} from '../../../../src/core/views/timeline/timeline';
import { zoomBetween, zoomBy } from '../../../../src/core/views/timeline/timelineZoom';
import { timelineOnPage } from '../../../../src/core/views/panel/tabs/timelineTab';
import type { Picture } from '../../../../src/core/drawing/picture';
import { claims } from '../../../support/claims';
import { contextOf } from '../build';

const NEWS = `
  in a.md 2023-03-01
  p1: wang opposes talks
  p2: wang opposes talks 2023-04
  p3: anna supports talks
  in b.md 2024-04-26
  p4: wang supports talks
  p5: wang supports trade
  in c.md
  p6: anna opposes talks`;

const state = (given: Partial<AnalysisState> = {}): AnalysisState => ({
  ...DEFAULT_ANALYSIS_STATE,
  view: 'timeline',
  ...given,
});

suite('The timeline', () => {
  const context = contextOf(claims(NEWS));

  test('of an issue has a lane for each actor, with shifts', () => {
    assert.deepEqual(drawn(positionTimeline(context, state({ issue: 'talks' }))), [
      'talks',
      'wang: − 2023-03-01, − 2023-04-01/2023-04-30, + 2024-04-26',
      '  1 → 2 shift: wang 2023-04 → 2024-04-26',
      'anna: + 2023-03-01',
      'articles: 2023-03-01, 2024-04-26',
      '1 position without a date is not drawn.',
      '1 article without a date is not drawn.',
    ]);
  });

  test('goes from the first day of the data to the last, however wide the window is', () => {
    const wide = { issue: 'talks', from: '2015-01-01', to: '2030-12-31' };
    const { days } = positionTimeline(context, state(wide));
    assert.deepEqual(days?.map(dayOfNumber), ['2023-03-01', '2024-04-26']);
  });

  test('of an actor has a lane for each issue', () => {
    const { lanes } = positionTimeline(context, state({ subject: 'actor', actor: 'wang' }));
    assert.deepEqual(
      lanes.map(({ name, marks }) => `${name} ${String(marks.length)}`),
      ['talks 3', 'trade 1'],
    );
  });

  test('draws no shift where somebody says both at once', () => {
    const both = contextOf(
      claims(`
        in a.md 2023-03-01
        p1: bert supports talks
        p2: bert opposes talks
        p3: bert supports talks 2024-01-01`),
    );
    assert.deepEqual(
      positionTimeline(both, state()).lanes.map(({ marks, shifts }) => [
        marks.length,
        shifts.length,
      ]),
      [[3, 0]],
    );
  });

  test('of something that is not there is of the first there is', () => {
    assert.equal(positionTimeline(context, state({ issue: 'gone' })).name, 'talks');
  });

  test('zooms in to days, says how many positions lie outside, and draws no others', () => {
    const zoomed = state({ issue: 'talks', zoomFrom: '2023-02-01', zoomTo: '2023-03-31' });
    const timeline = positionTimeline(context, zoomed);
    assert.deepEqual(timeline.zoom?.map(dayOfNumber), ['2023-02-01', '2023-03-31']);
    assert.equal(
      plainCounts(timeline.notes[0] ?? []),
      'Shown: 2023-02-01 – 2023-03-31; 2 positions outside are not drawn.',
    );
    const picture = timelineOnPage(context, timeline, 900, []);
    assert.equal(marksOf(picture), 2);
    assert.equal(marksOf(timelineOnPage(context, positionTimeline(context, state()), 900, [])), 4);
    assert.deepEqual(picture?.plot.days, timeline.zoom);
    assert.deepEqual(picture.plot.whole.map(dayOfNumber), ['2023-03-01', '2024-04-26']);
    for (const [zoomFrom, zoomTo] of [
      ['2023-01-01', '2024-12-31'],
      ['2019-01-01', '2019-12-31'],
      [undefined, '2024-01-01'],
    ]) {
      assert.equal(positionTimeline(context, state({ zoomFrom, zoomTo })).zoom, undefined);
    }
  });

  test('is zoomed by a stretch of its picture, or in steps, within the days that there are', () => {
    const whole = [dayNumber('2020-01-01'), dayNumber('2020-12-31')] as const;
    const plot = { left: 100, right: 465, days: whole, whole };
    const june = { zoomFrom: '2020-06-01', zoomTo: '2020-06-30' };
    const at = (day: string): number => 100 + dayNumber(day) - whole[0];
    assert.deepEqual(zoomBetween(plot, at('2020-06-30'), at('2020-06-01')), june);
    const all = { zoomFrom: undefined, zoomTo: undefined };
    assert.deepEqual(zoomBetween(plot, 0, 9999), all);
    // A click without a drag would be a stretch of no days.
    assert.deepEqual(zoomBetween(plot, at('2020-06-10'), at('2020-06-10')), {
      zoomFrom: '2020-06-07',
      zoomTo: '2020-06-13',
    });
    const near = { ...plot, days: [dayNumber('2020-06-01'), dayNumber('2020-06-29')] as const };
    assert.deepEqual(zoomBy(near, 'in'), { zoomFrom: '2020-06-08', zoomTo: '2020-06-22' });
    assert.deepEqual(zoomBy(near, 'out'), { zoomFrom: '2020-05-18', zoomTo: '2020-07-13' });
    assert.deepEqual(zoomBy(near, 'later'), { zoomFrom: '2020-06-15', zoomTo: '2020-07-13' });
    assert.deepEqual(zoomBy(near, 'earlier'), { zoomFrom: '2020-05-18', zoomTo: '2020-06-15' });
    const end = { ...plot, days: [dayNumber('2020-12-01'), dayNumber('2020-12-31')] as const };
    assert.deepEqual(zoomBy(end, 'later'), { zoomFrom: '2020-12-01', zoomTo: '2020-12-31' });
    assert.deepEqual(zoomBy(plot, 'out'), all);
  });

  test('marks the lane of what was chosen in another view', () => {
    const { lanes } = positionTimeline(context, state({ issue: 'talks', actor: 'anna' }));
    assert.deepEqual(
      lanes.map(({ name, isChosen }) => `${name} ${String(isChosen)}`),
      ['wang false', 'anna true'],
    );
  });

  test('says why there is nothing to draw', () => {
    const undated = positionTimeline(contextOf(claims('p1: a supports x')), state());
    assert.equal(undated.days, undefined);
    assert.deepEqual(undated.notes.map(plainCounts), [
      '1 position without a date: there is nothing to draw.',
    ]);
    assert.equal(undated.giveDates, 'Give 1 Article Its Date…');
    const dated = contextOf(claims('in a.md 2024\np1: a supports x'));
    assert.equal(positionTimeline(dated, state()).giveDates, undefined);
  });
});

suite('What an actor held until a day', () => {
  const context = contextOf(claims(NEWS));

  test('is each issue with its balance and its quotes in time', () => {
    assert.deepEqual(positionsPage(context, 'wang', '2024-12-31').split('\n'), [
      'wang',
      '',
      '⊖  talks: 1 for, 2 against',
      '    2023-03-01  oppose  “words of p1”  a.md ¶1',
      '    2023-04  oppose  “words of p2”  a.md ¶1',
      '    2024-04-26  support  “words of p4”  b.md ¶1',
      '',
      '⊕  trade: 1 for',
      '    2024-04-26  support  “words of p5”  b.md ¶1',
      '',
    ]);
  });

  test('leaves out what came later, and what may have', () => {
    const page = positionsPage(context, 'wang', '2023-04-15');
    assert.match(page, /talks: 1 against\n/);
    assert.doesNotMatch(page, /p2|p4|trade/);
    assert.equal(positionsPage(context, 'anna', '2020-01-01'), 'anna\n\n–\n');
    assert.deepEqual(daysOfActor(context, 'wang'), ['2023-03-01', '2023-04-30', '2024-04-26']);
  });
});

suite('Days on an axis', () => {
  const axis = (first: string, last: string, most: number): string[] =>
    axisDays(dayNumber(first), dayNumber(last), most).map(({ written }) => written);

  test('are years, months or days, as many as fit', () => {
    assert.deepEqual(axis('2021-03-31', '2026-01-13', 8), ['2022', '2023', '2024', '2025', '2026']);
    assert.deepEqual(axis('2024-01-10', '2024-06-02', 6), [
      '2024-02',
      '2024-03',
      '2024-04',
      '2024-05',
      '2024-06',
    ]);
    assert.deepEqual(axis('2024-02-27', '2024-03-02', 6), [
      '2024-02-27',
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
      '2024-03-02',
    ]);
    assert.deepEqual(axis('2024-02-29', '2024-02-29', 6), ['2024-02-29']);
  });

  test('never are more than asked for by much, from one day to ten thousand years', () => {
    for (const last of ['0001-01-02', '0001-03-01', '0017-05-05', '1066-10-14', '9999-12-31']) {
      const found = axis('0001-01-01', last, 7);
      assert.ok(found.length >= 1 && found.length <= 9, `${last}: ${found.join(' ')}`);
    }
  });

  test('count as the calendar does', () => {
    assert.equal(dayNumber('1970-01-02'), 1);
    assert.equal(dayOfNumber(dayNumber('2024-02-29')), '2024-02-29');
  });
});

function drawn({ name, lanes, articles, notes }: PositionTimeline): string[] {
  const sign = { support: '+', oppose: '−', ambivalent: '~', neutral: '0', other: '?' };
  return [
    name,
    ...lanes.flatMap(({ name, marks, shifts }) => [
      `${name}: ${marks
        .map(({ look, days }) => `${sign[look]} ${[...new Set(days.map(dayOfNumber))].join('/')}`)
        .join(', ')}`,
      ...shifts.map(({ from, to, label }) => `  ${from} → ${to} ${label}`),
    ]),
    `articles: ${articles.map(dayOfNumber).join(', ')}`,
    ...notes.map(plainCounts),
  ];
}

function marksOf(picture: Picture | undefined): number {
  const groups = (picture?.shapes ?? []).filter((shape) => shape.kind === 'group');
  return groups.filter(({ target }) => target !== undefined).length;
}
