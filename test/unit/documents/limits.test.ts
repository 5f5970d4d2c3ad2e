import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const read = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');

/** What a page of docs says with `#` for the number, and the constant of the source that is the
 * number, divided by the last member where the page has millions, seconds or the like. */
const LIMITS: readonly (readonly [
  page: string,
  words: string,
  file: string,
  name: string,
  unit?: number,
])[] = [
  ['analyse/concordance', 'It shows # lines', 'vscode/corpora/concordances', 'ROWS'],
  ['analyse/concordance', 'At most # are listed', 'core/concordance/result', 'MOST_LINES'],
  [
    'analyse/network',
    'Of more than # actors',
    'core/views/network/networkSelection',
    'MOST_CANDIDATES',
  ],
  ['analyse/network', 'At most # nodes', 'core/views/network/networkSelection', 'MOST_NODES'],
  ['analyse/network', 'the # heaviest ties', 'core/views/network/networkSelection', 'MOST_TIES'],
  [
    'analyse/network',
    'With more than # actors',
    'core/measures/coalitionGroups',
    'MOST_COALITION_NODES',
  ],
  [
    'analyse/network',
    'modularity is at least #',
    'core/measures/coalitionVerdict',
    'LEAST_MODULARITY',
  ],
  ['analyse/board', 'at least # articles read', 'core/measures/resample', 'FEW_ARTICLES'],
  ['analyse/board', 'or # actors', 'core/measures/issueDivisiveness', 'FEW_ACTORS'],
  ['analyse/search', 'The first # positions', 'core/views/facts/firstOfLists', 'MOST_CHILDREN'],
  ['browser', 'PDFs are read up to # MB', 'formats/pdf/readPdf', 'LARGEST', 1e6],
  ['command-line/large-corpora', 'longer than # MB', 'cli/streams/inputLines', 'LONGEST_LINE', 1e6],
  ['export', 'for each issue the # sharpest pairs', 'core/exports/brief/briefLimits', 'MOST_ROWS'],
  ['export', 'at most # actors, and', 'core/exports/brief/briefLimits', 'MOST_QUOTED'],
  ['export', 'and # quotes of an actor', 'core/exports/brief/briefLimits', 'MOST_QUOTES'],
  ['export', 'holds # characters', 'core/exports/workbook/sheetCells', 'MOST_LETTERS'],
  ['export', 'up to # characters of articles', 'core/exports/report/reportArticles', 'MOST_TEXT'],
  ['export', 'and # disagreements', 'core/exports/report/reportLists', 'MOST_DISAGREEMENTS'],
  ['export', 'a picture of up to # actors', 'core/exports/report/reportHtml', 'MOST_ACTORS_DRAWN'],
  ['export', 'PNG has # dots per inch', 'core/views/panel/panelPicture', 'PRINT_DPI'],
  ['export', 'smaller than # pt', 'core/drawing/column', 'LEAST_POINTS'],
  ['import', 'more than # MB or', 'formats/pdf/readPdf', 'LARGEST_IN_THREAD', 1e6],
  ['import', 'or # pages', 'formats/pdf/readPdf', 'MOST_PAGES'],
  ['import', 'the limits are # MB', 'formats/pdf/readPdf', 'LARGEST', 1e6],
  ['import', 'share # % of all runs', 'core/imports/sameStory', 'LEAST_SHARED', 0.01],
  ['import', 'Tables have at most # rows', 'formats/tables', 'MOST_ROWS'],
  ['import', 'rows and # MB', 'formats/csv/readCsv', 'LARGEST', 1e6],
  ['index', 'and # changes at most', 'project/history/undoHistory', 'MOST_CHANGES'],
  [
    'read',
    'of more than # MB to extensions',
    'vscode/corpora/largestOpened',
    'LARGEST_OPENED',
    2 ** 20,
  ],
  ['reference/files', 'deeper than # levels', 'core/yaml/read/scan', 'DEEPEST'],
  [
    'reference/files',
    'larger than # million characters',
    'core/yaml/read/readYaml',
    'LARGEST',
    2 ** 20,
  ],
  ['reference/files', '| # combinations', 'core/model/expansion', 'MOST_COMBINATIONS'],
  ['reference/files', 'may have # joint actors', 'core/model/expansion', 'MOST_JOINT'],
  ['reference/files', '| # characters', 'core/model/codebook', 'LONGEST_ALIAS'],
  ['reference/files', '| # entries', 'core/model/codebook', 'MOST_NAMED'],
  ['reference/files', '| # levels', 'core/model/codebook', 'MOST_LEVELS'],
  ['reference/files', 'after the first #', 'core/searches/definition', 'MOST_SEARCHES'],
  ['reference/files', 'at most # characters, in any script', 'core/model/ids', 'LONGEST_ID'],
  ['reference/files', 'and # characters beyond', 'core/anchoring/describe', 'BEYOND_SENTENCE'],
  ['reference/files', 'at most # each', 'core/anchoring/describe', 'LONGEST_CONTEXT'],
  [
    'reference/formats',
    'null for more than #',
    'core/exports/brief/editions/edition',
    'MOST_PAIRS',
  ],
  [
    'reference/found-again',
    'up to # positions',
    'core/views/pages/foundAgainTies',
    'MOST_POSITIONS',
  ],
  ['reference/found-again', '**# draws.**', 'core/intercoder/recoding/drawn/lanes', 'DRAWS'],
  ['reference/found-again', '**# recodings', 'core/intercoder/recoding/drawn/lanes', 'RECODINGS'],
  ['reference/measures', 'Below # entries', 'core/views/counted/countedList', 'MOST_COUNTED'],
  ['reference/networks', 'than # million cells', 'core/networks/files/tables', 'MOST_CELLS', 1e6],
  ['reference/quality', 'more than # words', 'core/quality/articleChecks', 'MOST_WORDS'],
  [
    'reference/quality',
    'at least # positions has',
    'core/quality/codebookChecks',
    'LEAST_POSITIONS',
  ],
  ['reference/quality', 'at least # articles', 'core/quality/coderChecks', 'LEAST_ARTICLES'],
  ['reference/quality', 'and # positions', 'core/quality/coderChecks', 'LEAST_POSITIONS'],
  [
    'reference/quality',
    'at least # percentage points',
    'core/quality/coderChecks',
    'LEAST_CHANGE',
    0.01,
  ],
  ['reference/quality', 'under # divided', 'core/quality/coderChecks', 'LEVEL'],
  ['reference/quotes', 'below # are not made', 'core/anchoring/search/suggest', 'LEAST_SCORE'],
  ['reference/quotes', 'of more than # words', 'core/anchoring/search/suggest', 'LONGEST'],
  [
    'reference/quotes',
    'than # million characters have',
    'core/anchoring/findQuote',
    'LONGEST_INDEXED',
    2 ** 20,
  ],
  [
    'review',
    'than # million characters have',
    'core/anchoring/findQuote',
    'LONGEST_INDEXED',
    2 ** 20,
  ],
];

suite('The numbers of the manual', () => {
  test('are those of the source', () => {
    const wrong = LIMITS.flatMap(([page, words, file, name, unit = 1]) => {
      const number = constantOf(file, name) / unit;
      const rounded = Number(number.toPrecision(6)).toLocaleString('en');
      const sentence = words.replace('#', rounded);
      return read(`docs/${page}.md`).includes(sentence)
        ? []
        : [`docs/${page}.md: ${sentence} (${name})`];
    });
    assert.deepEqual(wrong, []);
  });
});

/** A number that a file of the source declares. */
function constantOf(file: string, name: string): number {
  const [, value] = new RegExp(`const ${name} = ([^;]+);`).exec(read(`src/${file}.ts`)) ?? [];
  assert.ok(value !== undefined, `${file}: ${name}`);
  const factors = value.split(' * ').map((one) => Number(one.replaceAll('_', '')));
  assert.ok(factors.every(Number.isFinite), `${file}: ${name} = ${value}`);
  return factors.reduce((product, one) => product * one, 1);
}
