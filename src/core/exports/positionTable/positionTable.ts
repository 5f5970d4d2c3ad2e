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
import { netWords, quoted } from '../brief/briefWords';
import type { Wording } from '../wording/wording';
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

export function positionTable(analysis: Analysis, wording: Wording): PositionTable {
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
      return stance && positionCell(stance, wording);
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
  wording: Wording,
  isToPrint: (record: PositionRecord) => boolean = () => true,
): PositionCell | undefined {
  const own = claimsOnSide(stance);
  const records = own.flatMap(({ evidence }) => evidence.map(({ record }) => record));
  const printed = recordToPrint(records.filter(isToPrint));
  return printed && { stance, degree: degreeOf(stance, own, wording), printed };
}

/** Of an actor on neither side, all claims. */
function claimsOnSide(stance: NetStance): readonly Claim[] {
  const own = sidedClaims(stance);
  return own.length > 0 ? own : stance.claims;
}

function degreeOf(stance: NetStance, own: readonly Claim[], wording: Wording): string {
  const { text } = wording;
  const records = own.flatMap(({ evidence }) => evidence.map(({ record }) => record));
  const words = conditionWords(records).map((one) => quoted(wording, one));
  const key = areConditional(own) ? 'under one of' : 'in part under one of';
  return [
    netWords(wording, stance),
    ...intensityText(records, wording),
    ...(words.length === 0
      ? []
      : [
          text(
            key,
            words.reduce((before, one) => text('one or other', before, one)),
          ),
        ]),
  ].join(', ');
}

/** "intensity 3 of 3", "intensity 1 to 3 of 3". */
function intensityText(records: readonly PositionRecord[], { text }: Wording): string[] {
  const all = records.flatMap(({ position: { intensity } }) => intensity ?? []);
  if (all.length === 0) return [];
  const [from, to] = [least(all), greatest(all)];
  return [from === to ? text('intensity', to) : text('intensity from', from, to)];
}

/** "Organizations"; a type of the study is as the codebook writes it. */
export function nameOfGroup({ type }: ActorGroup, { text }: Wording): string {
  if (type === undefined) return text('group other');
  const usual = USUAL_TYPES.find((one) => one === type);
  return usual === undefined ? type : text(`group ${usual}`);
}

const USUAL_TYPES = ['state', 'government', 'person', 'organization', 'group'] as const;
