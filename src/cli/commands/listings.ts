import {
  analyse,
  ascribedToTarget,
  coderName,
  contradictions,
  disagreementsOn,
  runSync,
  countsText,
  kindCounts,
  nettingText,
  stanceLabel,
  createLocalizer,
  windowOf,
  inScope,
  isCountedContradiction,
  issueName,
  lazily,
  positionRecords,
  type Analysis,
  type Codebook,
  type Disagreement,
  type Filter,
  type PositionRecord,
} from '../../core';
import {
  contradictionRow,
  disagreementRow,
  mentionRows,
  positionRow,
  type DescribedTable,
  type MentionRow,
} from '../../core/exports';
import type { LoadedCorpus } from '../corpus/corpus';
import {
  codedDifferentlyRemarks,
  unlistedRemarks,
  counted,
  rollUpRemarks,
  searchRemarks,
  exclusionRemarks,
  unknownRemarks,
} from './remarks';
import { problemRow, type FoundProblem, type ProblemRow } from './problems';
import { WrongUse } from '../options/wrongUse';

/** The output of a command: rows for programs, and the same as a table to read. */
export interface Listing {
  readonly rows: Iterable<unknown>;
  /** The first row is the header. */
  readonly table: readonly (readonly string[])[];
  /** Lines printed below the table. */
  readonly remarks: readonly string[];
  /** The rows as a table for programs, where a command has one. */
  readonly csv?: DescribedTable;
}

export function listPositions({ reader }: LoadedCorpus, filter: Filter): Listing {
  const { codebook } = reader;
  const records = positionRecords(reader, filter);
  return {
    rows: records.map(positionRow),
    table: [
      ['ARTICLE', 'ACTOR', 'STANCE', 'ISSUE', 'DATE', 'CODER', 'QUOTE', 'ID'],
      ...records.map(({ id, article, position, date }) => [
        article.path,
        actorNames(codebook, position.actors) + ascribedBy(codebook, position.accordingTo),
        stanceLabel(codebook, position, createLocalizer()),
        issueNames(codebook, position.issues),
        date ?? '',
        position.coder === undefined ? '' : coderName(codebook, position.coder),
        position.quote.map(({ exact }) => exact).join(' […] '),
        id,
      ]),
    ],
    remarks: [counted(records.length, 'position'), ...searchRemarks(filter)],
  };
}

export function listDisagreements({ reader }: LoadedCorpus, filter: Filter): Listing {
  const { codebook } = reader;
  const analysis = runSync(analyse(reader, filter));
  function* found(): Generator<Disagreement> {
    for (const on of analysis.issues.values()) yield* disagreementsOn(on);
  }
  function* rows(): Generator {
    for (const row of found()) yield disagreementRow(row, analysis);
  }
  const listed = lazily(() => shortEnough(found()));
  return {
    // Made one by one while they are written, since there may be millions.
    rows: { [Symbol.iterator]: rows },
    get table() {
      return [
        ['ISSUE', 'KIND', 'ACTORS', 'CLAIMS', 'DATES', 'REMARKS'],
        ...listed().map((row) => disagreementCells(row, analysis)),
      ];
    },
    get remarks() {
      return [
        countsText(createLocalizer(), kindCounts(analysis)),
        `Window: ${nettingText(windowOf(filter, codebook))}.`,
        ...unlistedRemarks(analysis),
        ...codedDifferentlyRemarks(analysis),
        ...searchRemarks(filter),
        ...exclusionRemarks(analysis),
        ...unknownRemarks(analysis),
        ...rollUpRemarks(filter, analysis.notLifted),
      ];
    },
  };
}

/** The rows of a table to read, which is limited: more would not fit into memory. */
function shortEnough<Row>(rows: Iterable<Row>): readonly Row[] {
  const list: Row[] = [];
  for (const row of rows) {
    if (list.push(row) <= LONGEST_TABLE) continue;
    throw new WrongUse(
      `A table can have at most ${String(LONGEST_TABLE)} rows. Add --json, or narrow the rows down with --query.`,
    );
  }
  return list;
}

const LONGEST_TABLE = 200_000;

function disagreementCells(row: Disagreement, analysis: Analysis): readonly string[] {
  const { codebook } = analysis.context;
  const ascribing = ascribedToTarget(analysis, row);
  return [
    row.issue === undefined ? '–' : issueNames(codebook, [row.issue]),
    row.kind,
    row.actors
      .map((actor, index) => actorNames(codebook, [actor]) + signOf(row.stances[index]?.sign))
      .join(row.kind === 'one-sided' ? ' → ' : ' – '),
    row.kind === 'stated'
      ? String(row.records.length)
      : `${String(row.claims[0])} : ${String(row.claims[1])}`,
    row.kind === 'apart'
      ? row.stances
          .map((stance) => {
            const { firstDate, lastDate } = stance?.sidedDates ?? row;
            return datesOf(firstDate, lastDate) || 'undated';
          })
          .join(' | ')
      : datesOf(row.firstDate, row.lastDate),
    [
      ...(row.stated && row.kind !== 'stated' ? ['also stated'] : []),
      ...(row.mixed ? ['mixed'] : []),
      ...(ascribing.length > 0 ? [`only ascribed, by ${actorNames(codebook, ascribing)}`] : []),
    ].join(', '),
  ];
}

export function listContradictions({ reader }: LoadedCorpus, filter: Filter): Listing {
  const { codebook } = reader;
  const analysis = runSync(analyse(reader, filter));
  const found = contradictions(analysis);
  return {
    rows: found.map(contradictionRow),
    table: [
      ['ACTOR', 'ISSUE', 'KIND', 'FOR', 'AGAINST'],
      ...found.map((row) => [
        actorNames(codebook, [row.actor]),
        issueNames(codebook, [row.issue]),
        row.kind + (row.conditional ? ', one side conditional' : ''),
        ...row.records.map((records) => records.map((one) => datedId(one, codebook)).join(', ')),
      ]),
    ],
    remarks: [
      counted(
        found.filter(isCountedContradiction).length,
        'contradiction or shift',
        'contradictions and shifts',
      ),
      ...searchRemarks(filter),
      ...unknownRemarks(analysis),
      ...rollUpRemarks(filter, analysis.notLifted),
    ],
  };
}

/** Such as "p1 (2024-04-26, Antony Blinken)". */
function datedId({ id, date, speaker }: PositionRecord, codebook: Codebook): string {
  const remarks = [
    ...(date === undefined ? [] : [date]),
    ...(speaker === undefined ? [] : [actorNames(codebook, [speaker])]),
  ];
  return remarks.length === 0 ? id : `${id} (${remarks.join(', ')})`;
}

export async function listMentions(
  corpus: LoadedCorpus,
  filter: Filter,
  weak: boolean,
): Promise<Listing> {
  const rows: MentionRow[] = [];
  for (const { path } of corpus.reader.articles()) {
    if (!inScope(path, filter.scope)) continue;
    const text = (await corpus.text(path)) ?? '';
    const found = mentionRows(path, text, await corpus.mentions(path, weak));
    // One by one: a long article has more mentions than a call can have arguments.
    for (const row of found) rows.push(row);
  }
  return {
    rows,
    table: [
      ['ARTICLE', 'PLACE', 'KIND', 'ID', 'TEXT', 'REMARKS'],
      ...rows.map((row) => [
        row.article,
        `${String(row.start)}–${String(row.end)}`,
        row.kind,
        row.id,
        row.text,
        row.ambiguous ? 'ambiguous' : row.marked ? 'marked' : '',
      ]),
    ],
    remarks: [counted(rows.length, 'mention')],
  };
}

/** The number of problems by file; the problems themselves go to standard error. */
export function listProblems({ reader }: LoadedCorpus, found: readonly FoundProblem[]): Listing {
  const files = new Map<string, ProblemRow[]>();
  for (const row of found) {
    const known = files.get(row.file);
    if (known) known.push(row);
    else files.set(row.file, [row]);
  }
  const count = (rows: readonly ProblemRow[], severity: string): string =>
    String(rows.filter((row) => row.severity === severity).length);
  const articles = reader.articles().length;
  return {
    rows: found.map(problemRow),
    table: [
      ['FILE', 'ERRORS', 'WARNINGS', 'NOTES'],
      ...[...files].map(([file, rows]) => [
        file,
        count(rows, 'error'),
        count(rows, 'warning'),
        count(rows, 'info'),
      ]),
    ],
    remarks: [`${counted(found.length, 'problem')} in ${counted(articles, 'article')}`],
  };
}

function actorNames(codebook: Codebook, ids: readonly string[]): string {
  return ids.map((id) => codebook.actors.get(id)?.name ?? id).join(', ');
}

/** Ascribed positions are listed but not counted: the table must mark them. */
function ascribedBy(codebook: Codebook, accordingTo: string | undefined): string {
  return accordingTo === undefined ? '' : ` (according to ${actorNames(codebook, [accordingTo])})`;
}

function issueNames(codebook: Codebook, ids: readonly string[]): string {
  return ids.map((id) => issueName(codebook, id)).join(', ');
}

function signOf(sign: number | undefined): string {
  return sign === undefined || sign === 0 ? '' : sign > 0 ? ' ⊕' : ' ⊖';
}

function datesOf(first: string | undefined, last: string | undefined): string {
  if (first === undefined || last === undefined) return '';
  return first === last ? first : `${first} … ${last}`;
}
