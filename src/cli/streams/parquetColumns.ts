import type { ParquetWriter } from 'hyparquet-writer';
import type { ArticleRow, Codebook, DateRange, PositionRecord } from '../../core';
import { fieldsOf, quoteRows, type MentionRow } from '../../core/exports';
import type { ColumnRows } from './rowStream';

/** `json` is a text that other programs recognise as JSON. Every column may be null. */
export type ColumnType = 'text' | 'texts' | 'json' | 'number' | 'count' | 'flag' | 'day';

export type Cell = CellOf[ColumnType] | undefined;

/** A row, by column names. */
export type Row = Readonly<Record<string, Cell>>;

/** Names are those of `positions-csv` where they mean the same; lists are stored as lists, not as
 * joined texts. */
export const POSITION_COLUMNS = {
  id: 'text',
  article: 'text',
  title: 'text',
  source: 'text',
  author: 'text',
  article_date: 'text',
  actor: 'texts',
  actor_name: 'texts',
  speaker: 'text',
  according_to: 'text',
  issue: 'texts',
  issue_name: 'texts',
  stance: 'text',
  polarity: 'number',
  target: 'texts',
  evaluation: 'count',
  addressee: 'texts',
  act: 'text',
  condition: 'text',
  intensity: 'number',
  date: 'text',
  first_day: 'day',
  last_day: 'day',
  certainty: 'text',
  status: 'text',
  coder: 'text',
  tags: 'texts',
  note: 'text',
  quotes: 'json',
  fields: 'json',
  start: 'count',
  anchor: 'text',
} as const satisfies Readonly<Record<string, ColumnType>>;

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
  const { position, article, placed, days } = record;
  return {
    id: record.id,
    article: article.path,
    title: article.metadata.title,
    source: article.metadata.source,
    author: article.metadata.author,
    article_date: article.metadata.date,
    actor: position.actors,
    actor_name: position.actors.map((id) => codebook.actors.get(id)?.name ?? id),
    speaker: position.speaker,
    according_to: position.accordingTo,
    issue: position.issues,
    issue_name: position.issues.map((id) => codebook.issues.get(id)?.name ?? id),
    stance: position.stance,
    polarity: record.polarity,
    target: position.target,
    evaluation: position.evaluation,
    addressee: position.addressee,
    act: position.act,
    condition: position.condition,
    intensity: position.intensity,
    date: record.date,
    first_day: dayOf(days, 'first'),
    last_day: dayOf(days, 'last'),
    certainty: position.certainty,
    status: position.status,
    coder: position.coder,
    tags: position.tags,
    note: position.note,
    quotes: quoteRows(placed),
    fields: fieldsOf(position),
    start: record.start,
    anchor: record.anchor,
  } satisfies Cells<typeof POSITION_COLUMNS>;
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
