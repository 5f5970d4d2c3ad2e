import { key, mapOf, record } from '../../yaml/shape/groupShapes';
import { choice, choiceOrId } from '../../yaml/shape/scalarShapes';
import { stanceOf } from '../positions/mapping/stanceWords';
import { EMPTY_CODEBOOK, type Codebook } from '../../model/codebook';
import { foldCase } from '../../text/folding/spelling';
import { codePaths, codesFromTop } from './codePaths';
import {
  CODE_ROLES,
  type CodeRole,
  type ForeignProject,
  type ForeignType,
  type ForeignVariable,
} from './foreignProject';

export const PROJECT_MAPPING_FORMAT = 'policy-project-mapping/1';

/** What a variable of another program's statements means. `field`: a variable of the study;
 * `nothing`: it is not imported. */
export const VARIABLE_ROLES = [
  'actor',
  'speaker',
  'issue',
  'stance',
  'target',
  'addressee',
  'note',
  'field',
  'nothing',
] as const;

export type VariableRole = (typeof VARIABLE_ROLES)[number];

/** What statements become: positions, annotations of a type of their own, or nothing. */
export const STATEMENT_KINDS = ['position', 'annotation', 'nothing'] as const;

export interface StatementMapping {
  readonly as: (typeof STATEMENT_KINDS)[number];
  /** By names of variables; those without a role are fields. */
  readonly variables: ReadonlyMap<string, VariableRole>;
}

/** What the parts of another program's project mean. */
export interface ProjectMapping {
  /** By names of statement types; one that is absent is mapped as guessed. */
  readonly statements: ReadonlyMap<string, StatementMapping>;
  /** By paths of codes (see `codePaths`): what the code is, and those below it that have no line
   * of their own: `actor`, `issue`, `stance support` (or another stance), `nothing`, or `code`,
   * whose passages become annotations of the type "code". */
  readonly codes: ReadonlyMap<string, string>;
}

/** The one definition of a mapping file for projects. */
export const PROJECT_MAPPING = record(
  {
    format: key('The format of this file.', choice([PROJECT_MAPPING_FORMAT])),
    statements: key(
      'What each type of statements becomes.',
      mapOf(
        record({
          as: key('position, annotation or nothing.', choice(STATEMENT_KINDS)),
          variables: key(
            'The variables of the type, each with what it means.',
            mapOf(choice(VARIABLE_ROLES), { ids: false }),
          ),
        }),
        { ids: false },
      ),
    ),
    codes: key(
      `What each code is, and the codes below it: ${CODE_ROLES.join(', ')}, code, nothing, or stance and the id of one.`,
      mapOf(choiceOrId([...CODE_ROLES, 'code', 'nothing'], 'stance'), { ids: false }),
    ),
  },
  { needs: [{ keys: ['format'], code: 'format-missing' }] },
);

/** What the parts of a project probably mean, by their names: shown before anything is imported. */
export function guessProjectMapping(project: ForeignProject, codebook?: Codebook): ProjectMapping {
  return {
    statements: new Map(project.types.map((type) => [type.name, guessStatements(type)])),
    codes: guessCodes(project, codebook ?? EMPTY_CODEBOOK),
  };
}

/** A mapping in which everything has a meaning: what it does not say is guessed. */
export function wholeMapping(
  project: ForeignProject,
  { statements, codes }: ProjectMapping,
  codebook?: Codebook,
): ProjectMapping {
  const guess = guessProjectMapping(project, codebook);
  return {
    statements: new Map([...guess.statements, ...statements]),
    codes: codes.size > 0 ? codes : guess.codes,
  };
}

function guessStatements({ variables }: ForeignType): StatementMapping {
  const roles = new Map<string, VariableRole>();
  const taken = new Set<VariableRole>();
  for (const [role, kinds, names] of ROLE_NAMES) {
    const found = variables.find(
      ({ name, kind }) => kinds.includes(kind) && names.test(name.trim()) && !roles.has(name),
    );
    if (!found || taken.has(role)) continue;
    roles.set(found.name, role);
    taken.add(role);
  }
  const booleans = variables.filter(({ kind }) => kind === 'boolean');
  if (!taken.has('stance') && booleans[0] && booleans.length === 1) {
    roles.set(booleans[0].name, 'stance');
  }
  const isPosition = taken.has('issue') && (taken.has('actor') || taken.has('speaker'));
  const named = variables.map(({ name, kind }): [string, VariableRole] => {
    const role = roles.get(name) ?? 'field';
    if (isPosition) return [name, role];
    // An annotation has no parts of a position; its fields may name actors.
    if (role === 'note') return [name, role];
    return [name, kind === 'code' && CHARACTERS.test(name) ? 'actor' : 'field'];
  });
  return { as: isPosition ? 'position' : 'annotation', variables: new Map(named) };
}

type Kinds = readonly ForeignVariable['kind'][];

/** Names of variables, also German ones; of several that fit the first is taken. */
const ROLE_NAMES: readonly (readonly [VariableRole, Kinds, RegExp])[] = [
  ['actor', ['code'], /^(organi[sz]ations?|organisationen|actors?|akteure?|part(y|ei))$/i],
  ['speaker', ['code'], /^(persons?|personen|speakers?|sprecher(in)?|politicians?)$/i],
  [
    'issue',
    ['code'],
    /^(concepts?|konzepte?|issues?|claims?|categor(y|ies)|kategorien?|themen?)$/i,
  ],
  ['stance', ['boolean', 'integer'], /^(agree(ment)?|stance|position|support|zustimmung)$/i],
  ['target', ['code'], /^(targets?|ziel)$/i],
  ['addressee', ['code'], /^(addressees?|adressaten?)$/i],
  ['note', ['text'], /^(notes?|comments?|memos?|notiz(en)?|kommentare?)$/i],
];

/** Parts of a story that actors have (the Narrative Policy Framework). */
const CHARACTERS = /^(actor|organi[sz]ation|person|speaker|narrator|hero|villain|victim)s?$/i;

function guessCodes(project: ForeignProject, codebook: Codebook): ReadonlyMap<string, string> {
  const paths = codePaths(project.codes);
  // What is said of each code, by its path, and what each is, by its id.
  const guessed = new Map<string, string>();
  const roles = new Map<string, string>();
  for (const { id, name, parent = '', guess } of codesFromTop(project.codes)) {
    const path = paths.get(id);
    if (path === undefined) continue;
    const above = roles.get(parent);
    const role = guess ?? roleOfCode(name, codebook) ?? above ?? 'code';
    roles.set(id, role);
    if (role !== above) guessed.set(path, role);
  }
  return guessed;
}

/** Whether a code with this name groups others by what they are. */
export function isGroupName(name: string): boolean {
  const word = foldCase(name.trim());
  return (
    ACTOR_GROUP.test(word) ||
    ISSUE_GROUP.test(word) ||
    OTHER_GROUP.test(word) ||
    ROLE_GROUPS.some(([, names]) => names.test(word))
  );
}

function roleOfCode(name: string, codebook: Codebook): string | undefined {
  const word = foldCase(name.trim());
  const other = ROLE_GROUPS.find(([, names]) => names.test(word));
  if (other) return other[0];
  if (ACTOR_GROUP.test(word)) return 'actor';
  if (ISSUE_GROUP.test(word)) return 'issue';
  const stance = stanceOf(word, codebook);
  return stance === undefined ? undefined : `stance ${stance}`;
}

const ACTOR_GROUP =
  /^(actors?|akteure?|organi[sz]ations?|organisationen|persons?|people|personen|stakeholders?|politicians?|politiker|part(y|ies|ei|eien)|countr(y|ies)|länder|staaten|states|media|institution(s|en)?)$/;
/** Names of groups of codes, as those of web annotations that this program exported. */
const ROLE_GROUPS: readonly (readonly [CodeRole, RegExp])[] = [
  ['speaker', /^(speakers?|sprecher(innen)?)$/],
  ['target', /^(targets?|ziele?)$/],
  ['addressee', /^(addressees?|adressat(inn)?en)$/],
  ['according to', /^(according to|laut)$/],
];
const ISSUE_GROUP =
  /^(issues?|themes?|topics?|concepts?|claims?|polic(y|ies)|themen?|konzepte?|kategorien?|forderungen|frames?|arguments?|argumente?)$/;
/** Groups whose codes have names of their own. */
const OTHER_GROUP = /^(stances?|haltung(en)?|types?|typen|codes?)$/;
