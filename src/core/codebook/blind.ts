import type { Codebook } from '../model/codebook';
import type { CoderId } from '../model/ids';

/** True where this coder must see no work but their own: coders have their own files and code
 * blind, and this one has not been shown the others' work. Without a coder ('') there is none: that
 * is how who directs the study reads the adjudicated files. */
export function isBlind(
  { annotationFiles, coding }: Pick<Codebook, 'annotationFiles' | 'coding'>,
  coder: CoderId,
): boolean {
  return (
    coding.blind &&
    annotationFiles === 'one-per-coder' &&
    coder !== '' &&
    !coding.unblinded.has(coder)
  );
}
