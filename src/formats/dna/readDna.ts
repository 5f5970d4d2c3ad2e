import {
  countedProblem,
  type ForeignCode,
  type ForeignDocument,
  type ForeignMark,
  type ForeignProject,
  type ForeignType,
  type ForeignVariable,
} from '../../core';
import type { ForeignFile, ReadProject } from '../contract';
import { Refused } from '../refuse';
import { sqliteDatabase, type SqliteDatabase, type SqlRow } from '../sqlite';
import { idAt, numberAt, textAt, wholeTextAt } from '../sqlRows';

/** Reads a database of Discourse Network Analyzer, version 2 or 3
 * (https://github.com/leifeld/dna, dna/src/main/java/sql/Sql.java). Places are UTF-16 units, since
 * it is written in Java. Throws `Refused`. */
export function readDna({ bytes }: ForeignFile): ReadProject {
  const database = sqliteDatabase(bytes);
  const isDna = ['documents', 'statements', 'statementtypes', 'variables'].every((table) =>
    database.has(table, 'id'),
  );
  if (!isDna) throw new Refused('unknown-kind');
  const documents = documentsIn(database);
  const types = typesIn(database);
  const entities = database.has('entities', 'id', 'variableid', 'value')
    ? entitiesIn(database)
    : entitiesInVersion2(database, types);
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  const valuesOf = valuesIn(database, types, entities);
  const marks = [...database.rows('statements')].map((row): ForeignMark => {
    const [start, end] = [numberAt(row, 'start'), numberAt(row, 'stop')];
    const document = idAt(row, 'documentid') ?? '';
    const number = idAt(row, 'id') ?? '';
    const id = `dna-${number}`;
    const values = valuesOf.get(number) ?? new Map<string, string | number | boolean>();
    return {
      ...{ id, document, start, end, values },
      // The program shows the words between the places.
      quote: texts.get(document)?.slice(start, end),
      coder: idAt(row, 'coder'),
      type: idAt(row, 'statementtypeid'),
      ...{ codes: [], note: undefined },
    };
  });
  const project: ForeignProject = {
    program: 'Discourse Network Analyzer',
    ...{ documents, types, marks },
    codes: entities,
    coders: [...database.rows('coders')].map((row) => ({
      id: idAt(row, 'id') ?? '',
      name: textAt(row, 'name') ?? '',
    })),
    unit: 'utf-16',
  };
  return {
    project,
    problems: [
      ...countedProblem('patterns-left', countOf(database, 'regexes')),
      ...countedProblem('links-left', countOf(database, 'statementlinks')),
    ],
  };
}

function countOf(database: SqliteDatabase, table: string): number {
  return [...database.rows(table)].length;
}

function documentsIn(database: SqliteDatabase): readonly ForeignDocument[] {
  const rows = [...database.rows('documents')];
  const numbers = rows.map((row) => numberAt(row, 'date')).filter(Number.isFinite);
  // Version 2 counts milliseconds, version 3 seconds; as seconds, most dates of version 2 would be
  // after the year 5000.
  const isMilliseconds = versionOf(database)?.startsWith('2') ?? numbers.some((one) => one > 1e11);
  return rows.map((row) => {
    const more = ['type', 'notes'].flatMap((name) => {
      const value = textAt(row, name);
      return value === undefined ? [] : [[name, value] as const];
    });
    return {
      id: idAt(row, 'id') ?? '',
      title: textAt(row, 'title') ?? '',
      text: wholeTextAt(row, 'text'),
      author: textAt(row, 'author'),
      source: textAt(row, 'source'),
      section: textAt(row, 'section'),
      date: dayOf(numberAt(row, 'date') / (isMilliseconds ? 1000 : 1), isMilliseconds),
      url: undefined,
      attributes: new Map(more),
    };
  });
}

function versionOf(database: SqliteDatabase): string | undefined {
  for (const row of database.rows('settings')) {
    if (row.get('property') === 'version') return textAt(row, 'value');
  }
  return undefined;
}

/** The day of a moment, in seconds. Version 3 has no zone. Version 2 has the midnight of the place
 * where the date was typed: a whole hour in the afternoon of UTC is one of a place east of it. */
function dayOf(seconds: number, hasZone: boolean): string | undefined {
  const isNextDay = hasZone && seconds % 86_400 >= 43_200 && seconds % 3600 === 0;
  const date = new Date((seconds + (isNextDay ? 43_200 : 0)) * 1000);
  if (Number.isNaN(date.getTime())) return undefined;
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date.toISOString().slice(0, 10) : undefined;
}

const KINDS: ReadonlyMap<string, ForeignVariable['kind']> = new Map([
  ['short text', 'code'],
  ['long text', 'text'],
  ['integer', 'integer'],
  ['boolean', 'boolean'],
]);

function typesIn(database: SqliteDatabase): readonly ForeignType[] {
  const variables = new Map<string, ForeignVariable[]>();
  for (const row of database.rows('variables')) {
    const type = idAt(row, 'statementtypeid') ?? '';
    const id = idAt(row, 'id') ?? '';
    const kind = KINDS.get(textAt(row, 'datatype') ?? '') ?? 'text';
    const variable = { id, name: textAt(row, 'variable') ?? id, kind };
    variables.set(type, [...(variables.get(type) ?? []), variable]);
  }
  return [...database.rows('statementtypes')].map((row) => {
    const id = idAt(row, 'id') ?? '';
    return {
      id,
      name: textAt(row, 'label') ?? id,
      color: colorOf(row),
      variables: variables.get(id) ?? [],
    };
  });
}

function entitiesIn(database: SqliteDatabase): readonly ForeignCode[] {
  const names = new Map<string, string>();
  for (const row of database.rows('attributevariables'))
    names.set(idAt(row, 'id') ?? '', textAt(row, 'attributevariable') ?? '');
  const attributes = new Map<string, Map<string, string>>();
  for (const row of database.rows('attributevalues')) {
    const name = names.get(idAt(row, 'attributevariableid') ?? '');
    const value = textAt(row, 'attributevalue');
    if (name === undefined || value === undefined) continue;
    const entity = idAt(row, 'entityid') ?? '';
    attributes.set(entity, (attributes.get(entity) ?? new Map<string, string>()).set(name, value));
  }
  return [...database.rows('entities')].map((row) => {
    const id = idAt(row, 'id') ?? '';
    return {
      id,
      name: textAt(row, 'value') ?? '',
      variable: idAt(row, 'variableid'),
      parent: idAt(row, 'childof'),
      color: colorOf(row),
      definition: undefined,
      attributes: attributes.get(id) ?? new Map<string, string>(),
    };
  });
}

/** Version 2 writes the words into each statement, and has attributes for some of them. */
function entitiesInVersion2(
  database: SqliteDatabase,
  types: readonly ForeignType[],
): readonly ForeignCode[] {
  const found = new Map<string, ForeignCode>();
  for (const row of database.rows('attributes')) {
    const variable = idAt(row, 'variableid') ?? '';
    const name = textAt(row, 'value') ?? '';
    const id = entityId(variable, name);
    const attributes = ['Type', 'Alias', 'Notes'].flatMap((key) => {
      const value = textAt(row, key.toLowerCase());
      return value === undefined ? [] : [[key, value] as const];
    });
    found.set(id, {
      ...{ id, name, variable },
      parent: ((parent) => parent && entityId(variable, parent))(textAt(row, 'childof')),
      color: colorOf(row),
      definition: undefined,
      attributes: new Map(attributes),
    });
  }
  const variables = new Set(types.flatMap((type) => type.variables.map(({ id }) => id)));
  for (const row of database.rows('datashorttext')) {
    const variable = idAt(row, 'variableid') ?? '';
    const name = textAt(row, 'value') ?? '';
    const id = entityId(variable, name);
    if (found.has(id) || !variables.has(variable)) continue;
    const nothing = { parent: undefined, color: undefined, definition: undefined };
    found.set(id, { ...{ id, name, variable }, ...nothing, attributes: new Map() });
  }
  return [...found.values()].map((one) => ({
    ...one,
    parent: one.parent !== undefined && found.has(one.parent) ? one.parent : undefined,
  }));
}

function entityId(variable: string, name: string): string {
  return `${variable}:${name}`;
}

/** The values of each statement. */
function valuesIn(
  database: SqliteDatabase,
  types: readonly ForeignType[],
  entities: readonly ForeignCode[],
): ReadonlyMap<string, Map<string, string | number | boolean>> {
  const kinds = new Map(types.flatMap((type) => type.variables.map(({ id, kind }) => [id, kind])));
  const found = new Map<string, Map<string, string | number | boolean>>();
  const empty = new Set(entities.filter(({ name }) => name === '').map(({ id }) => id));
  for (const table of ['dataShortText', 'dataLongText', 'dataInteger', 'dataBoolean']) {
    for (const row of database.rows(table)) {
      const variable = idAt(row, 'variableid') ?? '';
      const value = valueIn(row, variable, kinds.get(variable));
      // What was left out is an entity without a name.
      if (value === undefined || (typeof value === 'string' && empty.has(value))) continue;
      const statement = idAt(row, 'statementid') ?? '';
      found.set(
        statement,
        (found.get(statement) ?? new Map<string, string | number | boolean>()).set(variable, value),
      );
    }
  }
  return found;
}

function valueIn(
  row: SqlRow,
  variable: string,
  kind: ForeignVariable['kind'] | undefined,
): string | number | boolean | undefined {
  switch (kind) {
    case 'code': {
      const name = textAt(row, 'value');
      return row.has('entity')
        ? idAt(row, 'entity')
        : name === undefined
          ? undefined
          : entityId(variable, name);
    }
    case 'text':
      return textAt(row, 'value');
    case 'integer':
    case 'boolean': {
      const value = numberAt(row, 'value');
      if (!Number.isFinite(value)) return undefined;
      return kind === 'boolean' ? value !== 0 : value;
    }
    case undefined:
      return undefined;
  }
}

/** Black is what the program gives to entries without a colour. */
function colorOf(row: SqlRow): string | undefined {
  const parts = ['red', 'green', 'blue'].map((name) => numberAt(row, name));
  if (parts.some((part) => !(part >= 0 && part <= 255)) || parts.every((part) => part === 0))
    return undefined;
  return `#${parts.map((part) => Math.floor(part).toString(16).padStart(2, '0')).join('')}`;
}
