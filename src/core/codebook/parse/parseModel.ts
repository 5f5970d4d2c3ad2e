import { DEFAULT_STANCES, NO_EXAMPLES, NO_INDEPENDENT_CODING } from '../../model/codebook';
import type {
  Actor,
  Alias,
  Codebook,
  Coder,
  Example,
  Examples,
  FieldDefinition,
  IndependentCoding,
  Issue,
  Role,
  Stance,
  TypeDefinition,
} from '../../model/codebook';
import { AUTHOR, UNATTRIBUTED } from '../../model/ids';
import { parseNetting } from '../../model/netting';
import { forEachTask, type Task } from '../../util/task';
import type { Span } from '../../model/span';
import { problem } from '../../problems/report';
import type { KnownProblem } from '../../problems/table';
import type { Read } from '../../yaml/shape/shape';
import type { CODEBOOK } from '../definition';

type ReadCodebook = Read<typeof CODEBOOK>;
type Values<Key extends keyof ReadCodebook> =
  NonNullable<ReadCodebook[Key]> extends ReadonlyMap<string, infer T> ? T : never;

/** Fills in the defaults. Reserved actors are omitted, as are fields without a type; the latter are
 * reported by `checkCodebook`, which knows their places. */
export function* toCodebook(
  read: ReadCodebook,
  problems: KnownProblem[],
  places: ReadonlyMap<string, Span>,
): Task<Codebook> {
  const actors = yield* mapTask(read.actors, toActor);
  for (const id of [AUTHOR, UNATTRIBUTED]) {
    const place = places.get(`actor:${id}`);
    if (actors.delete(id) && place) problems.push(problem('reserved-id', place, id));
  }
  const issues = yield* mapTask(read.issues, toIssue);
  return {
    title: read.title,
    version: read.version,
    ...toCoders(read.coders),
    actors,
    issues,
    stances: toStances(read.stances),
    acts: (read.acts ?? []).flatMap(({ act }) => act ?? []),
    criticalActs: criticalActs(read.acts),
    channels: read.channels ?? [],
    ask: read.ask ?? [],
    fields: toFields(read.fields),
    types: mapValues(read.types, toType),
    annotationFiles: read['annotation-files'] ?? 'shared',
    coding: toCoding(read.coding),
    netting: parseNetting(read.analysis?.window ?? ''),
  };
}

/** Undefined where none is marked. */
function criticalActs(read: ReadCodebook['acts']): ReadonlySet<string> | undefined {
  const marked = (read ?? []).flatMap(({ act, critical }) => (critical && act ? [act] : []));
  return marked.length > 0 ? new Set(marked) : undefined;
}

function toCoding(read: ReadCodebook['coding']): IndependentCoding {
  if (!read) return NO_INDEPENDENT_CODING;
  const { blind = false, share, assigned, drawn, unblinded } = read;
  return {
    blind,
    share,
    // A coder who is listed twice is reported, and counts once.
    assigned: new Map([...(assigned ?? [])].map(([path, some]) => [path, [...new Set(some)]])),
    drawn,
    unblinded: unblinded ?? NO_INDEPENDENT_CODING.unblinded,
  };
}

function toCoders(read: ReadCodebook['coders']): Pick<Codebook, 'coders' | 'machines'> {
  const [coders, machines] = [new Map<string, Coder>(), new Map<string, Coder>()];
  for (const [id, { name = id, machine = false }] of read ?? []) {
    (machine ? machines : coders).set(id, { id, name });
  }
  return { coders, machines };
}

function toActor(id: string, read: Values<'actors'>): Actor {
  return {
    id,
    name: nameOf(read, id),
    type: read.type,
    partOf: read['part-of'],
    side: read.side ?? false,
    unspecified: read.unspecified ?? false,
    aliases: toAliases(read.aliases),
    roles: read.roles?.map(toRole) ?? NONE,
    memberOf: read['member-of'] ?? NONE,
    attributes: read.attributes ?? NO_ATTRIBUTES,
    examples: toExamples(read.examples),
    note: read.note,
  };
}

function toIssue(id: string, read: Values<'issues'>): Issue {
  const parent = read['part-of'];
  return {
    id,
    name: nameOf(read, id),
    statement: read.statement,
    definition: read.definition,
    partOf: parent?.issue,
    sign: parent?.sign,
    codable: read.codable ?? true,
    keywords: toAliases(read.keywords),
    examples: toExamples(read.examples),
    color: read.color,
    note: read.note,
  };
}

/** Shared by all entries: most have no list, and an empty map would take more memory than the rest
 * of an entry. */
const NONE: readonly never[] = [];
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

function toRole({ title, of, from, to }: NonNullable<Values<'actors'>['roles']>[number]): Role {
  return { title: title ?? '', of: of ?? '', from, to };
}

/** An alias without a text was refused. */
function toAliases(read: Values<'actors'>['aliases']): readonly Alias[] {
  return read?.map(toAlias) ?? NONE;
}

function toAlias(read: NonNullable<Values<'actors'>['aliases']>[number]): Alias {
  return { text: read.text ?? '', weak: read.weak ?? false, exactCase: read.case === 'exact' };
}

function toExamples(read: Values<'actors'>['examples']): Examples {
  if (!read) return NO_EXAMPLES;
  return {
    include: read.include?.map(toExample) ?? NONE,
    exclude: read.exclude?.map(toExample) ?? NONE,
  };
}

/** An example without a text was refused. */
function toExample({
  text,
  why,
}: {
  readonly text: string | undefined;
  readonly why: string | undefined;
}): Example {
  return { text: text ?? '', why };
}

function toStances(read: ReadCodebook['stances']): ReadonlyMap<string, Stance> {
  if (!read) return new Map(DEFAULT_STANCES.map((stance) => [stance.id, stance]));
  return mapValues(read, (id, { polarity, key, label, name }) => {
    return { id, polarity, key, name: label ?? name };
  });
}

function toType(id: string, read: Values<'types'>): TypeDefinition {
  return { id, name: nameOf(read, id), color: read.color, fields: toFields(read.fields) };
}

function toFields(read: ReadCodebook['fields']): ReadonlyMap<string, FieldDefinition> {
  const fields = new Map<string, FieldDefinition>();
  for (const [id, { name, type, values, list }] of read ?? []) {
    if (type === undefined) continue;
    fields.set(id, { id, name, type, values: values ?? [], list: list ?? false });
  }
  return fields;
}

function nameOf(read: { readonly name: string | undefined }, id: string): string {
  return read.name === undefined || read.name.trim() === '' ? id : read.name;
}

function* mapTask<T, U>(
  map: ReadonlyMap<string, T> = new Map(),
  convert: (id: string, value: T) => U,
): Task<Map<string, U>> {
  const converted = new Map<string, U>();
  yield* forEachTask([...map.keys()], (id) => {
    const value = map.get(id);
    if (value !== undefined) converted.set(id, convert(id, value));
  });
  return converted;
}

function mapValues<T, U>(
  map: ReadonlyMap<string, T> | undefined,
  convert: (id: string, value: T) => U,
): ReadonlyMap<string, U> {
  const converted = new Map<string, U>();
  for (const [id, value] of map ?? []) converted.set(id, convert(id, value));
  return converted;
}
