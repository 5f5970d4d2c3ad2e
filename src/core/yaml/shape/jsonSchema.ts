import type { About, Need } from './shape';

/** A JSON Schema, draft-7. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The published schema of a format. Editors and pipelines read typed YAML, so numbers may be
 * numbers or strings, text may have been read as a number, and any optional value may be absent.
 * Unknown keys are allowed. Patterns do without `\p{…}`, which many validators lack. */
export function jsonSchema(about: About, title: string): JsonSchema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title, ...schemaOf(about) };
}

function schemaOf(about: About): JsonSchema {
  const { description } = about;
  return description === undefined ? formOf(about) : { description, ...formOf(about) };
}

function formOf(about: About): JsonSchema {
  switch (about.kind) {
    case 'text':
      return TEXT;
    case 'reference':
      return { type: ['string', 'number', 'boolean'], minLength: 1 };
    case 'ownId':
      return { type: ['string', 'number'], ...ID };
    case 'boolean':
      return oneOf({ type: 'boolean' }, { type: 'string', pattern: BOOLEAN });
    case 'color':
      return { type: 'string', pattern: '^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$' };
    case 'letter':
      return oneOf(
        { type: 'string', minLength: 1, maxLength: 1 },
        { type: 'integer', minimum: 0, maximum: 9 },
      );
    case 'choice':
      return { type: 'string', enum: about.values };
    case 'integer':
      return integerSchema(about.least, about.most);
    case 'integers':
      return oneOf(
        { type: 'integer', enum: about.values },
        { type: 'string', enum: about.values.map(String) },
      );
    case 'number': {
      const limits = { minimum: about.least, maximum: about.most };
      return oneOf({ type: 'number', ...limits }, { type: 'string', pattern: NUMBER });
    }
    case 'date':
      return dateSchema(about.range);
    case 'pair':
      return { type: 'array', items: integerSchema(1, undefined), minItems: 2, maxItems: 2 };
    case 'list':
      return listSchema(schemaOf(about.item), about.single, about.least);
    case 'record':
      return recordSchema(about.keys, about.short, about.needs);
    case 'map': {
      const values = { type: 'object', additionalProperties: orAbsent(schemaOf(about.value)) };
      return about.ids ? { ...values, propertyNames: ID } : values;
    }
    case 'fields':
      return {
        type: 'object',
        additionalProperties: orAbsent(listSchema(TEXT, true, 0)),
      };
  }
}

const TEXT: JsonSchema = { type: ['string', 'number', 'boolean'] };
const BOOLEAN = '^(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$';

const NUMBER = '^[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?$';

/** No white space, no ASCII capitals and no ASCII punctuation but the hyphen. */
const ID: JsonSchema = { pattern: '^[^\\s!-,./:-@A-Z\\[-`{-~]+$', maxLength: 64 };

function integerSchema(least: number | undefined, most: number | undefined): JsonSchema {
  const limits = {
    ...(least === undefined ? {} : { minimum: least }),
    ...(most === undefined ? {} : { maximum: most }),
  };
  const isSigned = least === undefined || least < 0;
  const pattern =
    least !== undefined && most !== undefined && most < 10
      ? `^\\+?[${least}-${most}]$`
      : `^[${isSigned ? '-+' : '+'}]?[0-9]+$`;
  return oneOf({ type: 'integer', ...limits }, { type: 'string', pattern });
}

function dateSchema(range: boolean): JsonSchema {
  const day = '[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?';
  const pattern = range ? `^${day}(?:/${day})?$` : `^${day}$`;
  return oneOf({ type: 'string', pattern }, { type: 'integer', minimum: 1000, maximum: 9999 });
}

function listSchema(item: JsonSchema, single: boolean, least: number): JsonSchema {
  const list = { type: 'array', items: item, ...(least > 0 ? { minItems: least } : {}) };
  return single ? oneOf(item, list) : list;
}

function recordSchema(
  keys: Readonly<Record<string, About>>,
  short: string | undefined,
  needs: readonly Need[],
): JsonSchema {
  const required = needs.flatMap(({ keys: needed }) => (needed.length === 1 ? needed : []));
  const choices = needs.filter(({ keys: needed }) => needed.length > 1);
  const properties = Object.entries(keys).map(([key, about]) => {
    const schema = schemaOf(about);
    return [key, required.includes(key) ? schema : orAbsent(schema)] as const;
  });
  const object = {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : {}),
    ...(choices.length > 0 ? { allOf: choices.map(anyRequired) } : {}),
  };
  const plain = short === undefined ? undefined : keys[short];
  return plain ? oneOf(schemaOf(plain), object) : object;
}

function anyRequired({ keys }: Need): JsonSchema {
  return oneOf(...keys.map((key) => ({ required: [key] })));
}

/** `key:` with nothing behind it. */
function orAbsent({ description, ...schema }: JsonSchema): JsonSchema {
  const optional = oneOf(schema, { type: 'null' });
  return description === undefined ? optional : { description, ...optional };
}

function oneOf(...schemas: readonly JsonSchema[]): JsonSchema {
  const flat = schemas.flatMap((schema) => {
    const inner = schema['anyOf'];
    const isPlain = Array.isArray(inner) && Object.keys(schema).length === 1;
    return isPlain ? (inner as readonly JsonSchema[]) : [schema];
  });
  return { anyOf: flat };
}
