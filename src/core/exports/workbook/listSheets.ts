import type { Analysis } from '../../analysis/analyse';
import { inScope } from '../../analysis/records/filter';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import { coderName } from '../../codebook/lookUp';
import { tableOf, type ListingColumn } from '../../listings/listing';
import type { Actor, Alias, Role } from '../../model/codebook';
import { LIST_SEPARATOR } from '../../tables/csv';
import { compareText } from '../../util/order';

// The tables of a workbook that list the codebook and the articles, each entry with its number of
// listed positions.

type List = ReturnType<typeof tableOf>;

export function actorsList({ reader, records }: Analysis): List {
  const { actors } = reader.codebook;
  const counts = countedBy(records, ({ position }) => position.actors);
  return listOf(entriesIn(actors, counts), [
    { name: 'id', cell: ({ id }) => id },
    { name: 'name', cell: ({ entry }) => entry?.name },
    { name: 'type', cell: ({ entry }) => entry?.type },
    { name: 'part_of', cell: ({ entry }) => entry?.partOf },
    { name: 'side', cell: ({ entry }) => entry?.side },
    { name: 'unspecified', cell: ({ entry }) => entry?.unspecified },
    { name: 'aliases', cell: ({ entry }) => entry && aliasesText(entry.aliases), kind: 'wrapped' },
    {
      name: 'roles',
      cell: ({ entry }) => entry?.roles.map(roleText).join(LIST_SEPARATOR),
      kind: 'wrapped',
    },
    { name: 'member_of', cell: ({ entry }) => entry?.memberOf.join(LIST_SEPARATOR) },
    { name: 'positions', cell: ({ id }) => counts.get(id) ?? 0 },
    { name: 'note', cell: ({ entry }) => entry?.note, kind: 'wrapped' },
    ...namesIn([...actors.values()]).map((name) => ({
      name,
      cell: ({ entry }: Listed<Actor>) => entry?.attributes.get(name),
    })),
  ]);
}

export function issuesList({ reader, records }: Analysis): List {
  const { issues } = reader.codebook;
  const counts = countedBy(records, ({ position }) => position.issues);
  return listOf(entriesIn(issues, counts), [
    { name: 'id', cell: ({ id }) => id },
    { name: 'name', cell: ({ entry }) => entry?.name },
    { name: 'statement', cell: ({ entry }) => entry?.statement, kind: 'wrapped' },
    { name: 'definition', cell: ({ entry }) => entry?.definition, kind: 'wrapped' },
    { name: 'part_of', cell: ({ entry }) => entry?.partOf },
    { name: 'sign', cell: ({ entry }) => entry?.sign },
    { name: 'codable', cell: ({ entry }) => entry?.codable },
    {
      name: 'keywords',
      cell: ({ entry }) => entry && aliasesText(entry.keywords),
      kind: 'wrapped',
    },
    { name: 'positions', cell: ({ id }) => counts.get(id) ?? 0 },
    { name: 'note', cell: ({ entry }) => entry?.note, kind: 'wrapped' },
  ]);
}

/** The articles of the scope. */
export function articlesList({ reader, records, context }: Analysis): List {
  const listed = reader.articles().filter(({ path }) => inScope(path, context.filter.scope));
  const counts = countedBy(records, ({ article }) => [article.path]);
  return listOf(listed, [
    { name: 'article', cell: ({ path }) => path, kind: 'link' },
    { name: 'title', cell: ({ metadata }) => metadata.title },
    { name: 'author', cell: ({ metadata }) => metadata.author },
    { name: 'source', cell: ({ metadata }) => metadata.source },
    { name: 'section', cell: ({ metadata }) => metadata.section },
    { name: 'date', cell: ({ metadata }) => metadata.date, kind: 'day' },
    { name: 'url', cell: ({ metadata }) => metadata.url, kind: 'link' },
    { name: 'duplicate_of', cell: ({ metadata }) => metadata.duplicateOf },
    {
      name: 'coded',
      cell: ({ coded }) =>
        [...coded]
          .map(([coder, { state }]) => `${coderName(reader.codebook, coder)}: ${state}`)
          .join(LIST_SEPARATOR),
    },
    { name: 'refused', cell: ({ stale }) => stale },
    { name: 'positions', cell: ({ path }) => counts.get(path) ?? 0 },
    ...namesIn(listed.map(({ metadata }) => metadata)).map((name) => ({
      name,
      cell: ({ metadata }: (typeof listed)[number]) => metadata.attributes.get(name),
    })),
  ]);
}

export function codersList({ reader, records, context }: Analysis): List {
  const { coders } = reader.codebook;
  const listed = reader.articles().filter(({ path }) => inScope(path, context.filter.scope));
  const counts = countedBy(records, ({ position }) => [position.coder ?? '']);
  const states = (coder: string, wanted: string): number =>
    listed.filter(({ coded }) => coded.get(coder)?.state === wanted).length;
  const ids = new Set([...coders.keys(), ...listed.flatMap(({ coded }) => [...coded.keys()])]);
  for (const id of counts.keys()) if (id !== '') ids.add(id);
  return listOf(
    [...ids, ...(counts.has('') ? [''] : [])],
    [
      { name: 'id', cell: (id) => (id === '' ? undefined : id) },
      { name: 'name', cell: (id) => (id === '' ? 'not named' : coderName(reader.codebook, id)) },
      { name: 'positions', cell: (id) => counts.get(id) ?? 0 },
      { name: 'complete', cell: (id) => states(id, 'complete') },
      { name: 'in_progress', cell: (id) => states(id, 'in-progress') },
      { name: 'not_relevant', cell: (id) => states(id, 'not-relevant') },
    ],
  );
}

function listOf<Row>(rows: readonly Row[], columns: readonly ListingColumn<Row>[]): List {
  return tableOf({ columns, rows });
}

/** An entry of the codebook, or an id that positions name and the codebook does not have. */
interface Listed<Entry> {
  readonly id: string;
  readonly entry: Entry | undefined;
}

function entriesIn<Entry>(
  entries: ReadonlyMap<string, Entry>,
  counts: ReadonlyMap<string, number>,
): readonly Listed<Entry>[] {
  const others = [...counts.keys()].filter((id) => !entries.has(id)).sort(compareText);
  return [...entries.keys(), ...others].map((id) => ({ id, entry: entries.get(id) }));
}

function countedBy(
  records: readonly PositionRecord[],
  idsOf: (record: PositionRecord) => readonly string[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const record of records) {
    for (const id of new Set(idsOf(record))) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function namesIn(
  all: readonly { readonly attributes: ReadonlyMap<string, string> }[],
): readonly string[] {
  return [...new Set(all.flatMap(({ attributes }) => [...attributes.keys()]))].sort(compareText);
}

function aliasesText(aliases: readonly Alias[]): string {
  return aliases.map(({ text }) => text).join(LIST_SEPARATOR);
}

function roleText({ title, of, from, to }: Role): string {
  const dates = from === undefined && to === undefined ? '' : ` (${from ?? ''}–${to ?? ''})`;
  return `${title} of ${of}${dates}`;
}
