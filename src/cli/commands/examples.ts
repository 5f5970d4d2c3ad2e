import {
  checkExamples,
  CODEBOOK_FILE,
  createLocalizer,
  exampleFailureText,
  exampleKey,
  examplePlaces,
  lineIndex,
  positionAt,
  runSync,
} from '../../core';
import type { LoadedCorpus } from '../corpus/corpus';
import { readCodebookText } from '../corpus/oneArticle';
import type { FoundProblem } from './problems';

/** The examples of the codebook that fail, at their places in it: matching or a coded position says
 * something else. Warnings, since nothing is left out because of them. */
export async function exampleProblems({
  folder,
  reader,
}: LoadedCorpus): Promise<readonly FoundProblem[]> {
  const failing = runSync(checkExamples(reader)).filter(({ failure }) => failure !== undefined);
  if (failing.length === 0) return [];
  const read = await readCodebookText(folder);
  const text = read.kind === 'text' ? read.text : '';
  const places = runSync(examplePlaces(text));
  const lines = lineIndex(text);
  return failing.map((outcome): FoundProblem => {
    const { layer, id, side, example, failure } = outcome;
    const start = places.get(exampleKey(layer, id, side, example.text))?.start ?? 0;
    const { line, character } = positionAt(lines, start);
    return {
      file: CODEBOOK_FILE,
      line: line + 1,
      column: character + 1,
      severity: 'warning',
      code: `example-${failure?.kind ?? ''}`,
      message: exampleFailureText(reader.codebook, outcome, LOCALIZER) ?? '',
      leavesOut: false,
    };
  });
}

const LOCALIZER = createLocalizer();
