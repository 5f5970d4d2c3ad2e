import { SIDES, type Side } from '../analysis/sides';
import { ALL_KINDS, type DisagreementKind } from '../analysis/disagreements/kinds';
import { STRICTER_RULES, type StricterRule } from '../analysis/disagreements/kindCounts';
import { EXCLUSION_REASONS } from '../analysis/records/exclusion';
import type { ActorId, IssueId } from '../model/ids';
import { keysOf } from '../util/unknownObject';

/** What a number on the screen counts, as data that can be sent to a page and back, or be part of a
 * link. The entries follow from an analysis: see `countedEntries`. */
export type Counted =
  | { readonly of: 'positions'; readonly which: CountedPositions }
  /** Positions that count, but not under a stricter rule. */
  | { readonly of: 'left out'; readonly rule: StricterRule }
  /** The positions behind net stances, one entry for each stance that they are evidence of; those
   * of an actor, on an issue, or both; with another actor those of either on the issues of which
   * both speak. */
  | {
      readonly of: 'evidence';
      readonly actor?: ActorId | undefined;
      readonly other?: ActorId | undefined;
      readonly issue?: IssueId | undefined;
      readonly undated?: true | undefined;
    }
  /** The claims that net stances sum up: the same claim coded by several coders is one. Those on
   * which coders disagree, and those without a known polarity, are in no sum. Of an actor, on an
   * issue, or both. */
  | {
      readonly of: 'claims';
      readonly actor?: ActorId | undefined;
      readonly issue?: IssueId | undefined;
    }
  | { readonly of: 'evaluations'; readonly actor: ActorId; readonly target: ActorId }
  | { readonly of: 'actors'; readonly issue: IssueId; readonly side?: Side | undefined }
  /** Without an issue, pairs on all issues. Under a rule, the pairs that remain when the analysis
   * is repeated with it. */
  | {
      readonly of: 'pairs';
      readonly which: CountedPairs;
      readonly issue?: IssueId | undefined;
      readonly rule?: StricterRule | undefined;
    }
  | { readonly of: 'contradictions'; readonly which: (typeof COUNTED_CONTRADICTIONS)[number] }
  | {
      readonly of: 'articles';
      readonly which: CountedArticles;
      readonly issue?: IssueId | undefined;
    };

const COUNTED_POSITIONS = [
  'recorded',
  'counting',
  'unknown stance',
  'not lifted',
  ...EXCLUSION_REASONS,
] as const;
export type CountedPositions = (typeof COUNTED_POSITIONS)[number];

/** All that are counted as disagreements, or those of a kind. */
export type CountedPairs = 'disagreements' | DisagreementKind;
const COUNTED_PAIRS: readonly CountedPairs[] = ['disagreements', ...ALL_KINDS];

const COUNTED_CONTRADICTIONS = ['contradiction', 'shift'] as const;

/** `taking sides`: with a position behind a net stance; `speaking`: of the articles that were read,
 * those with any position on the issue. */
const COUNTED_ARTICLES = [
  'with positions',
  'taking sides',
  'speaking',
  'read',
  'undated',
  'complete',
  'notRelevant',
  'inProgress',
  'untouched',
] as const;
export type CountedArticles = (typeof COUNTED_ARTICLES)[number];

/** Reads a value from a page or a link; undefined for an invalid one. Never throws. */
export function readCounted(value: unknown): Counted | undefined {
  const given = keysOf(value);
  if (!given) return undefined;
  const which = given.get('which');
  const [actor, other, target, issue] = ['actor', 'other', 'target', 'issue'].map((key) =>
    given.get(key),
  );
  const [rule, side] = [given.get('rule'), given.get('side')];
  if (!isOptionalText(actor) || !isOptionalText(issue)) return undefined;
  switch (given.get('of')) {
    case 'positions':
      return isOneOf(COUNTED_POSITIONS, which) ? { of: 'positions', which } : undefined;
    case 'left out':
      return isOneOf(STRICTER_RULES, rule) ? { of: 'left out', rule } : undefined;
    case 'evidence': {
      const undated = given.get('undated');
      if (undated !== undefined && undated !== true) return undefined;
      if (!isOptionalText(other)) return undefined;
      return { of: 'evidence', actor, other, issue, undated };
    }
    case 'claims':
      return { of: 'claims', actor, issue };
    case 'evaluations':
      if (typeof actor !== 'string' || typeof target !== 'string') return undefined;
      return { of: 'evaluations', actor, target };
    case 'actors':
      if (issue === undefined || !(side === undefined || isOneOf(SIDES, side))) return undefined;
      return { of: 'actors', issue, side };
    case 'pairs':
      if (!isOneOf(COUNTED_PAIRS, which)) return undefined;
      if (rule !== undefined && !isOneOf(STRICTER_RULES, rule)) return undefined;
      return { of: 'pairs', which, issue, rule };
    case 'contradictions':
      return isOneOf(COUNTED_CONTRADICTIONS, which) ? { of: 'contradictions', which } : undefined;
    case 'articles':
      return isOneOf(COUNTED_ARTICLES, which) ? { of: 'articles', which, issue } : undefined;
    default:
      return undefined;
  }
}

function isOptionalText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isOneOf<Value>(values: readonly Value[], value: unknown): value is Value {
  return values.some((one) => one === value);
}
