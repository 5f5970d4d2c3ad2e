import type { Analysis } from '../../analysis/analyse';
import type { Definition } from '../../networks/definition';
import type { Network, Networks } from '../../networks/network';
import type { Aggregation, NetworkOptions, Scale } from '../../networks/options';
import { planOf } from '../../networks/plan';
import type { Doubt, Share } from '../../networks/share';
import type { Refused } from '../../networks/parts';
import { pauses, type Task } from '../../util/task';
import type { CodersCorpus } from '../readings';
import { drawnIssue, type Draws } from './drawn/drawnIssue';
import type { DrawnSides } from './drawn/drawnOccasions';
import { addTied, lanesOfCell, prevailingSides, takenSides } from './drawn/drawnTies';
import { areCertain } from './drawn/drawnUnits';
import { noLanes, shareOf } from './drawn/lanes';
import {
  measureCoders,
  type MeasuredCoders,
  type Progress,
  type TooFewTwice,
} from './measuredCoders';

// Would other coders find a tie of a discourse network again? The recodings are those of
// foundAgain.ts; a tie is found again where its weight is not 0 and has the same sign. Of networks
// of actors and issues by the side of the stance, which is what a recoding draws.

/** How often the ties of a network are found again. */
export interface TiesFoundAgain extends Omit<MeasuredCoders, 'kind' | 'draws'> {
  readonly kind: 'found-again';
  /** For each tie, in the order of the network. */
  readonly shares: readonly Share[];
}

/** Recodes the corpus of an analysis, whose filter must be that of the networks. The same seed
 * gives the same shares. Needs 3 kB for each actor and issue with a position. */
export function* tiesFoundAgain(
  analysis: Analysis,
  coders: CodersCorpus,
  networks: Networks,
  options: NetworkOptions,
  seed: number,
  progress: Progress = () => undefined,
): Task<TiesFoundAgain | TooFewTwice | Refused> {
  const reason = tiesRefusal(networks.definition, options);
  if (reason !== undefined) return { kind: 'refused', reason };
  const measured = yield* measureCoders(analysis, coders, seed);
  if (measured.kind === 'too-few') return measured;
  const { draws, ...figures } = measured;
  const [network] = networks.networks;
  const shares = network ? yield* tieShares(analysis, draws, network, options, progress) : [];
  return { ...figures, kind: 'found-again', shares };
}

/** Why the ties of a network have no shares; undefined where they have. */
function tiesRefusal({ scale, window }: Definition, options: NetworkOptions): string | undefined {
  const { mode, aggregation, duplicates } = options;
  const reason = statementsRefusal(options, scale ?? undefined);
  if (reason !== undefined) return reason;
  if (mode === 'one' && aggregation === 'subtract') {
    return 'A difference of agreement and disagreement has no share. For --found-again, ask for --aggregation congruence and conflict, each on its own.';
  }
  if (window !== null) {
    return 'Ties of windows have no shares. For --found-again, leave out --window, and set a range with --since and --until.';
  }
  return duplicates === 'include'
    ? undefined
    : 'Recodings count all statements. For --found-again, leave out --duplicates.';
}

/** Why nothing is known of a network in draws or recodings, which have the sides that actors take
 * on issues; undefined where it is. */
export function statementsRefusal(
  { rows, columns, qualifier, disagreement, codedTwice, exclusions }: NetworkOptions,
  scale: Scale | undefined,
): string | undefined {
  const isOfIssues = [rows, columns].sort().join() === 'actor,issue';
  if (!isOfIssues || qualifier !== 'stance' || scale !== 'binary') {
    return 'Recodings draw the sides that actors take on issues. For --found-again and --draws, leave actor and issue as rows and columns, and stance as qualifier with the scale binary.';
  }
  if (disagreement === 'listed') {
    return 'Disagreements as listed have shares of their own: see policy-annotator disagreements --found-again.';
  }
  if (codedTwice === 'each') {
    return 'Recodings count a claim once, however many coders coded it. For --found-again and --draws, leave out --coded-twice.';
  }
  const isOfRecords = exclusions.some(({ variable }) => variable !== rows && variable !== columns);
  return isOfRecords
    ? 'Recodings can exclude actors and issues. For --found-again and --draws, narrow other things down with --query.'
    : undefined;
}

/** The shares where what is drawn from is given; the options must be of a network that has them. */
export function* tieShares(
  analysis: Analysis,
  draws: Draws,
  network: Network,
  options: NetworkOptions,
  progress: Progress = () => undefined,
): Task<readonly Share[]> {
  const { mode, aggregation } = options;
  const sidesOf = mode === 'two' && aggregation === 'subtract' ? prevailingSides : takenSides;
  const cells = yield* drawnCells(analysis, draws, network, options, sidesOf, progress);
  const { rows, columns, ties } = network;
  const shares: Share[] = [];
  const isTime = pauses(TIES_AT_ONCE);
  for (const [at, from] of ties.from.entries()) {
    if (isTime(1)) yield undefined;
    const own = cells.get(rows[from]?.id ?? '');
    const other = columns[ties.to[at] ?? 0]?.id ?? '';
    if (mode === 'two') {
      const cell = own?.get(other);
      const lanes = lanesBetween(cell, aggregation, ties.weight[at] ?? 0);
      shares.push(shareOf(lanes, cell?.isCertain, cell?.doubts));
    } else {
      const both = commonCells(own, cells.get(other));
      const isCertain = both.every((cell) => cell.every((one) => one.isCertain));
      const doubts = both.flatMap((cell) => cell.flatMap((one) => one.doubts));
      shares.push(shareOf(lanesOver(both, aggregation), isCertain, [...new Set(doubts)]));
    }
  }
  progress(1);
  return shares;
}

/** A tie takes some hundredths of a millisecond. */
const TIES_AT_ONCE = 200;

interface DrawnCell extends DrawnSides {
  /** True if no claim of it is drawn. */
  readonly isCertain: boolean;
  readonly doubts: readonly Doubt[];
}

type DrawnRow = ReadonlyMap<string, DrawnCell>;

/** The sides of rows by column, each by its id. */
type DrawnCells = ReadonlyMap<string, DrawnRow>;

function* drawnCells(
  analysis: Analysis,
  draws: Draws,
  network: Network,
  options: NetworkOptions,
  sidesOf: typeof takenSides,
  progress: Progress,
): Task<DrawnCells> {
  const outcome = planOf(options, analysis.reader.codebook);
  if (outcome.kind === 'refused') return new Map();
  const { plan } = outcome;
  const isOfActors = plan.rows.name === 'actor';
  const isKept = (variable: string, id: string): boolean =>
    plan.exclusions.every((one) => one.variable.name !== variable || one.keepsValue(id));
  // In a one-mode network only the rows are nodes.
  const nodes = new Set(network.rows.map(({ id }) => id));
  const isNode = (row: string): boolean => nodes.has(row);
  const cells = new Map<string, Map<string, DrawnCell>>();
  const isTime = pauses(CELLS_AT_ONCE);
  let done = 0;
  for (const [issue, on] of analysis.issues) {
    if (issue === undefined || !isKept('issue', issue) || (!isOfActors && !isNode(issue))) continue;
    const drawn = drawnIssue(on, issue, draws);
    for (const actor of drawn.actors()) {
      if (!isKept('actor', actor) || (isOfActors && !isNode(actor))) continue;
      const claims = yield* drawn.claimsOf(actor);
      const [row, column] = isOfActors ? [actor, issue] : [issue, actor];
      const ofRow = cells.get(row) ?? new Map<string, DrawnCell>();
      cells.set(row, ofRow);
      ofRow.set(column, {
        ...sidesOf(claims),
        isCertain: areCertain(claims),
        doubts: draws.doubtsOf(actor, issue),
      });
      if (isTime(1)) yield undefined;
    }
    done += on.records.length;
    progress(Math.min(0.99, done / Math.max(1, analysis.survivingCount)));
  }
  return cells;
}

const CELLS_AT_ONCE = 20;

function lanesBetween(cell: DrawnSides | undefined, aggregation: Aggregation, weight: number) {
  if (!cell || aggregation === 'congruence' || aggregation === 'conflict') return noLanes();
  return lanesOfCell(cell, aggregation, weight);
}

/** The cells of two rows in the columns that both have. */
function commonCells(
  one: DrawnRow | undefined,
  other: DrawnRow | undefined,
): readonly (readonly [DrawnCell, DrawnCell])[] {
  return [...(one ?? [])].flatMap(([column, cell]) => {
    const another = other?.get(column);
    return another ? [[cell, another] as const] : [];
  });
}

/** The recodings in which one of the columns that two rows share ties them. */
function lanesOver(both: ReturnType<typeof commonCells>, aggregation: Aggregation) {
  const lanes = noLanes();
  if (aggregation === 'subtract' || aggregation === 'combine') return lanes;
  for (const [one, other] of both) if (addTied(one, other, aggregation, lanes)) break;
  return lanes;
}
