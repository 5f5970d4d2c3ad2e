/** The words of the network; part of `WORDS`, which explains the form. */
export const NETWORK_WORDS = {
  network: 'Network',
  'network title': 'Discourse Network',
  'network of': 'Network',
  'ties agree': 'Actors who agree',
  'ties conflict': 'Actors who disagree',
  'ties subtract': 'Actors, agreement minus disagreement',
  'ties issues': 'Actors and issues',
  'ties evaluations': 'Actors and whom they evaluate',
  'network agree': 'Which actors agree',
  'network conflict': 'Which actors disagree',
  'network subtract': 'Which actors agree more than they disagree',
  'network issues': 'Which actors are for or against which issues',
  'network evaluations': 'Which actors evaluate which others',
  'disagreement by': 'Disagreements',
  'disagreement any': 'Any opposite claims, all dates',
  'disagreement listed': 'As listed',
  'ties by': 'Ties',
  normalization: 'Weight',
  'norm none': 'As counted',
  'norm average': 'By claims (average)',
  'norm jaccard': 'Jaccard',
  'norm cosine': 'Cosine',
  'norm dna-jaccard': 'Jaccard (DNA)',
  'norm dna-cosine': 'Cosine (DNA)',
  'norm activity': 'By claims of the actor',
  'norm prominence': 'By claims on the issue',
  'norm prominence evaluations': 'By evaluations of the other actor',
  'least weight': 'Minimum weight',

  'ties at least': 'at least {1}: {0} of {2} ties',
  'show isolates': 'Include nodes without ties',
  'groups by': 'Color and shape',

  community: 'Coalition {0}',
  group: 'Group {0}',

  'issue nodes': 'Issues',
  'actor nodes': 'Actors',
  ties: ['{0} tie', '{0} ties'],
  'legend agree': 'agree',
  'legend conflict': 'disagree',

  'legend praised': 'positive evaluation',
  'legend criticised': 'negative evaluation',
  'legend for': 'for',
  'legend against': 'against',
  'legend ambivalent': 'ambivalent',
  'legend neutral': 'neutral',
  'legend unstated': 'unstated',

  'legend cells':
    '+ for, − against, ± both (with the number of each), ○ on neither side, ≠ coded differently by its coders. Numbers count claims; a claim coded by several coders counts once.',
  'legend width': 'Wider ties have more weight. Larger nodes have more claims.',
  legend: 'Legend',
  'tie agree': 'agree, {0}',
  'tie conflict': 'disagree, {0}',
  'tie praised': 'positive evaluation, {0}',
  'tie criticised': 'negative evaluation, {0}',
  'tie for': 'for, {0}',
  'tie against': 'against, {0}',

  'ties head': 'Ties',

  'weight head': 'Weight',

  'ties list': 'Ties of the network',
  'sort by column': 'Sort by {0}',
  'shown as': 'Show',
  'shown as picture': 'Picture',
  'shown as nodes': 'Table of nodes',
  'shown as ties': 'Table of ties',
  'find node': 'Find',
  'find node hint': 'a name; Enter goes to the next result',
  'found node of': '{0} of {1}',
  'found none': 'No results',
  'names shown of':
    '{0} of {1} names are shown. Point at a node, choose it or zoom in to see its name.',

  'nodes list': 'Nodes of the network',
  'tied with': 'Tied with',
  'no ties': 'It has no ties here.',
  'choose a node': 'Choose a node to see its ties. Enter shows its timeline.',
  'show timeline of': 'Show Timeline',
  'zoom in': 'Zoom In',
  'zoom out': 'Zoom Out',
  'zoom all': 'Show All',
  'picture keys': 'Arrow keys move the picture, + and − zoom, 0 shows all.',
  'network candidates':
    'Showing ties between the {0} actors with the most claims, of {1}. Filter to see others.',

  'weight at least': 'Minimum weight: {0}.',
  'what is drawn': 'How this network is made',
  'network tools': 'Ties, weight and colors',
  'weight agree':
    'Weight of a tie, summed over issues: one actor’s claims for × the other’s claims for, plus one’s claims against × the other’s claims against.',
  'weight conflict':
    'Weight of a tie, summed over issues: one actor’s claims for × the other’s claims against, plus one’s claims against × the other’s claims for.',
  'weight subtract':
    'Weight of a tie: agreement minus disagreement, each summed over issues. Every pair of claims, one by each actor, counts +1 on the same side and −1 on opposite sides.',
  'weight issues': 'Weight of a tie: the actor’s claims for the issue minus those against it.',
  'weight evaluations':
    'Weight of a tie: the sum of one actor’s evaluations of the other, each −1, 0 or 1.',
  'weight jaccard agree':
    'Weight of a tie: of all combinations of issue and side that either actor has taken, the share that both have taken.',
  'weight jaccard conflict':
    'Weight of a tie: with the sides of one actor reversed, of all combinations of issue and side that either actor has, the share that both have.',
  'weight jaccard subtract':
    'Weight of a tie: the share of combinations of issue and side that both actors have taken, minus the share that both have with the sides of one actor reversed.',
  'divided average': 'Divided by the mean number of claims of the two actors.',
  'divided cosine': 'Divided by the square root of the product of each actor’s weight with itself.',
  'divided dna-jaccard':
    'Divided by the claims of either actor where the other has none, plus the products where both have some, as in Discourse Network Analyzer.',
  'divided dna-cosine':
    'Divided by the product of the numbers of claims of the two actors, as in Discourse Network Analyzer.',
  'divided activity': 'Divided by the claims of the actor.',
  'divided prominence': 'Divided by the claims on the issue.',
  'divided prominence evaluations': 'Divided by the evaluations of the other actor.',
  'network claims': ['{0} claim for or against', '{0} claims for or against'],
  'network evaluated': ['{0} evaluation', '{0} evaluations'],
  'network used': 'Made of {0} in {1}. Positions included: {2} of {3}.',
  'network used dated': 'Made of {0} in {1}, {4}. Positions included: {2} of {3}.',
  'which disagreement any':
    'Disagreement: any opposite claims, whatever their dates, as in Discourse Network Analyzer.',
  'which disagreement listed':
    'Disagreement: as in the list of disagreements, which has one row for each issue.',
  'weight listed':
    'Weight of a tie: the number of issues on which the two actors are listed as disagreeing, on balance or at times.',

  'coalitions untied': 'No coalitions are shown: no two actors agree.',
  'coalitions found':
    'Coalitions: modularity {0} is above {1}, the 95th percentile of {2} tables in which stances are permuted; {3}.',

  'coalitions none':
    'The groups are not called coalitions, because they are no clearer than chance: modularity {0} is not above {1}, the 95th percentile of {2} tables in which stances are permuted; {3}.',

  'without joint above': [
    'without the {0} joint claim it is {1}, above {2}',
    'without the {0} joint claims it is {1}, above {2}',
  ],
  'without joint not above': [
    'without the {0} joint claim it is {1}, not above {2}',
    'without the {0} joint claims it is {1}, not above {2}',
  ],

  'network all neutral':
    'All positions that count are neutral, so there are no ties. Annotate positions for or against an issue.',
  'network no claims': 'No position is for or against an issue, so there are no ties.',
  'network one actor':
    'Only one actor takes a side, so there are no ties. Annotate positions of other actors on the same issues.',
  'network no agree': 'No two actors are on the same side of an issue.',
  'network no conflict': 'No two actors are on opposite sides of an issue.',
  'network no subtract':
    'For any two actors, agreement and disagreement are equal, or they have no issue in common.',
  'network no evaluations':
    'No actor evaluates another, or positive and negative evaluations are equal.',
  'network no issues': 'Every actor has as many claims for each issue as against it.',
  'reason no row': '{0} without an actor',
  'reason no column': '{0} without an issue',
  'reason no target': '{0} without a target',
  'reason no evaluation': '{0} without an evaluation',
  'reason no stance': '{0} without a stance',
  'reason no qualifier': '{0} without a qualifier',
  'reason no date': '{0} without a date',
  'reason date too imprecise': '{0} with a date that is too imprecise',
  'reason coded differently': '{0} of claims on which coders differ',
  'reason coded twice': '{0} of claims that another coder also coded',
  'reason duplicate': '{0} repeating others',
  'reason outside windows': '{0} outside all windows',
  'reason excluded': '{0} of other actors',
  'reason neutral': '{0} on neither side',
} as const satisfies Readonly<Record<string, string | readonly [string, string]>>;
