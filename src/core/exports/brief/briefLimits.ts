import { liftsActors, liftsIssues, type Filter } from '../../analysis/records/filter';
import type { ActorId, IssueId } from '../../model/ids';

// A brief is read, not searched: each of its lists has an end, and says how the rest is found.

/** Rows of one list of an issue. */
export const MOST_ROWS = 30;
/** Actors that are quoted on an issue. */
export const MOST_QUOTED = 50;
/** Quotes of an actor on one side of an issue, and of a pair that a text speaks of. */
export const MOST_QUOTES = 5;
/** Positions that are to be read with care. */
export const MOST_UNCERTAIN = 50;

type Listing = 'disagreements' | 'contradictions' | 'positions';

/** "and 1,970 more pairs: `policy-annotator disagreements --query 'issue:tax'`", for the end of a list; nothing where
 * there are no more. `what` is one of them: "pair". */
export function* moreLine(
  more: number,
  what: string,
  command: string,
  indent = '',
): Generator<string> {
  if (more <= 0) return;
  const number = more.toLocaleString('en-GB');
  yield `${indent}- and ${number} more ${what}${more === 1 ? '' : 's'}: \`${command}\`\n`;
}

/** The command that lists what there is of an issue, and of one actor on it. Only ids that mean nothing to a shell or
 * to Markdown are written into it: without them it lists more. */
export function listingCommand(
  listing: Listing,
  { rollUp }: Pick<Filter, 'rollUp'>,
  issue: IssueId | undefined,
  actor?: ActorId,
): string {
  const parts = [
    issue === undefined ? '-issue:*' : PLAIN.test(issue) ? `issue:${issue}` : '',
    actor !== undefined && PLAIN.test(actor) ? `actor:${actor}` : '',
  ].filter((part) => part !== '');
  const query = parts.length > 0 ? ` --query '${parts.join(' ')}'` : '';
  const isLifted = liftsActors(rollUp) || liftsIssues(rollUp);
  return `policy-annotator ${listing}${query}${isLifted ? ` --roll-up ${rollUp}` : ''}`;
}

const PLAIN = /^[\p{L}\p{M}\p{N}-]+$/u;
