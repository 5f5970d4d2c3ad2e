import { forEachTask, type Task } from '../../util/task';
import type { Actor, Alias, Example, Issue } from '../../model/codebook';
import type { Cell } from '../../tables/csv';
import { describedCsv, type DescribedColumn } from '../../tables/dataPackage';
import { listCell } from '../../tables/listCell';
import { articlesNotRead } from '../exportedRows';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';
import { codebookCounts, type CodebookCounts } from './codebookCounts';
import { oneLine } from '../../text/lines';

/** The actors and issues as a table that *Import Codebook Entries* reads again. */
export const codebookCsv = {
  kind: 'text',
  id: 'codebook-csv',
  label: 'Codebook (CSV)',
  extension: 'csv',
  description:
    'A row for each actor and issue, to edit in a spreadsheet and import again; without roles, attributes and stances.',
  isDescribed: true,
  render,
} as const satisfies TextFormat;

const COLUMNS: Readonly<Record<string, string | undefined>> = {
  layer: 'actor or issue',
  id: undefined,
  name: undefined,
  type: 'of an actor',
  part_of: 'the id of the entry above',
  sign: 'of an issue: 1 or -1 if a stance also counts for the issue above, with this sign',
  statement: 'the sentence that supporters agree with and opponents reject',
  definition: undefined,
  codable: 'false for an issue that only groups',
  side: 'true for an actor where a roll-up stops',
  unspecified: 'true for actors such as “U.S. officials”',
  aliases:
    'aliases or keywords that are found in texts in any case; in quotation marks where one has a semicolon',
  weak_aliases: 'those that are used in lists only',
  exact_aliases: 'those that are found as written only',
  member_of: 'ids of groups',
  color: undefined,
  note: undefined,
  include: 'examples that belong to the entry, one per line',
  include_why: 'the reasons of these examples, in the same lines',
  exclude: 'examples that do not belong to it, one per line',
  exclude_why: 'the reasons of these examples, in the same lines',
  positions: 'coded with the entry itself; not imported',
  mentions: 'in the articles, where they are known; not imported',
};

function* render({ reader, filter, options }: ExportInput): Task<Rendered> {
  const counts = codebookCounts(reader, filter);
  yield undefined;
  const { actors, issues } = reader.codebook;
  const rows: (readonly Cell[])[] = [];
  yield* forEachTask([...issues.values()], (issue) => {
    rows.push(issueCells(issue, counts));
  });
  yield* forEachTask([...actors.values()], (actor) => {
    rows.push(actorCells(actor, counts));
  });
  const columns = Object.entries(COLUMNS).map(([name, description]): DescribedColumn => ({
    name,
    description,
  }));
  const { version } = reader.codebook;
  const note = { version, articlesNotRead: articlesNotRead(reader, filter) };
  return describedCsv({ columns, rows, note }, options);
}

function issueCells(issue: Issue, counts: CodebookCounts): readonly Cell[] {
  const { id, name, partOf, sign, statement, definition, codable, color } = issue;
  return [
    ...['issue', id, name, undefined, partOf, sign, statement, definition],
    ...[codable ? undefined : false, undefined, undefined],
    ...aliasCells(issue.keywords),
    ...[undefined, color, issue.note],
    ...exampleCells(issue),
    ...[counts.positionsOf('issue', id), counts.mentionsOf('issue', id)],
  ];
}

function actorCells(actor: Actor, counts: CodebookCounts): readonly Cell[] {
  const { id, name, type, partOf, side, unspecified, memberOf, note } = actor;
  return [
    ...['actor', id, name, type, partOf, undefined, undefined, undefined, undefined],
    ...[side || undefined, unspecified || undefined],
    ...aliasCells(actor.aliases),
    ...[listCell(memberOf), undefined, note],
    ...exampleCells(actor),
    ...[counts.positionsOf('actor', id), counts.mentionsOf('actor', id)],
  ];
}

/** Those that match in any case, weak ones, and those that match as written. */
function aliasCells(aliases: readonly Alias[]): readonly Cell[] {
  const textsOf = (isMeant: (alias: Alias) => boolean): string =>
    listCell(aliases.filter(isMeant).map(({ text }) => text));
  return [
    textsOf(({ weak, exactCase }) => !weak && !exactCase),
    textsOf(({ weak }) => weak),
    textsOf(({ exactCase }) => exactCase),
  ];
}

function exampleCells({ examples: { include, exclude } }: Actor | Issue): readonly Cell[] {
  // Each line of a cell is an example.
  const textsOf = (examples: readonly Example[]): string =>
    examples.map(({ text }) => oneLine(text)).join('\n');
  const reasonsOf = (examples: readonly Example[]): string =>
    examples.some(({ why }) => why !== undefined)
      ? examples.map(({ why = '' }) => oneLine(why)).join('\n')
      : '';
  return [textsOf(include), reasonsOf(include), textsOf(exclude), reasonsOf(exclude)];
}
