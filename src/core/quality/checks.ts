/** A check of coding quality. */
export interface QualityKind {
  /** English, with {0}, {1} for the arguments; two where it counts something: for one, and for
   * several. */
  readonly message: string | readonly [one: string, several: string];
  /** False where most of what it finds is right in many studies: then a study switches it on. */
  readonly byDefault: boolean;
}

/** All checks. Their ids are the anchors of docs/reference/quality.md. */
export const QUALITY_CHECKS = {
  'self-contradiction': {
    message: '{0} has opposite stances on “{1}” in this article: {2} and {3}.',
    byDefault: true,
  }, // actor, issue, stance, stance
  'repeated-position': {
    message: 'The position of {0} on “{1}” is coded twice here by the same coder: {2}.',
    byDefault: true,
  }, // actor, issue, stance
  'actor-not-named': {
    message: 'Neither {0} nor a speaker is named in this quote or its sentence.',
    byDefault: false,
  }, // actor
  'long-quote': {
    message: 'This quote has {0} words. Quotes of up to {1} words are easier to compare.',
    byDefault: true,
  }, // words, limit
  'no-definition': {
    message: [
      '“{1}” has {0} position, but no definition.',
      '“{1}” has {0} positions, but no definition.',
    ],
    byDefault: false,
  }, // positions, issue
  'no-statement': {
    message: [
      '“{1}” has {0} position with a side, but no statement that says what is supported.',
      '“{1}” has {0} positions with a side, but no statement that says what is supported.',
    ],
    byDefault: true,
  }, // positions, issue
  'stance-unused': {
    message: 'The stance “{1}” is used in none of the {0} positions.',
    byDefault: true,
  }, // positions, stance
  'article-unfinished': {
    message: 'This article is begun but not marked as coded by {0}; the articles around it are.',
    byDefault: true,
  }, // coder
  'share-drifts': {
    message:
      'In the work of {0}, the share of “{1}” changed from {2} of {3} positions in the first third of the articles to {4} of {5} in the last (p {6}, Fisher’s exact test).',
    byDefault: true,
  }, // coder, stance, count, total, count, total, p
} as const satisfies Readonly<Record<string, QualityKind>>;

export type QualityCheck = keyof typeof QUALITY_CHECKS;

export const ALL_CHECKS = Object.keys(QUALITY_CHECKS) as readonly QualityCheck[];

export const DEFAULT_CHECKS: ReadonlySet<QualityCheck> = new Set(
  ALL_CHECKS.filter((check) => QUALITY_CHECKS[check].byDefault),
);
