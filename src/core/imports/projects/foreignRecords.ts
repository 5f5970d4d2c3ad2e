import { addTo } from '../../analysis/records/groups';
import { addAll } from '../../util/lists';
import { codePaths, codesFromTop } from './codePaths';
import {
  CODE_ROLES,
  type ForeignMark,
  type ForeignProject,
  type ForeignVariable,
} from './foreignProject';
import {
  isGroupName,
  type ProjectMapping,
  type StatementMapping,
  type VariableRole,
} from './projectMapping';

/** A stance by its side, to be replaced by the codebook's stance of that side; or by its id. */
export type ForeignStance = { readonly sign: 1 | -1 | 0 | undefined } | { readonly id: string };

/** What a passage says, in the codes and variables of its project. */
export interface ForeignRecord {
  readonly mark: ForeignMark;
  /** A position; or an annotation of the type with this id, `CODE_TYPE` for codes. */
  readonly as: 'position' | { readonly type: string };
  /** Ids of codes, for each part of a position that names entries. */
  readonly actors: readonly string[];
  readonly speaker: string | undefined;
  readonly issues: readonly string[];
  readonly target: readonly string[];
  readonly addressee: readonly string[];
  /** Who ascribes the position. */
  readonly accordingTo: string | undefined;
  readonly stance: ForeignStance | undefined;
  /** By ids of variables; of passages with codes, by `CODE_FIELDS`. */
  readonly fields: ReadonlyMap<string, string | number | boolean | readonly string[]>;
  readonly note: string | undefined;
}

export interface ForeignRecords {
  readonly records: readonly ForeignRecord[];
  /** The kind of entry that each code is; codes that are neither are absent. */
  readonly layers: ReadonlyMap<string, 'actor' | 'issue'>;
  /** Codes that only group others. */
  readonly headings: ReadonlySet<string>;
  /** Those that stay codes. They are listed with the issues. */
  readonly codes: ReadonlySet<string>;
  /** Statements that lack an actor, an issue or a stance: annotations of their type. */
  readonly incomplete: number;
  /** Statements without an organization: the person is the actor. */
  readonly spoken: number;
}

/** The type of passages whose codes are nothing else. */
export const CODE_TYPE = 'code';

/** The fields of such a passage: ids of codes, of codes that are actors, and ids of stances. */
export const CODE_FIELDS = { codes: 'codes', actors: 'actors', stances: 'stances' } as const;

/** What each passage of a project becomes under a whole mapping (see `wholeMapping`). */
export function foreignRecords(project: ForeignProject, mapping: ProjectMapping): ForeignRecords {
  const roles = codeRoles(project, mapping);
  const layers = new Map<string, 'actor' | 'issue'>();
  const used = new Set(project.marks.flatMap(({ codes }) => codes));
  const headings = new Set<string>();
  const codes = new Set<string>();
  const paths = codePaths(project.codes);
  const names = new Map(project.codes.map(({ id, name }) => [id, name]));
  const parents = new Set(project.codes.map(({ parent }) => parent));
  for (const [id, role] of roles) {
    if (isActorRole(role)) layers.set(id, 'actor');
    // A code that stays one is listed with the issues, so that its place, colour and definition
    // are kept.
    if (role === 'issue' || role === 'code') layers.set(id, 'issue');
    if (role === 'code') codes.add(id);
    if (!parents.has(id) || used.has(id)) continue;
    const isNamed = mapping.codes.has(paths.get(id) ?? '');
    if (isActorRole(role) ? isNamed : isGroupName(names.get(id) ?? '')) headings.add(id);
  }
  const types = new Map(project.types.map((type) => [type.id, type]));
  for (const type of project.types) {
    const variables = mapping.statements.get(type.name)?.variables;
    for (const { id, name } of type.variables) {
      const layer = LAYERS[variables?.get(name) ?? 'field'];
      if (!layer) continue;
      for (const code of project.codes) if (code.variable === id) layers.set(code.id, layer);
    }
  }
  const records: ForeignRecord[] = [];
  let [incomplete, spoken] = [0, 0];
  const coded = new Map<string, ForeignMark[]>();
  for (const mark of project.marks) {
    const type = mark.type === undefined ? undefined : types.get(mark.type);
    if (!type) {
      const { document, start, end, coder = '', isWhole = false } = mark;
      const own = isWhole ? mark.id : '';
      addTo(coded, [document, start, end, coder, own].join('\n'), mark);
      continue;
    }
    const statement = mapping.statements.get(type.name);
    if (!statement || statement.as === 'nothing') continue;
    const record = statementRecord(mark, type.variables, statement);
    if (record.as === 'position' && record.actors[0] === undefined) {
      // As in tables of other programs: a person without an organization speaks for himself.
      const { speaker, issues } = record;
      if (speaker !== undefined && issues.length > 0) {
        spoken++;
        records.push({ ...record, actors: [speaker], speaker: undefined });
        continue;
      }
    }
    const isWhole = record.as !== 'position' || (record.actors.length > 0 && hasIssue(record));
    if (isWhole) records.push(record);
    else {
      incomplete++;
      records.push(statementRecord(mark, type.variables, { ...statement, as: 'annotation' }));
    }
  }
  for (const marks of coded.values()) addAll(records, codedRecords(marks, roles));
  return { records, layers, headings, codes, incomplete, spoken };
}

/** Codes of these roles are actors of the codebook. */
function isActorRole(role: string): boolean {
  return CODE_ROLES.some((one) => one === role && one !== 'issue');
}

function hasIssue({ issues, target }: ForeignRecord): boolean {
  return issues.length > 0 || target.length > 0;
}

const LAYERS: Readonly<Record<VariableRole, 'actor' | 'issue' | undefined>> = {
  actor: 'actor',
  speaker: 'actor',
  target: 'actor',
  addressee: 'actor',
  issue: 'issue',
  stance: undefined,
  note: undefined,
  field: undefined,
  nothing: undefined,
};

/** The role of each code without a variable: its own, or that of the nearest code above it. */
export function codeRoles(
  { codes }: ForeignProject,
  mapping: ProjectMapping,
): ReadonlyMap<string, string> {
  const paths = codePaths(codes);
  const roles = new Map<string, string>();
  for (const { id, parent = '' } of codesFromTop(codes)) {
    const path = paths.get(id);
    if (path !== undefined) roles.set(id, mapping.codes.get(path) ?? roles.get(parent) ?? 'code');
  }
  return roles;
}

const NOTHING = {
  actors: [],
  speaker: undefined,
  issues: [],
  target: [],
  addressee: [],
  accordingTo: undefined,
  stance: undefined,
  fields: new Map<string, never>(),
} as const;

function statementRecord(
  mark: ForeignMark,
  variables: readonly ForeignVariable[],
  { as, variables: roles }: StatementMapping,
): ForeignRecord {
  const isPosition = as === 'position';
  const record = { ...NOTHING, note: mark.note };
  const named: Partial<Record<VariableRole, string>> = {};
  const fields = new Map<string, string | number | boolean>();
  let stance: ForeignStance | undefined;
  let { note } = record;
  for (const { id, name, kind } of variables) {
    const value = mark.values.get(id);
    const role = roles.get(name) ?? 'field';
    if (value === undefined || role === 'nothing') continue;
    if (role === 'note') note = note === undefined ? String(value) : `${note}\n${String(value)}`;
    else if (!isPosition || role === 'field') fields.set(id, value);
    else if (role === 'stance') stance = { sign: signOf(value) };
    else if (kind === 'code') named[role] = String(value);
    else fields.set(id, value);
  }
  if (!isPosition) return { ...record, mark, as: { type: mark.type ?? '' }, fields, note };
  const list = (role: VariableRole): readonly string[] =>
    named[role] === undefined ? [] : [named[role]];
  return {
    ...{ mark, as: 'position', fields, note, speaker: named.speaker },
    ...{ actors: list('actor'), issues: list('issue') },
    ...{ target: list('target'), addressee: list('addressee'), accordingTo: undefined },
    stance: stance ?? { sign: undefined },
  };
}

function signOf(value: string | number | boolean): 1 | -1 | 0 | undefined {
  if (typeof value === 'boolean') return value ? 1 : -1;
  const number = typeof value === 'number' ? value : Number.NaN;
  return number > 0 ? 1 : number < 0 ? -1 : number === 0 ? 0 : undefined;
}

/** What the codes of one passage by one coder make, if they name an actor: a position for each
 * issue, or one for all that was said at once; and an annotation with the codes that are no part of
 * it. */
function codedRecords(
  marks: readonly ForeignMark[],
  roles: ReadonlyMap<string, string>,
): readonly ForeignRecord[] {
  const [mark] = marks;
  if (!mark) return [];
  const codes = [...new Set(marks.flatMap((one) => one.codes))];
  const ofRole = (role: string): readonly string[] => codes.filter((id) => roles.get(id) === role);
  const [issues, speakers] = [ofRole('issue'), ofRole('speaker')];
  const named = ofRole('actor');
  // As in statements: a speaker without an actor speaks for himself.
  const actors = named.length > 0 ? named : speakers;
  const [speaker] = named.length > 0 ? speakers : [];
  const [target, addressee] = [ofRole('target'), ofRole('addressee')];
  const [accordingTo] = ofRole('according to');
  const stances = codes.flatMap((id) => /^stance (.+)$/.exec(roles.get(id) ?? '')?.[1] ?? []);
  const notes = marks.flatMap(({ note }) => note ?? []);
  const note = notes.length === 0 ? undefined : notes.join('\n');
  const isPosition = actors.length > 0 && issues.length + target.length > 0;
  const [stance] = stances;
  // What was said at once is one position; one on no issue is on its target.
  const isApart = issues.length > 0 && mark.isWhole !== true;
  const held = isApart ? issues.map((issue) => [issue]) : [issues];
  const positions = (isPosition ? held : []).map((on, at): ForeignRecord => ({
    ...NOTHING,
    mark: at === 0 ? mark : { ...mark, id: `${mark.id}-${String(at + 1)}` },
    ...{ as: 'position', actors, speaker, issues: on, target, addressee, accordingTo, note },
    stance: stance === undefined ? { sign: undefined } : { id: stance },
  }));
  // What a position cannot hold stays, too: a second speaker, or a second stance.
  const inPosition = new Set(isPosition ? [...actors, speaker, ...target, ...addressee] : []);
  if (isPosition) inPosition.add(accordingTo);
  const otherActors = codes.filter(
    (id) => isActorRole(roles.get(id) ?? 'code') && !inPosition.has(id),
  );
  const others = [...(isPosition ? [] : issues), ...ofRole('code')];
  const fields = new Map<string, readonly string[]>(
    [
      [CODE_FIELDS.codes, others] as const,
      [CODE_FIELDS.actors, otherActors] as const,
      [CODE_FIELDS.stances, isPosition ? stances.slice(1) : stances] as const,
    ].filter(([, values]) => values.length > 0),
  );
  // A passage that is only highlighted says something, too; not one whose codes mean nothing.
  const isOmitted = note === undefined && codes.length > 0;
  if (fields.size === 0 && (isPosition || isOmitted)) return positions;
  const rest: ForeignRecord = {
    ...NOTHING,
    mark: isPosition ? { ...mark, id: `${mark.id}-code` } : mark,
    ...{ as: { type: CODE_TYPE }, fields },
    note: isPosition ? undefined : note,
  };
  return [...positions, rest];
}
