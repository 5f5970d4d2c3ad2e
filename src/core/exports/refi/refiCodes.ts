import { groupedBy } from '../../analysis/records/groups';
import { actorName, issueName, stanceName } from '../../codebook/lookUp';
import type { CodeRole } from '../../imports/projects/foreignProject';
import { annotationFields, entryKindOf, valuesAt, type FieldKey } from '../../model/fields';
import type { Annotation } from '../../model/annotation';
import type { Actor, Codebook, FieldDefinition } from '../../model/codebook';
import { oneLine } from '../../text/lines';
import { element, guidOf, listElement, reference, wordsElement } from './refiXml';

/** What codes may be: each has a heading, which imports take for it. */
export const CODE_GROUPS = {
  actor: 'Actors',
  speaker: 'Speakers',
  target: 'Targets',
  addressee: 'Addressees',
  accordingTo: 'According to',
  issue: 'Issues',
  stance: 'Stances',
  type: 'Types',
} as const;

/** What the headings are in imports. */
export const CODE_HEADINGS: ReadonlyMap<string, CodeRole | undefined> = new Map([
  ...(['actor', 'speaker', 'target', 'addressee', 'issue'] as const).map(
    (role) => [CODE_GROUPS[role], role] as const,
  ),
  [CODE_GROUPS.accordingTo, 'according to'],
]);

/** What a project says of who wrote it. */
export const REFI_ORIGIN = 'Policy Annotator';

/** The name of a link from the first part of a quote to a further one. */
export const QUOTE_PART_LINK = 'continues';

export type CodeGroup = keyof typeof CODE_GROUPS;

/** A code that a passage has. */
export type UsedCode = readonly [group: CodeGroup, id: string];

export function codeGuid(...[group, id]: UsedCode): string {
  return guidOf('code', group, id);
}

/** The codes of an annotation. An annotation of a type with issues has no actors among them: it
 * would be a position. */
export function codesOf(annotation: Annotation, codebook: Codebook): readonly UsedCode[] {
  const of = (group: CodeGroup, ids: readonly string[]): readonly UsedCode[] =>
    [...new Set(ids)].map((id) => [group, id]);
  switch (annotation.kind) {
    case 'position':
      return POSITION_CODES.flatMap(([key, group]) => of(group, valuesAt(annotation, key)));
    case 'disagreement':
    case 'agreement':
      return [['type', annotation.kind], ...of('issue', annotation.issues)];
    case 'annotation': {
      const valuesOf = (type: string): readonly string[] =>
        [...annotation.fields].flatMap(([id, value]) =>
          fieldOf(annotation, id, codebook)?.type === type ? [value].flat().map(String) : [],
        );
      const issues = of('issue', valuesOf('issue'));
      const named = issues.length > 0 ? issues : of('actor', valuesOf('actor'));
      return [['type', annotation.type], ...named];
    }
    default:
      return [];
  }
}

/** What an annotation says and its codes do not, a line each. */
export function linesOf(annotation: Annotation, codebook: Codebook): readonly string[] {
  const isPosition = annotation.kind === 'position';
  const codes = new Set(codesOf(annotation, codebook).map(([, id]) => id));
  const lines = annotationFields(annotation.kind).flatMap((field) => {
    const isCoded = isPosition
      ? POSITION_CODES.some(([key]) => key === field.key)
      : field.key === 'issues';
    if (isCoded || field.key === 'note' || field.key === 'coder') return [];
    const values = valuesAt(annotation, field.key);
    if (values.length === 0) return [];
    const isActor = entryKindOf(field) === 'actor';
    const named = values.map((value) => (isActor ? actorName(codebook, value) : value));
    return [`${field.file}: ${named.join('; ')}`];
  });
  if ('between' in annotation) {
    const parties = annotation.between.map((party) =>
      party.map((id) => actorName(codebook, id)).join(', '),
    );
    lines.push(`between: ${parties.join(' | ')}`);
  }
  if (!('fields' in annotation)) return lines;
  const own = [...annotation.fields].flatMap(([id, value]) => {
    const field = fieldOf(annotation, id, codebook);
    const values = [value].flat().map(String);
    if (!isPosition && values.every((one) => codes.has(one))) return [];
    const named = values.map((one) => {
      if (field?.type === 'actor') return actorName(codebook, one);
      return field?.type === 'issue' ? issueName(codebook, one) : one;
    });
    return [`${field?.name ?? id}: ${named.join('; ')}`];
  });
  return [...lines, ...own];
}

/** The fields of a position that are codes, in their order. */
const POSITION_CODES: readonly (readonly [FieldKey, CodeGroup])[] = [
  ['actors', 'actor'],
  ['speaker', 'speaker'],
  ['issues', 'issue'],
  ['target', 'target'],
  ['addressee', 'addressee'],
  ['accordingTo', 'accordingTo'],
  ['stance', 'stance'],
];

function fieldOf(
  annotation: Annotation,
  id: string,
  { fields, types }: Codebook,
): FieldDefinition | undefined {
  return annotation.kind === 'annotation'
    ? types.get(annotation.type)?.fields.get(id)
    : fields.get(id);
}

/** Texts that the project refers to. */
export class Notes {
  readonly written: string[] = [];

  /** The reference to a new note; '' without words. */
  add(of: readonly string[], words: string | undefined, name?: string, creator?: string): string {
    if (words === undefined || words.trim() === '') return '';
    const guid = guidOf('note', ...of, name ?? '');
    this.written.push(
      element(
        'Note',
        { guid, name: name ?? oneLine(words).slice(0, 40), creatingUser: creator },
        wordsElement('PlainTextContent', words),
      ),
    );
    return reference('NoteRef', guid);
  }
}

/** The codebook of a project: all entries, and the roles that `used` has. */
export function codeBook(codebook: Codebook, used: readonly UsedCode[], notes: Notes): string {
  const ids = (group: CodeGroup, known: Iterable<string> = []): readonly string[] => [
    ...new Set([...known, ...used.flatMap(([of, id]) => (of === group ? [id] : []))]),
  ];
  const parentOf = (id: string): string | undefined => {
    const parent = codebook.actors.get(id)?.partOf;
    return codebook.actors.has(parent ?? '') ? parent : undefined;
  };
  const actorTree = (group: CodeGroup, known: Iterable<string> = []): string => {
    const below = ids(group, known).flatMap((id) => [...pathTo(id, parentOf)]);
    return heading(
      group,
      tree(new Set(below), parentOf, (id, inner) => {
        const note = group === 'actor' ? codebook.actors.get(id)?.note : undefined;
        const content = [wordsElement('Description', note), ...inner];
        return code([group, id], actorName(codebook, id), {}, ...content);
      }),
    );
  };
  const issueTree = tree(
    new Set(ids('issue', codebook.issues.keys())),
    (id) => codebook.issues.get(id)?.partOf,
    (id, inner) => {
      const issue = codebook.issues.get(id);
      const keywords = issue?.keywords.map(({ text }) => text).join('; ');
      const content = [
        wordsElement('Description', issue?.definition),
        notes.add(['issue', id], issue?.statement, 'Statement'),
        notes.add(['issue', id], keywords, 'Keywords'),
        notes.add(['issue', id], issue?.note),
        ...inner,
      ];
      const { color, codable } = issue ?? {};
      return code(['issue', id], issueName(codebook, id), { color, codable }, ...content);
    },
  );
  const stances = ids('stance', codebook.stances.keys()).map((id) =>
    code(['stance', id], stanceName(codebook, id), {}),
  );
  const types = ids('type', codebook.types.keys()).map((id) => {
    const { name = id, color } = codebook.types.get(id) ?? {};
    return code(['type', id], name, { color });
  });
  const groups = [
    actorTree('actor', codebook.actors.keys()),
    ...(['speaker', 'target', 'addressee', 'accordingTo'] as const).map((group) =>
      actorTree(group),
    ),
    heading('issue', issueTree),
    heading('stance', stances),
    heading('type', types),
  ];
  return listElement(
    'CodeBook',
    [listElement('Codes', groups)].filter((one) => one !== ''),
  );
}

function heading(group: CodeGroup, codes: readonly string[]): string {
  return codes.length === 0
    ? ''
    : code([group, ''], CODE_GROUPS[group], { codable: false }, ...codes);
}

function code(
  used: UsedCode,
  name: string,
  {
    color,
    codable = true,
  }: { readonly color?: string | undefined; readonly codable?: boolean | undefined },
  ...content: readonly string[]
): string {
  const attributes = { guid: codeGuid(...used), name: oneLine(name), isCodable: codable };
  return element('Code', { ...attributes, color: sixDigits(color) }, ...content);
}

/** As some programs need it. */
function sixDigits(color: string | undefined): string | undefined {
  return color?.length === 4 ? color.replace(/[\da-f]/gi, '$&$&') : color;
}

/** The entry and those that it is part of. */
function pathTo(id: string, parentOf: (id: string) => string | undefined): ReadonlySet<string> {
  const path = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !path.has(at); at = parentOf(at)) {
    path.add(at);
  }
  return path;
}

/** Entries, each with those that are part of it. */
function tree(
  ids: ReadonlySet<string>,
  parentOf: (id: string) => string | undefined,
  write: (id: string, inner: readonly string[]) => string,
): readonly string[] {
  const below = groupedBy([...ids], (id) => {
    const parent = parentOf(id);
    return parent !== undefined && ids.has(parent) ? parent : undefined;
  });
  const open = new Set<string>();
  const written = (id: string): readonly string[] => {
    if (open.has(id)) return [];
    open.add(id);
    return [write(id, (below.get(id) ?? []).flatMap(written))];
  };
  // Entries that are part of each other are at the top.
  return [...(below.get(undefined) ?? []), ...ids].flatMap(written);
}

/** The properties of an actor, by names that imports know. */
export function propertiesOf({
  type,
  aliases,
  attributes,
}: Actor): readonly (readonly [string, string])[] {
  return [
    ...(type === undefined ? [] : [['Type', type] as const]),
    ...(aliases.length === 0
      ? []
      : [['Aliases', aliases.map(({ text }) => text).join('; ')] as const]),
    ...attributes,
  ];
}
