import type { Analysis } from '../../analysis/analyse';
import { inScope } from '../../analysis/records/filter';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import { coderName } from '../../codebook/lookUp';
import type { Alias, Role } from '../../model/codebook';
import { LIST_SEPARATOR, type Cell } from '../../tables/csv';
import { compareText } from '../../util/order';

// The tables of a workbook that list the codebook and the articles, each entry with its number of
// listed positions.

interface List {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export function actorsList({ reader, records }: Analysis): List {
  const { actors } = reader.codebook;
  const attributes = namesIn([...actors.values()].map((actor) => actor.attributes));
  const counts = countedBy(records, ({ position }) => position.actors);
  const rows = [...actors.values()].map((actor) => [
    actor.id,
    actor.name,
    actor.type,
    actor.partOf,
    actor.side,
    actor.unspecified,
    aliasesText(actor.aliases),
    actor.roles.map(roleText).join(LIST_SEPARATOR),
    actor.memberOf.join(LIST_SEPARATOR),
    counts.get(actor.id) ?? 0,
    actor.note,
    ...attributes.map((name) => actor.attributes.get(name)),
  ]);
  const columns = ['id', 'name', 'type', 'part_of', 'side', 'unspecified', 'aliases', 'roles'];
  return {
    columns: [...columns, 'member_of', 'positions', 'note', ...attributes],
    rows: [...rows, ...others(counts, actors, 11 + attributes.length, 9)],
  };
}

export function issuesList({ reader, records }: Analysis): List {
  const { issues } = reader.codebook;
  const counts = countedBy(records, ({ position }) => position.issues);
  const rows = [...issues.values()].map((issue) => [
    issue.id,
    issue.name,
    issue.statement,
    issue.definition,
    issue.partOf,
    issue.sign,
    issue.codable,
    aliasesText(issue.keywords),
    counts.get(issue.id) ?? 0,
    issue.note,
  ]);
  const columns = ['id', 'name', 'statement', 'definition', 'part_of', 'sign', 'codable'];
  return {
    columns: [...columns, 'keywords', 'positions', 'note'],
    rows: [...rows, ...others(counts, issues, 10, 8)],
  };
}

/** The articles of the scope. */
export function articlesList({ reader, records, context }: Analysis): List {
  const listed = reader.articles().filter(({ path }) => inScope(path, context.filter.scope));
  const attributes = namesIn(listed.map(({ metadata }) => metadata.attributes));
  const counts = countedBy(records, ({ article }) => [article.path]);
  const rows = listed.map(({ path, metadata, coded, stale }) => [
    path,
    metadata.title,
    metadata.author,
    metadata.source,
    metadata.section,
    metadata.date,
    metadata.url,
    metadata.duplicateOf,
    [...coded]
      .map(([coder, { state }]) => `${coderName(reader.codebook, coder)}: ${state}`)
      .join(LIST_SEPARATOR),
    stale,
    counts.get(path) ?? 0,
    ...attributes.map((name) => metadata.attributes.get(name)),
  ]);
  const columns = ['article', 'title', 'author', 'source', 'section', 'date', 'url'];
  return {
    columns: [...columns, 'duplicate_of', 'coded', 'refused', 'positions', ...attributes],
    rows,
  };
}

export function codersList({ reader, records, context }: Analysis): List {
  const { coders } = reader.codebook;
  const listed = reader.articles().filter(({ path }) => inScope(path, context.filter.scope));
  const counts = countedBy(records, ({ position }) => [position.coder ?? '']);
  const states = (coder: string, wanted: string): number =>
    listed.filter(({ coded }) => coded.get(coder)?.state === wanted).length;
  const ids = new Set([...coders.keys(), ...listed.flatMap(({ coded }) => [...coded.keys()])]);
  for (const id of counts.keys()) if (id !== '') ids.add(id);
  const rows = [...ids].map((id) => [
    id,
    coderName(reader.codebook, id),
    counts.get(id) ?? 0,
    states(id, 'complete'),
    states(id, 'in-progress'),
    states(id, 'not-relevant'),
  ]);
  const unnamed = counts.get('');
  return {
    columns: ['id', 'name', 'positions', 'complete', 'in_progress', 'not_relevant'],
    rows: unnamed === undefined ? rows : [...rows, [undefined, 'not named', unnamed, 0, 0, 0]],
  };
}

/** Ids that positions name and the codebook does not have. */
function others(
  counts: ReadonlyMap<string, number>,
  entries: ReadonlyMap<string, unknown>,
  length: number,
  at: number,
): Cell[][] {
  return [...counts]
    .filter(([id]) => !entries.has(id))
    .sort(([a], [b]) => compareText(a, b))
    .map(([id, count]) => {
      const row = new Array<Cell>(length).fill(undefined);
      row[0] = id;
      row[at] = count;
      return row;
    });
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

function namesIn(attributes: readonly ReadonlyMap<string, string>[]): string[] {
  return [...new Set(attributes.flatMap((one) => [...one.keys()]))].sort(compareText);
}

function aliasesText(aliases: readonly Alias[]): string {
  return aliases.map(({ text }) => text).join(LIST_SEPARATOR);
}

function roleText({ title, of, from, to }: Role): string {
  const dates = from === undefined && to === undefined ? '' : ` (${from ?? ''}–${to ?? ''})`;
  return `${title} of ${of}${dates}`;
}
