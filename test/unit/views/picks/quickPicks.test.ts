import assert from 'node:assert/strict';
import type { Alias } from '../../../../src/core/model/codebook';
import type { Mention } from '../../../../src/core/model/mention';
import { similarOfBoth } from '../../../../src/core/views/picks/likelyPicks';
import {
  actorPicks,
  entryPicks,
  issuePicks,
  stanceOfLetter,
  stancePicks,
  type PickInput,
  type PickRow,
} from '../../../../src/core/views/picks/quickPicks';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { codebook } from '../../../support/corpus';
import { stancesWith } from '../build';

const alias = (text: string, weak = false): Alias => ({ text, weak, exactCase: false });

const book = codebook({
  actors: {
    'united-states': {
      name: 'United States',
      type: 'state',
      aliases: [alias('U.S.'), alias('American', true)],
    },
    'us-officials': { name: 'U.S. officials', partOf: 'united-states', unspecified: true },
    china: { name: 'China', type: 'state' },
    russia: { name: 'Russia', type: 'state' },
    biden: { name: 'Biden administration', type: 'government' },
    wang: { name: 'Wang Yi', type: 'person' },
  },
  issues: {
    trade: { name: 'Trade policy', codable: false },
    exports: {
      name: 'Chinese exports',
      partOf: 'trade',
      definition: 'Goods sold abroad.',
      statement: 'China’s exports should go on as they are.',
      keywords: [alias('exports')],
      examples: {
        include: [{ text: 'They sell cheap cars.', why: 'sold abroad' }],
        exclude: [{ text: 'They make cheap $(trash) cars.', why: undefined }],
      },
    },
    tariffs: { name: 'Tariffs', partOf: 'trade' },
    culture: { name: 'Culture' },
  },
});

// "Wang … Russia … Biden … [ China … ] … United States", with the selection in brackets.
const MENTIONS: readonly Mention[] = [
  mention('wang', 0),
  mention('exports', 5, 'issue'),
  mention('russia', 10),
  mention('biden', 20),
  mention('china', 40),
  mention('trade', 50, 'issue'),
  mention('united-states', 90),
];

suite('Quick picks of the annotate flow', () => {
  test('actors: in the selection, nearest before and after it, last used, officials, nobody', () => {
    assert.deepEqual(drawn(actorPicks(inputOf({ recent: ['wang', 'china', 'united-states'] }))), [
      '— In the selection',
      'China',
      '— Nearest before',
      'Biden administration',
      'Russia',
      'Wang Yi',
      '— Shortly after',
      'United States',
      '— Unspecified actors',
      'U.S. officials',
      '— Author or unattributed',
      'The author',
      'Unattributed',
    ]);
  });

  test('an actor right before the words comes first, one of their sentence before similar names', () => {
    const heads = (before: PickInput['actorBefore']): readonly string[] =>
      drawn(actorPicks(inputOf({ resembling: ['united-states'], actorBefore: before })))
        .filter((row) => row.startsWith('— '))
        .slice(0, 3);
    assert.deepEqual(heads('right'), [
      ...['— Nearest before', '— In the selection', '— Like the selected words'],
    ]);
    assert.deepEqual(heads('sentence'), [
      ...['— In the selection', '— Nearest before', '— Like the selected words'],
    ]);
    assert.deepEqual(heads(undefined), [
      ...['— In the selection', '— Like the selected words', '— Nearest before'],
    ]);
  });

  test('a similar name that is coded in the article comes before who is named in the sentence', () => {
    const rows = actorPicks(
      inputOf({
        ...{
          resembling: ['wang', 'united-states'],
          actorBefore: 'sentence',
          mentions: [mention('biden', 20)],
        },
        coded: { sentence: ['russia'], article: ['united-states'] },
      }),
    );
    assert.deepEqual(drawn(rows).slice(0, 8), [
      ...['— Like the selected words', 'United States', '— Nearest before', 'Biden administration'],
      ...['— Like the selected words', 'Wang Yi', '— Coded in this sentence', 'Russia'],
    ]);
  });

  test('without mentions and history all actors stand by name', () => {
    assert.deepEqual(drawn(actorPicks(inputOf({ mentions: [] }))).slice(0, 6), [
      '— All',
      'Biden administration',
      'China',
      'Russia',
      'United States',
      'Wang Yi',
    ]);
  });

  test('both candidates of an ambiguous match are offered', () => {
    const both: Mention = { ...mention('china', 40), ids: ['china', 'wang'] };
    assert.deepEqual(drawn(actorPicks(inputOf({ mentions: [both] }))).slice(0, 3), [
      '— In the selection',
      'China',
      'Wang Yi',
    ]);
  });

  test('an actor is found by its aliases too, weak ones included', () => {
    const row = actorPicks(inputOf({})).find(
      (one) => one.kind === 'item' && one.id === 'united-states',
    );
    assert.equal(row?.kind === 'item' && row.description, 'state · U.S. · American');
  });

  test('issues: likewise, with path and definition, without topics that only group', () => {
    const rows = issuePicks(inputOf({ recent: ['culture'] }));
    assert.deepEqual(drawn(rows), [
      '— Nearest before',
      'Chinese exports',
      '— Recently used',
      'Culture',
      '— All',
      'Tariffs',
    ]);
    const [, exports] = rows;
    assert.equal(exports?.kind === 'item' && exports.description, 'Trade policy · exports');
    assert.equal(
      exports?.kind === 'item' && exports.detail,
      'Goods sold abroad. · For example “They sell cheap cars.”: sold abroad · But not “They make cheap $\u200b(trash) cars.”',
    );
  });

  test('actors and issues in one list: by likeness of both, by reason, then each layer', () => {
    const input = inputOf({ recent: ['culture', 'russia'], onlyKnown: true, withTopics: true });
    const rows = entryPicks(similarOfBoth(book, 'the Chinese export trade'), input, input);
    assert.deepEqual(drawn(rows), [
      '— Similar names',
      'Chinese exports',
      'Trade policy',
      '— In the selection',
      'China',
      '— Nearest before',
      'Biden administration',
      'Russia',
      'Wang Yi',
      '— Shortly after',
      'United States',
      '— Recently used',
      'Culture',
      '— Unspecified actors',
      'U.S. officials',
      '— Issues',
      'Tariffs',
    ]);
    const [, , trade] = rows;
    assert.deepEqual(trade?.kind === 'item' && [trade.layer, trade.id], ['issue', 'trade']);
  });

  test('an actor and an issue with the same id are both offered, the likelier first', () => {
    const same = codebook({
      actors: { port: { name: 'Port of Marnby' }, crane: { name: 'Crane drivers' } },
      issues: { port: { name: 'Port' } },
    });
    const input = inputOf({ codebook: same, mentions: [] });
    assert.deepEqual(
      drawn(entryPicks(similarOfBoth(same, 'the port'), { ...input, onlyKnown: true }, input)),
      ['— Similar names', 'Port', 'Port of Marnby', '— Actors', 'Crane drivers'],
    );
  });

  test('stances come with their letters, the actor and the statement that they refer to', () => {
    const picks = stancePicks(book, createLocalizer(), ['china'], ['exports']);
    assert.equal(picks.title, 'China … China’s exports should go on as they are.');
    assert.deepEqual(
      picks.rows.map(({ label, letter }) => `${letter ?? ''} ${label}`),
      ['s ⊕ support', 'o ⊖ oppose', 'n ⊜ neutral', 'a ⊙ ambivalent', 'u ⊘ unstated'],
    );
    assert.deepEqual(
      picks.rows.map(({ hint }) => hint),
      [
        ...[undefined, undefined, 'says that it takes no side', 'sees reasons for both sides'],
        'speaks of it without stating a side',
      ],
    );
    assert.equal(
      stancePicks(book, createLocalizer(), ['china', 'russia'], ['tariffs']).title,
      'China, Russia … Tariffs',
    );
    // One answer is for all of them.
    assert.equal(
      stancePicks(book, createLocalizer(), ['china'], ['exports', 'tariffs']).title,
      'China … China’s exports should go on as they are. · Tariffs',
    );
  });

  test('for an issue without a statement say what is meant by its name', () => {
    const { rows } = stancePicks(book, createLocalizer(), ['china'], ['tariffs']);
    assert.deepEqual(
      rows.slice(0, 3).map(({ hint }) => hint),
      [
        'for “Tariffs”, which has no statement',
        'against “Tariffs”, which has no statement',
        'says that it takes no side',
      ],
    );
  });

  test('a letter takes its stance, and a stance without a key gets a free one of its name', () => {
    const own = codebook({ stances: stancesWith({ 'so-so': 0, sooon: 1 }) });
    assert.equal(stanceOfLetter(own, 'O'), 'oppose');
    assert.equal(stanceOfLetter(own, 'x'), undefined);
    assert.deepEqual(
      stancePicks(own, createLocalizer(), ['china'], [])
        .rows.slice(5)
        .map(({ letter }) => letter),
      [undefined, undefined],
    );
    const yes = codebook({ stances: stancesWith({ 'so-yes': 1 }) });
    assert.equal(stanceOfLetter(yes, 'y'), 'so-yes');
  });

  test('an icon in a name is not drawn', () => {
    const evil = codebook({ actors: { x: { name: '$(trash) all', aliases: [alias('$(bug)')] } } });
    for (const row of actorPicks(inputOf({ codebook: evil, mentions: [] }))) {
      assert.doesNotMatch(JSON.stringify(row), /\$\(/);
    }
  });
});

function mention(id: string, start: number, layer: Mention['layer'] = 'actor'): Mention {
  return { start, end: start + 4, layer, ids: [id], marked: false };
}

function inputOf(given: Partial<PickInput>): PickInput {
  return {
    codebook: book,
    localizer: createLocalizer(),
    selection: { start: 38, end: 60 },
    mentions: MENTIONS,
    recent: [],
    ...given,
  };
}

function drawn(rows: readonly PickRow[]): string[] {
  return rows.map((row) => (row.kind === 'separator' ? `— ${row.label}` : row.label));
}
