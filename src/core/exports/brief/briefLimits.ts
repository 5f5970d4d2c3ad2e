import type { Filter } from '../../analysis/records/filter';
import { queryText } from '../../analysis/records/queryOverPairs';
import type { Analysis } from '../../analysis/analyse';
import { FIRST_DAY, LAST_DAY } from '../../networks/windows/calendar';
import type { ActorId, IssueId } from '../../model/ids';
import { nettingText } from '../../model/netting';
import { member, type Block, type Run } from '../document/blocks';
import type { Wording } from '../wording/wording';

// A brief is read, not searched: each of its lists is limited, and states how to find the rest.

/** Rows of one list of an issue. */
export const MOST_ROWS = 30;
/** The sharpest pairs of all, or of an issue. */
export const MOST_FIRST = 5;
/** Actors that are quoted on an issue. */
export const MOST_QUOTED = 50;
/** Quotes of an actor on one side of an issue, and of a pair that a text mentions. */
export const MOST_QUOTES = 5;
/** Positions that need care. */
export const MOST_UNCERTAIN = 50;

type Listing = 'disagreements' | 'contradictions' | 'positions';

/** "and 1,970 more pairs: `policy-annotator disagreements --query 'issue:tax'`", for the end of a
 * list; nothing where there are no more. */
export function* moreLine(
  { text, runs }: Wording,
  more: number,
  what: `more ${'actors' | 'files' | 'pairs' | 'positions' | 'quotes'}`,
  command: string,
  level: 0 | 1 = 0,
): Generator<Block> {
  if (more <= 0) return;
  const code: Run = { text: command, code: true };
  yield member(level, runs('and more listed by', text(what, more), code));
}

/** The command that lists everything on an issue, and of one actor on it, as far as the brief
 * counts it: in its windows, dates and articles. It includes only ids that the codebook has, since
 * a query for others is refused, and that have no special meaning in a shell or in Markdown;
 * without them it lists more. */
export function listingCommand(
  listing: Listing,
  { context: { codebook, filter }, reader: { filesOf } }: Pick<Analysis, 'context' | 'reader'>,
  issue: IssueId | undefined,
  actor?: ActorId,
): string {
  const { rollUp, netting, dates, window, unknown } = filter;
  const coder = filter.coder ?? filesOf;
  const typed = queryText(filter) ?? '';
  const search = PLAIN_SEARCH.test(typed) ? typed : '';
  // With two values of one field, the query would match either.
  const narrow = (field: 'actor' | 'issue', id: string | undefined): string[] => {
    const isKnown = id !== undefined && codebook[`${field}s`].has(id);
    return isKnown && PLAIN.test(id) && !search.includes(`${field}:`) ? [`${field}:${id}`] : [];
  };
  const query = [
    ...(search === '' ? [] : [search]),
    ...(issue === undefined ? ['-issue:*'] : narrow('issue', issue)),
    ...narrow('actor', actor),
    ...foldersOf(filter.scope),
  ].join(' ');
  const options: readonly (readonly [name: string, value: string, isMeant: boolean])[] = [
    ['query', `'${query}'`, query !== ''],
    ['scope', articleOf(filter.scope), articleOf(filter.scope) !== ''],
    ['coding', coder ?? '', coder !== undefined && PLAIN.test(coder)],
    ['roll-up', rollUp, rollUp !== 'none'],
    ['date', dates, dates !== 'claim'],
    ['since', window?.first ?? '', window !== undefined && window.first !== FIRST_DAY],
    ['until', window?.last ?? '', window !== undefined && window.last !== LAST_DAY],
    ['unknown', 'count', unknown && listing !== 'positions'],
    ['window', netting ? nettingText(netting) : '', !!netting && listing === 'disagreements'],
  ];
  const meant = options.filter(([, , isMeant]) => isMeant);
  const written = meant.map(([name, value]) => ` --${name} ${value}`).join('');
  return `policy-annotator ${listing}${written}`;
}

function foldersOf(scope: Filter['scope']): readonly string[] {
  return scope.kind === 'folder' && PLAIN_PATH.test(scope.path) ? [`in:${scope.path}`] : [];
}

/** The only article, as an option `--scope`; else nothing. */
function articleOf(scope: Filter['scope']): string {
  const [path = '', ...others] = scope.kind === 'articles' ? scope.paths : [];
  return others.length === 0 && PLAIN_PATH.test(path) ? `article:${path}` : '';
}

const PLAIN = /^[\p{L}\p{M}\p{N}-]+$/u;
const PLAIN_PATH = /^[\p{L}\p{M}\p{N}_-][\p{L}\p{M}\p{N}_./-]*$/u;
const PLAIN_SEARCH = /^[\p{L}\p{M}\p{N}_:./ -]+$/u;
