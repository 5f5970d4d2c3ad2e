import type { DisagreementKind, TwoSidedKind } from '../../../analysis/disagreements/kinds';

type Texts<Key extends string> = Readonly<Record<Key, string>>;
type Plurals<Key extends string> = Readonly<Record<Key, readonly [string, string]>>;

/** The words for the kinds of disagreement (analysis/disagreements/kinds.ts). Those on balance have
 * no section and no remark: they are the list itself. */
export const KIND_WORDS = {
  // Sections of the view, what they contain, and whether it counts
  'section at-times': 'At times',
  'about section at-times':
    'Opposite sides in one article or on one date, though not on balance. Counted among the disagreements.',
  'section internal': 'Within one side',
  'about section internal':
    'Both belong to one side, such as two ministries of one state. Not counted among the disagreements.',
  'section stated': 'Stated in the text',
  'about section stated':
    'A text says that they disagree. Only stated are those whose coded positions do not show it. Not counted among the disagreements.',
  'section one-sided': 'One-sided',
  'about section one-sided':
    'Criticism of an actor, or demands on one, that has no coded position on the issue. Not counted among the disagreements.',
  'section apart': 'At different times',
  'about section apart':
    'Opposite sides only if all dates are taken together. Not counted among the disagreements.',

  // Remarks on a row
  'kind at-times': 'at times',
  'kind internal': 'within one side',
  'kind apart': 'at different times',

  // Numbers in a sentence: "13 disagreements: 12 on balance, 1 at times"
  'among derived': '{0} on balance',
  'among at-times': '{0} at times',
  'among internal': '{0} within one side',
  'among apart': '{0} at different times',
  'among stated': '{0} only stated',
  'among one-sided': '{0} one-sided',

  // Titles of lists that numbers open
  'counted derived': ['{0} disagreement on balance', '{0} disagreements on balance'],
  'counted at-times': ['{0} disagreement at times', '{0} disagreements at times'],
  'counted internal': ['{0} pair within one side', '{0} pairs within one side'],
  'counted apart': ['{0} pair at different times', '{0} pairs at different times'],
  'counted stated': ['{0} disagreement only stated', '{0} disagreements only stated'],
  'counted one-sided': ['{0} one-sided pair', '{0} one-sided pairs'],
} as const satisfies Texts<`${'section' | 'about section'} ${Exclude<DisagreementKind, 'derived'>}`> &
  Texts<`kind ${Exclude<TwoSidedKind, 'derived'>}`> &
  Texts<`among ${DisagreementKind}`> &
  Plurals<`counted ${DisagreementKind}`>;
