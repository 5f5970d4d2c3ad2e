import {
  coderName,
  createLocalizer,
  inScope,
  issueName,
  positionRecords,
  stanceLabel,
  type Codebook,
  type Filter,
  type Position,
  mentionRows,
  positionRow,
  type DescribedTable,
  type MentionRow,
} from '../../core';
import type { LoadedCorpus } from '../corpus/corpus';
import { counted, searchRemarks } from './remarks';
import { problemRow, type FoundProblem, type ProblemRow } from './problems';

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
        actorNames(codebook, position.actors) + spokenBy(codebook, position),
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
export function listProblems(
  { reader }: LoadedCorpus,
  found: readonly FoundProblem[],
  { scope }: Pick<Filter, 'scope'>,
): Listing {
  const files = new Map<string, ProblemRow[]>();
  for (const row of found) {
    const known = files.get(row.file);
    if (known) known.push(row);
    else files.set(row.file, [row]);
  }
  const count = (rows: readonly ProblemRow[], severity: string): string =>
    String(rows.filter((row) => row.severity === severity).length);
  const articles = reader.articles().filter(({ path }) => inScope(path, scope)).length;
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
    remarks: [`${counted(found.length, 'problem')}, ${counted(articles, 'article')} checked`],
  };
}

export function actorNames(codebook: Codebook, ids: readonly string[]): string {
  return ids.map((id) => codebook.actors.get(id)?.name ?? id).join(', ');
}

/** " (by Wang Yi)", " (according to China)": ascribed positions are listed but not counted. */
function spokenBy(codebook: Codebook, { actors, speaker, accordingTo }: Position): string {
  const remarks = [
    ...(speaker === undefined || actors.includes(speaker)
      ? []
      : [`by ${actorNames(codebook, [speaker])}`]),
    ...(accordingTo === undefined ? [] : [`according to ${actorNames(codebook, [accordingTo])}`]),
  ];
  return remarks.length === 0 ? '' : ` (${remarks.join(', ')})`;
}

export function issueNames(codebook: Codebook, ids: readonly string[]): string {
  return ids.map((id) => issueName(codebook, id)).join(', ');
}
