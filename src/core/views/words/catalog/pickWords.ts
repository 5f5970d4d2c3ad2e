/** Headings of the lists of actors and issues, and the reasons for first rows; part of `WORDS`,
 * which explains the form. */
export const PICK_WORDS = {
  'pick inside': 'In the selection',
  'pick before': 'Nearest before',
  'pick recent': 'Recently used',
  'pick all': 'All',
  'pick unspecified': 'Unspecified actors',
  'pick reserved': 'Author or unattributed',
  'pick similar': 'Similar names',
  'pick on words': 'Coded on these words',
  'pick on pair': 'Coded on this pair',
  'pick on issue': 'Coded on this issue',
  'has a similar name': 'similar name',
  'coded on these words': 'coded on these words',
  'coded on this pair': 'coded on this pair',
  'coded on this issue': 'coded on this issue',
} as const satisfies Readonly<Record<string, string>>;
