import { phrases, phrase } from '../../util/phrase';

/** Numbers with what they count. */
export const COUNTS = phrases({
  positions: ['{0} position', '{0} positions'],
  articles: ['{0} article', '{0} articles'],
  annotations: ['{0} annotation', '{0} annotations'],
  actors: ['{0} actor', '{0} actors'],
  issues: ['{0} issue', '{0} issues'],
  pairs: ['{0} pair', '{0} pairs'],
  disagreements: ['{0} disagreement', '{0} disagreements'],
  mentions: ['{0} mention', '{0} mentions'],
  quotes: ['{0} quote', '{0} quotes'],
  cases: ['{0} case', '{0} cases'],
  matches: ['{0} match', '{0} matches'],
  entries: ['{0} entry', '{0} entries'],
  claims: ['{0} claim', '{0} claims'],
});

// Texts that are shown in several places.

export const FILTER_LEAVES_ONE_SIDE = phrase(
  '0 disagreements because the filter leaves out one side: of actors who disagree, it finds the positions of only one. “actor:NAME” finds an actor with its opponents.',
);

export const WHAT_FINDINGS_STAND_ON = phrase(
  'A finding stands on the fewest articles that must have been read the other way round for it to be none.',
);

export const PAIRS_WITH = phrase(
  'Only pairs and contradictions of {0}, with all positions on its issues.',
);

export const PAIRS_WITHOUT = phrase(
  'Without {0}: none of its pairs, contradictions and positions.',
);

export const CODED_DIFFERENTLY = phrase([
  '{0} claim is coded differently by its coders and takes no side',
  '{0} claims are coded differently by their coders and take no side',
]);

export const UNREADABLE_FILE = phrase(
  'The annotation file cannot be read. Its last readable version is shown.',
);

export const COUNTED_IN_ROW = phrase(
  'Counts its positions and those of entries under it, those without a side separately. Not counted are those ascribed by others, without a named speaker or in reprints.',
);

export const NOTHING_COUNTED_YET = phrase(
  'Nothing is counted yet. Where each coder has a file of their own, the views count yours if your id as a coder is set, and otherwise what is adjudicated.',
);

export const NOTHING_ANNOTATED = phrase(
  'Nothing is annotated yet. Select words in an article and annotate them to see here who disagrees with whom.',
);

export const NOTHING_COUNTS = phrase(
  'No position takes a side: all are neutral, unstated, ascribed or in reprints. There is nothing to compare.',
);

export const CODES_BLIND = phrase(
  "You code blind: what other coders found is not shown. The person who directs the study sees it, and so do you after Show Other Coders' Work…, which the codebook notes.",
);

export const NOT_A_DATE = phrase(
  'This is not a date. Type it as {0}, 2024-04-26, 2024-04 or 2024, or two dates with / between.',
);

export const MORE_NOT_SHOWN = phrase([
  '{0} more is not shown. Filter to see it.',
  '{0} more are not shown. Filter to see them.',
]);

export const MORE_NOT_LISTED = phrase(['{0} more is not listed.', '{0} more are not listed.']);

export const LEGEND_OF_CELLS = phrase(
  '+ for, − against, ± both (with the number of each), ○ on neither side, ≠ coded differently by its coders. Numbers count claims; a claim coded by several coders counts once.',
);

export const LEGEND_OF_WIDTH = phrase(
  'Wider ties have more weight. Larger nodes have more claims.',
);

export const SIDE_NAMES = phrases({
  for: 'For',
  against: 'Against',
  mixed: 'Mixed',
  neutral: 'On neither side',
});

/** Why positions do not count, each with their number. */
export const EXCLUDED = phrases({
  'too many combinations': '{0} with too many combinations',
  'unknown actor or issue': '{0} with an actor or issue that is not in the codebook',
  reprint: ['{0} in a reprint', '{0} in reprints'],
  ascribed: '{0} ascribed by others',
  unattributed: '{0} without a named speaker',
  'outside window': '{0} outside the window or without a date',
  orphaned: ['{0} with a lost quote', '{0} with lost quotes'],
  uncertain: ['{0} in an uncertain place', '{0} in uncertain places'],
  draft: ['{0} draft', '{0} drafts'],
  conditional: '{0} conditional',
  possible: '{0} marked possible',
  joint: '{0} joint',
  'without polarity': '{0} without a side',
});

/** What one actor does to another that has no position on the issue. */
export const ONE_SIDED = phrases({
  accuse: '{0}: accusation against {1}',
  demand: '{0}: demand on {1}',
  warn: '{0}: warning to {1}',
  reject: '{0}: objection to {1}',
  criticise: '{0}: criticism of {1}',
});

export const ROLLED_UP = phrases({
  actors: 'Actors are counted as their sides.',
  issues: 'Issues are counted as the issues that they are linked to.',
  both: 'Actors are counted as their sides, and issues as the issues that they are linked to.',
});

export const CONTRADICTIONS = phrases({
  shift: 'shift',
  contradiction: 'contradiction',
  'order-unknown': 'both sides, order unknown',
});

export const STATUS_NAMES = phrases({ draft: 'draft', reviewed: 'reviewed' });
