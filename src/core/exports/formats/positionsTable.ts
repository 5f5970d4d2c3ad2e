import { organizationsOf } from '../../analysis/rollUp/organization';
import { inScope, type Filter } from '../../analysis/records/filter';
import { isAuthor } from '../../analysis/records/ids';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { FieldValue } from '../../model/annotation';
import type { CorpusReader } from '../../model/corpus';
import type { ActorId } from '../../model/ids';
import { LIST_SEPARATOR, quoteCell, type Cell } from '../../tables/csv';
import { greatest } from '../../util/lists';
import { compareText } from '../../util/order';

/** What every table of positions holds, whatever file it goes into. */
export interface PositionsTable {
  /** Names for machines: a published contract (command-line.md). */
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly Cell[]>;
}

/** One row for each position: the columns that all have, then the study's own variables and attributes. */
export function positionsTable(
  reader: CorpusReader,
  records: readonly PositionRecord[],
  { scope }: Pick<Filter, 'scope'>,
): PositionsTable {
  const extra = extraColumns(records, reader, (path) => inScope(path, scope));
  return {
    columns: [
      ...COLUMNS.map(([name]) => name),
      ...extra.fields.map((name) => `field.${name}`),
      ...extra.actorAttributes.map((name) => `actor_attribute.${name}`),
      ...extra.articleAttributes.map((name) => `article_attribute.${name}`),
    ],
    rows: rowsOf(reader, records, extra),
  };
}

function* rowsOf(
  reader: CorpusReader,
  records: readonly PositionRecord[],
  extra: ExtraColumns,
): Generator<readonly Cell[]> {
  for (const record of records) {
    const { position, article } = record;
    yield [
      ...COLUMNS.map(([, cell]) => cell(record, reader)),
      ...extra.fields.map((name) => fieldCell(position.fields.get(name))),
      ...extra.actorAttributes.map((name) =>
        joined(position.actors.map((id) => reader.codebook.actors.get(id)?.attributes.get(name))),
      ),
      ...extra.articleAttributes.map((name) => article.metadata.attributes.get(name)),
    ];
  }
}

type ColumnCell = (record: PositionRecord, reader: CorpusReader) => Cell;

/** In the order of the published contract (command-line.md): names are for machines. */
const COLUMNS: readonly (readonly [name: string, cell: ColumnCell])[] = [
  ['id', ({ id }) => id],
  ['article', ({ article }) => article.path],
  ['title', ({ article }) => article.metadata.title],
  ['source', ({ article }) => article.metadata.source],
  ['author', ({ article }) => article.metadata.author],
  ['article_date', ({ article }) => article.metadata.date],
  ['actor', ({ position }) => joined(position.actors)],
  ['actor_name', (record, reader) => joined(actorNames(record, reader))],
  ['organization', organization],
  ['speaker', ({ position }) => position.speaker],
  ['according_to', ({ position }) => position.accordingTo],
  ['issue', ({ position }) => joined(position.issues)],
  [
    'issue_name',
    ({ position }, { codebook }) =>
      joined(position.issues.map((id) => codebook.issues.get(id)?.name ?? id)),
  ],
  ['stance', ({ position }) => position.stance],
  ['polarity', ({ polarity }) => polarity],
  ['target', ({ position }) => joined(position.target)],
  ['evaluation', ({ position }) => position.evaluation],
  ['addressee', ({ position }) => joined(position.addressee)],
  ['act', ({ position }) => position.act],
  ['condition', ({ position }) => position.condition],
  ['intensity', ({ position }) => position.intensity],
  ['date', ({ date }) => date],
  ['certainty', ({ position }) => position.certainty],
  ['status', ({ position }) => position.status],
  ['coder', ({ position }) => position.coder],
  ['tags', ({ position }) => joined(position.tags)],
  ['note', ({ position }) => position.note],
  ['quote', ({ position }) => quoteCell(position.quote)],
  ['start', ({ start }) => start],
  ['end', lastEnd],
  ['anchor', ({ anchor }) => anchor],
];

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

function lastEnd({ placed }: PositionRecord): Cell {
  const ends = placed.places.flatMap(({ span }) => (span ? [span.end] : []));
  return ends.length === 0 ? undefined : greatest(ends);
}

function joined(values: readonly (string | undefined)[]): Cell {
  const present = values.filter((value) => value !== undefined);
  return present.length === 0 ? undefined : present.join(LIST_SEPARATOR);
}

function fieldCell(value: FieldValue | undefined): Cell {
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
