import { EMPTY_CODEBOOK, parseCodebook, type Codebook } from '../../../core';

/** The codebook that a text says; the empty one where it is refused. */
export function codebookOf(text: string): Codebook {
  const parsed = parseCodebook(text);
  return parsed.kind === 'codebook' ? parsed.codebook : EMPTY_CODEBOOK;
}
