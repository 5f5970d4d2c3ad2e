/** Short hints on stances and on what is no field of the table; part of `WORDS`, which explains the
 * form. */
export const HINT_WORDS = {
  'hint parties': 'between whom',
  'hint neutral': 'says that it takes no side',
  'hint ambivalent': 'sees reasons for both sides',
  'hint unstated': 'speaks of it without stating a side',
  'hint variable': 'a variable of this study',
} as const satisfies Readonly<Record<string, string>>;
