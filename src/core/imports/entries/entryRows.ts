import { columnNamed } from '../positions/mapping/columnWords';
import type { Table } from '../tables/table';

/** An entry of the codebook as a table or list describes it. */
export interface EntryRow {
  /** The row of the table, its header included, or the line of a list. */
  readonly row: number;
  /** The file or sheet that it comes from. */
  readonly file: string;
  /** `keyword`: the name is a keyword of its parent issue. */
  readonly layer: 'actor' | 'issue' | 'keyword';
  readonly id: string | undefined;
  readonly name: string;
  readonly type: string | undefined;
  readonly partOf: string | undefined;
  readonly aliases: readonly string[];
  readonly statement: string | undefined;
  readonly definition: string | undefined;
  readonly note: string | undefined;
}

type EntryColumn = Exclude<keyof EntryRow, 'row' | 'file'>;

/** Names of columns, those of exported workbooks first. */
const HEADERS: Readonly<Record<EntryColumn, readonly string[]>> = {
  layer: ['layer', 'kind', 'of'],
  id: ['id', 'key', 'identifier'],
  name: ['name', 'label', 'title', 'entry', 'actor', 'issue', 'keyword'],
  type: ['type', 'category', 'class'],
  partOf: ['part_of', 'part-of', 'parent', 'group', 'belongs_to'],
  aliases: ['aliases', 'alias', 'keywords', 'synonyms', 'other_names', 'also_called'],
  statement: ['statement'],
  definition: ['definition', 'description'],
  note: ['note', 'notes', 'remark'],
};

/** The entries in the rows of a table. The layer is that of the column `layer`; without one,
 * `issue` where the sheet has such a name or the table has statements or definitions, else
 * `actor`. Rows without a name and id are skipped. */
export function entryRows(table: Table, file: string): readonly EntryRow[] {
  const free = new Set(table.columns);
  const at = new Map<EntryColumn, number>();
  for (const [column, words] of Object.entries(HEADERS) as [EntryColumn, readonly string[]][]) {
    const name = columnNamed(words, free);
    if (name === undefined) continue;
    free.delete(name);
    at.set(column, table.columns.indexOf(name));
  }
  // A table of one column is a list of names, whatever its header.
  if (!at.has('name') && !at.has('id') && table.columns.length > 0) at.set('name', 0);
  const usual = layerOfTable(table, at);
  const nameOfTable = table.name === '' ? file : `${file} (${table.name})`;
  return table.rows.flatMap((row, index) => {
    const cell = (column: EntryColumn): string | undefined => {
      const place = at.get(column);
      const text = place === undefined ? '' : (row[place] ?? '').replace(/\s+/g, ' ').trim();
      return text === '' ? undefined : text;
    };
    const name = cell('name') ?? cell('id');
    if (name === undefined) return [];
    return {
      row: index + 2,
      file: nameOfTable,
      layer: layerNamed(cell('layer')) ?? usual,
      id: cell('id'),
      name,
      type: cell('type'),
      partOf: cell('partOf'),
      aliases: listed(cell('aliases')),
      statement: cell('statement'),
      definition: cell('definition'),
      note: cell('note'),
    };
  });
}

/** The entries of a text with one name per line. The name of the file, without its ending, is their
 * type: `persons.txt` has persons, and `issues.txt` issues. Lines that begin with # are
 * comments. */
export function listedEntries(file: string, text: string): readonly EntryRow[] {
  const kind = file
    .replace(/\.[^.]*$/, '')
    .trim()
    .toLowerCase();
  const layer = layerNamed(kind) ?? 'actor';
  const type = layer === 'actor' && layerNamed(kind) === undefined ? singular(kind) : undefined;
  return text.split(/\r\n?|\n/).flatMap((line, index) => {
    const name = line
      .replace(/^\uFEFF/, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (name === '' || name.startsWith('#')) return [];
    return {
      row: index + 1,
      file,
      layer,
      id: undefined,
      name,
      type,
      partOf: undefined,
      aliases: [],
      statement: undefined,
      definition: undefined,
      note: undefined,
    };
  });
}

function layerOfTable({ name }: Table, at: ReadonlyMap<EntryColumn, number>): EntryRow['layer'] {
  const named = layerNamed(name);
  if (named) return named;
  const isOfIssues = at.has('statement') || (at.has('definition') && !at.has('type'));
  return isOfIssues ? 'issue' : 'actor';
}

function layerNamed(word: string | undefined): EntryRow['layer'] | undefined {
  const plain = word?.trim().toLowerCase().replace(/s$/, '');
  return plain === 'actor' || plain === 'issue' || plain === 'keyword' ? plain : undefined;
}

/** The five coloured types have singular names. */
function singular(kind: string): string {
  if (kind === 'people') return 'person';
  return (
    ['state', 'government', 'person', 'organization', 'group'].find(
      (type) => kind === `${type}s`,
    ) ?? kind
  );
}

function listed(cell: string | undefined): readonly string[] {
  if (cell === undefined) return [];
  const separator = [';', '|'].find((sign) => cell.includes(sign));
  const members = separator === undefined ? [cell] : cell.split(separator);
  return members.map((member) => member.trim()).filter((member) => member !== '');
}
