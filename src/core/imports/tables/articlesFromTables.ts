import { articlesFromTable, type TableArticles, type TableOptions } from './articlesFromTable';
import { guessColumns } from './guessColumns';
import { COLUMN_ROLES, type ColumnMapping, type ColumnRole, type Table } from './table';

/** The options with which a table is read. */
export interface TableChoice extends Pick<TableOptions, 'dayOrder'> {
  readonly mapping: ColumnMapping;
}

/** The articles of all tables of a file, each read as chosen, else by the guess. Sheets without a
 * text are skipped where another one has some. */
export function articlesFromTables(
  tables: readonly Table[],
  choiceOf: (table: Table) => TableChoice = (table) => ({ mapping: guessColumns(table) }),
  fromHtml?: TableOptions['fromHtml'],
): TableArticles {
  const read = tables.map((table, at) => {
    const { mapping, dayOrder } = choiceOf(table);
    const keyPrefix = at === 0 ? '' : `${table.name}:`;
    return articlesFromTable(table, mapping, { dayOrder, fromHtml, keyPrefix });
  });
  const withArticles = read.filter(({ articles }) => articles.length > 0);
  if (withArticles.length === 0) return read[0] ?? { articles: [], problems: [] };
  return {
    articles: withArticles.flatMap(({ articles }) => articles),
    problems: withArticles.flatMap(({ problems }) => problems),
  };
}

/** Names of columns by their role in an article; '' for none. */
export type NamedColumns = ReadonlyMap<ColumnRole, string>;

/** The guess with the given names in place of its own. Names are compared without case. `missing`:
 * names that are not a column. */
export function namedMapping(
  table: Table,
  named: NamedColumns,
): { readonly mapping: ColumnMapping; readonly missing: readonly string[] } {
  const guess = guessColumns(table);
  const mapping: Partial<Record<ColumnRole, number>> = {};
  const missing: string[] = [];
  for (const [role, name] of named) {
    if (name === '') continue;
    const column = columnNamed(table, name);
    if (column < 0) missing.push(name);
    else mapping[role] = column;
  }
  const taken = new Set(Object.values(mapping));
  for (const role of COLUMN_ROLES) {
    const column = guess[role];
    if (!named.has(role) && column !== undefined && !taken.has(column)) mapping[role] = column;
  }
  return { mapping, missing };
}

function columnNamed({ columns }: Table, name: string): number {
  const exact = columns.indexOf(name);
  if (exact >= 0) return exact;
  const wanted = name.trim().toLowerCase();
  return columns.findIndex((column) => column.toLowerCase() === wanted);
}
