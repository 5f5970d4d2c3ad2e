import {
  actorNames,
  analyse,
  codeTwiceFirst,
  asManyDrawn,
  columnOf,
  createLocalizer,
  POSITION_HEADS,
  positionColumns,
  positionRow,
  runSync,
  type Analysis,
  type Codebook,
  type CodersCorpus,
  type ListingColumn,
  type FragilePassage,
  WHAT_FINDINGS_STAND_ON,
} from '../../core';
import { onAskedCorpora, rendered, reportRollUp } from '../corpus/askedCorpus';
import { command } from '../options/command';
import { COMMON, COUNTED, CSV, NETTED } from '../options/shared';
import { listed, type Listing } from '../output/printing';
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
  const claim = createLocalizer().text(WHAT_FINDINGS_STAND_ON);
  return listed({
    columns: [...positionsOf(codebook), ...COLUMNS],
    rows: found,
    headsFirst: ['STANDS ON', 'FINDINGS', ...POSITION_HEADS],
    image: ({ record, least, findings }) => ({
      ...positionRow(record),
      standsOn: least,
      findings,
    }),
    remarks: [
      `${counted(found.length, 'passage')}. Code their articles twice first: the finding that stands on the fewest articles is at the top.`,
      ...drawnRemarks(coders, found),
      claim,
      ...pairRemarks(filter),
      ...unknownRemarks(analysis),
      ...rollUpRemarks(filter, analysis.notLifted),
    ],
    note: { remarks: [claim] },
  });
}

/** Half of what is coded twice should be drawn at random. */
function drawnRemarks(coders: CodersCorpus, behind: readonly FragilePassage[]): readonly string[] {
  if (behind.length === 0) return [];
  const waiting = asManyDrawn(coders, behind);
  if (waiting.length === 0) {
    const done = coders.codebook.coding.drawn === 'random';
    return done
      ? []
      : [
          'Rates of error can only be trusted from articles that were drawn at random: draw as many as these with policy-annotator assign.',
        ];
  }
  const shown = waiting.slice(0, MOST_NAMED);
  const names = shown.map(({ path, coders: open }) => `${path} (${open.join(', ')})`);
  const more = waiting.length - shown.length;
  return [
    `Code as many articles that were drawn at random, since rates of error come from these alone: ${names.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}.`,
  ];
}

const MOST_NAMED = 10;

const COLUMNS: readonly ListingColumn<FragilePassage>[] = [
  {
    name: 'standsOn',
    description: 'the number of articles on which the most fragile of its findings stands',
    cell: ({ least }) => least,
    head: 'STANDS ON',
  },
  {
    name: 'findings',
    description: 'number of disagreements, contradictions and shifts that stand on it',
    cell: ({ findings }) => findings,
    head: 'FINDINGS',
  },
];

/** The columns of the position that are listed, with their meanings here. */
function positionsOf(codebook: Codebook): readonly ListingColumn<FragilePassage>[] {
  return positionColumns(codebook).flatMap((column) => {
    const description = MEANINGS.get(column.name ?? '');
    if (description === undefined) return [];
    const own = { ...columnOf(column, ({ record }: FragilePassage) => record), description };
    // Without who speaks for the actors.
    return column.name === 'actor'
      ? [{ ...own, text: ({ record }) => actorNames(codebook, record.actors) }]
      : [own];
  });
}

const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['id', 'id of the position'],
  ['article', 'path of its article'],
  ['actor', 'ids of its actors'],
  ['issue', 'ids of its issues'],
  ['stance', 'its stance'],
  ['date', 'the date that counts'],
  ['coder', 'who coded it'],
  ['quote', 'its words'],
]);
