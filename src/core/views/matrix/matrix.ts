import { CODED_DIFFERENTLY, MORE_NOT_SHOWN } from '../words/shared';
import type { NetStance } from '../../analysis/netStances';
import type { ActorId, IssueId } from '../../model/ids';
import type { AnalysisState } from '../filter/analysisState';
import { sideOf } from '../../analysis/sides';
import { SIDE_LOOK } from '../board/boardSides';
import { countedLink } from '../counted/countedLink';
import type { ViewContext } from '../facts/facts';
import { arranged, MATRIX_ORDERS, type Camps, type MatrixHead } from './matrixArranged';
import { readMatrixSort } from './matrixSort';
import { actorName, nameOf } from '../words/names';
import { inTime, quoteCard, type QuoteCard } from '../cards/quoteCard';
import type { StanceLook } from '../words/stanceLook';
import { issueLabel, joinCounts } from '../words/nameLabels';
import { phrase, type Phrase } from '../../util/phrase';

/** Actor × issue. It has only cells with positions. All texts are safe labels. */
export interface Matrix {
  readonly kind: 'matrix';
  readonly orders: readonly { readonly id: string; readonly name: string }[];
  readonly order: string;
  readonly actors: readonly MatrixHead[];
  readonly issues: readonly MatrixHead[];
  readonly cells: readonly MatrixCell[];
  /** Rows and columns at which another camp begins; none unless similar ones are neighbours. */
  readonly camps: Camps;
  /** Notes on what is not shown, how it is sorted and what its lines separate. */
  readonly more: readonly string[];
  /** The quotes of the chosen cell. */
  readonly quotes: MatrixQuotes | undefined;
}

export interface MatrixCell {
  /** Of `actors` and `issues`. */
  readonly row: number;
  readonly column: number;
  readonly look: StanceLook;
  /** "+ 3", "− 1", "± 2:1", "○ 2", "+ 3 ○ 1", "+ 3 ≠ 1": the sign makes it readable without the
   * colour. The numbers of a row add up to its count, except those of claims that are coded
   * differently (≠). */
  readonly text: string;
  /** "China on Exports: 3 for, 1 against" */
  readonly label: string;
}

export interface MatrixQuotes {
  readonly title: string;
  readonly cards: readonly QuoteCard[];
  readonly more: string | undefined;
}

/** The order by a chosen head, which differs from all choices of the list. */
const BY_HEAD = 'head';

const MOST_ACTORS = 300;
const MOST_ISSUES = 60;
const MOST_CARDS = 50;

export function matrixOf(context: ViewContext, state: AnalysisState): Matrix {
  const { facts, localizer } = context;
  const { stances } = facts.analysis;
  const order = MATRIX_ORDERS.find(({ id }) => id === state.matrixOrder)?.id ?? 'count';
  const { perActor, perIssue } = claimCounts(context);
  const actors = top(context, perActor, MOST_ACTORS, 'actor');
  const issues = top(context, perIssue, MOST_ISSUES, 'issue');
  const sort = readMatrixSort(state.matrixSort);
  const { rows, columns, camps, spoken } = arranged(context, order, sort, actors, issues);
  const placeOf = new Map(columns.map(({ id }, at) => [id, at]));
  const sorting = [...rows, ...columns].find(({ sorted }) => sorted !== undefined);
  return {
    kind: 'matrix',
    orders: [
      ...(sorting ? [{ id: BY_HEAD, name: sorting.name }] : []),
      ...MATRIX_ORDERS.map(({ id, name }) => ({ id, name: localizer.text(name) })),
    ],
    order: sorting ? BY_HEAD : order,
    actors: rows,
    issues: columns,
    cells: rows.flatMap(({ id: actor, name }, row) =>
      columns.flatMap(({ id: issue, name: about }) => {
        const stance = stances.get(issue)?.get(actor);
        const column = placeOf.get(issue);
        if (!stance || column === undefined) return [];
        return [cellOf(context, stance, row, column, localizer.text('{0} on {1}', name, about))];
      }),
    ),
    camps,
    more: [
      ...spoken,
      ...hidden(
        context,
        phrase('Showing the {0} actors with the most claims, of {1}. Filter to see others.'),
        rows.length,
        perActor.size,
      ),
      ...hidden(
        context,
        phrase('Showing the {0} issues with the most claims, of {1}. Filter to see others.'),
        columns.length,
        perIssue.size,
      ),
    ],
    quotes: quotesOf(context, state),
  };
}

/** The actors by the number of their claims, the most first. */
export function mostClaims(context: ViewContext): readonly ActorId[] {
  const { perActor } = claimCounts(context);
  return ordered(context, perActor, 'actor').map(({ id }) => id);
}

/** Number of claims: what several coders coded once is one, as in the cells. */
function claimCounts({ facts }: ViewContext): {
  readonly perActor: ReadonlyMap<ActorId, number>;
  readonly perIssue: ReadonlyMap<IssueId, number>;
} {
  const perActor = new Map<ActorId, number>();
  const perIssue = new Map<IssueId, number>();
  for (const [issue, row] of facts.analysis.stances) {
    for (const [actor, { plus, zero, minus }] of row) {
      const claims = plus + zero + minus;
      perActor.set(actor, (perActor.get(actor) ?? 0) + claims);
      perIssue.set(issue, (perIssue.get(issue) ?? 0) + claims);
    }
  }
  return { perActor, perIssue };
}

/** Counts of both signs in words: "3 for, 1 against, 1 ambivalent", and of claims in none of
 * them. */
export function mixWords({ localizer }: ViewContext, stance: NetStance): string {
  const { plus, zero, minus, ambivalent } = stance;
  const differently = codedDifferently(stance);
  return [
    plus > 0 ? localizer.text('{0} for', plus) : '',
    minus > 0 ? localizer.text('{0} against', minus) : '',
    zero > ambivalent ? localizer.text('{0} neutral', zero - ambivalent) : '',
    ambivalent > 0 ? localizer.text('{0} ambivalent', ambivalent) : '',
    differently > 0 ? localizer.text(CODED_DIFFERENTLY, differently) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function cellOf(
  context: ViewContext,
  stance: NetStance,
  row: number,
  column: number,
  title: string,
): MatrixCell {
  const { plus, minus, zero } = stance;
  const side = sideOf(stance);
  const sided = {
    for: `+ ${String(plus)}${minus > 0 ? `:${String(minus)}` : ''}`,
    against: `− ${plus > 0 ? `${String(plus)}:` : ''}${String(minus)}`,
    mixed: `± ${String(plus)}:${String(minus)}`,
    neutral: '',
  }[side];
  const differently = codedDifferently(stance);
  const text = [
    sided,
    zero > 0 ? `○ ${String(zero)}` : '',
    differently > 0 ? `≠ ${String(differently)}` : '',
  ];
  return {
    row,
    column,
    look: SIDE_LOOK[side],
    text: text.filter(Boolean).join(' '),
    label: `${title}: ${mixWords(context, stance)}`,
  };
}

/** Number of claims whose coders have no majority. */
function codedDifferently({ claims }: NetStance): number {
  return claims.filter((claim) => claim.codedDifferently).length;
}

function quotesOf(context: ViewContext, { actor, issue }: AnalysisState): MatrixQuotes | undefined {
  const { facts, localizer } = context;
  if (actor === undefined || issue === undefined) return undefined;
  const stance = facts.analysis.stances.get(issue)?.get(actor);
  if (!stance) return undefined;
  const name = actorName(facts.codebook, actor, localizer);
  const shown = inTime(stance.evidence).slice(0, MOST_CARDS);
  const rest = stance.evidence.length - shown.length;
  return {
    title: joinCounts(
      localizer.text('{0} on {1}', name, issueLabel(context, issue)),
      mixWords(context, stance),
    ),
    cards: shown.map((one) => quoteCard(context, one)),
    more: rest > 0 ? localizer.text(MORE_NOT_SHOWN, rest) : undefined,
  };
}

/** The ones with the most claims. */
function top(
  context: ViewContext,
  counts: ReadonlyMap<string, number>,
  most: number,
  layer: 'actor' | 'issue',
): readonly MatrixHead[] {
  return ordered(context, counts, layer)
    .slice(0, most)
    .map((head) => ({
      ...head,
      opens: countedLink(context, { of: 'claims', [layer]: head.id }, head.count),
      sorted: undefined,
      sorts: '',
    }));
}

/** Sorted by count and then name. */
function ordered(
  { facts, localizer }: ViewContext,
  counts: ReadonlyMap<string, number>,
  layer: 'actor' | 'issue',
): Pick<MatrixHead, 'id' | 'count' | 'name'>[] {
  return [...counts]
    .map(([id, count]) => ({ id, count, name: nameOf(facts.codebook, layer, id, localizer) }))
    .sort((a, b) => b.count - a.count || localizer.compare(a.name, b.name));
}

function hidden({ localizer }: ViewContext, key: Phrase, shown: number, all: number): string[] {
  return shown < all ? [localizer.text(key, shown, all)] : [];
}
