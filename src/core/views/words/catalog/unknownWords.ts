/** The words for records with names that the codebook does not have. */
export const UNKNOWN_WORDS = {
  'unknown issue': 'not in the codebook',
  'unknown not counted': 'not in the codebook, not counted',

  'unknown stance': 'stance not in the codebook',
} as const satisfies Readonly<Record<string, string>>;
