import { EMPTY_CODEBOOK, type Codebook } from '../model/codebook';
import type { CoderId } from '../model/ids';

/** Who reads a study: a coder, a person who said that they direct it (`coder` is '' for them), or,
 * until they have said who they are, nobody ('' alone). */
export interface StudyReader {
  readonly coder: CoderId;
  readonly directs?: boolean;
}

/** Which work of coders a reader sees. */
export type SeenWork = 'all' | 'own' | 'nothing';

/** Where coders have their own files and code blind, a coder sees their own work, until they are
 * shown the others'. Who has not said who they are may be a coder, and sees nothing. All is shown
 * to who said that they direct the study. */
export function seenWork(
  { annotationFiles, coding }: Pick<Codebook, 'annotationFiles' | 'coding'>,
  { coder, directs = false }: StudyReader,
): SeenWork {
  const isBlindStudy = coding.blind && annotationFiles === 'one-per-coder';
  if (!isBlindStudy || directs || coding.unblinded.has(coder)) return 'all';
  return coder === '' ? 'nothing' : 'own';
}

/** What stands for a codebook that could not be read yet, such as one with conflict markers: where
 * its text speaks of blind coding, one of a study whose coders work blind. */
export function unreadCodebook(text: string): Codebook {
  return /\bblind\s*:/.test(text) ? UNREAD_BLIND : EMPTY_CODEBOOK;
}

const UNREAD_BLIND: Codebook = {
  ...EMPTY_CODEBOOK,
  annotationFiles: 'one-per-coder',
  coding: { ...EMPTY_CODEBOOK.coding, blind: true },
};
