import type { Analysis } from '../../analysis/analyse';
import type { Claim } from '../../analysis/claims/claims';
import { areConditional, conditionWords } from '../../analysis/claims/conditions';
import type { NetStance } from '../../analysis/netStances';
import { addTo } from '../../analysis/records/groups';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import { actorName } from '../../codebook/lookUp';
import type { Codebook } from '../../model/codebook';
import type { ActorId, IssueId } from '../../model/ids';
import { greatest, least } from '../../util/lists';
import { compareText } from '../../util/order';
import { sidedClaims } from '../brief/briefSummary';
import { netWords } from '../brief/briefWords';
import { readArticles } from '../brief/issues/briefRecords';
import { recordToPrint } from './quoteToPrint';

// A position table: who wants what. Actors are the rows, in groups by their type; issues are the
// columns. A cell has where an actor stands on an issue on balance of all its dates: the side, how
// strongly, under which condition; and the words of its position to print.

export interface PositionTable {
  /** With the most actors first; the order of the codebook decides between equals. */
  readonly issues: readonly IssueId[];
  /** By name; actors without a type are last. In each, those with most cells first. */
  readonly groups: readonly ActorGroup[];
  /** Articles that were read. */
  readonly articles: number;
  /** Undefined where nothing of the actor on the issue was found. */
  readonly cell: (actor: ActorId, issue: IssueId) => PositionCell | undefined;
}

export interface ActorGroup {
  /** The type of the actors, as the codebook writes it; undefined for actors without one. */
  readonly type: string | undefined;
  readonly actors: readonly ActorId[];
}

export interface PositionCell {
  readonly stance: NetStance;
  /** "for, intensity 3 of 3, under the condition “…”". */
  readonly degree: string;
  readonly printed: PositionRecord;
}

export function positionTable(analysis: Analysis): PositionTable {
  const { codebook } = analysis.reader;
  const found = [...analysis.stances].map(([issue, stances]) => ({ issue, stances }));
  const order = new Map([...codebook.issues.keys()].map((issue, at) => [issue, at]));
  const placeOf = (issue: IssueId): number => order.get(issue) ?? order.size;
  const issues = found
    .toSorted(
      (a, b) =>
        b.stances.size - a.stances.size ||
        placeOf(a.issue) - placeOf(b.issue) ||
        compareText(a.issue, b.issue),
    )
    .map(({ issue }) => issue);
  const cells = new Map<ActorId, number>();
  for (const { stances } of found) {
    for (const actor of stances.keys()) cells.set(actor, (cells.get(actor) ?? 0) + 1);
  }
  return {
    issues,
    groups: groupsOf(cells, codebook),
    articles: readArticles(analysis).length,
    cell: (actor, issue) => {
      const stance = analysis.stances.get(issue)?.get(actor);
      return stance && positionCell(stance);
    },
  };
}

function groupsOf(cells: ReadonlyMap<ActorId, number>, codebook: Codebook): ActorGroup[] {
  const types = new Map<string | undefined, ActorId[]>();
  for (const actor of cells.keys()) addTo(types, codebook.actors.get(actor)?.type, actor);
  return [...types]
    .sort(([a], [b]) =>
      a === undefined || b === undefined
        ? Number(a === undefined) - Number(b === undefined)
        : compareText(a, b),
    )
    .map(([type, actors]) => ({
      type,
      actors: actors.sort(
        (a, b) =>
          (cells.get(b) ?? 0) - (cells.get(a) ?? 0) ||
          compareText(actorName(codebook, a), actorName(codebook, b)),
      ),
    }));
}

/** `isToPrint`: only words of such positions; undefined where there are none. */
export function positionCell(
  stance: NetStance,
  isToPrint: (record: PositionRecord) => boolean = () => true,
): PositionCell | undefined {
  const own = claimsOnSide(stance);
  const records = own.flatMap(({ evidence }) => evidence.map(({ record }) => record));
  const printed = recordToPrint(records.filter(isToPrint));
  return printed && { stance, degree: degreeOf(stance, own), printed };
}

/** Of an actor on neither side, all claims. */
function claimsOnSide(stance: NetStance): readonly Claim[] {
  const own = sidedClaims(stance);
  return own.length > 0 ? own : stance.claims;
}

function degreeOf(stance: NetStance, own: readonly Claim[]): string {
  const records = own.flatMap(({ evidence }) => evidence.map(({ record }) => record));
  const words = conditionWords(records);
  const part = areConditional(own) ? '' : 'in part ';
  return [
    netWords(stance),
    ...intensityText(records),
    ...(words.length === 0
      ? []
      : [`${part}under the condition ${words.map((one) => `“${one}”`).join(' or ')}`]),
  ].join(', ');
}

/** "intensity 3 of 3", "intensity 1 to 3 of 3". */
function intensityText(records: readonly PositionRecord[]): string[] {
  const all = records.flatMap(({ position: { intensity } }) => intensity ?? []);
  if (all.length === 0) return [];
  const [from, to] = [least(all), greatest(all)].map(String);
  return [`intensity ${from === to ? '' : `${from ?? ''} to `}${to ?? ''} of 3`];
}

/** "Organizations"; a type of the study is as the codebook writes it. */
export function nameOfGroup({ type }: ActorGroup): string {
  return type === undefined ? 'Other actors' : (USUAL_TYPES.get(type) ?? type);
}

const USUAL_TYPES: ReadonlyMap<string, string> = new Map([
  ['state', 'States'],
  ['government', 'Governments'],
  ['person', 'People'],
  ['organization', 'Organizations'],
  ['group', 'Groups'],
]);
