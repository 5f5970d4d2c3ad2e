import { actorsInForce, issuesInForce, type RollUpContext } from '../../analysis/records/evidence';
import { liftsActors, liftsIssues } from '../../analysis/records/filter';
import { organizationsOf } from '../../analysis/rollUp/organization';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { FieldValue } from '../../model/annotation';
import type { Codebook, FieldDefinition } from '../../model/codebook';
import {
  ALL_FIELDS,
  entryKindOf,
  fieldName,
  fieldNamed,
  valuesAt,
  type FieldName,
  type KeyedField,
} from '../../model/fields';
import { UNATTRIBUTED } from '../../model/ids';

/** One value of a variable. `sign` is the product of the links by which a roll-up replaced an issue
 * by a wider one. */
export interface Value {
  readonly id: string;
  readonly sign: 1 | -1;
}

/** What can be the rows, columns or the qualifier of a network. */
export interface Variable {
  readonly name: string;
  /** What kind of thing its values are, which determines their names and attributes. */
  readonly names: 'actor' | 'issue' | 'stance' | 'coder' | 'text';
  /** True when it has the same value for all records of an article. */
  readonly ofArticle: boolean;
  /** For numbers and booleans: how they compare. */
  readonly field: FieldDefinition | undefined;
  /** Its values for a record, each once; none when it is absent. */
  readonly values: (record: PositionRecord, context: RollUpContext) => readonly Value[];
}

const OF_ARTICLE = ['title', 'author', 'source', 'section'] as const;

type ArticleVariable = 'article' | (typeof OF_ARTICLE)[number];
type BuiltIn = FieldName | 'organization' | ArticleVariable;

/** The fields of positions, the organization behind the speaker, and what articles have. */
export const VARIABLE_NAMES: readonly BuiltIn[] = [
  ...ALL_FIELDS.filter(({ isVariable }) => isVariable).flatMap((field): readonly BuiltIn[] => {
    const name = fieldName(field);
    return name === 'speaker' ? [name, 'organization'] : [name];
  }),
  'article',
  ...OF_ARTICLE,
];

/** The variable of a name: one of `VARIABLE_NAMES`, a field of the study (`field.NAME`, or NAME
 * where no variable has that name), or an attribute of articles (`article.NAME`). */
export function variableOf(name: string, codebook: Codebook): Variable | undefined {
  const builtIn = VARIABLE_NAMES.find((one) => one === name);
  if (builtIn) return builtInVariable(builtIn);
  if (name.startsWith('article.')) {
    const attribute = name.slice('article.'.length);
    return variable(name, 'text', true, ({ article }) => [
      article.metadata.attributes.get(attribute),
    ]);
  }
  const field = codebook.fields.get(name.startsWith('field.') ? name.slice('field.'.length) : name);
  return field ? fieldVariable(name, field) : undefined;
}

function builtInVariable(name: BuiltIn): Variable {
  switch (name) {
    case 'actor':
      return actors(name, ({ actors }) => actors);
    case 'target':
      return actors(name, ({ target }) => target);
    case 'addressee':
      return actors(name, ({ addressee }) => addressee);
    case 'speaker':
      return variable(name, 'actor', false, ({ speaker }) => [
        speaker === UNATTRIBUTED ? undefined : speaker,
      ]);
    case 'organization':
      return variable(name, 'actor', false, ({ speaker, actors, claimDays }, { codebook }) =>
        organizationsOf(codebook, speaker, actors, claimDays),
      );
    case 'issue':
      return issues(name);
    case 'article':
      return variable(name, 'text', true, ({ article }) => [article.path]);
    case 'title':
    case 'author':
    case 'source':
    case 'section':
      return variable(name, 'text', true, ({ article }) => [article.metadata[name]]);
    default: {
      const field = fieldNamed(name);
      const read = ({ position }: PositionRecord) => (field ? valuesAt(position, field.key) : []);
      return variable(name, namesOf(field), false, read);
    }
  }
}

function namesOf(field: KeyedField | undefined): Variable['names'] {
  const kind = field && entryKindOf(field);
  return kind === 'actor' || kind === 'stance' || kind === 'coder' ? kind : 'text';
}

function fieldVariable(name: string, field: FieldDefinition): Variable {
  const names = field.type === 'actor' || field.type === 'issue' ? field.type : 'text';
  const read = ({ position }: PositionRecord) => textsOf(position.fields.get(field.id));
  return { ...variable(name, names, false, read), field };
}

function actors(name: string, read: (record: PositionRecord) => readonly string[]): Variable {
  const single = singles();
  const plain = variable(name, 'actor', false, (record, context) =>
    actorsInForce(read(record), record, context),
  );
  return {
    ...plain,
    values: (record, context) => {
      const list = read(record);
      const id = list[0];
      if (id === undefined || list.length > 1) return plain.values(record, context);
      if (id === UNATTRIBUTED && !context.filter.unattributed) return NONE;
      const isLifted = liftsActors(context.filter.rollUp);
      return single(isLifted ? context.sideOf(id, record.claimDays) : id);
    },
  };
}

function issues(name: string): Variable {
  const single = singles();
  return {
    ...variable(name, 'issue', false, () => []),
    values: ({ position }, context) => {
      const id = position.issues[0];
      const isOne = position.issues.length === 1;
      if (id !== undefined && isOne && !liftsIssues(context.filter.rollUp)) {
        return single(id);
      }
      return issuesInForce(position.issues, context).map(({ issue, sign }) => ({
        id: issue,
        sign,
      }));
    },
  };
}

const NONE: readonly Value[] = [];

/** Most records have one value, and there are far fewer values than records: each list is made once
 * and shared. */
function singles(): (id: string) => readonly Value[] {
  const made = new Map<string, readonly Value[]>();
  return (id) => {
    let list = made.get(id);
    if (!list) made.set(id, (list = [{ id, sign: 1 }]));
    return list;
  };
}

function variable(
  name: string,
  names: Variable['names'],
  ofArticle: boolean,
  read: (record: PositionRecord, context: RollUpContext) => readonly (string | undefined)[],
): Variable {
  return {
    name,
    names,
    ofArticle,
    field: undefined,
    values: (record, context) => {
      const found = new Set<string>();
      for (const id of read(record, context)) if (id !== undefined && id !== '') found.add(id);
      return [...found].map((id) => ({ id, sign: 1 }));
    },
  };
}

function textsOf(value: FieldValue | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'object' ? value.map(String) : [String(value)];
}
