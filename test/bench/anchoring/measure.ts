import type { Span } from '../../../src/core/model/span';
import type { Answer } from './alternatives';
import type { Task } from './task';

/** The results of an alternative, in numbers of quotes. A place is right where it overlaps with the
 * true one by at least 0.8 of what both cover. */
export interface Counts {
  readonly silentRight: number;
  /** Of these, right to the character. */
  readonly silentExact: number;
  /** Includes places for a quote that is gone. */
  readonly silentWrong: number;
  /** Uncertain, with the right first candidate. */
  readonly firstRight: number;
  /** Uncertain, with another candidate first, or for a quote that is gone. */
  readonly firstWrong: number;
  readonly lostRightly: number;
  readonly lostWrongly: number;
}

export const NOTHING: Counts = {
  silentRight: 0,
  silentExact: 0,
  silentWrong: 0,
  firstRight: 0,
  firstWrong: 0,
  lostRightly: 0,
  lostWrongly: 0,
};

export function countAnswers({ quotes }: Task, answers: readonly Answer[]): Counts {
  const counts = { ...NOTHING };
  quotes.forEach(({ truth }, index) => {
    const { span, silent } = answers[index] ?? { span: undefined, silent: false };
    const right = isRight(span, truth);
    if (!span) counts[truth ? 'lostWrongly' : 'lostRightly']++;
    else if (silent) counts[right ? 'silentRight' : 'silentWrong']++;
    else counts[right ? 'firstRight' : 'firstWrong']++;
    if (silent && span?.start === truth?.start && span?.end === truth?.end) counts.silentExact++;
  });
  return counts;
}

export function sumOf(a: Counts, b: Counts): Counts {
  return {
    silentRight: a.silentRight + b.silentRight,
    silentExact: a.silentExact + b.silentExact,
    silentWrong: a.silentWrong + b.silentWrong,
    firstRight: a.firstRight + b.firstRight,
    firstWrong: a.firstWrong + b.firstWrong,
    lostRightly: a.lostRightly + b.lostRightly,
    lostWrongly: a.lostWrongly + b.lostWrongly,
  };
}

/** The right place as the first choice. */
export function placed({ silentRight, firstRight }: Counts): number {
  return silentRight + firstRight;
}

export function isRight(span: Span | undefined, truth: Span | undefined): boolean {
  if (!span || !truth) return false;
  const common = Math.min(span.end, truth.end) - Math.max(span.start, truth.start);
  const both = Math.max(span.end, truth.end) - Math.min(span.start, truth.start);
  return common >= 0.8 * both;
}
