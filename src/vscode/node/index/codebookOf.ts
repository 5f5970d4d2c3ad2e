import { type Codebook, EMPTY_CODEBOOK, parseCodebook, runSync } from '../../../core';

/** The codebook that a text says; the empty one where it is refused. */
export function codebookOf(text: string): Codebook {
  const parsed = runSync(parseCodebook(text));
  return parsed.kind === 'codebook' ? parsed.codebook : EMPTY_CODEBOOK;
}
