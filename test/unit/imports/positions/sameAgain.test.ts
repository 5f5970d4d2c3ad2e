import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editAnnotationFile } from '../../../../src/core/annotation-file/edit/edit';
import { parseAnnotationFile } from '../../../../src/core/annotation-file/parse/parse';
import { describeSpan } from '../../../../src/core/anchoring/describe';
import { placeAll } from '../../../../src/core/anchoring/placeAnnotation';
import {
  guessFrom,
  guessMapping,
} from '../../../../src/core/imports/positions/mapping/guessMapping';
import { planPositions } from '../../../../src/core/imports/positions/planPositions';
import { positionEdits } from '../../../../src/core/imports/positions/positionEdits';
import type { Table } from '../../../../src/core/imports/tables/table';
import type { Position } from '../../../../src/core/model/annotation';
import { graphemeCeiling, graphemeFloor } from '../../../../src/core/text/graphemes';
import { DEFAULT_FILTER } from '../../../../src/core/analysis/records/filter';
import { DEFAULT_CSV_OPTIONS, formatOf } from '../../../../src/core';
import type { Workbook } from '../../../../src/core/exports/workbook/workbook';
import { runSync } from '../../../../src/core/util/task';
import { reader } from '../../../../src/formats/csv';
import { reader as workbooks } from '../../../../src/formats/xlsx';
import { writeWorkbook } from '../../../../src/formats/xlsx-out/writeWorkbook';
import { caseCount } from '../../../support/caseCount';
import { codebook, corpus, position } from '../../../support/corpus';
import { rendered } from '../../exports/rendered';

const BOOK = codebook({
  actors: { 'rat-öl': { name: 'Rat' }, union: { name: 'Union; Hafen' }, 港: { name: '港' } },
  issues: { flights: { name: 'Night flights' }, 夜: { name: '夜' } },
  acts: [],
  coders: new Map([['lea', { id: 'lea', name: 'Lea' }]]),
  fields: new Map([
    ['frame', { id: 'frame', name: undefined, type: 'text', values: [], list: false }],
    ['votes', { id: 'votes', name: undefined, type: 'integer', values: [], list: true }],
    ['open', { id: 'open', name: undefined, type: 'boolean', values: [], list: false }],
    ['who', { id: 'who', name: undefined, type: 'actor', values: [], list: true }],
  ]),
});

suite('Positions that were exported', () => {
  test('change nothing where they come from', async () => {
    await fc.assert(
      fc.asyncProperty(corpora(), async (articles) => {
        const { table, reader: rows } = await exported(articles);
        const plan = await planned(table, articles, rows.articles());
        assert.deepEqual(plan.problems, []);
        assert.deepEqual(new Set(plan.positions.map(({ kind }) => kind)), new Set(['same']));
        assert.deepEqual(positionEdits(plan, plan.positions), { codebook: [], articles: [] });
      }),
      { numRuns: caseCount(150) },
    );
  });

  test('come back equal, with their ids, into annotation files that give the same table', async () => {
    await fc.assert(
      fc.asyncProperty(corpora(), async (articles) => {
        const { csv, table } = await exported(articles);
        const bare = articles.map((article) => ({ ...article, positions: [] }));
        const plan = await planned(table, bare, readerOf(bare).articles());
        assert.deepEqual(plan.problems, []);
        assert.deepEqual(new Set(plan.positions.map(({ state }) => state)), new Set(['exact']));
        const edits = positionEdits(plan, plan.positions);
        const files = new Map(edits.articles.map((one) => [one.article, one.edits]));
        const back = bare.map((article) => {
          const edited = editAnnotationFile('', files.get(article.path) ?? [], BOOK);
          assert.equal(edited.kind, 'edited');
          const parsed = parseAnnotationFile(edited.kind === 'edited' ? edited.text : '', BOOK);
          const read = parsed.kind === 'annotations' ? parsed.file.annotations : [];
          return {
            ...article,
            positions: read.flatMap((one) => (one.kind === 'position' ? one : [])),
          };
        });
        for (const [at, article] of articles.entries()) {
          const byId = (a: Position, b: Position) => (a.id < b.id ? -1 : 1);
          assert.deepEqual(back[at]!.positions.toSorted(byId), article.positions.toSorted(byId));
        }
        assert.equal((await exported(back)).csv, csv);
      }),
      { numRuns: caseCount(150) },
    );
  });

  test('come back equal from a workbook, too', async () => {
    await fc.assert(
      fc.asyncProperty(corpora(), async (articles) => {
        const table = await sheetOf(articles);
        const same = await planned(table, articles, readerOf(articles).articles());
        assert.deepEqual(same.problems, []);
        assert.deepEqual(new Set(same.positions.map(({ kind }) => kind)), new Set(['same']));
        const bare = articles.map((article) => ({ ...article, positions: [] }));
        const { positions } = await planned(table, bare, readerOf(bare).articles());
        const inOrder = articles.flatMap((article) =>
          positions.filter((one) => one.article === article.path).map(({ position: made }) => made),
        );
        const byId = (a: Position, b: Position) => (a.id < b.id ? -1 : 1);
        const meant = articles.flatMap((article) => article.positions);
        assert.deepEqual(inOrder.toSorted(byId), meant.toSorted(byId));
      }),
      { numRuns: caseCount(60) },
    );
  });

  test('change nothing where the quotes are lost, moved or in doubt', async () => {
    const text = 'The union wants rest. The union wants rest. The mayor agrees.';
    const made = (
      id: string,
      exact: string,
      state: 'moved' | 'uncertain' | 'orphaned',
      at: number,
    ) => ({
      annotation: position({ id, quote: [{ ...position().quote[0]!, exact, start: at }] }),
      places: [{ state, span: state === 'orphaned' ? undefined : { start: at, end: at + 9 } }],
    });
    const annotations = [
      made('a', 'union rests', 'moved', 4),
      made('b', 'wants rest', 'uncertain', 10),
      made('c', 'gone', 'orphaned', 3),
    ];
    const lost = corpus([{ path: 'a.md', annotations }]);
    const table = await tableOf(await rendered('positions-csv', lost));
    const plan = await planPositions({
      table,
      mapping: guessMapping(table, guessFrom(lost.codebook, lost.articles())),
      codebook: lost.codebook,
      articles: lost.articles(),
      mayAdd: false,
      text: () => Promise.resolve(text),
    });
    assert.deepEqual(plan?.problems, []);
    assert.deepEqual(
      plan.positions.map(({ kind }) => kind),
      ['same', 'same', 'same'],
    );
  });
});

interface Article {
  readonly path: string;
  readonly text: string;
  readonly date: string | undefined;
  readonly positions: readonly Position[];
}

function readerOf(articles: readonly Article[]) {
  return corpus(
    articles.map(({ path, text, date, positions }) => ({
      path,
      metadata: { date },
      annotations: placeAll(text, positions),
    })),
    BOOK,
  );
}

async function exported(articles: readonly Article[]) {
  const exporting = readerOf(articles);
  const csv = await rendered('positions-csv', exporting);
  return { reader: exporting, csv, table: await tableOf(csv) };
}

/** As the command line reads a file of this text. */
async function tableOf(csv: string): Promise<Table> {
  const file = { name: 'positions.csv', bytes: new TextEncoder().encode(csv) };
  const { tables, problems } = await reader.read(file, { isCancelled: () => false });
  assert.deepEqual(problems, []);
  return tables[0]!;
}

async function sheetOf(articles: readonly Article[]): Promise<Table> {
  const format = formatOf('xlsx');
  const { content } = runSync(
    format.layOut({
      corpusName: 'Harbour',
      reader: readerOf(articles),
      filter: DEFAULT_FILTER,
      options: DEFAULT_CSV_OPTIONS,
      text: () => Promise.resolve(undefined),
      mentions: () => Promise.resolve([]),
    }),
  );
  const bytes = await writeWorkbook((await content()) as Workbook);
  const { tables } = await workbooks.read({ name: 'a.xlsx', bytes }, { isCancelled: () => false });
  return tables.find(({ name }) => name === 'positions')!;
}

async function planned(
  table: Table,
  articles: readonly Article[],
  rows: Parameters<typeof planPositions>[0]['articles'],
) {
  const plan = await planPositions({
    table,
    mapping: guessMapping(table, guessFrom(BOOK, rows)),
    codebook: BOOK,
    articles: rows,
    mayAdd: false,
    text: (path) => Promise.resolve(articles.find((one) => one.path === path)?.text),
  });
  assert.ok(plan);
  return plan;
}

const WORDS = fc.constantFrom(
  'port',
  'Hafen',
  'und',
  '夜間',
  '👩‍👩‍👧',
  'e\u0301',
  '=1+1',
  "'=x",
  '“Nein”',
  'a;',
  ' ',
  ' ',
  ', ',
  '; -5',
  '\n',
  '. ',
  '\u200f',
  'नमस्ते',
  '"',
  "'",
);

/** A few words in any script, with signs that a spreadsheet would run. */
function words(most: number) {
  return fc
    .array(WORDS, { minLength: 1, maxLength: most })
    .map((some) => some.join(''))
    .filter((text) => text.trim() !== '');
}

function corpora(): fc.Arbitrary<readonly Article[]> {
  return fc
    .array(article(), { minLength: 1, maxLength: 3 })
    .map((articles) => articles.map((one, at) => ({ ...one, path: `news/${'abc'[at]!}.txt` })))
    .map((articles) => articles.map((one) => ({ ...one, positions: unique(one.positions) })))
    .filter((articles) => articles.some(({ positions }) => positions.length > 0));
}

function unique(positions: readonly Position[]): readonly Position[] {
  return [...new Map(positions.map((one) => [one.id, one])).values()];
}

function article(): fc.Arbitrary<Article> {
  return fc
    .record({
      text: words(60),
      date: fc.constantFrom(undefined, '2024-04-26'),
      made: fc.array(details(), { maxLength: 4 }),
    })
    .map(({ text, date, made }) => {
      const positions = made.flatMap(({ from, length, ...given }) => {
        const start = graphemeFloor(text, Math.floor(from * text.length));
        const end = graphemeCeiling(text, Math.min(text.length, start + length));
        if (text.slice(start, end).trim() === '') return [];
        // A claim of the day of its article has none of its own in a table.
        const own = given.date === date ? undefined : given.date;
        return [position({ ...given, date: own, quote: [describeSpan(text, { start, end })] })];
      });
      return { path: '', text, date, positions };
    });
}

function details() {
  const actor = fc.constantFrom('rat-öl', 'union', '港', 'author', 'unattributed');
  const actors = fc.uniqueArray(actor, { minLength: 1, maxLength: 3 });
  const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });
  const tag = words(3).filter((text) => !text.includes('; ') && !/^\s|\s$/.test(text));
  return fc.record({
    id: fc.constantFrom('a', 'b', 'ab', '17', 'é', 'p-2'),
    from: fc.double({ min: 0, max: 0.999, noNaN: true }),
    length: fc.integer({ min: 1, max: 30 }),
    actors,
    speaker: maybe(actor),
    issues: fc.uniqueArray(fc.constantFrom('flights', '夜'), { minLength: 1 }),
    stance: fc.constantFrom('support', 'oppose', 'neutral', 'unstated'),
    target: fc.oneof(fc.constant([]), actors),
    evaluation: maybe(fc.constantFrom(-1 as const, 0 as const, 1 as const)),
    act: maybe(fc.constantFrom('accuse', 'demand')),
    condition: maybe(words(5)),
    intensity: maybe(fc.constantFrom(1, 2, 3)),
    date: maybe(fc.constantFrom('2024-04-26', '2024', '2024-04-01/2024-04-30')),
    certainty: maybe(fc.constantFrom('certain' as const, 'possible' as const)),
    status: maybe(fc.constantFrom('draft' as const, 'reviewed' as const)),
    coder: maybe(fc.constant('lea')),
    tags: fc.array(tag, { maxLength: 3 }),
    note: maybe(words(8)),
    fields: fc
      .record(
        {
          frame: words(4),
          votes: fc.array(fc.integer(), { minLength: 1, maxLength: 3 }),
          open: fc.boolean(),
          who: actors,
        },
        { requiredKeys: [] },
      )
      .map((fields) => new Map(Object.entries(fields))),
  });
}
