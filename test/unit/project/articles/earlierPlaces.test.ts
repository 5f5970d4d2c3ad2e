import assert from 'node:assert/strict';
import { describeSpan } from '../../../../src/core';
import { EMPTY_ANNOTATION_FILE } from '../../../../src/core/model/article';
import { buildDictionaryOf } from '../../../../src/core/matching/dictionary';
import { editState, openState, type ArticleState } from '../../../../src/project';
import { positionAtPlace } from '../../../bench/annotations';
import { editScripts } from '../../../reliability/editScripts';
import { expectNoRed } from '../../../reliability/report';
import { caseCount } from '../../../support/caseCount';

const TEXT = 'The union said that it rejects night shifts at the port.\n';

suite('Quotes after undo', () => {
  test('an end that was deleted and brought back belongs to the quote again', () => {
    const cut = changed(opened('rejects night shifts'), ' shifts', '');
    assert.equal(words(cut), 'rejects night');
    assert.equal(
      words(changed(cut, ' at the port', ' shifts at the port')),
      'rejects night shifts',
    );
  });

  test('so does each of several, in the order in which they are taken back', () => {
    let state = opened('rejects night shifts');
    state = changed(state, ' shifts', '');
    state = changed(state, 'rejects ', '');
    state = changed(state, 'it night', 'it rejects night');
    assert.equal(words(state), 'rejects night');
    assert.equal(words(changed(state, 'night at', 'night shifts at')), 'rejects night shifts');
  });

  test('the same words typed elsewhere are no undo', () => {
    const cut = changed(opened('rejects night shifts'), ' shifts', '');
    assert.equal(words(changed(cut, 'port.', 'port shifts.')), 'rejects night');
  });

  test('a document that was replaced as a whole cuts no quote off, however little of it differs', () => {
    const state = opened('rejects night shifts');
    const wrapped = TEXT.replace('rejects night', 'plainly rejects\nnight').replace(
      'at the',
      'in a',
    );
    const edit = { start: 0, end: TEXT.length, text: wrapped };
    assert.equal(words(editState(state, [edit], wrapped).state), 'uncertain');
  });

  test('in random scripts of edits, undo and redo no quote is off by one character', () => {
    expectNoRed([editScripts(caseCount(600), 1)]);
  });
});

function opened(quote: string): ArticleState {
  const start = TEXT.indexOf(quote);
  const span = { start, end: start + quote.length };
  const annotation = { ...positionAtPlace(0, '', 0), quote: [describeSpan(TEXT, span)] };
  return openState({
    path: 'a.txt',
    text: TEXT,
    clean: true,
    file: { ...EMPTY_ANNOTATION_FILE, annotations: [annotation] },
    placed: [{ annotation, places: [{ state: 'anchored', span }] }],
    stale: false,
    isSeen: true,
    dictionary: buildDictionaryOf([]),
    waits: true,
  });
}

/** As an editor tells it: one edit, with what differs alone. */
function changed(state: ArticleState, words: string, by: string): ArticleState {
  const start = state.text.indexOf(words);
  assert.notEqual(start, -1);
  let [from, keptEnd] = [0, 0];
  while (from < Math.min(words.length, by.length) && words[from] === by[from]) from++;
  while (
    keptEnd < Math.min(words.length, by.length) - from &&
    words.at(-1 - keptEnd) === by.at(-1 - keptEnd)
  ) {
    keptEnd++;
  }
  const edit = {
    start: start + from,
    end: start + words.length - keptEnd,
    text: by.slice(from, by.length - keptEnd),
  };
  const text = state.text.slice(0, edit.start) + edit.text + state.text.slice(edit.end);
  return editState(state, [edit], text).state;
}

function words({ text, placed }: ArticleState): string {
  const place = placed[0]?.places[0];
  if (place?.state !== 'anchored' && place?.state !== 'moved') return place?.state ?? 'nowhere';
  return text.slice(place.span?.start, place.span?.end);
}
