import type { ParquetWriter } from 'hyparquet-writer';
import {
  ALL_FIELDS,
  columnName,
  isListField,
  type ArticleRow,
  type Codebook,
  type DateRange,
  type FieldKey,
  type KeyedField,
  type PositionRecord,
  plainFields,
  quoteRows,
  type MentionRow,
} from '../../core';
import type { ColumnRows } from './rowStream';

/** `json` is a text that other programs recognise as JSON. Every column may be null. */
export type ColumnType = 'text' | 'texts' | 'json' | 'number' | 'count' | 'flag' | 'day';

export type Cell = CellOf[ColumnType] | undefined;

/** A row, by column names. */
export type Row = Readonly<Record<string, Cell>>;

type PositionColumn = readonly [
  name: string,
  type: ColumnType,
  cell: (record: PositionRecord, codebook: Codebook) => Cell,
];

/** What stands behind a field. */
const BEHIND: Partial<Record<FieldKey, readonly PositionColumn[]>> = {
  actors: [
    [
      'actor_name',
      'texts',
      ({ position }, { actors }) => position.actors.map((id) => actors.get(id)?.name ?? id),
    ],
  ],
  issues: [
    [
      'issue_name',
      'texts',
      ({ position }, { issues }) => position.issues.map((id) => issues.get(id)?.name ?? id),
    ],
  ],
  stance: [['polarity', 'number', ({ polarity }) => polarity]],
  date: [
    ['first_day', 'day', ({ days }) => dayOf(days, 'first')],
    ['last_day', 'day', ({ days }) => dayOf(days, 'last')],
  ],
};

/** Names are those of `positions-csv` where they mean the same; lists are stored as lists, not as
 * joined texts. */
const POSITION_CELLS: readonly PositionColumn[] = [
  ['id', 'text', ({ id }) => id],
  ['article', 'text', ({ article }) => article.path],
  ['title', 'text', ({ article }) => article.metadata.title],
  ['source', 'text', ({ article }) => article.metadata.source],
  ['author', 'text', ({ article }) => article.metadata.author],
  ['article_date', 'text', ({ article }) => article.metadata.date],
  ...ALL_FIELDS.flatMap((field): readonly PositionColumn[] => [
    [
      columnName(field),
      typeOf(field),
      ({ position, date }) => (field.key === 'date' ? date : position[field.key]),
    ],
    ...(BEHIND[field.key] ?? []),
  ]),
  ['quotes', 'json', ({ placed }) => quoteRows(placed)],
  ['fields', 'json', ({ position }) => plainFields(position)],
  ['start', 'count', ({ start }) => start],
  ['anchor', 'text', ({ anchor }) => anchor],
];

function typeOf(field: KeyedField): ColumnType {
  if (isListField(field)) return 'texts';
  if (field.kind === 'flag') return 'flag';
  return field.kind === 'number' ? 'count' : field.kind === 'grade' ? 'number' : 'text';
}

export const POSITION_COLUMNS: Readonly<Record<string, ColumnType>> = Object.fromEntries(
  POSITION_CELLS.map(([name, type]) => [name, type]),
);

export const MENTION_COLUMNS = {
  article: 'text',
  title: 'text',
  source: 'text',
  article_date: 'text',
  kind: 'text',
  id: 'text',
  start: 'count',
  end: 'count',
  text: 'text',
  ambiguous: 'flag',
  marked: 'flag',
} as const satisfies Readonly<Record<string, ColumnType>>;

/** The rows of an article, converted to the columns. */
export function parquetRows(
  rows: ColumnRows,
  article: ArticleRow,
  codebook: Codebook,
): readonly Row[] {
  return rows.kind === 'mentions'
    ? rows.rows.map((row) => mentionCells(row, article))
    : rows.records.map((record) => positionCells(record, codebook));
}

function mentionCells(row: MentionRow, { metadata }: ArticleRow): Row {
  const { title, source, date } = metadata;
  return { ...row, title, source, article_date: date } satisfies Cells<typeof MENTION_COLUMNS>;
}

function positionCells(record: PositionRecord, codebook: Codebook): Row {
  return Object.fromEntries(
    POSITION_CELLS.map(([name, , cell]) => [name, cell(record, codebook)] as const),
  );
}

/** Exactly these columns, each of its type: the writer itself would report an error only at the
 * first wrong value. */
type Cells<Columns extends Readonly<Record<string, ColumnType>>> = {
  readonly [Name in keyof Columns]: CellOf[Columns[Name]] | undefined;
};

interface CellOf {
  readonly text: string;
  readonly json: object;
  readonly number: number;
  readonly count: number;
  readonly flag: boolean;
  readonly day: Date;
  readonly texts: readonly string[];
}

function dayOf(days: DateRange | undefined, which: keyof DateRange): Date | undefined {
  return days && new Date(`${days[which]}T00:00:00Z`);
}

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** The schema of the columns in a Parquet file (parquet-format, LogicalTypes: lists have three
 * levels). */
export function parquetSchema(
  columns: readonly (readonly [name: string, type: ColumnType])[],
): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.flatMap(([name, type]): SchemaElement[] => {
      if (type !== 'texts') return [{ name, repetition_type: 'OPTIONAL', ...PLAIN_TYPES[type] }];
      return [
        { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', repetition_type: 'OPTIONAL', ...PLAIN_TYPES.text },
      ];
    }),
  ];
}

const PLAIN_TYPES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  json: { type: 'BYTE_ARRAY', converted_type: 'JSON' },
  number: { type: 'DOUBLE' },
  count: { type: 'INT32' },
  flag: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE' },
} as const satisfies Readonly<Record<Exclude<ColumnType, 'texts'>, Partial<SchemaElement>>>;
