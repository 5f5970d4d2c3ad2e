import assert from 'node:assert/strict';
import type { TypeDefinition } from '../../../../src/core/model/codebook';
import type { Mention } from '../../../../src/core/model/mention';
import { factsOf } from '../../../../src/core/views/facts/cachedFacts';
import {
  hoverCards,
  type HoverCard,
  type HoverInput,
} from '../../../../src/core/views/cards/hoverCard';
import { dateOnScreen } from '../../../../src/core/text/dates';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { DEFAULT_FILTER } from '../../../../src/core/analysis/records/filter';
import { claims } from '../../../support/claims';
import { codebook, corpus, placed, position, quotePart } from '../../../support/corpus';
import { articleOf, contextOf, markedMention, stancesWith, texts, typed } from '../build';

const book = codebook({
  actors: {
    china: { name: 'China', type: 'state' },
    'united-states': { name: 'United States', type: 'state', side: true },
    blinken: { name: 'Antony Blinken', type: 'person', partOf: 'united-states' },
    russia: { name: 'Russia', type: 'state' },
  },
  issues: {
    trade: { name: 'Trade policy', codable: false },
    exports: { name: 'Chinese exports', partOf: 'trade', statement: 'Exports should go on.' },
    encirclement: {
      name: 'Encirclement',
      examples: {
        include: [{ text: 'They surround us.', why: 'an accusation' }],
        exclude: [{ text: 'They *watch* us.', why: undefined }],
      },
    },
    students: { name: 'Student interrogations' },
    culture: { name: 'Cultural exchange' },
  },
});

const TALKS = `
  in wire/talks.md 2024-04-26 source=Example_News
  p1: china opposes encirclement target=united-states act=accuse
  p2: china opposes students 2024-05
  p3: china supports culture
  in wire/visit.md 2024-03
  q1: united-states supports students
  q2: china opposes students`;

suite('Hover cards', () => {
  test('a mention says who it is, where it stands and with whom it disagrees', () => {
    const [card] = cardsOn(TALKS, { mentions: [mention('china', 100, 105)], offset: 103 });
    assert.deepEqual(texts(card?.lines ?? []), [
      'China · state',
      '⊖ Student interrogations (2)   ⊕ Cultural exchange   ⊖ Encirclement',
      'Disagrees with United States on Student interrogations',
    ]);
    assert.deepEqual(actions(card), ['positions', 'references', 'codebook', 'editActor', 'ignore']);
  });

  test('a mention of an issue says what the stances refer to, who takes which and who disagrees', () => {
    const reader =
      'p1: china supports exports\np2: russia opposes exports\np3: blinken opposes exports';
    const [card] = cardsOn(reader, {
      mentions: [mention('exports', 100, 105, 'issue')],
      offset: 100,
    });
    assert.deepEqual(texts(card?.lines ?? []), [
      'Chinese exports · part of Trade policy',
      'Exports should go on.',
      '⊕ China   ⊖ Antony Blinken, Russia',
      '⟷ Antony Blinken – China',
      '⟷ China – Russia',
    ]);
  });

  test('a mention of an issue ends with the first example of what belongs, and of what does not', () => {
    const mentions = [mention('encirclement', 100, 105, 'issue')];
    const [card] = cardsOn('p1: china opposes encirclement', { mentions, offset: 100 });
    assert.deepEqual(texts(card?.lines ?? []), [
      'Encirclement',
      '⊖ China',
      'For example “They surround us.”: an accusation',
      'But not “They *watch* us.”',
    ]);
    assert.equal(
      card?.lines
        .at(-1)
        ?.find(({ kind }) => kind === 'file')
        ?.text.includes('*'),
      true,
    );
  });

  test('rolled up, a mention tells whom its side disagrees with', () => {
    const reader = claims('p1: blinken opposes exports\np2: china supports exports', book);
    const context = contextOf(reader, { rollUp: 'actors' });
    const article = articleOf(reader, 'a.md');
    const mentions = [mention('blinken', 100, 105)];
    const [card] = hoverCards({ ...context, article, placed: [], mentions, offset: 100 });
    assert.deepEqual(texts(card?.lines ?? []).slice(1), [
      '⊖ Chinese exports',
      'Disagrees with China on Chinese exports',
    ]);
  });

  test('a mention of somebody without positions has one line', () => {
    const [card] = cardsOn(TALKS, { mentions: [mention('russia', 100, 105)], offset: 100 });
    assert.deepEqual(texts(card?.lines ?? []), ['Russia · state']);
  });

  test('an ambiguous match asks which it is, and each answer names its candidate', () => {
    const ambiguous: Mention = { ...mention('china', 100, 105), ids: ['china', 'russia'] };
    const [card] = cardsOn(TALKS, { mentions: [ambiguous], offset: 100 });
    assert.deepEqual(texts(card?.lines ?? []), ['Could mean China, Russia']);
    assert.deepEqual(
      card?.actions.map(({ label }) => label),
      ['Mark as China', 'Mark as Russia', 'In the whole article…', 'Ignore This Match'],
    );
    assert.deepEqual(card.actions[1], {
      kind: 'settle',
      label: 'Mark as Russia',
      article: 'wire/talks.md',
      layer: 'actor',
      id: 'russia',
      span: { start: 100, end: 105 },
    });
  });

  test('a marked mention is deleted as the annotation that it is, not ignored', () => {
    const mark = placed(
      markedMention({
        id: 'm7',
        actors: ['china', 'russia'],
        quote: [quotePart('both sides', 200)],
      }),
    );
    const both: Mention = {
      start: 200,
      end: 210,
      layer: 'actor',
      ids: ['china', 'russia'],
      marked: true,
    };
    const cards = cardsOn(TALKS, { mentions: [both], placed: [mark], offset: 201 });
    assert.equal(cards.length, 1);
    assert.deepEqual(texts(cards[0]?.lines ?? []), ['China · state', 'Russia · state']);
    assert.deepEqual(actions(cards[0]), ['edit', 'delete']);
  });

  test('a position says who holds what, of whom, and that the other side has none', () => {
    const [card] = cardsOn(TALKS, { offset: 0 });
    assert.deepEqual(texts(card?.lines ?? []), [
      'China ⊖ opposed to Encirclement, about United States · accusation · 26 Apr 2024',
      'For example “They surround us.”: an accusation',
      'But not “They *watch* us.”',
      'United States: no coded position',
    ]);
    assert.deepEqual(actions(card), [
      'edit',
      'compare',
      'showInTree',
      'example',
      'discuss',
      'delete',
    ]);
    assert.deepEqual(card?.actions[0], {
      kind: 'edit',
      label: 'Edit',
      article: 'wire/talks.md',
      id: 'p1',
    });
  });

  test('a position shows the words of those who stand against it, with their place', () => {
    const [card] = cardsOn(TALKS, { offset: 12 });
    assert.deepEqual(texts(card?.lines ?? []), [
      'China ⊖ opposed to Student interrogations · May 2024',
      'Against: United States ⊕ “words of q1”  visit.md ¶1',
      'This disagreement would be gone if 1 article was read otherwise: either wire/talks.md or wire/visit.md',
    ]);
  });

  test('the articles on which a disagreement stands lead to its passages in them', () => {
    const [card] = cardsOn(TALKS, { offset: 12 });
    const last = card?.lines.at(-1) ?? [];
    assert.deepEqual(
      last.flatMap((part) => (part.kind === 'file' ? [part.opens] : [])),
      [
        { article: 'wire/talks.md', id: 'p2' },
        { article: 'wire/visit.md', id: 'q1' },
      ],
    );
  });

  test('condition, speaker, source, note, coder and everything to be careful about are said', () => {
    const [card] = cardsOn(
      `p1: united-states opposes exports according-to=china speaker=blinken condition=jobs_are_lost note=see_p4 coder=lea status=draft certainty=possible intensity=2 addressee=russia`,
      { offset: 0 },
    );
    assert.deepEqual(texts(card?.lines ?? []), [
      'United States ⊖ opposes the statement on Chinese exports · to Russia',
      'Statement: Exports should go on.',
      'Condition: jobs are lost · said by Antony Blinken · according to China · note: see p4',
      'lea, draft · intensity 2 of 3 · ascribed · possible',
    ]);
  });

  test('an annotation of a type names its fields as the type does, and actors and issues by name', () => {
    const story: TypeDefinition = {
      id: 'story-element',
      name: 'Story element',
      color: undefined,
      fields: new Map(
        (['actor', 'issue', 'text'] as const).map((type) => [
          type,
          { id: type, name: `The ${type}`, type, values: [], list: true },
        ]),
      ),
    };
    const annotation = typed({
      fields: new Map<string, string | readonly string[]>([
        ['actor', ['china', 'blinken']],
        ['issue', 'exports'],
        ['text', 'a wall'],
      ]),
    });
    const typesOf = { ...book, types: new Map([['story-element', story]]) };
    const reader = corpus([{ path: 'a.md', annotations: [placed(annotation)] }], typesOf);
    const article = articleOf(reader, 'a.md');
    const [card] = hoverCards({
      ...{ ...contextOf(reader), article, placed: article.annotations, mentions: [], offset: 0 },
    });
    assert.deepEqual(texts(card?.lines ?? []), [
      'Story element',
      'The actor: China, Antony Blinken · The issue: Chinese exports · The text: a wall',
    ]);
  });

  test('what coders wrote to each other stands in the card, of many comments the latest, each with its author', () => {
    const says = (text: string, by?: string) => ({ by, at: undefined, text });
    const own = codebook({ coders: new Map([['lea', { id: 'lea', name: 'Lea Sommer' }]]) });
    const card = (...comments: readonly ReturnType<typeof says>[]): string[] => {
      const reader = corpus([{ path: 'a.md', annotations: [position({ comments })] }], own);
      return texts(hoverCards(inputOf(reader, 'a.md', { offset: 0 }))[0]?.lines ?? []).slice(1);
    };
    assert.deepEqual(card(says('Rather ambivalent?', 'lea'), says('Agreed.')), [
      'comment of Lea Sommer: Rather ambivalent?',
      'comment: Agreed.',
    ]);
    assert.deepEqual(card(...['a', 'b', 'c', 'd', 'e'].map((text) => says(text))), [
      'and 2 more',
      'comment: c',
      'comment: d',
      'comment: e',
    ]);
  });

  test('a joint position, an evaluation without a stance and a codebook’s own stance are worded', () => {
    const own = codebook({ stances: stancesWith({ 'tends-to': 1 }) });
    const record = (given: Parameters<typeof position>[0]) => {
      const reader = corpus([{ path: 'a.md', annotations: [position(given)] }], own);
      return hoverCards(inputOf(reader, 'a.md', { offset: 0 }))[0]?.lines ?? [];
    };
    assert.deepEqual(texts(record({ actors: ['china', 'russia'] })), [
      'china, russia (jointly) ⊕ in favor of exports',
    ]);
    assert.deepEqual(
      texts(record({ stance: undefined, issues: [], target: ['russia'], evaluation: -1 })).slice(
        0,
        1,
      ),
      ['china ⊖ criticism of russia'],
    );
    assert.deepEqual(texts(record({ stance: 'tends-to' })), ['china ⊕ tends-to exports']);
    assert.deepEqual(texts(record({ actors: ['author'] })), ['The author ⊕ in favor of exports']);
  });

  test('changed words show what they were, and wait to be confirmed', () => {
    const changed = position({ quote: [{ ...quotePart('fair trade', 0), was: 'free trade' }] });
    const reader = corpus([{ path: 'a.md', annotations: [changed] }]);
    const [card] = hoverCards(inputOf(reader, 'a.md', { offset: 0 }));
    assert.deepEqual(texts(card?.lines ?? []).slice(1), ['Changed: ~~free~~ fair trade']);
    assert.equal(actions(card)[0], 'confirm');
  });

  test('an uncertain place asks to be confirmed', () => {
    const reader = corpus([{ path: 'a.md', annotations: [placed(position(), 'uncertain')] }]);
    const [card] = hoverCards(inputOf(reader, 'a.md', { offset: 0 }));
    assert.deepEqual(texts(card?.lines ?? []).slice(1), [
      'The quote is no longer where it was. Is this the right place?',
    ]);
    assert.equal(actions(card)[0], 'confirm');
  });

  test('a stated disagreement names its parties, coalitions included, and its issues', () => {
    const [card] = cardsOn('s1: china | united-states+russia disagree on exports+culture 2024', {
      offset: 0,
    });
    assert.deepEqual(texts(card?.lines ?? []), [
      'Stated disagreement: China – United States, Russia on Chinese exports, Cultural exchange · 2024',
    ]);
  });

  test('where several annotations meet the smallest comes first', () => {
    const reader = corpus([
      {
        path: 'a.md',
        annotations: [
          position({ id: 'wide', quote: [quotePart('x'.repeat(50), 0)] }),
          position({ id: 'narrow', quote: [quotePart('x'.repeat(10), 5)] }),
        ],
      },
    ]);
    const cards = hoverCards(
      inputOf(reader, 'a.md', { offset: 6, mentions: [mention('china', 6, 9)] }),
    );
    assert.deepEqual(
      cards.map(({ span }) => [span.start, span.end]),
      [
        [6, 9],
        [5, 15],
        [0, 50],
      ],
    );
  });

  test('at most a dozen lines are shown in all, and the rest is counted', () => {
    const annotations = Array.from({ length: 20 }, (_, i) =>
      position({ id: `p${i}`, note: 'n', coder: 'lea', quote: [quotePart('x'.repeat(10 + i), 0)] }),
    );
    const reader = corpus([{ path: 'a.md', annotations }]);
    const cards = hoverCards(inputOf(reader, 'a.md', { offset: 3 }));
    const lines = cards.reduce((sum, card) => sum + card.lines.length + 1, 0);
    assert.equal(cards.length, 5);
    assert.equal(lines, 12);
    assert.equal(
      texts(cards.at(-1)?.lines ?? []).at(-1),
      `${20 - cards.length} more annotations here`,
    );
  });

  test('two coders who annotated words alike share a card, which names both', () => {
    const one = 'china opposes exports at=0-9 note=n';
    const coded = (...lines: readonly string[]): readonly (readonly string[])[] =>
      cardsOn(lines.map((line, at) => `p${String(at)}: ${line}`).join('\n'), { offset: 0 }).map(
        (card) => texts(card.lines).filter((line) => /lea|tom|opposes|supports/.test(line)),
      );
    const head = 'China ⊖ opposes the statement on Chinese exports';
    assert.deepEqual(coded(`${one} coder=lea`, `${one} coder=tom`), [[head, 'lea, tom']]);
    const changes = (coder: string): readonly string[] => {
      const notation = `p1: ${one} coder=lea\np2: ${one} coder=tom`;
      const [card] = cardsOn(notation, { offset: 0, coder });
      return (card?.actions ?? []).flatMap((action) =>
        action.kind === 'edit' ? [`${action.label} ${action.id}`] : [],
      );
    };
    assert.deepEqual(changes('tom'), ['Edit p2']);
    assert.deepEqual(changes('eve'), ['Edit (lea) p1']);
    const again = coded(`${one} coder=lea`, `${one} coder=lea`);
    assert.deepEqual(again, [
      [head, 'lea'],
      [head, 'lea'],
    ]);
    const other = coded(`${one} coder=lea`, 'china opposes exports at=0-9 note=m coder=tom');
    assert.deepEqual(other, [
      [head, 'lea'],
      [head, 'tom'],
    ]);
    assert.equal(coded(one, one).length, 2);
  });

  test('where cards do not fit the longest gives up lines, and each keeps its head', () => {
    const notation = Array.from(
      { length: 8 },
      (_, i) => `x${i}: a${i} opposes exports\ny${i}: b${i} supports exports`,
    ).join('\n');
    const cards = cardsOn(`p: china opposes exports note=n coder=lea\n${notation}`, {
      offset: 0,
      mentions: [mention('exports', 0, 3, 'issue')],
    });
    assert.deepEqual(
      cards.map(({ lines }) => lines.length),
      [5, 5],
    );
    assert.equal(
      texts(cards[1]?.lines ?? [])[0],
      'China ⊖ opposes the statement on Chinese exports',
    );
    assert.equal(texts(cards[1]?.lines ?? [])[1], 'Statement: Exports should go on.');
    assert.match(texts(cards[1]?.lines ?? []).at(-1) ?? '', /^Against: b0 ⊕/);
  });

  test('an offset beside every mark has no card', () => {
    assert.deepEqual(cardsOn(TALKS, { offset: 5000, mentions: [mention('china', 100, 105)] }), []);
    assert.deepEqual(cardsOn(TALKS, { offset: 105, mentions: [mention('china', 100, 105)] }), []);
  });

  test('text from files is never among our own words', () => {
    const evil = '[x](command:rm) $(trash)\n<b>';
    const reader = corpus(
      [
        {
          path: 'a.md',
          annotations: [
            position({
              note: evil,
              act: evil,
              condition: evil,
              coder: evil,
              comments: [{ by: evil, at: undefined, text: evil }],
            }),
          ],
        },
      ],
      codebook({
        actors: { china: { name: evil, type: evil } },
        issues: { exports: { name: evil } },
      }),
    );
    const cards = hoverCards(
      inputOf(reader, 'a.md', { offset: 0, mentions: [mention('china', 0, 3)] }),
    );
    const parts = cards.flatMap(({ lines }) => lines.flat());
    assert.ok(parts.filter(({ kind }) => kind === 'file').length >= 8);
    for (const part of parts) {
      if (part.kind === 'words') assert.doesNotMatch(part.text, /command|trash|<b>/);
      else assert.doesNotMatch(part.text, /\$\(|\n/);
    }
  });

  test('a translation moves the gaps and keeps text from files apart', () => {
    const localizer = createLocalizer({
      translate: (message) =>
        message === 'Disagrees with {0} on {1}' ? 'Über {1} uneins mit {0}' : message,
    });
    const reader = claims(TALKS, book);
    const facts = factsOf(reader, DEFAULT_FILTER);
    const [card] = hoverCards({
      facts,
      localizer,
      article: articleOf(reader, 'wire/talks.md'),
      placed: [],
      mentions: [mention('china', 100, 105)],
      offset: 100,
    });
    assert.deepEqual(
      card?.lines[2]?.map(({ kind, text }) => `${kind}: ${text}`),
      [
        'words: Über ',
        'file: Student interrogations',
        'words:  uneins mit ',
        'file: United States',
      ],
    );
  });

  test('dates are shown in the user’s language, as precise as they are', () => {
    assert.equal(dateOnScreen('2024-04-26', 'en-GB'), '26 Apr 2024');
    assert.equal(dateOnScreen('2024-04', 'en-GB'), 'Apr 2024');
    assert.equal(dateOnScreen('2024', 'de'), '2024');
    assert.equal(dateOnScreen('2024-04-01/2024-04-30', 'en-GB'), '1 Apr 2024 – 30 Apr 2024');
    assert.equal(dateOnScreen('2024-02-31', 'en-GB'), '2024-02-31');
    assert.equal(dateOnScreen('soon', 'en-GB'), 'soon');
  });
});

function mention(
  id: string,
  start: number,
  end: number,
  layer: Mention['layer'] = 'actor',
): Mention {
  return { start, end, layer, ids: [id], marked: false };
}

function cardsOn(notation: string, given: Partial<HoverInput>): readonly HoverCard[] {
  const reader = claims(notation, book);
  const first = [...reader.articles()][0]?.path ?? '';
  return hoverCards(inputOf(reader, first, given));
}

function inputOf(
  reader: ReturnType<typeof claims>,
  path: string,
  given: Partial<HoverInput>,
): HoverInput {
  const article = articleOf(reader, path);
  const context = contextOf(reader);
  return {
    ...context,
    localizer: createLocalizer({ date: (date) => dateOnScreen(date, 'en-GB') }),
    article,
    placed: article.annotations,
    mentions: [],
    offset: 0,
    ...given,
  };
}

function actions(card: HoverCard | undefined): string[] {
  return card?.actions.map(({ kind }) => kind) ?? [];
}
