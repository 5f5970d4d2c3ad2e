import assert from 'node:assert/strict';
import { choiceOfQuote, recordToPrint } from '../../../src/core/exports/positionTable/quoteToPrint';
import { positionRecords } from '../../../src/core/analysis/records/positionRecords';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import type { CorpusReader } from '../../../src/core/model/corpus';
import { corpus, placed, position, quotePart } from '../../support/corpus';
import { rendered } from './rendered';

interface Given {
  readonly id: string;
  readonly actors?: readonly string[];
  readonly issues?: readonly string[];
  readonly stance?: string;
  readonly print?: boolean;
  readonly isLost?: boolean;
}

/** Articles of one month after the other. */
function reader(...articles: readonly (readonly Given[])[]): CorpusReader {
  return corpus(
    articles.map((positions, at) => ({
      path: `${String(at)}.md`,
      metadata: { date: `2024-0${String(at + 1)}-10` },
      annotations: positions.map(({ id, isLost, ...given }, place) => {
        const quote = [quotePart(`words of ${id}`, place * 20)];
        return placed(position({ id, quote, ...given }), isLost === true ? 'orphaned' : 'anchored');
      }),
    })),
  );
}

function printed(given: CorpusReader): string | undefined {
  return recordToPrint([...positionRecords(given, DEFAULT_FILTER)])?.position.id;
}

function chosen(given: CorpusReader, path: string, id: string): string[] {
  const article = given.article(path);
  assert.ok(article);
  return [...choiceOfQuote(given, article, id)].flatMap(([row, positions]) =>
    positions.map(({ id: one, print }) => `${row.path} ${one} ${String(print)}`),
  );
}

suite('The quote that speaks for an actor on an issue', () => {
  test('is the latest, or the chosen one', () => {
    assert.equal(printed(reader([{ id: 'p1' }], [{ id: 'p2' }])), 'p2');
    assert.equal(printed(reader([{ id: 'p1', print: true }], [{ id: 'p2' }])), 'p1');
    assert.equal(printed(reader([{ id: 'p1', print: false }], [{ id: 'p2' }])), 'p2');
  });

  test('is not a chosen one whose words are lost, where others are in place', () => {
    assert.equal(printed(reader([{ id: 'p1', print: true, isLost: true }], [{ id: 'p2' }])), 'p2');
    assert.equal(printed(reader([{ id: 'p1', print: true, isLost: true }])), 'p1');
  });

  test('is in the position table and in short briefs', async () => {
    const given = reader(
      [{ id: 'p1', print: true }, { id: 'p2' }],
      [{ id: 'p3' }, { id: 'p4', actors: ['japan'], stance: 'oppose' }],
    );
    const table = await rendered('position-table-html', given);
    assert.match(table, /words of p1/);
    assert.doesNotMatch(table, /words of p[23]/);
    const [short = ''] = (await rendered('brief-md', given, { briefLength: 'short' })).split(
      'Annex',
    );
    assert.match(short, /words of p1/);
    assert.doesNotMatch(short, /words of p[23]/);
  });

  test('comes first among the quotes of a full brief', async () => {
    const given = reader([{ id: 'p1' }, { id: 'p2' }, { id: 'p3', print: true }]);
    const brief = await rendered('brief-md', given);
    const quotes = [...brief.matchAll(/words of (p\d)/g)].map(([, id]) => id);
    assert.deepEqual(quotes.slice(0, 3), ['p3', 'p1', 'p2']);
  });

  test('does not stand for the side that the actor is not on', async () => {
    const given = reader([{ id: 'p1', stance: 'oppose', print: true }, { id: 'p2' }, { id: 'p3' }]);
    assert.doesNotMatch(await rendered('position-table-html', given), /words of p1/);
  });
});

suite('To choose a quote', () => {
  test('takes the choice from others of the same actor on the same issue, in all articles', () => {
    const given = reader(
      [
        { id: 'p1', print: true },
        { id: 'p2', actors: ['japan'], print: true },
      ],
      [{ id: 'p3' }, { id: 'p4', issues: ['ferry'], print: true }],
    );
    assert.deepEqual(chosen(given, '1.md', 'p3'), ['0.md p1 undefined', '1.md p3 true']);
  });

  test('again takes it back, and nothing else', () => {
    const given = reader([{ id: 'p1', print: true }], [{ id: 'p2', print: true }]);
    assert.deepEqual(chosen(given, '0.md', 'p1'), ['0.md p1 undefined']);
  });
});
