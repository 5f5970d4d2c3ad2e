import assert from 'node:assert/strict';
import type { Alias } from '../../../../src/core/model/codebook';
import {
  actorBefore,
  codedOnIssue,
  codedOnPair,
  codedOnWords,
  misspeltEntry,
  similarEntries,
  codedNear,
  speakingAt,
  namesWithoutEntry,
} from '../../../../src/core/views/picks/likelyPicks';
import { mayBeAlias } from '../../../../src/core/views/picks/aliasWords';
import {
  entryMeant,
  resemblingEntries,
  sameButForInitials,
  sameButForTitle,
} from '../../../../src/core/views/picks/resembling';
import { actorPicks, issuePicks } from '../../../../src/core/views/picks/quickPicks';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { codebook, corpus, placed, position, quotePart, relation } from '../../../support/corpus';
import { contextOf } from '../build';

const alias = (text: string): Alias => ({ text, weak: false, exactCase: false });
const book = codebook({
  actors: {
    'united-states': { name: 'United States', aliases: [alias('Washington')] },
    china: { name: 'China' },
    'trade-union': { name: 'Dockers’ trade union' },
    nauru: { name: 'Nauru' },
  },
  issues: {
    tariffs: { name: 'Tariffs', keywords: [alias('import duties')] },
    exports: { name: 'Chinese exports' },
    talks: { name: 'Talks' },
  },
});
const localizer = createLocalizer();

const PLACED = [
  placed(
    position({
      id: 'a',
      actors: ['china'],
      issues: ['exports'],
      quote: [quotePart('go on with', 10)],
    }),
  ),
  placed(
    relation({
      id: 'b',
      between: [['china'], ['nauru']],
      issues: ['talks'],
      quote: [quotePart('quarrel', 40)],
    }),
  ),
];

suite('Which entries are likely', () => {
  test('those that are coded on words of the selection', () => {
    const on = (start: number, end: number, layer: 'actor' | 'issue') =>
      codedOnWords(PLACED, { start, end }, layer);
    assert.deepEqual(on(12, 15, 'actor'), ['china']);
    assert.deepEqual(on(0, 100, 'actor'), ['china', 'nauru']);
    assert.deepEqual(on(0, 100, 'issue'), ['exports', 'talks']);
    assert.deepEqual(on(20, 40, 'issue'), []);
  });

  test('those on which both actors of a pair have positions, and who has one on an issue', () => {
    const held = (id: string, actor: string, issue: string) =>
      position({ id, actors: [actor], issues: [issue], stance: 'support' });
    const { analysis } = contextOf(
      corpus(
        [
          {
            path: 'a.txt',
            annotations: [
              held('a', 'china', 'exports'),
              held('b', 'china', 'talks'),
              held('c', 'united-states', 'talks'),
              held('d', 'united-states', 'exports'),
              held('e', 'united-states', 'exports'),
              held('f', 'china', 'tariffs'),
            ],
          },
        ],
        book,
      ),
    ).facts;
    assert.deepEqual(codedOnPair(analysis, ['china', 'united-states']), ['exports', 'talks']);
    assert.deepEqual(codedOnPair(analysis, ['china', 'nauru']), []);
    assert.deepEqual(codedOnPair(analysis, ['china']), []);
    assert.deepEqual(codedOnIssue(analysis, 'exports'), ['united-states', 'china']);
    assert.deepEqual(codedOnIssue(analysis, undefined), []);
  });

  test('those whose names share words with some words, are their initials, or are spelt nearly so', () => {
    assert.deepEqual(similarEntries(book, 'actor', 'U.S.'), ['united-states']);
    assert.deepEqual(similarEntries(book, 'actor', 'the union'), ['trade-union']);
    assert.deepEqual(similarEntries(book, 'actor', 'Chna'), ['china']);
    assert.deepEqual(similarEntries(book, 'actor', 'Washingtonn'), ['united-states']);
    assert.deepEqual(similarEntries(book, 'actor', 'somebody else'), []);
    assert.deepEqual(similarEntries(book, 'issue', 'duties on steel'), ['tariffs']);
  });

  test('one letter that is missing, added or another is a slip, and not in short names', () => {
    const meant = (typed: string) => misspeltEntry(book, 'actor', typed);
    assert.equal(meant('Nuaru'), 'nauru');
    assert.equal(meant('washingtn'), 'united-states');
    assert.equal(meant('Chna'), undefined);
    assert.equal(meant('Narua'), undefined, 'two slips may be another name');
  });
});

suite('Who speaks at a place of a hearing', () => {
  const text =
    'The Chair: We begin.\n\nMr. Nauru: China will decide.\n\nMs. China: We have decided.\n';
  const mentions = ['Nauru', 'China will', 'China: We'].map((words) => {
    const start = text.indexOf(words);
    const name = /^\w+/.exec(words)?.[0] ?? '';
    const ids = [name.toLowerCase()];
    return { layer: 'actor', ids, start, end: start + name.length, marked: false } as const;
  });
  const at = (words: string): readonly string[] => {
    const start = text.indexOf(words);
    return speakingAt(text, mentions, { start, end: start + words.length });
  };

  test('is who is named in the label of the turn, and not in its words', () => {
    assert.deepEqual(at('will decide'), ['nauru']);
    assert.deepEqual(at('have decided'), ['china']);
    assert.deepEqual(at('begin'), []);
  });

  test('comes before who is named in the words', () => {
    const start = text.indexOf('China will');
    const selection = { start, end: start + 'China will decide'.length };
    const likely = [{ why: 'speaker', ids: speakingAt(text, mentions, selection) }] as const;
    const rows = actorPicks({
      ...{ codebook: book, localizer, selection, mentions },
      ...{ recent: [], likely },
    });
    assert.deepEqual(
      rows.slice(0, 4).map(({ label }) => label),
      ['Speaks here', 'Nauru', 'In the selection', 'China'],
    );
  });
});

suite('Likely entries in the lists', () => {
  const input = {
    ...{ codebook: book, localizer, selection: { start: 0, end: 0 }, mentions: [], recent: [] },
  };

  test('stand first, and say why', () => {
    const rows = issuePicks({
      ...input,
      likely: [
        { why: 'words', ids: ['talks'] },
        { why: 'pair', ids: ['talks', 'tariffs'] },
      ],
    }).map((row) => (row.kind === 'item' ? `${row.label} | ${row.description}` : `— ${row.label}`));
    assert.deepEqual(rows, [
      '— Coded on these words',
      'Talks | coded on these words',
      '— Coded on this pair',
      'Tariffs | coded on this pair · import duties',
      '— All',
      'Chinese exports | ',
    ]);
  });

  test('no more than a handful, and only what the codebook has where nothing else will do', () => {
    const rows = actorPicks({
      ...input,
      recent: ['unattributed', 'china'],
      likely: [{ why: 'words', ids: ['author', 'nauru'] }],
      onlyKnown: true,
    }).flatMap((row) => (row.kind === 'item' ? [row.id] : []));
    assert.deepEqual(rows, ['nauru', 'china', 'trade-union', 'united-states']);
  });
});

suite('Entries whose names selected words resemble', () => {
  const people = codebook({
    actors: {
      george: { name: 'Esther George' },
      fed: { name: 'Federal Reserve Board' },
      bank: { name: 'Bank of England' },
    },
    issues: {
      tariffs: { name: 'Tariffs' },
      rates: { name: 'Monetary policy', keywords: [alias('higher interest rates')] },
    },
  });
  const resembling = (layer: 'actor' | 'issue', words: string): readonly string[] =>
    resemblingEntries(people, layer, words).map(({ id, words: found }) => `${id}: ${found}`);

  test('have most words of a name, close to each other and in its order', () => {
    assert.deepEqual(resembling('actor', "Then Esther L. George's office spoke"), [
      'george: Esther L. George',
    ]);
    assert.deepEqual(resembling('actor', 'The Federal Board has met'), ['fed: Federal Board']);
    assert.deepEqual(resembling('actor', 'Esther and her friends would go'), []);
    assert.deepEqual(resembling('actor', 'A bank fell in England'), []);
  });

  test('or, of an actor, its surname or noun, with a capital letter', () => {
    assert.deepEqual(resembling('actor', 'George said that Esther would go'), ['george: George']);
    assert.deepEqual(resembling('actor', 'In London the Bank said so'), ['bank: Bank']);
    assert.deepEqual(resembling('actor', 'They george about'), []);
    const leyen = codebook({ actors: { leyen: { name: 'Ursula von der Leyen' } } });
    assert.deepEqual(
      resemblingEntries(leyen, 'actor', 'What Leyen wants').map(({ words }) => words),
      ['Leyen'],
    );
  });

  test('or one of several with a surname or noun, if it is coded near the words', () => {
    const fees = codebook({
      actors: { per: { name: 'Per Lindqvist' }, eva: { name: 'Eva Lindqvist' } },
      issues: { noise: { name: 'Noise fee' }, landing: { name: 'Landing fee' } },
    });
    const found = (layer: 'actor' | 'issue', words: string, ...near: readonly string[]) =>
      resemblingEntries(fees, layer, words, { near }).map(({ id }) => id);
    assert.deepEqual(found('actor', 'Lindqvist disagrees'), []);
    assert.deepEqual(found('actor', 'Lindqvist disagrees', 'per'), ['per']);
    assert.deepEqual(found('actor', 'Lindqvist disagrees', 'per', 'eva'), ['per', 'eva']);
    assert.deepEqual(found('issue', 'rejects the fee'), []);
    assert.deepEqual(found('issue', 'rejects the fee', 'landing'), ['landing']);
    assert.deepEqual(found('issue', 'rejects the noise fee', 'landing'), ['noise', 'landing']);
  });

  test('a name is the same but for initials only with all other words', () => {
    const same = (name: string): string | undefined => sameButForInitials(people, 'actor', name);
    assert.equal(same('Esther L. George'), 'george');
    assert.equal(same('ESTHER GEORGE, L.'), 'george');
    assert.equal(same('Esther Lou George'), undefined);
    assert.equal(same('George'), undefined);
    assert.equal(same('E. George'), undefined);
  });

  test('or with words before it, as a title', () => {
    const trump = codebook({
      actors: {
        trump: { name: 'Donald Trump', aliases: [alias('Trump')] },
        us: { name: 'United States', aliases: [alias('US')] },
        chamber: { name: 'Chamber of Commerce' },
      },
    });
    const same = (name: string): string | undefined => sameButForTitle(trump, 'actor', name);
    assert.equal(same('President Trump'), 'trump');
    assert.equal(same('US Chamber of Commerce'), 'chamber');
    assert.equal(same('Trump Tower'), undefined);
    assert.equal(same('Friends of Trump'), undefined);
    assert.equal(same('The US'), undefined);
    assert.equal(same('Trump'), undefined);
  });

  test('or with words more or less, as an abbreviation or with a slip; then it is most probably meant', () => {
    const meant = (name: string, layer: 'actor' | 'issue' = 'actor'): string | undefined =>
      entryMeant(people, layer, name);
    assert.equal(meant('Esther Lou George'), 'george');
    assert.equal(meant('Federal Reserve'), 'fed');
    assert.equal(meant('Ester George'), 'george');
    assert.equal(meant('FRB'), 'fed');
    assert.equal(meant('Bank of Scotland'), undefined, 'another one of its kind');
    assert.equal(meant('Federal Election Board'), undefined);
    assert.equal(meant('Henry George'), undefined);
    assert.equal(meant('Much higher interest rates', 'issue'), 'rates');
    assert.equal(meant('Rate of interest', 'issue'), undefined);
  });

  test('or with a first name or a form of address instead, where no other entry has the surname or noun', () => {
    const known = codebook({
      actors: {
        george: { name: 'Esther George' },
        fed: { name: 'Federal Reserve Board' },
        council: { name: 'City council' },
        farmers: { name: 'Farmers’ union' },
        miners: { name: 'Miners’ union' },
        greta: { name: 'Greta Berg' },
        karl: { name: 'Karl Berg' },
      },
    });
    const meant = (name: string): string | undefined => entryMeant(known, 'actor', name);
    assert.equal(meant('E. George'), 'george');
    assert.equal(meant('E. L. George'), 'george');
    assert.equal(meant('Mr. George'), 'george');
    assert.equal(meant('K. Berg'), 'karl');
    assert.equal(meant('Frau Berg'), undefined, 'there are two');
    assert.equal(meant('H. George'), undefined);
    assert.equal(meant('the council'), 'council');
    assert.equal(meant('City Council of Northfield'), 'council');
    assert.equal(meant('Farmers’ Union of the North'), 'farmers');
    assert.equal(meant('the union'), undefined, 'there are two');
    assert.equal(meant('Teachers’ union'), undefined, 'another one of its kind');
    assert.equal(meant('Youth council'), undefined);
  });

  test('or another form of a name of one word', () => {
    assert.deepEqual(resembling('issue', 'rejects the tariff'), ['tariffs: tariff']);
    assert.deepEqual(resembling('issue', 'wants interest rates to be higher'), [
      'rates: interest rates',
    ]);
    assert.deepEqual(resembling('issue', 'wants to rate them'), []);
  });

  test('or, of an issue, one word that no other issue has', () => {
    const tolls = codebook({
      issues: {
        city: { name: 'City toll' },
        night: { name: 'Night buses' },
        buses: { name: 'Bus lanes and buses' },
      },
    });
    const found = (words: string): readonly string[] =>
      resemblingEntries(tolls, 'issue', words).map(({ id }) => id);
    assert.deepEqual(found('has rejected the toll'), ['city']);
    assert.deepEqual(found('wants more buses'), []);
    assert.deepEqual(resembling('actor', 'The reserve is small'), []);
  });

  test('come after who is named, before who was used last', () => {
    const rows = actorPicks({
      ...{ codebook: people, localizer, selection: { start: 0, end: 9 } },
      mentions: [{ start: 0, end: 4, layer: 'actor', ids: ['bank'], marked: false }],
      recent: ['fed'],
      resembling: ['george'],
    });
    assert.deepEqual(
      rows.slice(0, 6).map((row) => row.label),
      [
        ...['In the selection', 'Bank of England', 'Like the selected words', 'Esther George'],
        ...['Recently used', 'Federal Reserve Board'],
      ],
    );
  });
});

suite('Another name of an entry', () => {
  const TEXT = 'Per Lindqvist spoke. The Board met, and the board said no to the city at night.';

  test('may be several words, or one that is a name', () => {
    for (const words of ['Lindqvist', 'the Board of trade', 'interest rates', 'NATO', 'U.S.']) {
      assert.ok(mayBeAlias(words, TEXT), words);
    }
  });

  test('is no ordinary word, as it would mark every place where that stands', () => {
    for (const words of ['city', 'night', 'Board', 'the', 'of it', '']) {
      assert.ok(!mayBeAlias(words, TEXT), words);
    }
    assert.ok(!mayBeAlias('Stadt', 'Die Stadt will mehr Geld für den Hafen und seine Kais.'));
  });
});

suite('What is coded near selected words', () => {
  test('is that of their sentence, then that of the article, the nearest first', () => {
    const text = 'China wants it. Nauru says no, and so do the States. The union waits.';
    const at = (id: string, words: string, actor: string) =>
      placed(position({ id, actors: [actor], quote: [quotePart(words, text.indexOf(words))] }));
    const all = [
      at('a', 'wants it', 'china'),
      at('b', 'says no', 'nauru'),
      at('c', 'waits', 'trade-union'),
    ];
    const start = text.indexOf('so do');
    assert.deepEqual(codedNear(text, all, { start, end: start + 5 }, 'actor'), {
      sentence: ['nauru'],
      article: ['china', 'trade-union'],
    });
  });
});

suite('Names around selected words', () => {
  test('an actor is right before them, in their sentence, or neither', () => {
    const text = 'China waits. Nauru “opposes the plan”. Nauru also wants talks. They end.';
    const mentions = [...text.matchAll(/China|Nauru/g)].map(({ 0: name, index }) => ({
      ...{ start: index, end: index + name.length, layer: 'actor' as const },
      ...{ ids: [name.toLowerCase()], marked: false },
    }));
    const before = (words: string) => {
      const start = text.indexOf(words);
      return actorBefore(text, mentions, { start, end: start + words.length });
    };
    assert.equal(before('China'), undefined);
    assert.equal(before('opposes'), 'right');
    assert.equal(before('wants'), 'sentence');
    assert.equal(before('They'), undefined);
  });

  test('names that no entry has are offered, not each word with a capital letter', () => {
    const found = (text: string, known?: string) => {
      const start = known === undefined ? -1 : text.indexOf(known);
      const mention = {
        ...{ start, end: start + (known?.length ?? 0), layer: 'actor' as const },
        ...{ ids: ['known'], marked: false },
      };
      const mentions = known === undefined ? [] : [mention];
      return namesWithoutEntry(text, mentions, { start: 0, end: text.length }).map(
        ({ name, speaks }) => (speaks ? `${name} speaks` : name),
      );
    };
    assert.deepEqual(found('The plan was called reckless by Equinor on the day.'), ['Equinor']);
    assert.deepEqual(found('It is against what Friends of the Earth and Nauru want.', 'Nauru'), [
      'Friends of the Earth',
    ]);
    assert.deepEqual(found('Nobody in the port wants to end it now.'), []);
    assert.deepEqual(found('Das nennt die Deutsche Umwelthilfe einen Bruch der Zusage.'), [
      'Deutsche Umwelthilfe',
    ]);
    assert.deepEqual(found('Paul Hartmann said that it was too late.'), ['Paul Hartmann speaks']);
    assert.deepEqual(found('It was too late, sagte Paul Hartmann.'), ['Paul Hartmann speaks']);
    assert.deepEqual(found('Nothing swims in the Pacific, as we know.'), ['Pacific']);
    assert.deepEqual(found('The Minister said so.'), []);
  });
});
