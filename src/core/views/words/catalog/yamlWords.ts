/** The words of completion and cards in codebooks and annotation files; part of `WORDS`, which
 * explains the form. */
export const YAML_WORDS = {
  'new position': 'New position',
  'new disagreement': 'New disagreement',
  'new agreement': 'New agreement',
  'new mention': 'New mention',
  'new ignored match': 'New match to ignore',
  'new annotation': 'New annotation of another type',
  'new actor': 'New actor',
  'new issue': 'New issue',
  'new stance': 'New stance',
  'new coder': 'New coder',
  'new field': 'New field',
  'new type': 'New annotation type',
  'new role': 'New role',
  'new comment': 'New comment',
  'a new id': 'a new id',
  today: 'today',

  'yaml side for': 'counts in favor',
  'yaml side against': 'counts against',
  'side neither': 'counts for neither side',
  'side none': 'has no side',
} as const satisfies Readonly<Record<string, string>>;
