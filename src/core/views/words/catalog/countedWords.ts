/** The words for lists that numbers open; part of `WORDS`, which explains the form. */
export const COUNTED_WORDS = {
  positions: ['{0} position', '{0} positions'],
  disagreements: ['{0} disagreement', '{0} disagreements'],
  mentions: ['{0} mention', '{0} mentions'],
  'mentions not counted': 'mentions not counted',
  quotes: ['{0} quote', '{0} quotes'],
  articles: ['{0} article', '{0} articles'],

  'to review': ['{0} to review', '{0} to review'],

  'show positions of': 'Show Positions',

  'counted in row':
    'Counts its positions and those of entries under it, with or without a side, except those ascribed by others, without a named speaker or in reprints.',
  'counted recorded': ['{0} position recorded', '{0} positions recorded'],
  'counted counting': ['{0} position that counts', '{0} positions that count'],
  'counted unknown stance': [
    '{0} position with a stance that is not in the codebook',
    '{0} positions with a stance that is not in the codebook',
  ],
  'counted not lifted': [
    '{0} position on an issue whose parent link has no sign',
    '{0} positions on issues whose parent link has no sign',
  ],
  'counted left out': 'excluded positions – {0}',
  'counted claims': ['{0} claim', '{0} claims'],
  'counted undated': ['{0} position without a date', '{0} positions without a date'],
  'counted contradiction': ['{0} contradiction', '{0} contradictions'],
  'counted shift': ['{0} shift', '{0} shifts'],
  'articles with positions': ['{0} article with positions', '{0} articles with positions'],
  'articles speaking': [
    '{0} read article with a position on it',
    '{0} read articles with a position on it',
  ],
  'articles read': ['{0} article read', '{0} articles read'],
  'articles taking sides': [
    '{0} article with positions that count',
    '{0} articles with positions that count',
  ],
  'articles without a date': ['{0} article without a date', '{0} articles without a date'],
  'articles complete': ['{0} complete article', '{0} complete articles'],
  'articles notRelevant': ['{0} article not relevant', '{0} articles not relevant'],
  'articles inProgress': ['{0} article in progress', '{0} articles in progress'],
  'articles untouched': ['{0} article to code', '{0} articles to code'],
  'counted left out under': ['{0} position excluded', '{0} positions excluded'],
  'under without drafts': 'without drafts',
  'under without possible': 'without positions marked possible',
  'under without conditional': 'without conditional positions',
  'under without joint': 'without joint positions',
  'under without uncertain': 'without uncertain places and lost quotes',
  'under without window': 'all dates taken together',
} as const satisfies Readonly<Record<string, string | readonly [string, string]>>;
