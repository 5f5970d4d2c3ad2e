import { sqliteFile, type TableToWrite } from './sqliteFile';

// Databases made from the schema of Discourse Network Analyzer (dna/src/main/java/sql/Sql.java),
// without its restrictions.

export interface DnaStatement {
  readonly document: number;
  /** The words; they occur once in their document. */
  readonly quote: string;
  readonly coder?: number;
  readonly person?: string;
  readonly organization?: string;
  readonly concept?: string;
  readonly agreement?: boolean;
  /** Of a field "urgency". */
  readonly urgency?: number;
  /** An annotation, with this note. */
  readonly note?: string;
}

export interface DnaContent {
  readonly documents: readonly { readonly title: string; readonly text: string }[];
  readonly statements: readonly DnaStatement[];
}

const DAY = Date.UTC(2024, 3, 26) / 1000;
const VARIABLES = [
  [null, 'person', 'short text', 1],
  [null, 'organization', 'short text', 1],
  [null, 'concept', 'short text', 1],
  [null, 'agreement', 'boolean', 1],
  [null, 'urgency', 'integer', 1],
  [null, 'note', 'long text', 2],
] as const;
const NAMED = ['person', 'organization', 'concept'] as const;

/** A database of version 3, or 2. */
export function dnaFile({ documents, statements }: DnaContent, version: 2 | 3 = 3): Uint8Array {
  const entities = NAMED.flatMap((name, at) => {
    const values = new Set(['', ...statements.map((statement) => statement[name] ?? '')]);
    return [...values].map((value) => ({ variable: at + 1, value }));
  });
  const numberOf = (variable: number, value: string): number =>
    entities.findIndex((one) => one.variable === variable && one.value === value) + 1;
  const coded = statements.flatMap((statement, at) =>
    statement.note === undefined ? [[at + 1, statement] as const] : [],
  );
  const texts = coded.flatMap(([id, statement]) =>
    NAMED.map((name, at) => {
      const value = statement[name] ?? '';
      return version === 3
        ? [null, id, at + 1, numberOf(at + 1, value)]
        : [null, id, at + 1, 1, value];
    }),
  );
  const red = (value: string): number => (value.startsWith('Ministry') ? 255 : 0);
  const own: readonly TableToWrite[] =
    version === 3
      ? [
          {
            name: 'ENTITIES',
            columns:
              '(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, Value TEXT, Red INTEGER, Green INTEGER, Blue INTEGER, ChildOf INTEGER)',
            rows: entities.map(({ variable, value }) => [
              null,
              variable,
              value,
              red(value),
              0,
              0,
              null,
            ]),
          },
          {
            name: 'ATTRIBUTEVARIABLES',
            columns: '(ID INTEGER PRIMARY KEY, VariableId INTEGER, AttributeVariable TEXT)',
            rows: [
              [null, 2, 'Type'],
              [null, 2, 'Notes'],
            ],
          },
          {
            name: 'ATTRIBUTEVALUES',
            columns:
              '(ID INTEGER PRIMARY KEY, EntityId INTEGER, AttributeVariableId INTEGER, AttributeValue TEXT)',
            rows: entities.flatMap(({ variable, value }, at) =>
              variable === 2 && value !== '' ? [[null, at + 1, 1, 'Public']] : [],
            ),
          },
        ]
      : [
          {
            name: 'ATTRIBUTES',
            columns:
              '(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, Red INTEGER, Green INTEGER, Blue INTEGER, Type TEXT, Alias TEXT, Notes TEXT, ChildOf TEXT)',
            rows: entities
              .filter(({ variable }) => variable !== 3)
              .map(({ variable, value }) => [
                ...[null, variable, value, red(value), 0, 0],
                ...[value === '' || variable !== 2 ? '' : 'Public', '', '', ''],
              ]),
          },
        ];
  const data = version === 3 ? '' : ', StatementTypeId INTEGER';
  const dataRow = (id: number, variable: number, value: string | number) =>
    version === 3 ? [null, id, variable, value] : [null, id, variable, 1, value];
  return sqliteFile([
    {
      name: 'SETTINGS',
      columns: '(Property TEXT PRIMARY KEY, Value TEXT NOT NULL)',
      rows: [['version', version === 3 ? '3.0.7' : '2.0 beta 19']],
    },
    {
      name: 'CODERS',
      columns: '(ID INTEGER NOT NULL PRIMARY KEY, Name TEXT, Password TEXT)',
      rows: [
        [null, 'Admin', 'secret'],
        [null, 'Lea Sommer', 'secret'],
        [null, 'Tom', 'secret'],
      ],
    },
    {
      name: 'DOCUMENTS',
      columns:
        "(ID INTEGER NOT NULL PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT DEFAULT '', Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER)",
      rows: documents.map(({ title, text }) => [
        ...[null, title, text, 2, '', 'Herald', '', 'Scanned', 'Report'],
        version === 3 ? DAY : DAY * 1000,
      ]),
    },
    {
      name: 'STATEMENTTYPES',
      columns:
        '(ID INTEGER NOT NULL PRIMARY KEY, Label TEXT, Red INTEGER, Green INTEGER, Blue INTEGER)',
      rows: [
        [null, 'DNA Statement', 239, 208, 51],
        [null, 'Annotation', 211, 211, 211],
      ],
    },
    {
      name: 'VARIABLES',
      columns:
        "(ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT NOT NULL CHECK (LENGTH(Variable) < 191), DataType TEXT CHECK (DataType = 'boolean' OR DataType = 'integer'), StatementTypeId INTEGER, UNIQUE (Variable, StatementTypeId))",
      rows: VARIABLES,
    },
    {
      name: 'STATEMENTS',
      columns:
        '(ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER, Coder INTEGER)',
      rows: statements.map(({ document, quote, coder = 2, note }) => {
        const start = documents[document - 1]?.text.indexOf(quote) ?? 0;
        return [null, note === undefined ? 1 : 2, document, start, start + quote.length, coder];
      }),
    },
    {
      name: 'DATASHORTTEXT',
      columns: `(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER${data}, ${version === 3 ? 'Entity INTEGER' : 'Value TEXT'})`,
      rows: texts,
    },
    {
      name: 'DATALONGTEXT',
      columns: `(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER${data}, Value TEXT)`,
      rows: statements.flatMap(({ note }, at) =>
        note === undefined ? [] : [dataRow(at + 1, 6, note)],
      ),
    },
    {
      name: 'DATABOOLEAN',
      columns: `(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER${data}, Value INTEGER)`,
      rows: coded.map(([id, { agreement }]) => dataRow(id, 4, (agreement ?? true) ? 1 : 0)),
    },
    {
      name: 'DATAINTEGER',
      columns: `(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER${data}, Value INTEGER)`,
      rows: coded.map(([id, { urgency = 0 }]) => dataRow(id, 5, urgency)),
    },
    {
      name: 'REGEXES',
      columns: '(Label TEXT PRIMARY KEY, Red INTEGER, Green INTEGER, Blue INTEGER)',
      rows: [['climate', 255, 0, 0]],
    },
    ...own,
  ]);
}
