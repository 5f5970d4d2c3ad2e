/** The words for intercoder agreement; part of `WORDS`, which explains the form. */
export const INTERCODER_WORDS = {
  intercoder: 'Intercoder Agreement',

  // The articles and coders of a study, for who directs it
  'to adjudicate': 'Wait for adjudication',
  'to adjudicate n': '{0} to adjudicate',
  'of one coder': 'Completed by their one coder',
  'of one coder n': '{0} completed by one coder',
  'being coded': 'Being coded',
  'being coded n': '{0} being coded',
  decided: 'Adjudicated, not marked as coded',
  'decided n': '{0} adjudicated',
  'passages wait': ['{0} passage waits', '{0} passages wait'],
  'waits for adjudication': 'waits for adjudication',
  'completed by one coder': 'completed by its one coder',
  'is being coded': 'being coded',
  'is adjudicated': 'adjudicated',
  'completed by': 'Completed by {0}',
  'coders of': '{0} of {1} coders',
  coders: 'Coders',
  'coded n': '{0} coded',
  'coded n of n': '{0} of {1} coded',
  'changed since n': '{0} changed since, not independent',
  'not asked n': '{0} more, not assigned',

  // What counts
  'compared articles': [
    '{0} article was completed by at least two coders: {1}.',
    '{0} articles were completed by at least two coders: {1}.',
  ],
  'compared left out': 'Excluded: {0}.',
  'compared one coder': ['{0} article of one coder only', '{0} articles of one coder only'],
  'compared refused': [
    '{0} article of two coders, where the file of one cannot be read',
    '{0} articles of two coders, where the file of one cannot be read',
  ],
  'compared reprints': ['{0} reprint of another article', '{0} reprints of other articles'],
  'compared unfinished': [
    '{0} article that two coders have begun but not both completed',
    '{0} articles that two coders have begun but not both completed',
  ],
  'compared changed': [
    '{0} article that was changed after it was completed',
    '{0} articles that were changed after they were completed',
  ],
  'compared readings': [
    '{0} reading of another coder that is not complete',
    '{0} readings of other coders that are not complete',
  ],
  'compared codebooks': [
    'In {0} article the coders used different versions of the codebook, which may explain part of what differs.',
    'In {0} articles the coders used different versions of the codebook, which may explain part of what differs.',
  ],
  'compared shared':
    'All coders write into one file, so they could see each other’s annotations: this is not agreement of independent coders.',
  'compared resampled': 'Intervals contain 95% of {0} resamples of the articles.',
  'compared few': 'No intervals with fewer than {0} articles.',
  'disputed passages': ['{0} disputed passage', '{0} disputed passages'],

  // Why there is nothing to compare
  'comparing coders': 'Comparing coders: {0}%',
  'refused blind':
    "You code blind: what other coders found is not shown. The person who directs the study sees it, and so do you after Show Other Coders' Work…, which the codebook notes.",
  'show others': "Show Other Coders' Work…",
  'refused no-readings':
    'No coder has begun an article. Code articles, mark them as complete, and let another coder code some of them, too.',
  'refused one-coder':
    'Only one coder has coded so far. Intercoder agreement needs articles that two coders completed, each without seeing the work of the other.',
  'refused none-complete':
    'No coder has completed an article. Articles count once two coders have marked them as complete.',
  'refused only-changed':
    'The articles that two coders completed were changed afterwards, so they may no longer be independent. Count them anyway, or let two coders complete other articles.',
  'refused no-overlap':
    'No article was completed by two coders. Set Up Coding by Several Coders… draws which articles are coded twice.',
  'refused unknown-coder': 'The chosen coders have coded nothing. Choose others.',
  'refused shared':
    'All coders of this corpus write into one file. To code independently, each needs a file of their own: use Set Up Coding by Several Coders….',

  // Setting up
  'positions become reading': [
    '{0} position of {1} becomes {1}’s reading',
    '{0} positions of {1} become {1}’s reading',
  ],

  // Choices
  'compared coders': 'Coders',
  'all coders': 'All',
  'all coders again': 'Compare All Coders',
  'coders with': '{0} and {1}',
  'count changed': 'Count Changed Readings, Too',
  'leave changed out': 'Leave Changed Readings Out',
  'copy methods': 'Methods Section',
  'open methods': 'Open the text for a methods section, with all figures and their definitions',
  'figures as table': 'Figures as CSV',
  'values as table': 'Values as CSV',
  'export figures': 'Export one row for each coefficient',
  'export values': 'Export what each coder gave to each unit, for other programs',

  // The table
  'agreement figures': 'Figures',
  'figure name': 'Compared',
  'figure alpha': 'α',
  'figure interval': '95%',
  'figure reliable': 'P(α ≥ 0.8)',
  'figure percent': 'Alike',
  'figure units': 'n',
  'figure needed': 'More articles',
  'figure alpha means':
    'Krippendorff’s α: 1 for coders who always agree, 0 for what chance gives. Where coders mark the same passages: F1.',
  'figure interval means': '95% of resamples of the articles are between these figures',
  'figure reliable means': 'The share of resamples in which the figure is at least 0.8',
  'figure percent means': 'The share of pairs of values that are the same, whatever chance gives',
  'figure units means':
    'What two coders or more gave a value to: passages, or positions of an actor on an issue. Of marked text: the characters that both read.',
  'figure needed means':
    'How many more articles would have to be coded by two coders for an interval of ±0.1',
  'group where': 'Where: the same passages',
  'group what': 'What: who speaks about what in a passage',
  'group fields': 'Fields, where coders share passage, actor and issue',
  'row f1': 'Passages found (F1)',
  'row marked': 'Marked text (|u-α)',
  'row claim': 'Actor with issue',
  'row actor': 'Actor',
  'row issue': 'Issue',
  'row where found': 'where both found something',
  'row ordinal': 'by order',
  'row interval': 'by distance',
  'row where given': 'where both gave a value',
  'percent of': '{0}%',
  'far more articles': 'over {0}',
  'paradox of':
    'Coders are alike in {0}% and α is low because “{1}” is {2}% of all values: chance alone would give nearly as much.',
  'show details of': 'Details of {0}',

  // Why a figure has no value
  'not defined': 'not defined: {0}',
  'undefined no-units': 'nothing to compare',
  'undefined one-coder': 'only one coder',
  'undefined more-than-two-coders': 'more than two coders',
  'undefined no-shared-unit': 'no two coders gave a value to the same',
  'undefined no-variation': 'no variation',
  'undefined pair-without-variation': 'two of the coders without variation',
  'undefined not-on-the-scale': 'a value is not on the scale',
  'undefined no-length': 'no text',
  'undefined nothing-marked': 'nothing marked',
  'undefined never-meets': 'no other coder marked anything there',
  'undefined too-little-meets': 'too little was marked by two coders',
  'undefined impossible-segments': 'marks outside of the text',
  'no variation means':
    'All values are the same, so agreement cannot be told from chance. This is not perfect agreement.',

  // Details
  'detail cohen': 'Cohen’s κ',
  'detail fleiss': 'Fleiss’ κ',
  'detail scott': 'Scott’s π',
  'detail ac1': 'Gwet’s AC1',
  'detail observed': 'Observed disagreement',
  'detail expected': 'Disagreement by chance',
  'detail category': 'Value',
  'detail categories': 'α of each value against all others',
  'detail count': 'Given',
  'detail pair': '{0} and {1}',
  'detail pairs': 'F1 of pairs of coders',
  'detail coder': 'Coder',
  'detail articles': 'Articles',
  'detail positions': 'Positions',
  'detail coverage': 'Text marked',
  'more values': ['{0} more value is not shown.', '{0} more values are not shown.'],

  // Issues
  'issues compared': 'By issue',
  'issue name': 'Issue',
  'issue found': 'Found (F1)',
  'issue alpha': 'Found (α)',
  'issue text': 'Same words (α)',
  'issue text means':
    'How far coders mark the same words for the issue, of the text that two coders marked: (k)u-α',
  'issue stance': 'Stance (α)',
  'issue positions': 'Positions',
  'issue found means': 'How far coders find the issue in the same passages',
  'list issue of': 'List disputed passages on {0}',

  // Confusion matrix
  'confusion of': 'Which values meet: {0}',
  'confusion axes': 'Rows: {0}. Columns: {1}.',
  'confusion symmetric': 'Rows: one coder. Columns: another. Every pair counts in both orders.',
  'confusion none':
    'No two coders gave a value to the same position, so there are no values to compare.',
  'confusion cell': '{0} ({1}) and {2} ({3}): {4}',
  'one coder here': 'one coder',
  'another coder here': 'another coder',
  'compared field': 'Field',
  'no value given': 'none',

  // Passages
  'passages list': 'Passages',
  'list of passages': 'List',
  'list disputed': 'All disputed ({0})',
  'list nothing': 'Found by some coders only ({0})',
  'list claim': 'Another actor or issue ({0})',
  'list field': 'Other values ({0})',
  'list cell': '{0} and {1} ({2})',
  'list on issue': 'On {0} ({1})',
  'more passages': [
    '{0} more is not shown. Choose an issue or a cell to list fewer.',
    '{0} more are not shown. Choose an issue or a cell to list fewer.',
  ],
  'no disputed': 'The coders agree on every passage.',
  'none listed': 'There is no such passage.',
  'nothing found by': 'Nothing found by {0}',
  'claim of': 'Only {0}: {1}',
  'values differ': '{0} of {1}: {2}',
  'value by': '{0} ({1})',
  'found nothing here': 'nothing found',
  'agree here': 'Alike',
  'claim on': '{0} on {1}',
} as const satisfies Readonly<Record<string, string | readonly [string, string]>>;
