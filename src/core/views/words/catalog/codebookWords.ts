/** The codebook as a page to read; part of `WORDS`, which explains the form. Names are already safe
 * in Markdown. */
export const CODEBOOK_WORDS = {
  'codebook no stance': 'counts for no side',
  'codebook neither': 'neither for nor against',
  'codebook for': 'for',
  'codebook against': 'against',

  'codebook heading issues': 'Issues',
  'codebook heading actors': 'Actors',

  'codebook uncoded': 'no positions yet',
  'codebook aliases': 'Aliases: {0}',
  'codebook keywords': 'Keywords: {0}',
} as const;
