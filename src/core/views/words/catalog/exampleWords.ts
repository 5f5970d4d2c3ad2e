/** Examples of the codebook, in cards and picks, and why one fails; part of `WORDS`, which explains
 * the form. */
export const EXAMPLE_WORDS = {
  'example add': 'Add as Example',
  'example included': 'For example {0}',
  'example excluded': 'But not {0}',

  'example title included': 'belongs: {0}',
  'example title excluded': 'does not belong: {0}',
} as const satisfies Readonly<Record<string, string>>;
