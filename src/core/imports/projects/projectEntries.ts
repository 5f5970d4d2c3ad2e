import { freeIds } from '../../codebook/edit/editIds';
import { CODEBOOK_KEY_ORDER } from '../../codebook/definition';
import type { ChangedEntry, CodebookEdit } from '../../codebook/edit/editTypes';
import type { Codebook, FieldType } from '../../model/codebook';
import { AUTHOR, UNATTRIBUTED } from '../../model/ids';
import { foldCase, spellingOf } from '../../text/folding/spelling';
import {
  listValue,
  mapValue,
  plainValue,
  sameWritten,
  textValue,
  writtenAt,
  type Written,
  type WrittenMap,
} from '../../yaml/write/write';
import { EntryNames } from '../entryNames';
import { codesFromTop } from './codePaths';
import { withDistinctNames } from './distinctNames';
import type { ForeignCode, ForeignProject, ForeignType, ForeignVariable } from './foreignProject';
import { CODE_FIELDS, CODE_TYPE, type ForeignRecords } from './foreignRecords';
import type { ProjectMapping, VariableRole } from './projectMapping';
import { oneLine } from '../../text/lines';

/** An entry of the codebook that an import needs. */
export interface ProjectEntry {
  readonly layer: 'actor' | 'issue' | 'coder' | 'type' | 'field';
  readonly id: string;
  readonly name: string;
  /** `same`: the codebook has it. */
  readonly kind: 'new' | 'same';
  /** A code that stays one, among the issues. */
  readonly isCode?: boolean | undefined;
}

/** The codebook's ids of what a project names. */
export interface ProjectEntries {
  /** By ids of codes. */
  readonly codes: ReadonlyMap<string, string>;
  /** By ids of coders. */
  readonly coders: ReadonlyMap<string, string>;
  /** By ids of types, and `CODE_TYPE`. */
  readonly types: ReadonlyMap<string, string>;
  /** By ids of variables, the field that has its values: `of` is 'position', or a type's id. */
  readonly fields: ReadonlyMap<string, string>;
  readonly entries: readonly ProjectEntry[];
  readonly edits: readonly CodebookEdit[];
}

/** The key of a variable's field in `fields`. */
export function fieldKey(of: string, variable: string): string {
  return `${of}\n${variable}`;
}

interface Input {
  readonly project: ForeignProject;
  readonly mapping: ProjectMapping;
  readonly records: ForeignRecords;
  readonly codebook: Codebook;
  /** The content of the codebook's file (see `codebookContent`). */
  readonly content: WrittenMap;
  /** Ids that an earlier import gave to codes whose entries were renamed since. */
  readonly learned: ReadonlyMap<string, string>;
  /** Whether new coders may be listed: where none are, but annotations have some, a list would make
   * these unknown. */
  readonly mayListCoders: boolean;
}

/** Finds the entries of a codebook that a project names, and adds those that it lacks. Existing
 * ones are kept as they are. */
export function projectEntries(input: Input): ProjectEntries {
  const { project, records, codebook, content, learned } = input;
  const entries: ProjectEntry[] = [];
  const codes = new Map<string, string>();
  const edits: CodebookEdit[] = [];
  const known = knownOf(project, records);
  const named = withDistinctNames(project.codes, (id) => records.layers.get(id), records.headings);
  for (const layer of ['actor', 'issue'] as const) {
    const group = layer === 'actor' ? codebook.actors : codebook.issues;
    const names = new EntryNames(codebook, layer);
    const free = freeIds(names.ids, layer);
    const spelt = new Map<string, string>();
    const added: { readonly id: string; readonly code: ForeignCode }[] = [];
    for (const code of codesFromTop(named)) {
      if (records.layers.get(code.id) !== layer || records.headings.has(code.id)) continue;
      const name = oneLine(code.name);
      if (name === '') continue;
      const spelling = spellingOf(name, false)?.folded ?? foldCase(name);
      const { entry = '' } = code;
      if (layer === 'actor' && (entry === AUTHOR || entry === UNATTRIBUTED)) {
        codes.set(code.id, entry);
        continue;
      }
      const earlier = learned.get(code.id);
      const before =
        spelt.get(spelling) ??
        (group.has(entry) ? entry : undefined) ??
        names.find(name)[0] ??
        (group.has(earlier ?? '') ? earlier : undefined);
      const id = before ?? free(name);
      codes.set(code.id, id);
      if (spelt.has(spelling)) continue;
      spelt.set(spelling, id);
      const isCode = records.codes.has(code.id);
      entries.push({ layer, id, name, kind: before === undefined ? 'new' : 'same', isCode });
      if (before === undefined) added.push({ id, code });
    }
    const taken = new Set(spelt.keys());
    const changes = added.map(({ id, code }): ChangedEntry => {
      const partOf = parentOf(code, known, codes, records, layer);
      const to =
        layer === 'actor'
          ? actorOf(code, partOf, input, taken)
          : issueOf(code, partOf, input, known);
      return { id, from: undefined, to };
    });
    if (changes.length > 0) edits.push({ kind: 'entries', layer, changes });
  }
  const coders = codersOf(input, entries, edits);
  const { types, fields } = sectionsOf(input, content, entries, edits);
  return { codes, coders, types, fields, entries, edits };
}

/** What is asked of each code, found once for all. */
interface Known {
  readonly byId: ReadonlyMap<string, ForeignCode>;
  /** Codes with others below them. */
  readonly parents: ReadonlySet<string | undefined>;
  /** Codes that something was coded with. */
  readonly used: ReadonlySet<string>;
}

function knownOf({ codes }: ForeignProject, { records }: ForeignRecords): Known {
  return {
    byId: new Map(codes.map((one) => [one.id, one])),
    parents: new Set(codes.map(({ parent }) => parent)),
    used: new Set(records.flatMap(({ issues, mark }) => [...issues, ...mark.codes])),
  };
}

/** The id of the nearest code above that is an entry of the same layer. */
function parentOf(
  code: ForeignCode,
  { byId }: Known,
  codes: ReadonlyMap<string, string>,
  { layers }: ForeignRecords,
  layer: string,
): string | undefined {
  const seen = new Set([code.id]);
  for (let at = code.parent; at !== undefined && !seen.has(at); at = byId.get(at)?.parent) {
    seen.add(at);
    const id = codes.get(at);
    // Entries with one name are one, and none is part of itself.
    if (layers.get(at) === layer && id !== undefined && id !== codes.get(code.id)) return id;
  }
  return undefined;
}

function actorOf(
  { name, attributes, color, definition, variable }: ForeignCode,
  partOf: string | undefined,
  { project, mapping }: Input,
  taken: Set<string>,
): Written {
  const role = roleOfVariable(project, mapping, variable);
  const usual = role === 'speaker' ? 'person' : role === 'actor' ? 'organization' : undefined;
  const { aliases, notes, own: named, others } = parted(attributes, usual ? [] : ['type']);
  const stated = named.get('type');
  const free = aliases.filter((alias) => {
    const spelling = spellingOf(alias, false)?.folded;
    if (spelling === undefined || taken.has(spelling)) return false;
    taken.add(spelling);
    return true;
  });
  const more = color === undefined ? others : [...others, ['color', color] as const];
  const note = [definition, ...notes].filter((text) => text !== undefined).join('\n');
  return mapValue(
    [
      ['name', textValue(oneLine(name))],
      ['type', usual ? plainValue(usual) : stated === undefined ? undefined : textValue(stated)],
      ['part-of', partOf === undefined ? undefined : plainValue(partOf)],
      ['aliases', free.length === 0 ? undefined : listValue(free.map(textValue))],
      [
        'attributes',
        more.length === 0
          ? undefined
          : mapValue(more.map(([key, value]) => [key, textValue(value)])),
      ],
      ['note', note === '' ? undefined : textValue(note)],
    ],
    CODEBOOK_KEY_ORDER.actor,
  );
}

function issueOf(
  { name, attributes, color, definition, variable, id, isCodable }: ForeignCode,
  partOf: string | undefined,
  { project, mapping }: Input,
  { parents, used }: Known,
): Written {
  const { aliases, notes, own, others } = parted(attributes, ['statement', 'keywords']);
  const facts = [
    ...notes,
    ...others.map(([key, value]) => `${key}: ${value}`),
    ...(aliases.length > 0 ? [`Alias: ${aliases.join('; ')}`] : []),
  ].join('\n');
  // Agreement refers to the words of a concept.
  const isStatement = roleOfVariable(project, mapping, variable) === 'issue';
  const text = oneLine(name);
  const statement = isStatement ? text : own.get('statement');
  const keywords = listed(own.get('keywords') ?? '');
  const groups = isCodable === false || parents.has(id);
  const isGroup = groups && !used.has(id);
  return mapValue(
    [
      ['name', textValue(text)],
      ['statement', statement === undefined ? undefined : textValue(oneLine(statement))],
      ['definition', definition === undefined ? undefined : textValue(definition)],
      ['part-of', partOf === undefined ? undefined : plainValue(partOf)],
      ['codable', isGroup ? plainValue(false) : undefined],
      ['keywords', keywords.length === 0 ? undefined : listValue(keywords.map(textValue))],
      ['color', color === undefined ? undefined : textValue(color)],
      ['note', facts === '' ? undefined : textValue(facts)],
    ],
    CODEBOOK_KEY_ORDER.issue,
  );
}

function roleOfVariable(
  { types }: ForeignProject,
  { statements }: ProjectMapping,
  variable: string | undefined,
): VariableRole | undefined {
  for (const { name, variables } of types) {
    const found = variables.find(({ id }) => id === variable);
    if (found) return statements.get(name)?.variables.get(found.name);
  }
  return undefined;
}

/** Attributes that have a place of their own in the codebook, as those of these names, and the
 * others. */
function parted(
  attributes: ReadonlyMap<string, string>,
  names: readonly string[],
): {
  readonly aliases: readonly string[];
  readonly notes: readonly string[];
  readonly own: ReadonlyMap<string, string>;
  readonly others: readonly (readonly [string, string])[];
} {
  const all = [...attributes];
  const of = (spelling: RegExp) =>
    all.flatMap(([key, value]) => (spelling.test(key) ? [value] : []));
  const isOwn = (key: string): boolean => names.includes(key.toLowerCase());
  return {
    aliases: of(ALIASES).flatMap(listed),
    notes: of(NOTES),
    own: new Map(
      all.filter(([key]) => isOwn(key)).map(([key, value]) => [key.toLowerCase(), value]),
    ),
    others: all.filter(([key]) => !ALIASES.test(key) && !NOTES.test(key) && !isOwn(key)),
  };
}

function listed(text: string): readonly string[] {
  return text.split(/\s*[;|\n]\s*/).filter((part) => part !== '');
}

const ALIASES = /^alias(es)?$/i;
const NOTES = /^notes?$/i;

function codersOf(
  { project, records, codebook, mayListCoders }: Input,
  entries: ProjectEntry[],
  edits: CodebookEdit[],
): ReadonlyMap<string, string> {
  const names = new EntryNames(codebook, 'coder');
  const free = freeIds(names.ids, 'coder');
  const coders = new Map<string, string>();
  const coding = new Set(records.records.map(({ mark }) => mark.coder));
  for (const coder of project.coders) {
    if (!coding.has(coder.id)) continue;
    const name = oneLine(coder.name);
    const [known] = names.find(name);
    const id = known ?? free(name);
    coders.set(coder.id, id);
    if (known === undefined && mayListCoders) {
      edits.push({ kind: 'add-coder', coder: { id, name: name === '' ? id : name } });
    }
    if (known !== undefined || mayListCoders)
      entries.push({ layer: 'coder', id, name, kind: known === undefined ? 'new' : 'same' });
  }
  return coders;
}

interface WantedField {
  readonly variable: string;
  readonly name: string;
  readonly type: FieldType;
  readonly list?: true;
}

/** The fields of positions, and the types with theirs. */
function sectionsOf(
  { project, mapping, records, codebook }: Input,
  content: WrittenMap,
  entries: ProjectEntry[],
  edits: CodebookEdit[],
): Pick<ProjectEntries, 'types' | 'fields'> {
  const types = new Map<string, string>();
  const fields = new Map<string, string>();
  const used = new Map<string, Set<string>>();
  for (const { as, fields: values } of records.records) {
    const of = as === 'position' ? 'position' : as.type;
    const known = used.get(of) ?? new Set<string>();
    for (const variable of values.keys()) known.add(variable);
    used.set(of, known);
  }
  const own = section(content, 'fields');
  const wanted = project.types.flatMap((type) => wantedFields(type, mapping, 'position'));
  const ofPositions = wanted.filter(({ variable }) => used.get('position')?.has(variable));
  addFields(own.entries, ofPositions, 'position', codebook.fields, (id, name) =>
    entries.push({ layer: 'field', id, name, kind: 'new' }),
  );
  const ofTypes = section(content, 'types');
  const free = freeIds(codebook.types.keys(), 'type');
  const all = [...project.types, ...(used.has(CODE_TYPE) ? [CODES] : [])];
  for (const type of all) {
    const isWanted = mapping.statements.get(type.name)?.as === 'annotation' && type !== CODES;
    if (!used.has(type.id) && !isWanted) continue;
    const known = [...codebook.types.values()].find(
      ({ id, name }) => foldCase(name) === foldCase(type.name) || id === type.id,
    );
    const id = known?.id ?? free(type.name);
    types.set(type.id, id);
    entries.push({ layer: 'type', id, name: type.name, kind: known ? 'same' : 'new' });
    const before = ofTypes.entries.get(id);
    const inner = fieldsOf(before);
    const asked = type === CODES ? FIELDS_OF_CODES : wantedFields(type, mapping, 'annotation');
    addFields(inner, asked, type.id, known?.fields ?? new Map(), () => undefined);
    const others =
      before?.kind === 'map' ? before.entries.filter(({ key }) => key !== 'fields') : [];
    const head = known
      ? others.map(({ key, value }) => [key, value] as const)
      : [
          ['name', textValue(type.name)] as const,
          ['color', type.color === undefined ? undefined : textValue(type.color)] as const,
        ];
    const value = mapValue(
      [...head, ['fields', inner.size === 0 ? undefined : mapValue([...inner])]],
      CODEBOOK_KEY_ORDER.type,
    );
    ofTypes.entries.set(id, value);
  }
  for (const { key, from, entries: now } of [own, ofTypes]) {
    const to = mapValue([...now]);
    const isSame = now.size === 0 || (from !== undefined && sameWritten(from, to));
    if (!isSame) edits.push({ kind: 'section', key, from, to });
  }
  return { types, fields };

  function addFields(
    to: Map<string, Written>,
    asked: readonly WantedField[],
    of: string,
    known: Codebook['fields'],
    report: (id: string, name: string) => void,
  ): void {
    const freeField = freeIds(to.keys(), 'field');
    for (const { variable, name, type, list } of asked) {
      const same = [...known.values()].find(
        (field) =>
          foldCase(field.name ?? field.id) === foldCase(name) &&
          field.type === type &&
          field.list === (list ?? false),
      );
      const given = fields.get(fieldKey(of, name));
      const id = same?.id ?? given ?? freeField(name);
      fields.set(fieldKey(of, variable), id);
      // Two types of positions may share a variable.
      fields.set(fieldKey(of, name), id);
      if (same || given !== undefined) continue;
      const isOwnName = id === name;
      to.set(
        id,
        mapValue(
          [
            ['name', isOwnName ? undefined : textValue(name)],
            ['type', plainValue(type)],
            ['list', list ? plainValue(true) : undefined],
          ],
          CODEBOOK_KEY_ORDER.field,
        ),
      );
      report(id, name);
    }
  }
}

const CODES: ForeignType = { id: CODE_TYPE, name: 'Code', color: undefined, variables: [] };

const FIELDS_OF_CODES: readonly WantedField[] = [
  { variable: CODE_FIELDS.codes, name: 'codes', type: 'issue', list: true },
  { variable: CODE_FIELDS.actors, name: 'actors', type: 'actor', list: true },
  { variable: CODE_FIELDS.stances, name: 'stances', type: 'text', list: true },
];

function wantedFields(
  type: ForeignType,
  { statements }: ProjectMapping,
  as: 'position' | 'annotation',
): readonly WantedField[] {
  const roles = statements.get(type.name)?.variables;
  return type.variables.flatMap((variable) => {
    const { id, name } = variable;
    const role = roles?.get(name) ?? 'field';
    if (role === 'nothing' || role === 'note') return [];
    return { variable: id, name, type: fieldType(variable, as === 'annotation' ? role : 'field') };
  });
}

function fieldType({ kind }: ForeignVariable, role: VariableRole): FieldType {
  if (kind !== 'code') return kind;
  if (role === 'issue') return 'issue';
  return role === 'field' || role === 'stance' ? 'text' : 'actor';
}

function section(content: WrittenMap, key: 'fields' | 'types') {
  const from = writtenAt(content, key);
  const entries = new Map(
    from?.kind === 'map' ? from.entries.map(({ key: id, value }) => [id, value] as const) : [],
  );
  return { key, from, entries };
}

function fieldsOf(type: Written | undefined): Map<string, Written> {
  const fields = type?.kind === 'map' ? writtenAt(type, 'fields') : undefined;
  return new Map(
    fields?.kind === 'map' ? fields.entries.map(({ key, value }) => [key, value] as const) : [],
  );
}
