/** The words for whether another coder would find a result again, and on how much it stands. */
export const FOUND_AGAIN_WORDS = {
  'ties of actors': 'Ties in the network of who agrees with whom, the least certain first:',
  'ties of issues':
    'Ties in the network of who is for or against which issue, the least certain first:',
  'ties of many':
    'Ties of networks are not listed here where there are more than {0} positions: the command line has them (policy-annotator network --found-again).',

  'fragile on': ['stands on {0} article: {1}', 'stands on {0} articles: {1}'],
  'fragile on at least': [
    'stands on at least {0} article: {1}',
    'stands on at least {0} articles: {1}',
  ],
  'fragile if': [
    'This disagreement would be gone if {0} article was read otherwise: {1}',
    'This disagreement would be gone if {0} articles were read otherwise: {1}',
  ],
  'fragile if at least': [
    'This disagreement would be gone if at least {0} article was read otherwise: {1}',
    'This disagreement would be gone if at least {0} articles were read otherwise: {1}',
  ],
} as const satisfies Readonly<Record<string, string | readonly [string, string]>>;
