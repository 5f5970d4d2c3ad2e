import fs from 'node:fs/promises';
import path from 'node:path';
import {
  articleRule,
  citationRows,
  citedRecords,
  CITING_FILES,
  decodeBytes,
  findCitations,
  KEPT_BY_PROGRAMS,
  lineIndex,
  positionAt,
  createLocalizer,
  type CitationRow,
  type CorpusReader,
  type LineIndex,
} from '../../core';
import { readRegular } from '../../node/disk/readFile';
import type { LoadedCorpus } from '../corpus/corpus';
import { isCorpus, namedFolder } from '../corpus/findCorpora';
import { walkFiles } from '../../node/walk/walkFiles';
import type { Outside } from '../output/outside';
import { unreadable, type FoundProblem } from './problems';

/** Citations that need review: in Markdown of the corpus, as far as it is in scope, and below a
 * folder that the caller names. Paths of both are relative to the corpus folder. */
export async function citationProblems(
  corpus: LoadedCorpus,
  isInScope: (file: string) => boolean,
  { texts, coding }: Readonly<Record<'texts' | 'coding', string | undefined>>,
  outside: Pick<Outside, 'folder'>,
): Promise<readonly FoundProblem[]> {
  const { folder } = corpus;
  const own = textsBelow(folder).filter((file) => isInScope(file));
  const others = texts === undefined ? [] : await textsIn(texts, folder, outside);
  // A cited position may be in a file that cannot be read, or of another coder, so it is not
  // reported as missing.
  const isWhole =
    !corpus.problems.some(({ leavesOut }) => leavesOut) &&
    (coding === undefined || coding === 'shared' || coding === 'adjudicated');
  const found: FoundProblem[] = [];
  for (const file of new Set([...own, ...others])) {
    for (const problem of await problemsIn(corpus, file, isWhole)) found.push(problem);
  }
  return found;
}

async function textsIn(
  texts: string,
  folder: string,
  outside: Pick<Outside, 'folder'>,
): Promise<readonly string[]> {
  const named = await namedFolder(texts, outside.folder);
  const below = path.relative(folder, named).replaceAll(path.sep, '/');
  const files = textsBelow(named);
  return files.map((file) => path.posix.join(below, file));
}

/** The files in which analysts write, as in the editor, including README and brief, which are no
 * articles. A nested corpus is checked on its own; links to folders are not followed. */
const TEXTS = articleRule({
  articles: [CITING_FILES],
  excluded: KEPT_BY_PROGRAMS,
});

function textsBelow(folder: string): readonly string[] {
  const files = [...walkFiles(folder, TEXTS, { isCorpus })];
  return files.flatMap(({ path: one, isPlain }) => (isPlain && TEXTS.isArticle(one) ? [one] : []));
}

async function problemsIn(
  { folder, reader }: LoadedCorpus,
  file: string,
  isWhole: boolean,
): Promise<readonly FoundProblem[]> {
  try {
    const bytes = await readRegular(path.join(folder, file), fs);
    if (!bytes) return [];
    // A byte order mark is not a column.
    const text = decodeBytes(bytes, TextDecoder).text.replace(/^\ufeff/, '');
    if (!text.includes('[[')) return [];
    const lines = lineIndex(text);
    return rowsOf(reader, text).flatMap((row) =>
      row.state === 'missing' && !isWhole ? [] : [problemOf(file, lines, row)],
    );
  } catch (error) {
    return [unreadable(file, error)];
  }
}

function rowsOf(reader: CorpusReader, text: string): readonly CitationRow[] {
  const citations = findCitations(text);
  const records = citedRecords(reader, new Set(citations.map(({ id }) => id)));
  return citations.flatMap((citation) =>
    citationRows(reader.codebook, LOCALIZER, text, citation, records.get(citation.id) ?? []),
  );
}

const LOCALIZER = createLocalizer();

function problemOf(
  file: string,
  lines: LineIndex,
  { state, span, severity, message, renewed }: CitationRow,
): FoundProblem {
  const { line, character } = positionAt(lines, span.start);
  const fix =
    renewed === undefined
      ? []
      : [LOCALIZER.text('If the sentence is still right, write {0}.', renewed)];
  return {
    file,
    line: line + 1,
    column: character + 1,
    severity,
    code: `citation-${state}`,
    message: [message, ...fix].join(' '),
    leavesOut: false,
  };
}
