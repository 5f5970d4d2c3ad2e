import { runSync } from '../../../../src/core/util/task';
import assert from 'node:assert/strict';
import { citedRecords } from '../../../../src/core/citations/checkCitation';
import { findCitations } from '../../../../src/core/citations/findCitations';
import { everyPosition } from '../../../../src/core/query/search';
import {
  citationCandidate,
  citationCard,
  citationRows,
  citationText,
  type CitationRow,
} from '../../../../src/core/views/pages/citations';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { corpus, placed, position, quotePart } from '../../../support/corpus';
import { BOOK, CORPUS } from '../../query/queryCorpus';
import { contextOf, texts } from '../build';

const STATED_TEXT = position({
  id: 'p1',
  actors: ['china'],
  issues: ['exports'],
  stance: 'support',
  quote: [quotePart('a war of tariffs helps nobody', 0)],
});
const CITED = citationText({ placed: placed(STATED_TEXT) });

function rowsIn(reader: typeof CORPUS, text: string): readonly CitationRow[] {
  const [citation] = findCitations(text);
  assert.ok(citation);
  const records = citedRecords(reader, new Set([citation.id])).get(citation.id) ?? [];
  return citationRows(reader.codebook, createLocalizer(), text, citation, records);
}

function rowIn(reader: typeof CORPUS, text: string): CitationRow | undefined {
  const [row, ...more] = rowsIn(reader, text);
  assert.deepEqual(more, []);
  return row;
}

function corpusWith(
  record: typeof STATED_TEXT,
  state: 'anchored' | 'orphaned' | 'uncertain' = 'anchored',
) {
  return corpus([{ path: 'talks.md', annotations: [placed(record, state)] }], BOOK);
}

suite('A citation that a person should look at', () => {
  test('says what is said now, and what to write for it', () => {
    const row = rowIn(corpusWith({ ...STATED_TEXT, stance: 'oppose' }), CITED);
    assert.deepEqual([row?.state, row?.severity], ['changed', 'warning']);
    assert.equal(
      row?.message,
      'The annotation cited here has changed: China ⊖ Chinese exports, “a war of tariffs helps nobody”. Check the sentence.',
    );
    assert.equal(
      rowIn(corpusWith({ ...STATED_TEXT, stance: 'oppose' }), row?.renewed ?? ''),
      undefined,
    );
  });

  test('says that nothing has its id any more', () => {
    assert.equal(
      rowIn(corpus([], BOOK), CITED)?.message,
      'No annotation has the id p1 any more: it was deleted, or its folder is not open. Cite another annotation, or remove the citation.',
    );
  });

  test('says that the words are lost, or their place a guess', () => {
    assert.equal(rowIn(corpusWith(STATED_TEXT, 'orphaned'), CITED)?.severity, 'info');
    assert.match(
      rowIn(corpusWith(STATED_TEXT, 'orphaned'), CITED)?.message ?? '',
      /is no longer in its article/,
    );
    assert.match(
      rowIn(corpusWith(STATED_TEXT, 'uncertain'), CITED)?.message ?? '',
      /^The place of the quote cited here is uncertain: /,
    );
  });

  test('quotes words that the position does not have: a note at these words, with both', () => {
    const text = `They say: “a war of words helps nobody” ${CITED}.`;
    const row = rowIn(corpusWith(STATED_TEXT), text);
    assert.ok(row);
    assert.deepEqual(
      [row.state, row.severity, row.renewed, text.slice(row.span.start, row.span.end)],
      ['altered', 'info', undefined, '“a war of words helps nobody”'],
    );
    assert.match(
      row.message,
      /differs from the quote that it cites: “a war of words helps nobody” instead of “a war of tariffs helps nobody”\. Correct it/,
    );
    const states = rowsIn(corpusWith({ ...STATED_TEXT, stance: 'oppose' }), text).map(
      ({ state }) => state,
    );
    assert.deepEqual(states, ['changed', 'altered']);
  });

  test('is none while the position says what it said, and none for links of other tools', () => {
    assert.equal(rowIn(corpusWith(STATED_TEXT), CITED), undefined);
    assert.equal(rowIn(corpusWith(STATED_TEXT), '[[p1]]'), undefined);
    assert.equal(rowIn(corpusWith(STATED_TEXT), '[[shopping]]'), undefined);
  });
});

suite('The card of a citation', () => {
  test('has the words, where they are from, and what the card in the article says', () => {
    const cited = citedRecords(CORPUS, new Set(['p1'])).get('p1')?.[0];
    assert.ok(cited);
    const { lines, actions } = citationCard(contextOf(CORPUS), cited);
    assert.deepEqual(texts(lines).slice(0, 2), ['“a war of tariffs helps nobody”', 'talks.md ¶1']);
    assert.match(texts(lines)[2] ?? '', /^China ⊕ in favor of Chinese exports/);
    assert.ok(!actions.some(({ kind }) => kind === 'delete'), 'nothing is deleted from a text');
  });
});

suite('What can be cited', () => {
  test('is a position by actor, stance and issue; taking it writes its id with a stamp', () => {
    const [hit] = runSync(everyPosition(CORPUS)).hits;
    assert.ok(hit);
    const candidate = citationCandidate(BOOK, createLocalizer(), hit);
    assert.equal(candidate.label, 'China ⊕ Chinese exports');
    assert.match(candidate.text, /^\[\[p1@[a-z2-9]{6}\]\]$/);
  });
});
