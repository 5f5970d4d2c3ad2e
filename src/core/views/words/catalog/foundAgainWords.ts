/** The words for whether another coder would find a result again, and on how much it stands. */
export const FOUND_AGAIN_WORDS = {
  'found again claim':
    'Found again: by other coders like these. It does not mean that a finding is true, that coders share no misreading, or that coders of another kind would find it.',
  'found again too few': [
    'No share is given: {0} article was completed by two or more coders, and {1} are needed.',
    'No share is given: {0} articles were completed by two or more coders, and {1} are needed.',
  ],
  'found again in': 'found again in {0}% of other codings (5th to 95th percentile: {1}–{2}%)',
  'found again fixed': 'fixed: its articles are adjudicated',
  'found again from': [
    'How coders differ is measured in {0} article that two or more of them completed.',
    'How coders differ is measured in {0} articles that two or more of them completed.',
  ],
  'found again decided': [
    '{0} article is adjudicated, and the same in all codings: what stands on it alone is found again in 100%, however coders differed there.',
    '{0} articles are adjudicated, and the same in all codings: what stands on them alone is found again in 100%, however coders differed there.',
  ],
  'found again others':
    'For 100 pairs of actor and issue that one coder finds in these articles, another one finds {0} more; such pairs are not drawn.',
  'found by disagreements':
    'Disagreements in these articles, measured one coder at a time: {0} found by both of two coders, {1} by one alone.',
  'found by contradictions':
    'Contradictions and shifts in these articles, measured one coder at a time: {0} found by both of two coders, {1} by one alone.',

  'found again title': 'Would another coder find it again?',
  'found again instead':
    'Passages to Code Twice First lists what a second coder should read: the passages on which findings stand.',
  'found again none': 'No disagreement, contradiction or shift is counted in what the views show.',
  'found again uncounted':
    'Nothing is counted yet. Where each coder has a file of their own, the views count yours if your id as a coder is set, and otherwise what is adjudicated.',

  'ties of actors': 'Ties in the network of who agrees with whom, the least certain first:',
  'ties of issues':
    'Ties in the network of who is for or against which issue, the least certain first:',
  'ties of many':
    'Ties of networks are not listed here where there are more than {0} positions: the command line has them (policy-annotator network --found-again).',
  'tie with weight': '{0} – {1}, weight {2}',

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
  'fragile or': 'either {0} or {1}',
  'fragile more': '{1} and {0} more',
  'fragile least': ['stands on {0} article', 'stands on {0} articles'],
  'fragile findings': ['{0} finding', '{0} findings'],
  'fragility claim':
    'A finding stands on the fewest articles that must have been read the other way round for it to be none.',
} as const satisfies Readonly<Record<string, string | readonly [string, string]>>;
