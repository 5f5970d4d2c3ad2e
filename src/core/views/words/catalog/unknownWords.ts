/** The words for records with names that the codebook does not have. */
export const UNKNOWN_WORDS = {
  'unknown actor': 'not in the codebook',
  'unknown issue': 'not in the codebook',
  'unknown not counted': 'not in the codebook, not counted',
  'not counted unknown': 'Not counted because not in the codebook: {0}',
  'no side unknown': 'Counts for neither side: the stance {0} is not in the codebook',
  'unknown stance': 'stance not in the codebook',
} as const satisfies Readonly<Record<string, string>>;
