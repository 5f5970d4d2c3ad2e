/** The units of rows' numbers, the names of sorts, the status bar, and the texts for a screen
 * reader; part of `WORDS`, which explains the form. */
export const ROW_WORDS = {
  // The queue of a coder to whom articles are assigned

  'not assigned': 'Not assigned to you',
  'not assigned n': '{0} not assigned to you',

  // Numbers with what they count

  cases: ['{0} case', '{0} cases'],
  annotations: ['{0} annotation', '{0} annotations'],
  matches: ['{0} match', '{0} matches'],

  // The sorts of the list of disagreements
  'most evidence first': 'most evidence first',
  'most articles first': 'most articles first',
  'most recent first': 'most recent first',
  'most pairs first': 'most pairs first',
  'most issues first': 'most issues first',
  'in order of names': 'by name',
  'in order of issues': 'by name of the issue',

  // Status bar

  'nothing annotated': 'nothing annotated',

  // For a screen reader
  'spoken paragraph': 'paragraph {0}',
  'spoken page': 'page {0}',
  'spoken partner': 'disagrees with {0}',
} as const satisfies Readonly<Record<string, string | readonly [string, string]>>;
