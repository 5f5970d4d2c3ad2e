import { organizationsOf } from '../../analysis/rollUp/organization';
import { inScope, type Filter } from '../../analysis/records/filter';
import { isAuthor } from '../../analysis/records/ids';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { FieldValue } from '../../model/annotation';
import type { ArticleRow, CorpusReader } from '../../model/corpus';
import { ALL_FIELDS, columnName, type FieldKey, type KeyedField } from '../../model/fields';
import type { ActorId } from '../../model/ids';
import type { PlacedAnnotation } from '../../model/place';
import { quoteCell, type Cell } from '../../tables/csv';
import { listCell } from '../../tables/listCell';
import type { DescribedColumn } from '../../tables/dataPackage';
import { greatest } from '../../util/lists';
import { compareText } from '../../util/order';
import type { QuotePage } from '../quotePages';

/** The content of every table of positions, whatever its file format. */
export interface PositionsTable {
  /** Machine-readable names: a published contract (command-line.md). */
  readonly columns: readonly DescribedColumn[];
  readonly rows: Iterable<readonly Cell[]>;
}

/** One row for each position: the common columns, then the study's own variables and attributes.
 * `pageOf` is called when a row is taken. */
export function positionsTable(
  reader: CorpusReader,
  records: readonly PositionRecord[],
  { scope }: Pick<Filter, 'scope'>,
  pageOf: QuotePage,
): PositionsTable {
  const extra = extraColumns(records, reader, (path) => inScope(path, scope));
  return {
    columns: [
      ...COLUMNS.map(([name, , description]) => ({ name, description })),
      ...extra.fields.map((name) => extraColumn('field', name, "the study's own variable")),
      ...extra.actorAttributes.map((name) =>
        extraColumn('actor_attribute', name, 'of the actors, from the codebook'),
      ),
      ...extra.articleAttributes.map((name) =>
        extraColumn('article_attribute', name, 'of the article'),
      ),
    ],
    rows: rowsOf(reader, records, extra, pageOf),
  };
}

function extraColumn(prefix: string, name: string, description: string): DescribedColumn {
  return { name: `${prefix}.${name}`, description };
}

function* rowsOf(
  reader: CorpusReader,
  records: readonly PositionRecord[],
  extra: ExtraColumns,
  pageOf: QuotePage,
): Generator<readonly Cell[]> {
  for (const record of records) {
    const { position, article } = record;
    yield [
      ...COLUMNS.map(([, cell]) => cell(record, reader, pageOf)),
      ...extra.fields.map((name) => fieldCell(position.fields.get(name))),
      ...extra.actorAttributes.map((name) =>
        joined(position.actors.map((id) => reader.codebook.actors.get(id)?.attributes.get(name))),
      ),
      ...extra.articleAttributes.map((name) => article.metadata.attributes.get(name)),
    ];
  }
}

type ColumnCell = (record: PositionRecord, reader: CorpusReader, pageOf: QuotePage) => Cell;

/** The columns of the article in which something was annotated. */
export const ARTICLE_COLUMNS: readonly (readonly [
  name: string,
  cell: (record: { readonly article: ArticleRow }) => Cell,
  description?: string,
])[] = [
  ['article', ({ article }) => article.path, 'path of the article in the folder of the corpus'],
  ['title', ({ article }) => article.metadata.title],
  ['source', ({ article }) => article.metadata.source],
  ['author', ({ article }) => article.metadata.author],
  [
    'article_date',
    ({ article }) => article.metadata.date,
    'as given in the article: a day, a month, a year or a range',
  ],
];

type Column = readonly [name: string, cell: ColumnCell, description?: string | undefined];

/** What stands behind a field. */
const BEHIND: Partial<Record<FieldKey, readonly Column[]>> = {
  actors: [
    ['actor_name', (record, reader) => joined(actorNames(record, reader))],
    [
      'organization',
      organization,
      'ids of the organizations that the actors belonged to at the time',
    ],
  ],
  issues: [
    [
      'issue_name',
      ({ position }, { codebook }) =>
        joined(position.issues.map((id) => codebook.issues.get(id)?.name ?? id)),
    ],
  ],
  stance: [
    [
      'polarity',
      ({ polarity }) => polarity,
      'of the stance: 1 for, 0 neutral, -1 against; empty if it has none',
    ],
  ],
};

/** In the order of the published contract (command-line.md), with machine-readable names. */
const COLUMNS: readonly Column[] = [
  ['id', ({ id }) => id, 'identifies the position in its article; the same in every export'],
  ...ARTICLE_COLUMNS,
  ...ALL_FIELDS.flatMap((field): readonly Column[] => [
    [columnName(field), cellOf(field), field.column],
    ...(BEHIND[field.key] ?? []),
  ]),
  [
    'quote',
    ({ position }) => quoteCell(position.quote),
    'the words, exactly as in the article; parts are separated by […]',
  ],
  [
    'page',
    (record, _, pageOf) => pageOf(record),
    'the page on which the quote begins in the document that the article was imported from, as printed',
  ],
  [
    'start',
    ({ start }) => start,
    'where the first part begins in the article, in UTF-16 units from 0; empty where the quote is lost',
  ],
  ['end', ({ placed }) => lastEnd(placed), 'where the last part ends, in UTF-16 units'],
  ['anchor', ({ anchor }) => anchor, 'how certain the place of the words is'],
];

function cellOf({ key }: KeyedField): ColumnCell {
  // The date that counts, which may be that of the article.
  if (key === 'date') return ({ date }) => date;
  return ({ position }) => fieldCell(position[key]);
}

function organization(
  { speaker, actors, claimDays }: PositionRecord,
  { codebook }: CorpusReader,
): Cell {
  return joined(organizationsOf(codebook, speaker, actors, claimDays));
}

/** The author's name where the author speaks, else the codebook's. */
function actorNames(
  { position, article }: PositionRecord,
  { codebook }: CorpusReader,
): readonly string[] {
  const nameOf = (id: ActorId): string =>
    (isAuthor(id) ? article.metadata.author : codebook.actors.get(id)?.name) ?? id;
  return position.actors.map(nameOf);
}

/** Where the last part of a quote ends; undefined where all are lost. */
export function lastEnd({ places }: PlacedAnnotation): Cell {
  const ends = places.flatMap(({ span }) => (span ? [span.end] : []));
  return ends.length === 0 ? undefined : greatest(ends);
}

/** A list in one cell; undefined without values. */
export function joined(values: readonly (string | undefined)[]): Cell {
  const present = values.filter((value) => value !== undefined);
  return present.length === 0 ? undefined : listCell(present);
}

/** The value of a field. */
export function fieldCell(value: FieldValue | undefined): Cell {
  return typeof value === 'object' ? joined(value.map(String)) : value;
}

type ExtraColumns = Record<'fields' | 'actorAttributes' | 'articleAttributes', string[]>;

function extraColumns(
  records: readonly PositionRecord[],
  { codebook, ...reader }: CorpusReader,
  isInScope: (path: string) => boolean,
): ExtraColumns {
  const fields = new Set(codebook.fields.keys());
  for (const { position } of records) for (const name of position.fields.keys()) fields.add(name);
  const actorAttributes = new Set<string>();
  for (const actor of codebook.actors.values()) {
    for (const name of actor.attributes.keys()) actorAttributes.add(name);
  }
  const articleAttributes = new Set<string>();
  for (const { path, metadata } of reader.articles()) {
    if (!isInScope(path)) continue;
    for (const name of metadata.attributes.keys()) articleAttributes.add(name);
  }
  return {
    fields: sorted(fields),
    actorAttributes: sorted(actorAttributes),
    articleAttributes: sorted(articleAttributes),
  };
}

function sorted(names: ReadonlySet<string>): string[] {
  return [...names].sort(compareText);
}
