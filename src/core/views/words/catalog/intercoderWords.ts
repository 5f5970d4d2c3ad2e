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

  'waits for adjudication': 'waits for adjudication',
  'completed by one coder': 'completed by its one coder',
  'is being coded': 'being coded',
  'is adjudicated': 'adjudicated',

  coders: 'Coders',

  // What counts

  // Why there is nothing to compare

  'refused blind':
    "You code blind: what other coders found is not shown. The person who directs the study sees it, and so do you after Show Other Coders' Work…, which the codebook notes.",

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

  // Choices
  'compared coders': 'Coders',

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

  'row f1': 'Passages found (F1)',
  'row marked': 'Marked text (|u-α)',
  'row claim': 'Actor with issue',
  'row actor': 'Actor',
  'row issue': 'Issue',
  'row where found': 'where both found something',
  'row ordinal': 'by order',
  'row interval': 'by distance',
  'row where given': 'where both gave a value',

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

  // Issues
  'issues compared': 'By issue',

  'issue text': 'Same words (α)',

  'issue stance': 'Stance (α)',

  'list issue of': 'List disputed passages on {0}',

  // Confusion matrix

  'compared field': 'Field',

  // Passages
  'passages list': 'Passages',
  'list of passages': 'List',
  'list disputed': 'All disputed ({0})',
  'list nothing': 'Found by some coders only ({0})',
  'list claim': 'Another actor or issue ({0})',
  'list field': 'Other values ({0})',
  'list cell': '{0} and {1} ({2})',
  'list on issue': 'On {0} ({1})',

  'found nothing here': 'nothing found',
} as const satisfies Readonly<Record<string, string | readonly [string, string]>>;
