/** What a change of the codebook changes in all files; part of `WORDS`, which explains the form. */
export const REFACTOR_WORDS = {
  entries: ['{0} entry', '{0} entries'],

  'blocked unreadable': 'cannot be read; fix its errors first',
  'blocked unread': 'has entries that name it and cannot be read; fix their errors first',
  'blocked maybe-truncated': 'may have been cut off; check its end first',
  'blocked loses-meaning': [
    '{0} annotation would relate an actor to itself or lack what it needs; change or delete it first',
    '{0} annotations would relate an actor to itself or lack what they need; change or delete them first',
  ],
  'blocked no-such-id': 'the codebook has no such entry any more',
  'blocked duplicate-id': 'the codebook has an entry with this id already',
  'blocked bad-id': 'not possible as an id',
  'blocked circular': 'the entry would be part of itself',
  'blocked otherwise': 'cannot be changed safely',
} as const;
