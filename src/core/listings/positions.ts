import { inScope, type Filter } from '../analysis/records/filter';
import { isAuthor } from '../analysis/records/ids';
import type { PositionRecord } from '../analysis/records/positionRecords';
import { organizationsOf } from '../analysis/rollUp/organization';
import { coderName, issueName } from '../codebook/lookUp';
import type { FieldValue, Position } from '../model/annotation';
import type { Codebook, FieldDefinition } from '../model/codebook';
import type { ArticleRow, CorpusReader } from '../model/corpus';
import type { DateRange } from '../model/date';
import {
  ALL_FIELDS,
  columnName,
  isListField,
  type FieldKey,
  type KeyedField,
} from '../model/fields';
import type { ActorId } from '../model/ids';
import type { PlacedAnnotation } from '../model/place';
import { quoteCell, type Cell } from '../tables/csv';
import { listCell } from '../tables/listCell';
import { greatest } from '../util/lists';
import { compareText } from '../util/order';
import { stanceLabel } from '../views/words/judgement';
import { createLocalizer } from '../views/words/localizer';
import { tableOf, type ListingColumn, type StoredType } from './listing';
import { plainFields, quoteRows } from './rows';

/** The page on which a quote begins; undefined where it is not known. */
export type QuotePage = (record: PositionRecord) => string | undefined;

/** The table of positions, whatever its file format: the common columns, then the study's own
 * variables and attributes. `pageOf` is called when a row is taken. */
export function positionsTable(
  reader: CorpusReader,
  records: readonly PositionRecord[],
  { scope }: Pick<Filter, 'scope'>,
  pageOf: QuotePage,
): ReturnType<typeof tableOf> {
  const own = ownColumns(records, reader, (path) => inScope(path, scope));
  return tableOf({
    columns: [...positionColumns(reader.codebook, pageOf), ...own],
    rows: records,
  });
}

/** The heads of positions in a terminal. */
export const POSITION_HEADS = [
  ...['ARTICLE', 'ACTOR', 'STANCE', 'ISSUE', 'DATE', 'CODER', 'QUOTE', 'ID'],
];

/** Those of every list of positions. The names are a published contract (command-line.md). */
export function positionColumns(
  codebook: Codebook,
  pageOf: QuotePage = () => undefined,
): readonly ListingColumn<PositionRecord>[] {
  const fields = ALL_FIELDS.flatMap((field) => [
    { ...fieldColumn(field), ...shownField(field.key, codebook) },
    ...(behind(codebook)[field.key] ?? []),
  ]);
  return [
    {
      name: 'id',
      description: 'identifies the position in its article; the same in every export',
      cell: ({ id }) => id,
      head: 'ID',
      stored: 'text',
    },
    ...ARTICLE_COLUMNS,
    ...fields,
    {
      name: 'quote',
      description: 'the words, exactly as in the article; parts are separated by […]',
      cell: ({ position }) => quoteCell(position.quote),
      head: 'QUOTE',
      kind: 'wrapped',
    },
    { name: 'quotes', stored: 'json', storedCell: ({ placed }) => quoteRows(placed) },
    { name: 'fields', stored: 'json', storedCell: ({ position }) => plainFields(position) },
    {
      name: 'page',
      description:
        'the page on which the quote begins in the document that the article was imported from, as printed',
      cell: pageOf,
    },
    {
      name: 'start',
      description:
        'where the first part begins in the article, in UTF-16 units from 0; empty where the quote is lost',
      cell: ({ start }) => start,
      stored: 'count',
    },
    {
      name: 'end',
      description: 'where the last part ends, in UTF-16 units',
      cell: ({ placed }) => lastEnd(placed),
    },
    {
      name: 'anchor',
      description: 'how certain the place of the words is',
      cell: ({ anchor }) => anchor,
      stored: 'text',
    },
  ];
}

/** The columns of the article in which something was annotated. */
export const ARTICLE_COLUMNS: readonly ListingColumn<{ readonly article: ArticleRow }>[] = [
  {
    name: 'article',
    description: 'path of the article in the folder of the corpus',
    cell: ({ article }) => article.path,
    head: 'ARTICLE',
    kind: 'link',
    stored: 'text',
  },
  { name: 'title', cell: ({ article }) => article.metadata.title, stored: 'text' },
  { name: 'source', cell: ({ article }) => article.metadata.source, stored: 'text' },
  { name: 'author', cell: ({ article }) => article.metadata.author, stored: 'text' },
  {
    name: 'article_date',
    description: 'as given in the article: a day, a month, a year or a range',
    cell: ({ article }) => article.metadata.date,
    kind: 'day',
    stored: 'text',
  },
  { name: 'section', cell: ({ article }) => article.metadata.section, stored: 'text' },
];

/** A field as it is coded; of a date, the one that counts, which may be that of the article. */
function fieldColumn(field: KeyedField): ListingColumn<PositionRecord> {
  const { key } = field;
  const name = columnName(field);
  return {
    name,
    description: field.column,
    cell: ({ position, date }) => (key === 'date' ? date : fieldCell(position[key])),
    kind: key === 'date' ? 'day' : LONG_TEXTS.has(key) ? 'wrapped' : undefined,
    stored: storedType(field),
    storedCell: ({ position, date }) => (key === 'date' ? date : position[key]),
  };
}

const LONG_TEXTS: ReadonlySet<FieldKey> = new Set(['note', 'condition']);

function storedType(field: KeyedField): StoredType {
  if (isListField(field)) return 'texts';
  if (field.kind === 'flag') return 'flag';
  return field.kind === 'number' ? 'count' : field.kind === 'grade' ? 'number' : 'text';
}

/** What a terminal shows of a field, by names. */
function shownField(
  key: FieldKey,
  codebook: Codebook,
): Pick<ListingColumn<PositionRecord>, 'head' | 'text'> {
  switch (key) {
    case 'actors':
      return {
        head: 'ACTOR',
        text: ({ position }) =>
          actorNames(codebook, position.actors) + spokenBy(codebook, position),
      };
    case 'stance':
      return {
        head: 'STANCE',
        text: ({ position }) => stanceLabel(codebook, position, createLocalizer()),
      };
    case 'issues':
      return { head: 'ISSUE', text: ({ position }) => issueNames(codebook, position.issues) };
    case 'date':
      return { head: 'DATE' };
    case 'coder':
      return {
        head: 'CODER',
        text: ({ position: { coder } }) => (coder === undefined ? '' : coderName(codebook, coder)),
      };
    default:
      return {};
  }
}

/** What stands behind a field. */
function behind(
  codebook: Codebook,
): Partial<Record<FieldKey, readonly ListingColumn<PositionRecord>[]>> {
  return {
    actors: [
      {
        name: 'actor_name',
        cell: (record) => joined(namesOfActors(record, codebook)),
        stored: 'texts',
        storedCell: ({ position }) =>
          position.actors.map((id) => codebook.actors.get(id)?.name ?? id),
      },
      {
        name: 'organization',
        description: 'ids of the organizations that the actors belonged to at the time',
        cell: ({ speaker, actors, claimDays }) =>
          joined(organizationsOf(codebook, speaker, actors, claimDays)),
      },
    ],
    issues: [
      {
        name: 'issue_name',
        cell: ({ position }) => joined(position.issues.map((id) => issueName(codebook, id))),
        stored: 'texts',
        storedCell: ({ position }) => position.issues.map((id) => issueName(codebook, id)),
      },
    ],
    stance: [
      {
        name: 'polarity',
        description: 'of the stance: 1 for, 0 neutral, -1 against; empty if it has none',
        cell: ({ polarity }) => polarity,
        stored: 'number',
      },
    ],
    date: [
      { name: 'first_day', stored: 'day', storedCell: ({ days }) => dayOf(days, 'first') },
      { name: 'last_day', stored: 'day', storedCell: ({ days }) => dayOf(days, 'last') },
    ],
  };
}

function dayOf(days: DateRange | undefined, which: keyof DateRange): Date | undefined {
  return days && new Date(`${days[which]}T00:00:00Z`);
}

export function actorNames(codebook: Codebook, ids: readonly string[]): string {
  return ids.map((id) => codebook.actors.get(id)?.name ?? id).join(', ');
}

export function issueNames(codebook: Codebook, ids: readonly string[]): string {
  return ids.map((id) => issueName(codebook, id)).join(', ');
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

/** The author's name where the author speaks, else the codebook's. */
function namesOfActors(
  { position, article }: PositionRecord,
  codebook: Codebook,
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
function joined(values: readonly (string | undefined)[]): Cell {
  const present = values.filter((value) => value !== undefined);
  return present.length === 0 ? undefined : listCell(present);
}

/** The value of a field. */
export function fieldCell(value: FieldValue | undefined): Cell {
  return typeof value === 'object' ? joined(value.map(String)) : value;
}

/** The study's own variables, and attributes of actors and of articles in scope. */
function ownColumns(
  records: readonly PositionRecord[],
  { codebook, ...reader }: CorpusReader,
  isInScope: (path: string) => boolean,
): readonly ListingColumn<PositionRecord>[] {
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
  return [
    ...sorted(fields).map((name): ListingColumn<PositionRecord> => ({
      name: `field.${name}`,
      description: "the study's own variable",
      cell: ({ position }) => fieldCell(position.fields.get(name)),
      kind: isDay(codebook.fields.get(name)) ? 'day' : undefined,
    })),
    ...sorted(actorAttributes).map((name): ListingColumn<PositionRecord> => ({
      name: `actor_attribute.${name}`,
      description: 'of the actors, from the codebook',
      cell: ({ position }) =>
        joined(position.actors.map((id) => codebook.actors.get(id)?.attributes.get(name))),
    })),
    ...sorted(articleAttributes).map((name): ListingColumn<PositionRecord> => ({
      name: `article_attribute.${name}`,
      description: 'of the article',
      cell: ({ article }) => article.metadata.attributes.get(name),
    })),
  ];
}

function isDay(definition: FieldDefinition | undefined): boolean {
  return definition?.type === 'date' && !definition.list;
}

function sorted(names: ReadonlySet<string>): string[] {
  return [...names].sort(compareText);
}
