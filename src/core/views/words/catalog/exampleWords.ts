/** Examples of the codebook, in cards and picks, and why one fails; part of `WORDS`, which explains
 * the form. */
export const EXAMPLE_WORDS = {
  'example add': 'Add as Example',
  'example included': 'For example {0}',
  'example excluded': 'But not {0}',
  'example because': '{0}: {1}',
  'example title included': 'belongs: {0}',
  'example title excluded': 'does not belong: {0}',
  'example not-found':
    '{0} has no name, alias or keyword in {1}, and no position with these words is coded with it. Add an alias or keyword, or correct the example.',
  'example elsewhere':
    '{1} should belong to {0}, but is coded on {2} only, in {3}. Correct the position or the example.',
  'example found':
    '{1} should not belong to {0}, but {2} is one of its names. Make this name weak, or correct the example.',
  'example coded':
    '{1} should not belong to {0}, but is coded with it, in {2}. Correct the position or the example.',
} as const satisfies Readonly<Record<string, string>>;
