import type { ForeignCode, ForeignDocument, ForeignMark } from '../../core';
import { codedMark, codedProject, foreignCode, foreignDocument } from '../codedProject';
import type { ForeignFile, ReadProject } from '../contract';
import { Refused } from '../refuse';
import { sqliteDatabase, type SqliteDatabase } from '../sqlite';
import { idAt, numberAt, textAt, wholeTextAt } from '../sqlRows';
import { pageText, type PageText } from './pageText';

/** Reads a database of Taguette: a project that was exported, or all of a computer
 * (https://github.com/remram44/taguette, taguette/database/models.py). Places are UTF-8 bytes of the
 * words of a page, without its tags (taguette/extract.py). Throws `Refused`. */
export function readTaguette({ bytes }: ForeignFile): ReadProject {
  const database = sqliteDatabase(bytes);
  const isTaguette =
    database.has('documents', 'id', 'contents') &&
    database.has('highlights', 'document_id', 'start_offset', 'end_offset') &&
    database.has('tags', 'id', 'path');
  if (!isTaguette) throw new Refused('unknown-kind');
  const pages = new Map(
    [...database.rows('documents')].map((row) => [
      idAt(row, 'id') ?? '',
      pageText(wholeTextAt(row, 'contents')),
    ]),
  );
  const project = codedProject({
    program: 'Taguette',
    documents: documentsIn(database, pages),
    marks: marksIn(database, pages),
    codes: codesIn(database),
    unit: 'utf-8',
  });
  return { project, problems: [] };
}

function documentsIn(
  database: SqliteDatabase,
  pages: ReadonlyMap<string, PageText>,
): readonly ForeignDocument[] {
  const projects = new Map(
    [...database.rows('projects')].map((row) => [idAt(row, 'id'), textAt(row, 'name')]),
  );
  return [...database.rows('documents')].map((row) => {
    const id = idAt(row, 'id') ?? '';
    const of = projects.size > 1 ? projects.get(idAt(row, 'project_id')) : undefined;
    const named = [
      ['project', of],
      ['file', textAt(row, 'filename')],
      ['description', textAt(row, 'description')],
    ] as const;
    return foreignDocument({
      ...{ id, title: textAt(row, 'name') ?? '', text: pages.get(id)?.text ?? '' },
      attributes: new Map(
        named.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      ),
    });
  });
}

function codesIn(database: SqliteDatabase): readonly ForeignCode[] {
  return [...database.rows('tags')].map((row) =>
    foreignCode({
      id: idAt(row, 'id') ?? '',
      name: textAt(row, 'path') ?? '',
      definition: textAt(row, 'description'),
      // In some versions only.
      parent: idAt(row, 'parent_id'),
    }),
  );
}

function marksIn(
  database: SqliteDatabase,
  pages: ReadonlyMap<string, PageText>,
): readonly ForeignMark[] {
  const codes = new Map<string, string[]>();
  for (const row of database.rows('highlight_tags')) {
    const [highlight, code] = [idAt(row, 'highlight_id') ?? '', idAt(row, 'tag_id')];
    if (code !== undefined) codes.set(highlight, [...(codes.get(highlight) ?? []), code]);
  }
  const coders = codersIn(database);
  return [...database.rows('highlights')].map((row) => {
    const [id, document] = [idAt(row, 'id') ?? '', idAt(row, 'document_id') ?? ''];
    const page = pages.get(document);
    const quote = pageText(wholeTextAt(row, 'snippet')).text;
    const [start, end] = [numberAt(row, 'start_offset'), numberAt(row, 'end_offset')];
    return codedMark({
      id: `taguette-${id}`,
      document,
      start: page?.placeOf(start, 'start') ?? Number.NaN,
      end: page?.placeOf(end, 'end') ?? Number.NaN,
      quote: quote === '' ? undefined : quote,
      coder: coders.get(id),
      codes: codes.get(id) ?? [],
    });
  });
}

/** Who made each highlight, from the journal of the database. On one's own computer everybody is
 * called "admin", which names no coder. */
function codersIn(database: SqliteDatabase): ReadonlyMap<string, string> {
  const coders = new Map<string, string>();
  if ([...database.rows('users')].length < 2) return coders;
  for (const row of database.rows('commands')) {
    const login = textAt(row, 'user_login');
    const highlight = addedHighlight(wholeTextAt(row, 'payload'));
    if (login !== undefined && highlight !== undefined) coders.set(highlight, login);
  }
  return coders;
}

function addedHighlight(payload: string): string | undefined {
  if (!payload.includes('highlight_add')) return undefined;
  return /"highlight_id": *(\d+)/.exec(payload)?.[1];
}
