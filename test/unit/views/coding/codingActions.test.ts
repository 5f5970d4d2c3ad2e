import assert from 'node:assert/strict';
import type { Alias } from '../../../../src/core/model/codebook';
import type { Layer, Mention } from '../../../../src/core/model/mention';
import {
  mentionActions,
  selectionActions,
  settledEverywhere,
  type CodingAction,
} from '../../../../src/core/views/coding/codingActions';
import { likelyAnswers } from '../../../../src/core/views/coding/likelyAnswers';
import { codebook } from '../../../support/corpus';

const alias = (text: string, given: Partial<Alias> = {}): Alias => ({
  text,
  weak: false,
  exactCase: false,
  ...given,
});

const BOOK = codebook({
  actors: {
    council: { name: 'City council', aliases: [alias('the council'), alias('Council')] },
    port: { name: 'Port of Aln', aliases: [alias('the port'), alias('AP', { weak: true })] },
    harbour: { name: 'Harbour', aliases: [alias('the port')] },
    union: { name: 'The Port' },
  },
  issues: {
    transport: { name: 'Transport', codable: false },
    tolls: { name: 'Tolls', keywords: [alias('toll')] },
    ferries: { name: 'Ferries' },
  },
});

const mention = (
  ids: readonly string[],
  [start, end]: readonly [number, number] = [0, 4],
  layer: Layer = 'actor',
): Mention => ({ start, end, layer, ids, marked: false });

const recent = (actor: readonly string[] = [], issue: readonly string[] = []) => ({ actor, issue });

const linesOf = (actions: readonly CodingAction[]): readonly string[] =>
  actions.map((action) =>
    [
      action.kind,
      ...('actor' in action ? [action.actor] : []),
      ...('issue' in action ? [action.issue] : []),
      ...('id' in action ? [action.id] : []),
      ...('count' in action ? [String(action.count)] : []),
      ...('alias' in action ? [`“${action.alias.text}”`] : []),
    ].join(' '),
  );

suite('The likely answers for a selection', () => {
  const selection = { start: 50, end: 80 };
  const mentions = [
    mention(['harbour'], [5, 12]),
    mention(['council'], [20, 30]),
    mention(['tolls'], [40, 45], 'issue'),
    mention(['port'], [60, 70]),
    mention(['union'], [90, 95]),
  ];

  test('are who is named in it, the nearest before it, then who was used last', () => {
    const input = { codebook: BOOK, mentions, selection, recent: recent(['union'], ['ferries']) };
    assert.deepEqual(likelyAnswers(input), {
      actors: ['port', 'council', 'harbour', 'union'],
      issues: ['tolls', 'ferries'],
    });
  });

  test('are only what can be chosen', () => {
    const input = {
      codebook: BOOK,
      mentions: [mention(['transport'], [60, 70], 'issue')],
      selection,
      recent: recent(['gone', '@author'], ['gone', 'tolls']),
    };
    const { issues, actors } = likelyAnswers(input);
    assert.deepEqual(issues, ['tolls']);
    assert.ok(!actors.includes('gone'));
  });
});

suite('The light bulb on selected words', () => {
  test('begins with the likely actor and issue, then the likely actors', () => {
    const actors = ['port', 'council', 'harbour', 'union'];
    assert.deepEqual(linesOf(selectionActions({ actors, issues: ['tolls', 'ferries'] }, 1)), [
      'annotate as port tolls',
      'annotate as port',
      'annotate as council',
      'annotate as harbour',
      'annotate',
      'occurrences',
      'template',
      'relation',
      'mark',
      'alias',
    ]);
  });

  test('has what needs no guess where nothing is likely, and counts several selections', () => {
    assert.deepEqual(linesOf(selectionActions({ actors: [], issues: ['tolls'] }, 3)), [
      'annotate',
      'selections 3',
      'occurrences',
      'template',
      'relation',
      'mark',
      'alias',
    ]);
  });
});

suite('The light bulb on a mention', () => {
  const onMention = (one: Mention, words: string, alike = 1): readonly string[] =>
    linesOf(mentionActions(BOOK, one, words, alike));

  test('adds a position, ignores it here, in the article and everywhere, and adds an alias', () => {
    assert.deepEqual(onMention(mention(['council']), 'The Council', 2), [
      'position council',
      'ignore here',
      'ignore in article 2',
      'make weak council “the council”',
      'remove alias council “the council”',
      'alias of council',
    ]);
  });

  test('does not offer to ignore everywhere what is the name itself', () => {
    assert.deepEqual(onMention(mention(['union']), 'the port'), [
      'position union',
      'ignore here',
      'alias of union',
    ]);
  });

  test('takes words in capitals, and exact ones, only as they are written', () => {
    const book = codebook({
      actors: { who: { name: 'Health Organization', aliases: [alias('WHO')] } },
    });
    const weak = (words: string): boolean =>
      mentionActions(book, mention(['who']), words, 1).some(({ kind }) => kind === 'make weak');
    assert.deepEqual([weak('WHO'), weak('who')], [true, false]);
  });

  test('adds no position about a topic that only groups', () => {
    const onIssue = mention(['transport'], [0, 9], 'issue');
    assert.deepEqual(onMention(onIssue, 'Transport'), ['ignore here', 'alias of transport']);
  });

  test('adds only a position where a person marked it, or the codebook lacks the entry', () => {
    assert.deepEqual(onMention({ ...mention(['port']), marked: true }, 'they'), ['position port']);
    assert.deepEqual(onMention(mention(['gone']), 'they'), ['position gone']);
  });

  test('settles a name of several, here, in the article and in the corpus', () => {
    assert.deepEqual(onMention(mention(['port', 'harbour']), 'the port', 3), [
      'settle here port',
      'settle here harbour',
      'settle in article',
      'settle in corpus',
      'ignore here',
      'ignore in article 3',
    ]);
  });
});

suite('Settling a name for the whole corpus', () => {
  test('makes the alias of the others weak, and says whose name it is', () => {
    const settled = settledEverywhere(
      BOOK,
      mention(['port', 'harbour', 'union']),
      'the port',
      'port',
    );
    assert.deepEqual(
      settled.weak.map(({ id, alias: { text } }) => `${id} ${text}`),
      ['harbour the port'],
    );
    assert.deepEqual(settled.byName, ['union']);
  });
});
