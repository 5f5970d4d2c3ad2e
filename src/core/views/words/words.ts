import { ADJUDICATION_WORDS } from './catalog/adjudicationWords';
import { ANALYSIS_WORDS } from './catalog/analysisWords';
import { ENTRY_WORDS } from './catalog/entryWords';
import { CODEBOOK_WORDS } from './catalog/codebookWords';
import { EXAMPLE_WORDS } from './catalog/exampleWords';
import { FIELD_WORDS } from './catalog/fieldWords';
import { FOUND_AGAIN_WORDS } from './catalog/foundAgainWords';
import { HELP_WORDS } from './catalog/helpWords';
import { HINT_WORDS } from './catalog/hintWords';
import { INTERCODER_WORDS } from './catalog/intercoderWords';
import { NETWORK_WORDS } from './catalog/networkWords';
import { COUNTED_WORDS } from './catalog/countedWords';
import { DISAGREEMENT_WORDS } from './catalog/disagreementWords';
import { KIND_WORDS } from './catalog/kindWords';
import { PICK_WORDS } from './catalog/pickWords';
import { REFACTOR_WORDS } from './catalog/refactorWords';
import { ROW_WORDS } from './catalog/rowWords';
import { UNKNOWN_WORDS } from './catalog/unknownWords';
import { YAML_WORDS } from './catalog/yamlWords';

/** Every English word of the views, with {0}, {1} for arguments. A pair is singular and plural,
 * chosen by the first argument. The editor's translation bundle has these very texts as its keys,
 * so that a changed text is a changed key. */
export const WORDS = {
  // Names and kinds
  author: 'The author',
  'author of': 'The author of {0}',
  'author called': 'Author {0}',
  unattributed: 'Unattributed',
  // Names are singular or plural (“U.S. officials”): nothing that follows one is a verb.
  supports: 'in favor of',
  opposes: 'opposed to',
  'is neutral on': 'neutral on',
  'is ambivalent on': 'ambivalent on',
  'speaks of': 'no side taken on',
  'evaluates well': 'praise of',
  'evaluates badly': 'criticism of',
  'evaluates neutrally': 'neutral words about',

  'act state': 'assertion',
  'act express-concern': 'concern',
  'act demand': 'demand',
  'act accuse': 'accusation',
  'act warn': 'warning',
  'act reject': 'rejection',
  'act propose': 'proposal',
  'act agree': 'consent',
  'act deny': 'denial',

  // Flags of a record
  draft: 'draft',
  reviewed: 'reviewed',
  certain: 'certain',
  probable: 'probable',
  possible: 'possible',
  conditional: 'conditional',
  ascribed: 'ascribed',
  reprint: 'in a reprint',
  'for briefs': 'quote for briefs',
  'lost quote': 'lost quote',
  'shared search': 'shared',

  'changed words': 'changed words',

  'uncertain place': 'uncertain place',

  'beside changed': '{0} → {1}: the words next to it changed',
  'beside came': '{0} was added next to it',
  'beside went': '{0} was removed next to it',
  'speaker changed': '{0} → {1}: the words that name the speaker changed',
  'name became': '{0} became {1} in its paragraph',
  'name became above': '{0} became {1} in the paragraph above',
  'name became farther above': '{0} became {1} {2} paragraphs above',
  'name became below': '{0} became {1} in the paragraph below',
  'name became farther below': '{0} became {1} {2} paragraphs below',
  'other by-line': 'The by-line is not that of when it was coded',
  'other frame': 'The heading, label or line above is not that of when it was coded',
  'other names near': 'The names in the paragraphs beside it are not those of when it was coded',
  'other names': 'The names in its paragraph are not those of when it was coded',
  'context changed': 'The text around it is different: the speaker may have changed',

  intensity: 'intensity {0} of 3',

  // Hover cards

  'disagrees with n': ['Disagrees with {0} actor', 'Disagrees with {0} actors'],
  'stated disagreement of': 'Stated disagreement: {0}',
  'stated agreement of': 'Stated agreement: {0}',
  'on issues': 'on {0}',
  against: 'Against: {0}',
  'no coded position': '{0}: no coded position',
  'only ascribed': '{0}: position only ascribed, by {1}',

  'and more': 'and {0} more',

  'part of': 'part of {0}',
  'field is': '{0}: {1}',

  // Actions
  edit: 'Edit',
  confirm: 'Confirm',
  compare: 'Compare Quotes',
  'show in tree': 'Show in View',
  delete: 'Delete',
  'show positions': 'Positions',
  references: 'References',
  codebook: 'Codebook',
  'edit actor': 'Edit Actor',
  'edit issue': 'Edit Issue',
  ignore: 'Ignore This Match',
  settle: 'Mark as {0}',
  'settle all': 'In the whole article…',

  // Views
  'to code': 'To code',
  'in progress': 'In progress',
  done: 'Complete',
  'not relevant': 'Not relevant',
  'to code n': '{0} to code',
  'in progress n': '{0} in progress',
  'done n': '{0} complete',
  'not relevant n': '{0} not relevant',

  'section contradictions': 'Shifts and contradictions',
  'section order unknown': 'Both sides, not counted',
  'section review': 'To review',
  'section positions': 'Positions',
  'section stated relations': 'Stated disagreements and agreements',
  'section mentions': 'Marked mentions',
  'section ignored': 'Ignored matches',
  'section other': 'Other annotations',
  'no issue': 'Without an issue',

  'n ambivalent': '{0} ambivalent',
  'one-sided accuse': '{0}: accusation against {1}',
  'one-sided demand': '{0}: demand on {1}',
  'one-sided warn': '{0}: warning to {1}',
  'one-sided reject': '{0}: objection to {1}',
  'one-sided criticise': '{0}: criticism of {1}',
  issues: ['{0} issue', '{0} issues'],
  pairs: ['{0} pair', '{0} pairs'],
  'pairs beside': [
    '{0} pair within one side, or only stated',
    '{0} pairs within one side, or only stated',
  ],
  'not lifted': ['{0} position not rolled up', '{0} positions not rolled up'],

  shift: 'shift',
  contradiction: 'contradiction',
  'order-unknown': 'both sides, order unknown',
  'different conditions': 'different conditions',
  'about different conditions':
    'No positions for and against hold under the same condition, so this is not counted.',
  mixed: 'mixed',
  'with exceptions': ['with {0} exception', 'with {0} exceptions'],

  agreement: 'agreement',
  'also stated': 'also stated in the text',

  undated: 'undated',
  paragraph: '¶{0}',
  page: 'p. {0}',
  statement: 'Statement: {0}',
  definition: 'Definition: {0}',

  'about missing': ['About {0} annotation is missing.', 'About {0} annotations are missing.'],

  'ignored match': 'Ignored match',
  'marked mention': 'Marked mention',
  'rolled up actors': 'Actors are counted as their sides.',
  'rolled up issues': 'Issues are counted as the issues that they are linked to.',
  'rolled up both':
    'Actors are counted as their sides, and issues as the issues that they are linked to.',

  // Compare Quotes
  for: 'For',

  others: 'Others',

  // Find Positions…
  'find since': 'from a date: 2024, 2024-05 or 2024-05-17',
  'find until': 'up to a date',
  'find in': 'a folder, an article or a pattern such as *.md',
  'find text': 'words of the quote, its note and comments',
  'find study': 'a field of this study',
  'find dated': ['{0} position in this period', '{0} positions in this period'],

  // Citations in the analyst's own texts
  'cited missing':
    'No annotation has the id {0} any more: it was deleted, or its folder is not open. Cite another annotation, or remove the citation.',

  'cited changed': 'The annotation cited here has changed: {0}, {1}. Check the sentence.',
  'cited lost': 'The quote cited here is no longer in its article: {0}, {1}.',
  'cited uncertain': 'The place of the quote cited here is uncertain: {0}, {1}.',
  'cited altered':
    'The quotation differs from the quote that it cites: {0} instead of {1}. Correct it, or mark each change with an ellipsis or square brackets.',
  // Concordance…

  'sorted by article': 'sorted by article',
  'sorted by date': 'sorted by date',
  'sorted by left': 'sorted by the words before',
  'sorted by right': 'sorted by the words after',

  ...ADJUDICATION_WORDS,
  ...ANALYSIS_WORDS,
  ...ENTRY_WORDS,
  ...CODEBOOK_WORDS,
  ...EXAMPLE_WORDS,
  ...FIELD_WORDS,
  ...FOUND_AGAIN_WORDS,
  ...HINT_WORDS,
  ...NETWORK_WORDS,
  ...COUNTED_WORDS,
  ...PICK_WORDS,
  ...DISAGREEMENT_WORDS,
  ...KIND_WORDS,
  ...UNKNOWN_WORDS,
  ...REFACTOR_WORDS,
  ...YAML_WORDS,
  ...ROW_WORDS,
  ...INTERCODER_WORDS,
  ...HELP_WORDS,

  // Details
  'field parties': 'Parties',
  'field quote': 'Quote',
  'field comments': 'Comments',
  'field variables': 'Variables of the study',
  'no value': '(nothing)',

  'must be whole number': 'Type a whole number, for example 3.',
  'must be number': 'Type a number, for example 2.5.',
  'must be date':
    'This is not a date. Type it as {0}, 2024-04-26, 2024-04 or 2024, or two dates with / between.',
} as const satisfies Readonly<Record<string, string | readonly [string, string]>>;

export type WordKey = keyof typeof WORDS;

export function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(WORDS, key);
}
