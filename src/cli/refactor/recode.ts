import {
  annotationFileOf,
  CODEBOOK_FILE,
  DEFAULT_FILTER,
  inScope,
  isAnnotationFile,
  positionRecords,
  type ChosenAnnotations,
  type Filter,
  type Scope,
} from '../../core';
import { problemLine, type FoundProblem } from '../commands/problems';
import { loadCorpus, type LoadedCorpus } from '../corpus/corpus';
import { corpusAround, namedFolder } from '../corpus/findCorpora';
import { coderOf, folderScope } from '../options/filter';
import { commandHelp } from '../options/help';
import { queriesJoined } from '../options/options';
import { parsedWords } from '../options/parsedWords';
import { queryOf } from '../options/query';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { carryOut, CHANGE_OPTIONS } from './carryOut';
import { recodedFields } from './recodedFields';

/** `recode [folder] --query QUERY --set FIELD=VALUE`: fields of the positions that a query finds
 * get other values, all or none. Exit code 0: done, or with `--dry-run` possible; 1: something
 * blocks it; 2: wrong use, or a file could not be written. */
export async function runRecode(words: readonly string[], outside: Outside): Promise<0 | 1 | 2> {
  const { values, positionals } = parsedWords(queriesJoined(words), OPTIONS);
  if (values.help) {
    await outside.write(commandHelp('recode'));
    return 0;
  }
  const { query, search, coding } = values;
  const [named = '.', second] = positionals;
  if (second !== undefined) throw new WrongUse(`Name one folder at a time, not “${second}”.`);
  if ((query ?? search) === undefined)
    throw new WrongUse('recode needs the positions to change: --query QUERY or --search NAME.');
  if (query !== undefined && search !== undefined)
    throw new WrongUse('--search and --query cannot be combined. Use one of them.');
  if (!values.set) throw new WrongUse('recode needs what to change: --set FIELD=VALUE.');
  const place = corpusAround(await namedFolder(named, outside.folder));
  if (!place) {
    throw new WrongUse(`${named} is not in a corpus: there is no codebook.yaml in it or above it.`);
  }
  const loaded = await loadCorpus(place.folder, coding, () => undefined);
  if (loaded.kind === 'refused') {
    for (const found of loaded.problems) outside.report(problemLine(found));
    return 2;
  }
  const { corpus } = loaded;
  const { codebook } = corpus.reader;
  const fields = recodedFields(values.set, codebook);
  const asked = await queryOf({ query, search, dates: 'claim' }, place.folder, codebook, outside);
  if (asked.kind === 'refused') return 2;
  const filter = {
    ...DEFAULT_FILTER,
    ...{ scope: folderScope(place.within), coder: coderOf(coding, codebook) },
    query: asked.query,
  };
  const unread = unreadIn(corpus, filter.scope);
  if (unread.length > 0) {
    for (const found of unread) outside.report(problemLine(found));
    outside.report('It is not known whether the query finds something there. Nothing was changed.');
    return 1;
  }
  const { chosen, count } = chosenPositions(corpus, filter);
  return carryOut(
    place.folder,
    { kind: 'recode', chosen, fields },
    { codebook },
    {
      done: 'Recoded',
      found: `The query finds ${count === 1 ? '1 position' : `${String(count)} positions`}.`,
      ...{ options: values, outside },
    },
  );
}

const OPTIONS = {
  ...CHANGE_OPTIONS,
  query: { type: 'string' },
  search: { type: 'string' },
  set: { type: 'string', multiple: true },
  coding: { type: 'string' },
} as const;

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
