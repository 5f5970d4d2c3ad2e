import { type Codebook, EMPTY_CODEBOOK, parseCodebook, runSync } from '../../../core';

/** The codebook in a text; the empty one if the text is refused. */
export function codebookOf(text: string): Codebook {
  const parsed = runSync(parseCodebook(text));
  return parsed.kind === 'codebook' ? parsed.codebook : EMPTY_CODEBOOK;
}
