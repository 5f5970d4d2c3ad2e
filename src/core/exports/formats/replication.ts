import { codedUnits } from '../../intercoder/agreement/codedUnits';
import { ALL_READINGS } from '../../intercoder/agreement/countedArticles';
import { codedFields } from '../../intercoder/agreement/compared/fields';
import { intercoderAgreement } from '../../intercoder/agreement/agreement';
import { DEFAULT_RESAMPLING } from '../../measures/resample';
import type { CorpusReader } from '../../model/corpus';
import { describedCsv, metadataName, type DescribedTable } from '../../tables/dataPackage';
import { addAll } from '../../util/lists';
import type { Task } from '../../util/task';
import { briefMarkdown } from '../brief/briefMarkdown';
import { codebookMarkdown } from '../codebook/codebookMarkdown';
import { codebookCsv } from '../codebook/codebookCsv';
import { codebookImage } from '../codebookImage';
import type { DocumentFormat, ExportInput, LaidOut, TextFile, TextFormat } from '../exportFormat';
import { annotationsCsv } from './annotationsCsv';
import { claimsCsv } from './claimsCsv';
import { disagreementsCsv, periodsCsv } from './disagreementsCsv';
import { matrixCsv } from './matrixCsv';
import { networkEdgesCsv, networkNodesCsv } from './networkFormats';
import { positionsCsv } from './positionsCsv';
import { quotableCoders, withoutWords } from '../quotable';
import { agreementTable, unitsTable } from '../report/agreementTables';
import { alphaScript } from '../report/alphaScripts';
import { methodsMarkdown } from '../report/methodsMarkdown';
import { reportHtml } from '../report/reportHtml';
import { jsonText } from '../../tables/jsonText';
import { COMPARE_PYTHON, COMPARE_R } from './replicationScripts';
import { citationFile, readMe } from './replicationReadMe';

// A study as one zip for a repository of data: what was coded, every table that was counted from
// it, how to count it again, and scripts that compare the two. The same corpus gives the same
// bytes.

export const replicationZip = {
  kind: 'document',
  id: 'replication',
  label: 'Replication package',
  extension: 'zip',
  description:
    'Data, tables, codebook, agreement and scripts in R and Python that count again: for a repository of data.',
  module: 'zip-out',
  readsCoders: true,
  layOut,
} as const satisfies DocumentFormat;

export const replicationWithoutQuotes = {
  ...replicationZip,
  id: 'replication-places',
  label: 'Replication package without quotes',
  description:
    'The same with the places of quotes in place of their words, where texts are not free.',
  layOut: function* (input) {
    return yield* layOut({ ...input, reader: withoutWords(input.reader) }, 'places');
  },
} as const satisfies DocumentFormat;

/** What the package has, by folder. Texts are made by the formats of the same name. */
const PARTS: readonly (readonly [name: string, format: TextFormat])[] = [
  ['data/positions.csv', positionsCsv],
  ['data/claims.csv', claimsCsv],
  ['data/annotations.csv', annotationsCsv],
  ['codebook/codebook.md', codebookMarkdown],
  ['codebook/entries.csv', codebookCsv],
  ['tables/matrix.csv', matrixCsv],
  ['tables/disagreements.csv', disagreementsCsv],
  ['tables/periods.csv', periodsCsv],
  ['tables/network-nodes.csv', networkNodesCsv],
  ['tables/network-edges.csv', networkEdgesCsv],
  ['text/report.html', reportHtml],
  ['text/brief.md', briefMarkdown],
];

function* layOut(given: ExportInput, words: 'quotes' | 'places' = 'quotes'): Task<LaidOut> {
  const input: ExportInput = {
    ...given,
    options: { byteOrderMark: true, guardFormulas: true },
    articleLink: undefined,
    countLink: undefined,
    briefLength: 'short',
    beside: undefined,
  };
  const made: (() => Promise<readonly TextFile[]>)[] = [];
  for (const [name, format] of PARTS) {
    if (format === annotationsCsv && input.reader.codebook.types.size === 0) continue;
    // A text to read is nothing without words.
    if (words === 'places' && name.startsWith('text/')) continue;
    const { pieces, metadata } = yield* format.render(input);
    made.push(async () => {
      const text: string[] = [];
      for await (const piece of pieces) text.push(piece);
      return [{ name, pieces: text }, ...(metadata ? [describing(name, metadata)] : [])];
    });
    yield undefined;
  }
  const agreement = yield* agreementFiles(input);
  const content = async (): Promise<readonly TextFile[]> => {
    const files = [...agreement, ...scripts(input.reader)];
    for (const one of made) addAll(files, await one());
    files.push(
      textFile('codebook/codebook.json', `${jsonText(codebookImage(input.reader.codebook), 1)}\n`),
      textFile('CITATION.cff', citationFile(input)),
    );
    const names = [...files.map(({ name }) => name), 'README.md'].sort();
    const about = { words, hasAgreement: agreement.length > 0, names };
    return [textFile('README.md', readMe(input, about)), ...files];
  };
  const losses =
    agreement.length > 0
      ? []
      : ['Without intercoder agreement: no article that may be shown was completed by two coders.'];
  return { content, losses };
}

function textFile(name: string, text: string): TextFile {
  return { name, pieces: [text] };
}

/** The file beside a table, which names it without its folder. */
function describing(name: string, metadata: (path: string) => string): TextFile {
  return textFile(metadataName(name), metadata(name.split('/').at(-1) ?? name));
}

function scripts({ codebook }: CorpusReader): TextFile[] {
  const fields = codedFields(codebook);
  return [
    textFile('scripts/compare.py', COMPARE_PYTHON),
    textFile('scripts/compare.R', COMPARE_R),
    textFile('scripts/alpha.py', alphaScript('python', fields)),
    textFile('scripts/alpha.R', alphaScript('r', fields)),
  ];
}

/** How far coders agree; nothing where no two completed an article. */
function* agreementFiles({ readings, options, corpusName }: ExportInput): Task<TextFile[]> {
  if (!readings) return [];
  const corpus = quotableCoders(readings);
  const units = yield* codedUnits(corpus, ALL_READINGS);
  if (units.kind === 'refused') return [];
  const agreement = yield* intercoderAgreement(units, DEFAULT_RESAMPLING);
  const tables: readonly (readonly [string, DescribedTable])[] = [
    ['agreement/units.csv', unitsTable(units)],
    ['agreement/figures.csv', agreementTable(agreement, units, DEFAULT_RESAMPLING)],
  ];
  const report = { corpusName, corpus, units, agreement, resampling: DEFAULT_RESAMPLING };
  return [
    ...tables.flatMap(([name, table]) => {
      const { pieces, metadata } = describedCsv(table, options);
      return [{ name, pieces: [...pieces] }, describing(name, metadata)];
    }),
    { name: 'agreement/methods.md', pieces: [...methodsMarkdown(report)] },
  ];
}
