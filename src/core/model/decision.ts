import type { AnnotationId, CoderId, StanceId } from './ids';

/** How an adjudicator settled what coders read in a passage. It is kept in the adjudicated file,
 * also where nothing of the passage counts, and where a later decision takes its place. */
export interface Decision {
  readonly by: CoderId | undefined;
  /** An ISO time in UTC. */
  readonly at: string | undefined;
  /** The decisions whose place it takes. */
  readonly replaces: readonly DecisionId[];
  /** The readings from which the result was taken, as `ReadingRef` writes them. */
  readonly from: readonly string[];
  /** The other readings of the passage, which were set aside. */
  readonly over: readonly string[];
  /** The adjudicated positions; none where nothing of the passage counts. */
  readonly result: readonly AnnotationId[];
  /** One of `REASONS`, or the adjudicator's own words. */
  readonly reason: string | undefined;
  /** The words of the passage, for readers of the file. */
  readonly quote: string | undefined;
  /** Where a person took over a machine's stance: the one that they had read; absent otherwise. */
  readonly was?: StanceId;
}

export type DecisionId = string;

/** Why coders read a passage differently, as adjudicators state it. */
export const REASONS = [
  /** A coder did not see it. */
  'overlooked',
  /** A coder chose what they did not mean. */
  'slip',
  /** The words allow both. */
  'ambiguous',
  /** The codebook does not settle it. */
  'codebook',
  /** A coder used what the words do not say. */
  'background',
  /** They marked other words. */
  'boundaries',
] as const;

/** One coder's position as it was when it was decided about. */
export interface ReadingRef {
  readonly coder: CoderId;
  readonly id: AnnotationId;
  /** Of its content: see `contentStamp`. */
  readonly stamp: string;
}

/** `lea#k3m9x2qa@x7fq2b`. */
export function writtenRef({ coder, id, stamp }: ReadingRef): string {
  return `${coder}#${id}@${stamp}`;
}

/** Undefined for what is not written so. */
export function readRef(written: string): ReadingRef | undefined {
  const [, coder, id, stamp] = /^([^#@\s]+)#([^#@\s]+)@([^#@\s]+)$/.exec(written) ?? [];
  if (coder === undefined || id === undefined || stamp === undefined) return undefined;
  return { coder, id, stamp };
}
