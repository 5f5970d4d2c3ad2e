import {
  analyse,
  codeTwiceFirst,
  coderName,
  createLocalizer,
  runSync,
  stanceLabel,
  type Analysis,
  type CodersCorpus,
  type FragilePassage,
  LIST_SEPARATOR,
  positionRow,
  quoteCell,
  type DescribedColumn,
} from '../../core';
import { actorNames, issueNames } from '../commands/listings';
import { onAskedCorpora, rendered, reportRollUp } from '../corpus/askedCorpus';
import { command } from '../options/command';
import { COMMON, COUNTED, CSV, NETTED } from '../options/shared';
import type { Listing } from '../output/printing';
import { readCoders } from './readCoders';
import { counted, rollUpRemarks, pairRemarks, unknownRemarks } from '../commands/remarks';

export const FRAGILE = command({
  summary: 'The passages on which findings stand: code their articles twice first.',
  details:
    'A disagreement, contradiction or shift stands on the fewest articles that must have been read the other way round for it to be none. Their passages are listed, the most fragile first; articles that two or more coders completed, and adjudicated ones, are left out. See docs/reference/found-again.md.',
  example: 'policy-annotator fragile articles --format csv --out code-twice.csv',
  options: { ...COUNTED, ...NETTED, ...CSV, ...COMMON },
  run: async ({ options, operands }, outside) =>
    onAskedCorpora(
      operands,
      options,
      outside,
      async ({ corpus, filter }) => {
        reportRollUp(filter, options, outside);
        const analysis = runSync(analyse(corpus.reader, filter));
        const coders = await readCoders(corpus, options, outside);
        return rendered(listFragile(analysis, coders), options, outside);
      },
      { netting: options.window },
    ),
});

/** The passages on which findings stand: their articles should be coded twice first. */
function listFragile(analysis: Analysis, coders: CodersCorpus): Listing {
  const { codebook, filter } = analysis.context;
  const found = runSync(codeTwiceFirst(analysis, coders));
  const cells = ({ record, least, findings }: FragilePassage) => {
    const { position, article, date, id } = record;
    return [
      String(least),
      String(findings),
      article.path,
      actorNames(codebook, position.actors),
      stanceLabel(codebook, position, createLocalizer()),
      issueNames(codebook, position.issues),
      date ?? '',
      position.coder === undefined ? '' : coderName(codebook, position.coder),
      position.quote.map(({ exact }) => exact).join(' […] '),
      id,
    ];
  };
  const heads = ['ARTICLE', 'ACTOR', 'STANCE', 'ISSUE', 'DATE', 'CODER', 'QUOTE', 'ID'];
  return {
    rows: found.map(({ record, least, findings }) => ({
      ...positionRow(record),
      standsOn: least,
      findings,
    })),
    table: [['STANDS ON', 'FINDINGS', ...heads], ...found.map(cells)],
    remarks: [
      `${counted(found.length, 'passage')}. Code their articles twice first: the finding that stands on the fewest articles is at the top.`,
      createLocalizer().text('fragility claim'),
      ...pairRemarks(filter),
      ...unknownRemarks(analysis),
      ...rollUpRemarks(filter, analysis.notLifted),
    ],
    csv: {
      columns: COLUMNS,
      rows: found.map(({ record, least, findings }) => [
        record.id,
        record.article.path,
        record.position.actors.join(LIST_SEPARATOR),
        record.position.issues.join(LIST_SEPARATOR),
        record.position.stance,
        record.date,
        record.position.coder,
        quoteCell(record.position.quote),
        least,
        findings,
      ]),
      note: { remarks: [createLocalizer().text('fragility claim')] },
    },
  };
}

const COLUMNS: readonly DescribedColumn[] = [
  { name: 'id', description: 'id of the position' },
  { name: 'article', description: 'path of its article' },
  { name: 'actor', description: 'ids of its actors' },
  { name: 'issue', description: 'ids of its issues' },
  { name: 'stance', description: 'its stance' },
  { name: 'date', description: 'the date that counts' },
  { name: 'coder', description: 'who coded it' },
  { name: 'quote', description: 'its words' },
  {
    name: 'standsOn',
    description: 'the number of articles on which the most fragile of its findings stands',
  },
  {
    name: 'findings',
    description: 'number of disagreements, contradictions and shifts that stand on it',
  },
];
