import {
  annotationFileOf,
  CODEBOOK_FILE,
  DEFAULT_FILTER,
  inScope,
  isAnnotationFile,
  positionRecords,
  type ChosenAnnotations,
  type Codebook,
  type Filter,
  type Scope,
} from '../../core';
import { problemLine, type FoundProblem } from '../commands/problems';
import { loadCorpus, type LoadedCorpus } from '../corpus/corpus';
import type { CorpusPlace } from '../corpus/findCorpora';
import { coderOf, folderScope } from '../options/filter';
import { queryOf } from '../options/query';
import type { Outside } from '../output/outside';

export interface PositionsAsked {
  readonly query?: string | undefined;
  readonly search?: string | undefined;
  readonly coding?: string | undefined;
}

export interface FoundPositions<Checked> {
  readonly chosen: ChosenAnnotations;
  readonly codebook: Codebook;
  /** `The query finds 3 positions.` */
  readonly found: string;
  readonly checked: Checked;
}

/** The positions below a folder that a query or a shared search finds. `check` reads the rest of
 * the command before the query is. The exit code, with the reason reported, where it is not known
 * which they are. Throws `WrongUse` for two queries. */
export async function foundPositions<Checked>(
  { folder, within }: CorpusPlace,
  { coding, query, search }: PositionsAsked,
  outside: Outside,
  check: (codebook: Codebook) => Checked,
): Promise<FoundPositions<Checked> | 1 | 2> {
  const loaded = await loadCorpus(folder, coding, () => undefined);
  if (loaded.kind === 'refused') {
    for (const found of loaded.problems) outside.report(problemLine(found));
    return 2;
  }
  const { corpus } = loaded;
  const { codebook } = corpus.reader;
  const checked = check(codebook);
  const asked = await queryOf({ query, search, date: 'claim' }, folder, codebook, outside);
  if (asked.kind === 'refused') return 2;
  const filter = {
    ...DEFAULT_FILTER,
    ...{ scope: folderScope(within), coder: coderOf(coding, codebook) },
    query: asked.query,
  };
  const unread = unreadIn(corpus, filter.scope);
  if (unread.length > 0) {
    for (const found of unread) outside.report(problemLine(found));
    outside.report('It is not known whether the query finds something there. Nothing was changed.');
    return 1;
  }
  const { chosen, count } = chosenPositions(corpus, filter);
  const found = `The query finds ${count === 1 ? '1 position' : `${String(count)} positions`}.`;
  return { chosen, codebook, found, checked };
}

function chosenPositions(
  { reader }: LoadedCorpus,
  filter: Filter,
): { readonly chosen: ChosenAnnotations; readonly count: number } {
  const chosen = new Map<string, Set<string>>();
  const records = positionRecords(reader, filter);
  for (const { article, position } of records) {
    const file = annotationFileOf(article.path, reader.filesOf);
    const ids = chosen.get(file) ?? new Set();
    chosen.set(file, ids.add(position.id));
  }
  return { chosen, count: records.length };
}

/** Errors of articles and annotation files whose positions are not known. */
function unreadIn({ problems, reader, refused }: LoadedCorpus, scope: Scope): FoundProblem[] {
  const files = new Set([...refused].map((article) => annotationFileOf(article, reader.filesOf)));
  return problems.filter(({ file, severity }) => {
    if (severity !== 'error' || file === CODEBOOK_FILE || !inScope(file, scope)) return false;
    return files.has(file) || (!isAnnotationFile(file) && reader.article(file) === undefined);
  });
}
