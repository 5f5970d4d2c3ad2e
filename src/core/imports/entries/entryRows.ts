import { NO_EXAMPLES, type Example, type Examples } from '../../model/codebook';
import { isId } from '../../model/ids';
import { unguarded } from '../../tables/csv';
import { listMembers } from '../../tables/listCell';
import { isColor } from '../../yaml/shape/scalarShapes';
import { columnNamed } from '../positions/mapping/columnWords';
import { isGuardedTable } from '../positions/tableCells';
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
  readonly more: MoreOfEntry;
}

/** What only tables of ours say of an entry: an exported codebook is imported as it was. */
export interface MoreOfEntry {
  /** Those of the aliases that are weak, or match in their own case only. */
  readonly weakAliases: readonly string[];
  readonly exactAliases: readonly string[];
  readonly memberOf: readonly string[];
  readonly examples: Examples;
  /** As in the codebook: "1", "-1"; "true", "false". */
  readonly sign: string | undefined;
  readonly codable: string | undefined;
  readonly side: string | undefined;
  readonly unspecified: string | undefined;
  readonly color: string | undefined;
}

export const NOTHING_MORE: MoreOfEntry = {
  weakAliases: [],
  exactAliases: [],
  memberOf: [],
  examples: NO_EXAMPLES,
  sign: undefined,
  codable: undefined,
  side: undefined,
  unspecified: undefined,
  color: undefined,
};

type EntryColumn = Exclude<keyof EntryRow, 'row' | 'file' | 'more'> | MoreColumn;
type MoreColumn =
  Exclude<keyof MoreOfEntry, 'examples'> | 'include' | 'includeWhy' | 'exclude' | 'excludeWhy';

/** Names of columns, those of exported workbooks first. */
const HEADERS: Readonly<Record<EntryColumn, readonly string[]>> = {
  layer: ['layer', 'kind', 'of'],
  id: ['id', 'key', 'identifier'],
  name: [
    'name',
    'label',
    'title',
    'entry',
    'actor',
    'issue',
    'keyword',
    'code',
    'code_name',
    'theme',
  ],
  type: ['type', 'category', 'class'],
  partOf: ['part_of', 'part-of', 'parent', 'parent_code', 'group', 'belongs_to'],
  aliases: ['aliases', 'alias', 'keywords', 'synonyms', 'other_names', 'also_called'],
  statement: ['statement'],
  definition: ['definition', 'description', 'memo', 'code_memo', 'scope_note'],
  note: ['note', 'notes', 'remark'],
  weakAliases: ['weak_aliases'],
  exactAliases: ['exact_aliases'],
  memberOf: ['member_of'],
  sign: ['sign'],
  codable: ['codable'],
  side: ['side'],
  unspecified: ['unspecified'],
  color: ['color', 'colour'],
  include: ['include'],
  includeWhy: ['include_why'],
  exclude: ['exclude'],
  excludeWhy: ['exclude_why'],
};

/** The entries in the rows of a table. The layer is that of the column `layer`; without one,
 * `issue` where the sheet has such a name or the table has statements, definitions or codes, else
 * `actor`. Rows without a name and id are skipped. `names`: the column of names, where
 * `hasUnclearNames`; the first if absent. */
export function entryRows(table: Table, file: string, names?: number): readonly EntryRow[] {
  const at = columnsOf(table);
  // A table of one column is a list of names, whatever its header.
  if (names !== undefined || hasUnclearNames(table)) at.set('name', names ?? 0);
  const usual = layerOfTable(table, at, /^(code|code_?name|theme)$/i.test(nameColumn(table, at)));
  const nameOfTable = table.name === '' ? file : `${file} (${table.name})`;
  const isGuarded = isGuardedTable(table);
  return table.rows.flatMap((row, index) => {
    const written = (column: EntryColumn): string => {
      const place = at.get(column);
      const text = place === undefined ? '' : (row[place] ?? '');
      return isGuarded ? unguarded(text) : text;
    };
    const cell = (column: EntryColumn): string | undefined => {
      const text = written(column).replace(/\s+/g, ' ').trim();
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
      aliases: ALIASES.flatMap((column) => listed(cell(column))),
      statement: cell('statement'),
      definition: cell('definition'),
      note: cell('note'),
      more: {
        weakAliases: listed(cell('weakAliases')),
        exactAliases: listed(cell('exactAliases')),
        memberOf: listed(cell('memberOf')).filter(isId),
        examples: {
          include: examplesIn(written('include'), written('includeWhy')),
          exclude: examplesIn(written('exclude'), written('excludeWhy')),
        },
        sign: oneOf(cell('sign'), ['1', '-1']),
        codable: oneOf(cell('codable'), ['false']),
        side: oneOf(cell('side'), ['true']),
        unspecified: oneOf(cell('unspecified'), ['true']),
        color: ((color = '') => (isColor(color) ? color : undefined))(cell('color')),
      },
    };
  });
}

/** Whether no column of a table is that of names or ids by its own name. */
export function hasUnclearNames(table: Table): boolean {
  const at = columnsOf(table);
  return table.columns.length > 0 && !at.has('name') && !at.has('id');
}

function columnsOf(table: Table): Map<EntryColumn, number> {
  const free = new Set(table.columns);
  const at = new Map<EntryColumn, number>();
  for (const [column, words] of Object.entries(HEADERS) as [EntryColumn, readonly string[]][]) {
    const name = columnNamed(words, free);
    if (name === undefined) continue;
    free.delete(name);
    at.set(column, table.columns.indexOf(name));
  }
  return at;
}

const ALIASES = ['aliases', 'weakAliases', 'exactAliases'] as const;

/** A line for each example; the lines of the other column are their reasons. */
function examplesIn(texts: string, reasons: string): readonly Example[] {
  const why = reasons.split(/\r\n?|\n/);
  return texts.split(/\r\n?|\n/).flatMap((line, at) => {
    const text = line.replace(/\s+/g, ' ').trim();
    const reason = (why[at] ?? '').replace(/\s+/g, ' ').trim();
    // As in the codebook, where it would not be read.
    if (!/[\p{L}\p{N}\p{S}]/u.test(text)) return [];
    return { text, why: reason === '' ? undefined : reason };
  });
}

/** As a spreadsheet may write it (TRUE); every other value is the default one, or a mistake. */
function oneOf(cell: string | undefined, values: readonly string[]): string | undefined {
  return values.find((value) => value === cell?.toLowerCase());
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
      more: NOTHING_MORE,
    };
  });
}

function nameColumn({ columns }: Table, at: ReadonlyMap<EntryColumn, number>): string {
  return (columns[at.get('name') ?? -1] ?? '').trim().replace(/\s+/g, '_');
}

/** `hasCodes`: names are those of codes, as programs for coding list them with their memos. */
function layerOfTable(
  { name }: Table,
  at: ReadonlyMap<EntryColumn, number>,
  hasCodes: boolean,
): EntryRow['layer'] {
  const named = layerNamed(name);
  if (named) return named;
  const isOfIssues = at.has('statement') || (at.has('definition') && !at.has('type'));
  return isOfIssues || hasCodes ? 'issue' : 'actor';
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
  return cell === undefined ? [] : listMembers(cell);
}
