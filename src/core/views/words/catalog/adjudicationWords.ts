/** The words of adjudication and of discussions; part of `WORDS`, which explains the form. */
export const ADJUDICATION_WORDS = {
  'reason overlooked': 'A coder overlooked it',
  'reason slip': 'A coder made a slip',
  'reason ambiguous': 'The words allow both',
  'reason codebook': 'The codebook does not settle it',
  'reason background': 'A coder used background knowledge',
  'reason boundaries': 'They marked different words',
} as const;
