import {
  hasElements,
  headDate,
  newsExport,
  unsplitExport,
  type ForeignProject,
  type FoundIn,
  type ImportProblem,
  type Table,
} from '../core';
import { adviceFor, kindsOf, mayBeProject, type FormatModule } from './catalog';
import { codedSegments } from './codedSegments';
import type { FromHtml, Imported, ImportOptions, ReadTables } from './contract';
import { projectOrRefuse } from './refuse';

/** In bytes, above the limit of every format: larger files are not read from disk. */
export const LARGEST_FILE = 100_000_000;

/** A file of another program, before its bytes are read. */
export interface ForeignPlace {
  /** Without folders. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Rejects where the disk refuses. */
  readonly bytes: () => Promise<Uint8Array>;
  /** The size of the file with this behind its name, in bytes; undefined where there is none. */
  readonly sizeOf?: ((ending: string) => Promise<number | undefined>) | undefined;
}

/** The contents of a file. */
export interface ReadForeign extends Imported {
  /** Tables that become articles once the role of each column is known. */
  readonly tables: readonly Table[];
  /** A project of another annotation program. */
  readonly project?: ForeignProject | undefined;
  /** For tables whose cells contain HTML. */
  readonly fromHtml?: FromHtml | undefined;
}

/** Reads a file with the module of its format; of several for its extension, with the first that
 * recognises it. Rejects only where the file cannot be read, or the module cannot be loaded. */
export async function readForeign(
  { name, size, bytes, sizeOf }: ForeignPlace,
  load: (id: string) => Promise<FormatModule>,
  options: ImportOptions,
): Promise<ReadForeign> {
  const kinds = kindsOf(name);
  if ('code' in kinds) return unread({ severity: 'error', ...kinds });
  if (size > LARGEST_FILE) return unread({ severity: 'error', code: 'too-large' });
  const file = { name, bytes: await bytes() };
  const loadFromHtml = async (): Promise<FromHtml> => (await load('html')).fromHtml ?? withoutTags;
  let read = unread({ severity: 'error', code: 'unknown-kind' });
  for (const kind of kinds) {
    const { id, isDocument } = kind;
    if (options.onlyProjects === true && !mayBeProject(kind)) continue;
    const { importer, reader, project } = await load(id);
    const withHtml = { ...options, loadFromHtml };
    // What a program that is running has not put into its database yet.
    const waiting = project && (await sizeOf?.('-wal'));
    if (waiting) return unread({ severity: 'error', code: 'open-elsewhere' });
    if (project) read = { articles: [], tables: [], ...(await project.read(file, withHtml)) };
    else if (reader) {
      const found = await reader.read(file, withHtml);
      const segments = codedSegments(found.tables);
      const { problems } = found;
      const made = segments && (await projectOrRefuse(() => ({ project: segments, problems })));
      if (made) read = { articles: [], tables: found.tables, ...made };
      else if (options.onlyProjects !== true) read = await withTables(found, loadFromHtml);
    } else if (importer) {
      const imported = withStories(await importer.read(file, withHtml));
      read = { ...(isDocument ? asDocument(imported, name) : imported), tables: [] };
    } else throw new Error(`The module ${id} reads no files.`);
    if (!read.problems.some(({ code }) => code === 'unknown-kind')) return read;
  }
  const advice = adviceFor(name);
  return advice.code === 'unknown-kind' ? read : unread({ severity: 'error', ...advice });
}

/** A text from a news database holds many articles, whose words are Markdown already. */
function withStories(imported: Imported): Imported {
  const [article, ...more] = imported.articles;
  if (!article || more.length > 0) return imported;
  const { articles, problems } = newsExport(article.text, (body) => body.trim()) ?? {
    articles: [article],
    problems: unsplitExport(article.text),
  };
  return { articles, problems: [...imported.problems, ...problems] };
}

/** A document as one article: its date is looked for, and its author is that of its properties. */
function asDocument(imported: Imported, name: string): Imported {
  const [article, ...more] = imported.articles;
  if (!article || more.length > 0) return imported;
  const found = article.date === undefined ? headDate(article.text, name) : undefined;
  const foundIn: FoundIn = {
    date: found?.from,
    author: article.author === undefined ? undefined : 'properties',
  };
  return { ...imported, articles: [{ ...article, date: article.date ?? found?.date, foundIn }] };
}

async function withTables(
  { tables, problems }: ReadTables,
  loadFromHtml: () => Promise<FromHtml>,
): Promise<ReadForeign> {
  const hasHtml = tables.some(({ rows }) => rows.some((row) => row.some(hasElements)));
  const fromHtml = hasHtml ? await loadFromHtml() : undefined;
  return { articles: [], problems, tables, fromHtml };
}

function unread(problem: ImportProblem): ReadForeign {
  return { articles: [], problems: [problem], tables: [] };
}

function withoutTags(html: string): string {
  return html.replace(/<[^<>]*>/g, ' ');
}
