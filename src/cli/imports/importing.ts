import path from 'node:path';
import { problemLine, problemLines, type FoundProblem } from '../commands/problems';
import { corpusAround, type CorpusPlace } from '../corpus/findCorpora';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';

export function corpusFolder(into: string | undefined, outside: Outside): string {
  return corpusPlace(into, outside).folder;
}

/** The corpus of the folder `into`; without one, of the current folder. */
export function corpusPlace(into: string | undefined, outside: Outside): CorpusPlace {
  const place = corpusAround(path.resolve(outside.folder, into ?? '.'));
  if (place) return place;
  const where = into ?? 'This folder';
  throw new WrongUse(
    `${where} is not in a corpus: there is no codebook.yaml in it or in a folder above it. Add --into FOLDER.`,
  );
}

/** Prints problems on standard error, as `check` does. */
export function report(
  problems: readonly FoundProblem[],
  { quiet, verbose = false }: { readonly quiet: boolean; readonly verbose?: boolean },
  outside: Outside,
): void {
  if (quiet) return;
  const lines = verbose ? problems.map(problemLine) : problemLines(problems, false);
  for (const line of lines) outside.report(line);
}
