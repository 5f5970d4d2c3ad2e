import assert from 'node:assert/strict';
import { applyMarks, type PlacedMark } from '../../../src/core/matching/mentions';
import type { Span } from '../../../src/core/model/span';
import { actors, issues, mark, mentionsIn, term } from './marked';

const TEXT = 'Xi Jinping met Blinken on Chinese exports; both sides agreed.';
const TERMS = [...actors('Xi Jinping', 'Xi', 'Blinken', 'Chinese'), ...issues('Chinese exports')];
const MATCHES = mentionsIn(TERMS, TEXT);

suite('Marked mentions and ignored matches', () => {
  test('Without either, the matches stay as they are', () => {
    assert.equal(
      mark(TEXT, applyMarks(MATCHES, [], [])),
      '[[Xi Jinping]] met [[Blinken]] on [[[[Chinese]] exports]]; both sides agreed.',
    );
  });

  test('A marked mention is added in text order, with all its ids in one row each', () => {
    const shown = applyMarks(MATCHES, [marking('both sides', ['us', 'china', 'us'])], []);
    const last = shown.at(-1);
    assert.deepEqual(last, {
      start: 43,
      end: 53,
      layer: 'actor',
      ids: ['us', 'china'],
      marked: true,
      markedBy: 'm1',
    });
  });

  test('A marked mention removes every match of its layer that overlaps it', () => {
    const shown = applyMarks(MATCHES, [marking('Jinping met Blinken on Chinese', ['x'])], []);
    assert.deepEqual(
      shown.map(({ layer, ids }) => [layer, ids]),
      [
        ['actor', ['x']],
        ['issue', ['Chinese exports']],
      ],
    );
  });

  test('A match that only touches a marked mention stays', () => {
    const shown = applyMarks(MATCHES, [marking(' met ', ['x'])], []);
    assert.equal(shown.filter(({ layer }) => layer === 'actor').length, 4);
  });

  test('A marked mention of an actor and an issue stands in both layers', () => {
    const both: PlacedMark = { ...marking('exports', ['china']), issues: ['trade'] };
    assert.deepEqual(
      applyMarks(MATCHES, [both], []).map(({ layer, ids, start }) => [layer, ids.join(), start]),
      [
        ['actor', 'Xi Jinping', 0],
        ['actor', 'Blinken', 15],
        ['actor', 'Chinese', 26],
        ['actor', 'china', 34],
        ['issue', 'trade', 34],
      ],
    );
  });

  test('A discontinuous mark stands at each of its parts', () => {
    const parts: PlacedMark = { ...marking('Xi', ['x']), spans: [spanOf('Xi'), spanOf('both')] };
    const shown = applyMarks(MATCHES, [parts], []);
    assert.equal(
      mark(TEXT, shown),
      '[[Xi]] Jinping met [[Blinken]] on [[[[Chinese]] exports]]; [[both]] sides agreed.',
    );
  });

  test('A marked mention with the same span settles an ambiguity', () => {
    const ambiguous = mentionsIn(
      [term('actor', 'Washington', 'united-states'), term('actor', 'Washington', 'city')],
      'Washington spoke',
    );
    const settled: PlacedMark = {
      id: 'm1',
      spans: [{ start: 0, end: 10 }],
      actors: ['city'],
      issues: [],
    };
    assert.deepEqual(
      applyMarks(ambiguous, [settled], []).map(({ ids, marked }) => [ids, marked]),
      [[['city'], true]],
    );
  });

  test('A mark whose words are lost removes and gives nothing', () => {
    const lost: PlacedMark = { id: 'm1', spans: [], actors: ['x'], issues: [] };
    assert.deepEqual(applyMarks(MATCHES, [lost], [lost]), applyMarks(MATCHES, [], []));
  });

  test('An ignored match goes from both layers, and nothing shorter takes its place', () => {
    const shown = applyMarks(MATCHES, [], [ignoring('Xi Jinping')]);
    assert.equal(
      mark(TEXT, shown),
      'Xi Jinping met [[Blinken]] on [[[[Chinese]] exports]]; both sides agreed.',
    );
    assert.equal(applyMarks(MATCHES, [], [ignoring('Chinese exports')]).length, 3);
  });

  test('Only the match with exactly the ignored span goes', () => {
    const shown = applyMarks(MATCHES, [], [ignoring('Xi'), ignoring('met Blinken')]);
    assert.equal(shown.length, MATCHES.length);
  });

  test('An ignored match that names an actor or an issue goes from that layer only', () => {
    const same = mentionsIn([...actors('Trade'), ...issues('Trade')], 'Trade');
    const spans = [{ start: 0, end: 5 }];
    const layersLeft = (entry: Partial<PlacedMark>): readonly string[] =>
      applyMarks(same, [], [{ id: 'i1', spans, actors: [], issues: [], ...entry }]).map(
        ({ layer }) => layer,
      );
    assert.deepEqual(layersLeft({ actors: ['whoever'] }), ['issue']);
    assert.deepEqual(layersLeft({ issues: ['Trade'] }), ['actor']);
    assert.deepEqual(layersLeft({ actors: ['a'], issues: ['b'] }), []);
    assert.deepEqual(layersLeft({}), []);
  });

  test('A marked mention cannot be ignored', () => {
    const shown = applyMarks(MATCHES, [marking('both sides', ['us'])], [ignoring('both sides')]);
    assert.equal(shown.length, MATCHES.length + 1);
  });
});

function spanOf(words: string): Span {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
}

function marking(words: string, ids: readonly string[]): PlacedMark {
  return { id: 'm1', spans: [spanOf(words)], actors: ids, issues: [] };
}

function ignoring(words: string): PlacedMark {
  return { id: 'i1', spans: [spanOf(words)], actors: [], issues: [] };
}
