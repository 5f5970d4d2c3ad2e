import {
  type Codebook,
  CODEBOOK_FILE,
  type CoderId,
  GOLD,
  parseCodebook,
  runSync,
} from '../../core';
import { problemsOf, type FoundProblem } from '../commands/problems';
import { readCodebookText } from './oneArticle';
import { suggestion } from '../options/knownValues';
import { WrongUse } from '../options/wrongUse';

/** A corpus whose codebook is read, but not its articles. */
export interface OpenedCorpus {
  readonly kind: 'opened';
  readonly codebook: Codebook;
  /** The coder whose annotation files are read; undefined for the shared files. */
  readonly coder: CoderId | undefined;
  /** Problems of the codebook. */
  readonly problems: readonly FoundProblem[];
}

export interface RefusedCorpus {
  readonly kind: 'refused';
  readonly problems: readonly FoundProblem[];
}

/** Reads the codebook of a folder. `source` as on the command line. Throws `WrongUse` for a
 * codebook of another tool, and for a coder whom the codebook does not list. */
export async function openCorpus(
  folder: string,
  source: string | undefined,
): Promise<OpenedCorpus | RefusedCorpus> {
  const read = await readCodebookText(folder);
  if (read.kind === 'problem') return { kind: 'refused', problems: [read.problem] };
  const parsed = runSync(parseCodebook(read.text));
  if (parsed.kind === 'foreign')
    throw new WrongUse(`The codebook.yaml in ${folder} belongs to another tool.`);
  const problems = problemsOf(CODEBOOK_FILE, read.text, parsed.problems);
  if (parsed.kind === 'refused') return { kind: 'refused', problems };
  const { codebook } = parsed;
  return { kind: 'opened', codebook, coder: fileCoder(codebook, source), problems };
}

/** The coder whose files are read where they exist, otherwise the shared ones. */
function fileCoder(codebook: Codebook, source: string | undefined): string | undefined {
  if (source === undefined || source === 'shared' || source === 'adjudicated') return undefined;
  if (codebook.machines.has(source)) {
    throw new WrongUse(
      `“${source}” is a machine: what it reads counts nowhere until a person has decided it.`,
    );
  }
  if (source !== GOLD && codebook.coders.size > 0 && !codebook.coders.has(source)) {
    const known = [...codebook.coders.keys()];
    throw new WrongUse(`The codebook lists no coder “${source}”.${suggestion(source, known)}`);
  }
  return codebook.annotationFiles === 'one-per-coder' ? source : undefined;
}
