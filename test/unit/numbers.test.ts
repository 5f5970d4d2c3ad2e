import assert from 'node:assert/strict';
import Papa from 'papaparse';
import { listProblems } from '../../src/cli/commands/check';
import { listPositions } from '../../src/cli/commands/listings';
import { loadCorpus, type LoadedCorpus } from '../../src/cli/corpus/corpus';
import { listContradictions, listDisagreements } from '../../src/cli/findings/listFindings';
import type { FindingColumns } from '../../src/cli/findings/findingColumns';
import { listSensitivity } from '../../src/cli/findings/findings';
import { analyse } from '../../src/core/analysis/analyse';
import { DEFAULT_FILTER } from '../../src/core/analysis/records/filter';
import { DEFAULT_CSV_OPTIONS, formatOf, type ExportInput } from '../../src/core';
import type { Workbook } from '../../src/core/exports/workbook/workbook';
import { salienceOf } from '../../src/core/measures/salience';
import { timelineOf } from '../../src/core/measures/timeline';
import type { CorpusReader } from '../../src/core/model/corpus';
import { networksOf } from '../../src/core/networks/networksOf';
import { DEFAULT_NETWORKS } from '../../src/core/networks/options';
import { everyPosition } from '../../src/core/query/search';
import { runSync } from '../../src/core/util/task';
import { analysisFilter } from '../../src/core/views/filter/analysisFilter';
import { DEFAULT_ANALYSIS_STATE } from '../../src/core/views/filter/analysisState';
import { matrixOf } from '../../src/core/views/matrix/matrix';
import { panelData } from '../../src/core/views/panel/panel';
import { actorsTree } from '../../src/core/views/trees/actorsTree';
import { articleLists, articlesTree } from '../../src/core/views/trees/articlesTree';
import { disagreementsTree } from '../../src/core/views/trees/disagreementsTree';
import { issuesTree } from '../../src/core/views/trees/issuesTree';
import { articleStatus } from '../../src/core/views/trees/status';
import type { TreeView } from '../../src/core/views/trees/tree';
import { plainCounts } from '../../src/core/views/words/countedText';
import { generatedStudy } from '../support/generatedStudy';
import { tableIn } from '../support/dataPackages';
import { rendered } from './exports/rendered';
import { contextOf } from './views/build';

// The same number has the same value wherever it is printed, or its label says what it leaves out:
// "80 of 85 positions", "80 positions of 85 count". `{n}` in a label is the number that is read.

/** Each number with the places that print it: what is read there, and the words around it. */
const NUMBERS: Readonly<Record<string, readonly (readonly [place: Place, label: string])[]>> = {
  'positions recorded': [
    ['Find Positions', '{n} positions'],
    ['status bar, all articles', '{n} positions'],
    ['Issues', '(?:\\d+ of )?{n} positions'],
    ['Actors', '(?:\\d+ of )?{n} positions'],
    ['panel', 'positions of {n} count'],
    ['positions', '^{n} positions'],
    ['network', 'included: of {n}'],
    ['timeline', 'included: of {n}'],
    ['brief', '^{n} positions in'],
    ['method of the brief', 'Positions: {n} recorded'],
    ['workbook: read me', 'Positions: {n} recorded'],
    ['codebook', '{n} positions in'],
    ['workbook: positions', '{n} rows'],
    ['workbook: articles', '{n} positions'],
    ['positions-csv', '{n} rows'],
    ['positions-jsonl', '{n} rows'],
    ['json', '{n} positions'],
    ['description of disagreements-csv', '{n} positions'],
  ],
  'positions that count': [
    ['panel', '^{n} positions of'],
    ['head of the panel', '^{n} (?:of \\d+ )?positions'],
    ['description of disagreements-csv', '{n} used'],
    ['method of the brief', '{n} recorded less not counted'],
    ['disagreements', '{n} recorded less not counted'],
    ['Issues', '^{n} (?:of \\d+ )?positions'],
    ['Actors', '^{n} (?:of \\d+ )?positions'],
  ],
  articles: [
    ['Articles', '{n} articles'],
    ['check', '{n} articles checked'],
    ['workbook: articles', '{n} rows'],
    ['json', '{n} articles'],
    ['method of the brief', '{n} articles in all states'],
  ],
  'articles with positions': [
    ['brief', 'positions in {n} articles'],
    ['codebook', 'positions in {n} articles'],
    ['workbook: articles', '{n} with positions'],
  ],
  'articles, complete': [
    ['Articles', '{n} complete'],
    ['method of the brief', '{n} complete'],
    ['workbook: read me', '{n} complete'],
  ],
  'articles, not relevant': [
    ['Articles', '{n} not relevant'],
    ['method of the brief', '{n} not relevant'],
  ],
  'articles, in progress': [
    ['Articles', '{n} in progress'],
    ['method of the brief', '{n} in progress'],
  ],
  'articles, to code': [
    ['Articles', '{n} to code'],
    ['method of the brief', '{n} to code'],
  ],
  'articles read': [
    ['salience, with reprints', '{n} read'],
    ['method of the brief', '{n} complete or not relevant'],
  ],
  disagreements: [
    ['Issues', '· {n} disagreements'],
    ['Actors', '· {n} disagreements'],
    ['Disagreements', '^{n} disagreements'],
    ['panel', '{n} disagreements'],
    ['head of the panel', '· {n} disagreements'],
    ['disagreements', '^{n} disagreements'],
    ['disagreements --sensitivity', '{n} counted'],
    ['brief', '· {n} disagreements'],
    ['workbook: disagreements', '{n} counted'],
    ['disagreements-csv', '{n} counted'],
    ['json', '{n} disagreements'],
  ],
  'at times': inLists('at times', 'At times: {n} disagreements'),
  'within one side': inLists('within one side', 'Within one side: {n} pairs'),
  'at different times': inLists('at different times', 'At different times: {n} pairs'),
  'only stated': inLists('only stated', 'Stated in the text: \\d+ pairs · {n} only stated'),
  'one-sided': inLists('one-sided', 'One-sided: {n} pairs'),
  'stated in a text': [
    ['Disagreements, sections', 'Stated in the text: {n} pairs'],
    ['json', '{n} stated'],
    ['workbook: disagreements', '{n} stated'],
  ],
  'contradictions and shifts': [
    ['Disagreements, sections', 'Shifts and contradictions: {n} cases'],
    ['contradictions', '^{n} contradictions and shifts'],
    ['brief', '{n} contradictions or shifts'],
    ['json', '{n} contradictions that count'],
  ],
  'coded differently': [
    ['disagreements', '{n} claims are coded differently'],
    ['method of the brief', 'Coded differently: {n} claims'],
  ],
  'claims without date': [
    ['disagreements', 'In no time window: {n} claims'],
    ['method of the brief', 'Without date: {n} claims'],
  ],
  'actors with claims': [
    ['matrix', '{n} actors'],
    ['matrix-csv', '{n} rows'],
  ],
  'issues with claims': [
    ['matrix', '{n} issues'],
    ['matrix-csv', '{n} columns'],
  ],
  'issues of the codebook': [
    ['codebook', '{n} issues'],
    ['json', '{n} issues'],
  ],
  'actors of the codebook': [
    ['codebook', '{n} actors'],
    ['json', '{n} actors'],
  ],
  'on no side': [
    ['disagreements', 'On neither side of an issue: {n} actors'],
    ['method of the brief', 'Balanced: the claims of {n} actors'],
  ],
};

type Place = string;

function inLists(label: string, section: string): readonly (readonly [Place, string])[] {
  return [
    ['Disagreements, sections', section],
    ['panel', `{n} ${label}`],
    ['disagreements', `{n} ${label}`],
    ['disagreements --sensitivity', `{n} ${label}`],
    ['brief', `{n} ${label}`],
  ];
}

suite('A number has one meaning', () => {
  const studies: readonly (readonly [name: string, reader: () => Promise<CorpusReader>])[] = [
    ['the example', exampleCorpus],
    ['a study of 12 articles', () => Promise.resolve(generatedStudy(1, 12, 90))],
    ['a study of 40 articles', () => Promise.resolve(generatedStudy(2, 40, 400))],
  ];
  const greatest = new Map<string, number>();

  for (const [name, readerOf] of studies) {
    test(`wherever it is printed: ${name}`, async () => {
      const printed = await printedBy(await readerOf());
      for (const [number, places] of Object.entries(NUMBERS)) {
        const read = places.map(
          ([place, label]) => [place, numberIn(printed.get(place), label)] as const,
        );
        const expected = read[0]?.[1] ?? 0;
        greatest.set(number, Math.max(expected, greatest.get(number) ?? 0));
        assert.deepEqual(
          read,
          read.map(([place]) => [place, expected]),
          number,
        );
      }
    });
  }

  test('and each is more than 0 in some study, also where a label says what it leaves out', () => {
    assert.deepEqual([...greatest.keys()], Object.keys(NUMBERS));
    for (const [number, value] of greatest) assert.ok(value > 0, number);
    const { description } = issuesTree(contextOf(generatedStudy(2, 40, 400)), {
      ...{ sort: 'name', group: 'none' },
    });
    assert.match(description ?? '', /^\d+ of 400 positions · \d+ disagreements$/);
  });
});

/** 0 where the label is not printed: what there is none of is often left out. */
function numberIn(text: string | undefined, label: string): number {
  assert.ok(text !== undefined, label);
  const pattern = label
    .replace('{n}', '(\\d+)')
    .replace(/(articles|positions|disagreements|pairs|claims|cases|actors)/g, (words) =>
      words === 'claims' ? 'claims?' : `${words.slice(0, -1)}s?`,
    );
  return Number(new RegExp(pattern, 'm').exec(text)?.[1] ?? 0);
}

async function exampleCorpus(): Promise<CorpusReader> {
  const loaded = await loadCorpus('examples', undefined, () => undefined, false);
  assert.ok(loaded.kind !== 'refused');
  return loaded.corpus.reader;
}

/** What each place prints of a corpus, as text. */
async function printedBy(reader: CorpusReader): Promise<ReadonlyMap<Place, string>> {
  const context = contextOf(reader);
  const { localizer } = context;
  const analysis = runSync(analyse(reader, DEFAULT_FILTER));
  const corpus = { reader } as LoadedCorpus;
  const remarks = ({ remarks: lines }: { readonly remarks: readonly string[] }): string =>
    lines.join('\n');
  const state = DEFAULT_ANALYSIS_STATE;
  const filter = analysisFilter(state, reader.codebook, 'none');
  const panel = runSync(panelData({ whole: context, context }, state, filter, localizer, 900));
  const arrangement = { coder: undefined, sort: 'path', group: 'state' } as const;
  const lists = articleLists(reader, arrangement, localizer);
  const pairs = runSync(disagreementsTree(context, { group: 'none', sort: 'name' }));
  const matrix = matrixOf(context, state);
  const [matrixHead, ...matrixCsv] = rowsIn(await rendered('matrix-csv', reader));
  const brief = await rendered('brief-md', reader);
  const everything = JSON.parse(await rendered('json', reader)) as Everything;
  const sheets = new Map((await workbook(reader)).sheets.map((sheet) => [sheet.name, sheet]));
  const rowsOf = (name: string): readonly Row[] => {
    const { columns = [], rows = [] } = sheets.get(name) ?? {};
    return rows.map((row) => new Map(columns.map((column, at) => [column.name, row[at]])));
  };
  const issues = descriptionOf(issuesTree(context, { sort: 'name', group: 'hierarchy' }));
  const disagreements = remarks(listDisagreements(reader, analysis, NO_COLUMNS));
  const method = brief.slice(brief.indexOf('## How this was made'));
  const recorded = everything.positions.length;
  const [sensitivity] = [...listSensitivity(corpus, DEFAULT_FILTER).rows] as [
    Record<string, number>,
  ];
  const states = [...(/^- Articles: (.*)$/m.exec(method)?.[1] ?? '').matchAll(/\d+/g)].map(Number);
  const salience = salienceOf(reader, { ...DEFAULT_FILTER, reprints: true }, undefined, {
    seed: 1,
    times: 0,
  });
  assert.ok(salience.kind === 'salience');
  const included = (found: object): string =>
    `positions included: of ${'positions' in found ? String(found.positions) : 'none'}`;
  const isCounted = ({ kind }: { readonly kind: unknown }): boolean =>
    kind === 'derived' || kind === 'at-times';
  const csvOfPairs = columnOf(await rendered('disagreements-csv', reader), 'kind');
  return new Map<Place, string>([
    ['Find Positions', `${count(runSync(everyPosition(reader)).hits)} positions`],
    [
      'status bar, all articles',
      `${String(
        sum(
          reader.articles().map((article) => {
            const placed = article.annotations;
            const status = articleStatus({ ...context, article, placed, mentionCount: 0 });
            return numberIn(status.text, '{n} positions');
          }),
        ),
      )} positions`,
    ],
    [
      'Articles',
      `${count(reader.articles())} articles · ${descriptionOf(articlesTree({ localizer, lists }, arrangement))}`,
    ],
    ['Issues', issues],
    ['Actors', descriptionOf(actorsTree(context, { sort: 'name', group: 'hierarchy' }))],
    ['Disagreements', descriptionOf(pairs)],
    [
      'Disagreements, sections',
      pairs
        .roots(Infinity)
        .filter(({ contextValue }) => contextValue === 'section')
        .map(({ label, description }) => `${label}: ${description}`)
        .join('\n'),
    ],
    ['panel', panel.remarks.map(plainCounts).join(' ')],
    ['head of the panel', panel.counts],
    ['matrix', `${count(matrix.actors)} actors, ${count(matrix.issues)} issues`],
    ['matrix-csv', `${count(matrixCsv)} rows, ${String((matrixHead?.length ?? 1) - 1)} columns`],
    ['check', remarks(listProblems(corpus, [], DEFAULT_FILTER))],
    ['positions', remarks(listPositions(corpus, DEFAULT_FILTER))],
    [
      'disagreements',
      `${disagreements}\n${String(recorded - numberIn(disagreements, '^Excluded: {n} positions') - numbersIn(disagreements, 'Not counted: '))} recorded less not counted`,
    ],
    ['contradictions', remarks(listContradictions(reader, analysis, NO_COLUMNS))],
    [
      'disagreements --sensitivity',
      [
        `${String((sensitivity.derived ?? 0) + (sensitivity['at-times'] ?? 0))} counted`,
        `${String(sensitivity['at-times'])} at times`,
        `${String(sensitivity.internal)} within one side`,
        `${String(sensitivity.apart)} at different times`,
        `${String(sensitivity['only-stated'])} only stated`,
        `${String(sensitivity['one-sided'])} one-sided`,
      ].join(', '),
    ],
    ['network', included(networksOf(reader, DEFAULT_FILTER, DEFAULT_NETWORKS.one))],
    ['timeline', included(timelineOf(reader, DEFAULT_FILTER, undefined, { seed: 1, times: 0 }))],
    ['salience, with reprints', `${String(salience.rows[0]?.read)} read`],
    [
      'brief',
      `${/^\d+ positions? in .*$/m.exec(brief)?.[0] ?? ''}\n${String(
        numberIn(brief, '{n} contradictions? ·') + numberIn(brief, '· {n} shifts?$'),
      )} contradictions or shifts`,
    ],
    [
      'method of the brief',
      [
        method,
        `${String(sum(states))} articles in all states`,
        `${String((states[0] ?? 0) + (states[1] ?? 0))} complete or not relevant`,
        `${String(recorded - numbersIn(method, 'not counted: '))} recorded less not counted`,
      ].join('\n'),
    ],
    [
      'workbook: read me',
      rowsOf('read me')
        .map((row) => String(row.get('words')))
        .join('\n'),
    ],
    ['codebook', await rendered('codebook-md', reader)],
    ['workbook: positions', `${count(rowsOf('positions'))} rows`],
    [
      'workbook: articles',
      [
        `${count(rowsOf('articles'))} rows`,
        `${String(sum(rowsOf('articles').map((row) => Number(row.get('positions')))))} positions`,
        `${count(rowsOf('articles').filter((row) => Number(row.get('positions')) > 0))} with positions`,
      ].join(', '),
    ],
    [
      'workbook: disagreements',
      [
        `${count(rowsOf('disagreements').filter((row) => isCounted({ kind: row.get('kind') })))} counted`,
        `${count(rowsOf('disagreements').filter((row) => row.get('kind') === 'stated'))} stated`,
      ].join(', '),
    ],
    ['positions-csv', `${count(columnOf(await rendered('positions-csv', reader), 'id'))} rows`],
    [
      'positions-jsonl',
      `${count((await rendered('positions-jsonl', reader)).trim().split('\n'))} rows`,
    ],
    ['disagreements-csv', `${count(csvOfPairs.filter((kind) => isCounted({ kind })))} counted`],
    ['description of disagreements-csv', noteOf('disagreements-csv', reader)],
    [
      'json',
      [
        `${String(recorded)} positions`,
        `${count(everything.articles)} articles`,
        `${count(Object.keys(everything.codebook.issues))} issues`,
        `${count(Object.keys(everything.codebook.actors))} actors`,
        `${count(everything.disagreements.filter(isCounted))} disagreements`,
        `${count(everything.disagreements.filter(({ kind }) => kind === 'stated'))} stated`,
        `${count(everything.contradictions.filter(({ kind, conditional }) => kind !== 'order-unknown' && !conditional))} contradictions that count`,
      ].join(', '),
    ],
  ]);
}

type Row = ReadonlyMap<string, unknown>;

interface Everything {
  readonly codebook: { readonly issues: object; readonly actors: object };
  readonly positions: readonly unknown[];
  readonly articles: readonly unknown[];
  readonly disagreements: readonly { readonly kind: string }[];
  readonly contradictions: readonly { readonly kind: string; readonly conditional: boolean }[];
}

const NO_COLUMNS: FindingColumns = {
  ofDisagreements: [],
  ofContradictions: [],
  remarks: [],
  imageOfDisagreement: () => ({}),
  imagesOfPeriods: () => [],
  imageOfContradiction: () => ({}),
};

function descriptionOf({ description }: TreeView): string {
  return description ?? '';
}

/** All numbers of the line that begins with these words, or has them, added up. */
function numbersIn(text: string, words: string): number {
  const line = new RegExp(`${words}(.*)$`, 'm').exec(text)?.[1] ?? '';
  return sum([...line.matchAll(/\d+/g)].map(Number));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

function count(list: { readonly length: number }): string {
  return String(list.length);
}

function inputOf(reader: CorpusReader): ExportInput {
  return {
    corpusName: 'A study',
    reader,
    filter: DEFAULT_FILTER,
    options: { ...DEFAULT_CSV_OPTIONS, byteOrderMark: false },
    text: () => Promise.resolve(undefined),
    mentions: () => Promise.resolve([]),
  };
}

async function workbook(reader: CorpusReader): Promise<Workbook> {
  const { content } = runSync(formatOf('xlsx').layOut(inputOf(reader)));
  return (await content()) as Workbook;
}

/** Positions and what is used of them, of the description beside a table. */
function noteOf(id: 'disagreements-csv', reader: CorpusReader): string {
  const { metadata } = runSync(formatOf(id).render(inputOf(reader)));
  const { positions, used } = tableIn(metadata?.('table.csv') ?? '').notes[0];
  return `${String(positions)} positions, ${String(used)} used`;
}

function rowsIn(csv: string): readonly (readonly string[])[] {
  return Papa.parse<string[]>(csv.trim()).data;
}

/** The cells of a column. */
function columnOf(csv: string, name: string): readonly string[] {
  const [head = [], ...rows] = rowsIn(csv);
  return rows.map((row) => row[head.indexOf(name)] ?? '');
}
