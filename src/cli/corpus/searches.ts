import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  parseSearches,
  queryProblems,
  runSync,
  SEARCHES_FILE,
  type Codebook,
  type SharedSearch,
} from '../../core';
import { problemsOf, type FoundProblem } from '../commands/problems';
import { readAnnotationText } from './oneArticle';

/** The shared searches beside the codebook of a folder. */
export type ReadSearches =
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly problems: readonly FoundProblem[] }
  | {
      readonly kind: 'searches';
      readonly searches: readonly SharedSearch[];
      /** Problems of the file, without those of its queries. */
      readonly problems: readonly FoundProblem[];
      /** Problems of some of its queries. */
      readonly queryProblems: (
        codebook: Codebook,
        ...searches: readonly SharedSearch[]
      ) => readonly FoundProblem[];
    };

/** Reads the shared searches; like annotation files they may not be links out of the corpus. */
export async function readSearches(folder: string): Promise<ReadSearches> {
  if (!existsSync(path.join(folder, SEARCHES_FILE))) return { kind: 'none' };
  const read = await readAnnotationText(folder, SEARCHES_FILE);
  if (read.kind === 'problem') return { kind: 'refused', problems: [read.problem] };
  const { text } = read;
  const parsed = parseSearches(text);
  const problems = problemsOf(SEARCHES_FILE, text, parsed.problems);
  if (parsed.kind === 'refused') return { kind: 'refused', problems };
  const { searches } = parsed;
  return {
    kind: 'searches',
    searches,
    problems,
    queryProblems: (codebook, ...asked) =>
      problemsOf(SEARCHES_FILE, text, runSync(queryProblems(text, asked, codebook))),
  };
}

/** For `check`: all problems of the shared searches. */
export async function searchesProblems(
  folder: string,
  codebook: Codebook,
): Promise<readonly FoundProblem[]> {
  const read = await readSearches(folder);
  if (read.kind === 'none') return [];
  if (read.kind === 'refused') return read.problems;
  return [...read.problems, ...read.queryProblems(codebook, ...read.searches)];
}
