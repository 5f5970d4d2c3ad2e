import type { DisagreementKind, TwoSidedKind } from '../../analysis/disagreements/kinds';
import { phrases, type Phrase } from '../../util/phrase';

/** What a kind of disagreement (analysis/disagreements/kinds.ts) is called in views. */
interface KindWords {
  /** In a sentence with the others: "13 disagreements: 12 on balance, 1 at times". */
  readonly among: Phrase;
  /** The title of a list that a number opens. */
  readonly counted: Phrase;
  /** The heading of its section in the view of disagreements, what it contains, and whether it
   * counts; those on balance have none: they are the list itself. */
  readonly section?: Phrase;
  readonly about?: Phrase;
  /** The remark on a row. */
  readonly remark?: Phrase;
}

export const KIND_WORDS = {
  derived: phrases({
    among: '{0} on balance',
    counted: ['{0} disagreement on balance', '{0} disagreements on balance'],
  }),
  'at-times': phrases({
    among: '{0} at times',
    counted: ['{0} disagreement at times', '{0} disagreements at times'],
    section: 'At times',
    about:
      'Opposite sides in one article or on one date, though not on balance. Counted among the disagreements.',
    remark: 'at times',
  }),
  internal: phrases({
    among: '{0} within one side',
    counted: ['{0} pair within one side', '{0} pairs within one side'],
    section: 'Within one side',
    about:
      'Both belong to one side, such as two ministries of one state. Not counted among the disagreements.',
    remark: 'within one side',
  }),
  apart: phrases({
    among: '{0} at different times',
    counted: ['{0} pair at different times', '{0} pairs at different times'],
    section: 'At different times',
    about:
      'Opposite sides only if all dates are taken together. Not counted among the disagreements.',
    remark: 'at different times',
  }),
  stated: phrases({
    among: '{0} only stated',
    counted: ['{0} disagreement only stated', '{0} disagreements only stated'],
    section: 'Stated in the text',
    about:
      'A text says that they disagree. Only stated are those whose coded positions do not show it. Not counted among the disagreements.',
  }),
  'one-sided': phrases({
    among: '{0} one-sided',
    counted: ['{0} one-sided pair', '{0} one-sided pairs'],
    section: 'One-sided',
    about:
      'Criticism of an actor, or demands on one, that has no coded position on the issue. Not counted among the disagreements.',
  }),
} satisfies Readonly<Record<DisagreementKind, KindWords>> &
  Readonly<
    Record<
      Exclude<DisagreementKind, 'derived'>,
      { readonly section: Phrase; readonly about: Phrase }
    >
  > &
  Readonly<Record<Exclude<TwoSidedKind, 'derived'>, { readonly remark: Phrase }>>;
