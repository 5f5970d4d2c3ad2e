import {
  countedProblem,
  type ForeignCode,
  type ForeignDocument,
  type ForeignMark,
} from '../../core';
import { codedMark, codedProject, foreignCode, foreignDocument, hexColor } from '../codedProject';
import type { ForeignFile, ReadProject } from '../contract';
import { Refused } from '../refuse';
import { sqliteDatabase, type SqliteDatabase } from '../sqlite';
import { idAt, numberAt, textAt, wholeTextAt } from '../sqlRows';

/** Reads the database of a QualCoder project, `data.qda` in its folder
 * (https://github.com/ccbogel/QualCoder, src/qualcoder/__main__.py). Places are code points, since
 * it is written in Python. Throws `Refused`. */
export function readQualCoder({ bytes }: ForeignFile): ReadProject {
  const database = sqliteDatabase(bytes);
  const isQualCoder =
    database.has('source', 'id', 'fulltext') &&
    database.has('code_text', 'cid', 'fid', 'pos0', 'pos1') &&
    database.has('code_name', 'cid', 'name');
  if (!isQualCoder) throw new Refused('unknown-kind');
  const { documents, withoutText } = documentsIn(database);
  const texts = new Map(documents.map(({ id, text }) => [id, Array.from(text)]));
  const marks = [...codings(database), ...notes(database, texts)];
  const codes = codesIn(database);
  const coded = ['code_image', 'code_av'].flatMap((table) => [...database.rows(table)]);
  return {
    project: codedProject({ program: 'QualCoder', documents, marks, codes, unit: 'code-points' }),
    problems: [
      ...countedProblem('sources-left', withoutText.length, withoutText[0]),
      ...countedProblem('media-left', coded.length),
    ],
  };
}

/** Pictures and recordings have no text. */
function documentsIn(database: SqliteDatabase): {
  readonly documents: readonly ForeignDocument[];
  readonly withoutText: readonly string[];
} {
  const attributes = attributesIn(database);
  const documents: ForeignDocument[] = [];
  const withoutText: string[] = [];
  for (const row of database.rows('source')) {
    const [id, text] = [idAt(row, 'id') ?? '', wholeTextAt(row, 'fulltext')];
    const title = textAt(row, 'name') ?? '';
    if (text.trim() === '') {
      withoutText.push(title);
      continue;
    }
    const note = textAt(row, 'memo');
    const memo = note === undefined ? [] : [['memo', note] as const];
    const own = new Map([...(attributes.get(id) ?? []), ...memo]);
    documents.push(foreignDocument({ id, title, text, attributes: own }));
  }
  return { documents, withoutText };
}

/** The attributes of each document, and those of the case to which all of it belongs. */
function attributesIn(database: SqliteDatabase): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, Map<string, string>>();
  const ofCases = new Map<string, Map<string, string>>();
  for (const row of database.rows('attribute')) {
    const [name, value] = [textAt(row, 'name')?.toLowerCase(), textAt(row, 'value')];
    const id = idAt(row, 'id');
    if (name === undefined || value === undefined || id === undefined) continue;
    const group = textAt(row, 'attr_type') === 'case' ? ofCases : found;
    const own = group.get(id) ?? new Map<string, string>();
    group.set(id, own.set(name, value));
  }
  const cases = new Map(
    [...database.rows('cases')].map((row) => [idAt(row, 'caseid'), textAt(row, 'name')]),
  );
  const lengths = new Map(
    [...database.rows('source')].map((row) => [
      idAt(row, 'id'),
      Array.from(wholeTextAt(row, 'fulltext')).length,
    ]),
  );
  for (const row of database.rows('case_text')) {
    const [of, document] = [idAt(row, 'caseid') ?? '', idAt(row, 'fid') ?? ''];
    const name = cases.get(of);
    // The program's own end of a whole document is its last character or the place behind it.
    const isWhole =
      numberAt(row, 'pos0') === 0 && numberAt(row, 'pos1') >= (lengths.get(document) ?? NaN) - 1;
    if (name === undefined || !isWhole) continue;
    const own = found.get(document) ?? new Map<string, string>();
    for (const [key, value] of [['case', name] as const, ...(ofCases.get(of) ?? [])]) {
      if (!own.has(key)) own.set(key, value);
    }
    found.set(document, own);
  }
  return found;
}

/** Categories, and the codes in them. */
function codesIn(database: SqliteDatabase): readonly ForeignCode[] {
  const categories = [...database.rows('code_cat')].map((row) =>
    foreignCode({
      id: categoryId(idAt(row, 'catid') ?? ''),
      name: textAt(row, 'name') ?? '',
      parent: categoryId(idAt(row, 'supercatid')),
      definition: textAt(row, 'memo'),
    }),
  );
  const codes = [...database.rows('code_name')].map((row) =>
    foreignCode({
      id: idAt(row, 'cid') ?? '',
      name: textAt(row, 'name') ?? '',
      parent: categoryId(idAt(row, 'catid')),
      color: hexColor(textAt(row, 'color')),
      definition: textAt(row, 'memo'),
    }),
  );
  return [...categories, ...codes];
}

function categoryId<Id extends string | undefined>(id: Id): Id | `category-${string}` {
  return id === undefined ? id : `category-${id}`;
}

function codings(database: SqliteDatabase): readonly ForeignMark[] {
  return [...database.rows('code_text')].map((row) => {
    const [number, code] = [idAt(row, 'ctid') ?? '', idAt(row, 'cid')];
    const words = wholeTextAt(row, 'seltext');
    return codedMark({
      id: `qualcoder-${number}`,
      document: idAt(row, 'fid') ?? '',
      ...{ start: numberAt(row, 'pos0'), end: numberAt(row, 'pos1') },
      quote: words === '' ? undefined : words,
      coder: textAt(row, 'owner'),
      codes: code === undefined ? [] : [code],
      note: textAt(row, 'memo'),
    });
  });
}

/** What the program calls annotations: notes on passages, without a code. */
function notes(
  database: SqliteDatabase,
  texts: ReadonlyMap<string, readonly string[]>,
): readonly ForeignMark[] {
  return [...database.rows('annotation')].map((row) => {
    const [number, document] = [idAt(row, 'anid') ?? '', idAt(row, 'fid') ?? ''];
    const [start, end] = [numberAt(row, 'pos0'), numberAt(row, 'pos1')];
    return codedMark({
      id: `qualcoder-note-${number}`,
      ...{ document, start, end, quote: texts.get(document)?.slice(start, end).join('') },
      coder: textAt(row, 'owner'),
      codes: [],
      note: textAt(row, 'memo'),
    });
  });
}
