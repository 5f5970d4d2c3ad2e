import type { Analysis } from '../../analysis/analyse';
import type { Claim } from '../../analysis/claims/claims';
import { areConditional, conditionWords } from '../../analysis/claims/conditions';
import type { Contradiction } from '../../analysis/contradictions';
import { exceptionsOf } from '../../analysis/exceptions';
import type { IssueAnalysis } from '../../analysis/issueAnalysis';
import { sidedClaims, type NetStance } from '../../analysis/netStances';
import { actorsInForce } from '../../analysis/records/evidence';
import { addTo } from '../../analysis/records/groups';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import { actorName } from '../../codebook/lookUp';
import type { Codebook } from '../../model/codebook';
import type { ActorId, IssueId } from '../../model/ids';
import { greatest, least } from '../../util/lists';
import { compareText } from '../../util/order';
import { netWords, quoted, sideText } from '../brief/briefWords';
import { isWithheld } from '../quotable';
import { shiftsOn, turnsText } from '../turnTexts';
import type { Wording } from '../wording/wording';
import { readArticles, readCounts } from '../brief/issues/briefRecords';
import { recordToPrint } from './quoteToPrint';

// A position table: who wants what. Actors are the rows, in groups by their type; issues are the
// columns. A cell has where an actor stands on an issue on balance of all its dates: the side, how
// strongly, under which condition; and the words of its position to print.

export interface PositionTable {
  /** With the most actors first; the order of the codebook decides between equals. */
  readonly issues: readonly IssueId[];
  /** By name; actors without a type are last. In each, those with most cells first. */
  readonly groups: readonly ActorGroup[];
  /** See `readCounts`. */
  readonly read: readonly [read: number, begun: string];
  /** Undefined where nothing of the actor on the issue was found. */
  readonly cell: (actor: ActorId, issue: IssueId) => PositionCell | undefined;
}

export interface ActorGroup {
  /** The type of the actors, as the codebook writes it; undefined for actors without one. */
  readonly type: string | undefined;
  readonly actors: readonly ActorId[];
}

export interface PositionCell {
  /** Undefined for an actor on both sides or neither. */
  readonly side: 'for' | 'against' | undefined;
  /** "for, intensity 3 of 3, under the condition “…”". */
  readonly degree: string;
  readonly printed: PositionRecord;
  /** Of an actor on both sides, the side of the words. */
  readonly printedSide: 'for' | 'against' | undefined;
}

export function positionTable(analysis: Analysis, wording: Wording): PositionTable {
  const { codebook } = analysis.reader;
  const found = [...analysis.issues.values()].flatMap((on) => {
    const { issue, stances } = on;
    const silent = silentOn(on);
    const actors = new Set([...stances.keys(), ...silent.keys()]);
    if (issue === undefined || actors.size === 0) return [];
    return [{ issue, stances, silent, actors, shifts: shiftsOn(on) }];
  });
  const byIssue = new Map(found.map((one) => [one.issue, one]));
  const order = new Map([...codebook.issues.keys()].map((issue, at) => [issue, at]));
  const placeOf = (issue: IssueId): number => order.get(issue) ?? order.size;
  const issues = found
    .toSorted(
      (a, b) =>
        b.actors.size - a.actors.size ||
        placeOf(a.issue) - placeOf(b.issue) ||
        compareText(a.issue, b.issue),
    )
    .map(({ issue }) => issue);
  const cells = new Map<ActorId, number>();
  for (const { actors } of found) {
    for (const actor of actors) cells.set(actor, (cells.get(actor) ?? 0) + 1);
  }
  return {
    issues,
    groups: groupsOf(cells, codebook),
    read: readCounts(readArticles(analysis), analysis, wording),
    cell: (actor, issue) => {
      const on = byIssue.get(issue);
      const stance = on?.stances.get(actor);
      if (stance) return positionCell(stance, wording, { shift: on?.shifts.get(actor) });
      const silent = on?.silent.get(actor);
      return silent && silentCell(silent, wording);
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

/** An actor that speaks of an issue without taking a side. */
export interface Silent {
  readonly actor: ActorId;
  readonly records: readonly PositionRecord[];
}

/** The positions of actors that have none with a side on an issue, as their actors count. */
export function silentOn({
  records,
  stances,
  context,
  issue,
}: IssueAnalysis): ReadonlyMap<ActorId, readonly PositionRecord[]> {
  const silent = new Map<ActorId, PositionRecord[]>();
  if (issue === undefined) return silent;
  for (const record of records) {
    if (record.polarity !== undefined) continue;
    for (const actor of actorsInForce(record.actors, record, context)) {
      if (!stances.has(actor)) addTo(silent, actor, record);
    }
  }
  return silent;
}

interface CellChoice {
  /** Only words of such positions. */
  readonly isToPrint?: (record: PositionRecord) => boolean;
  /** Of an actor that has changed sides. */
  readonly shift?: Contradiction | undefined;
}

/** "taking no side", with the words to print; see `positionCell`. */
export function silentCell(
  records: readonly PositionRecord[],
  { text }: Wording,
  { isToPrint = () => true }: CellChoice = {},
): PositionCell | undefined {
  const printed = recordToPrint(records.filter(isToPrint));
  return printed && { side: undefined, degree: text('no side'), printed, printedSide: undefined };
}

/** Undefined where there are no words to print. */
export function positionCell(
  stance: NetStance,
  wording: Wording,
  { isToPrint = () => true, shift }: CellChoice = {},
): PositionCell | undefined {
  const own = claimsOnSide(stance);
  const printed = recordToPrint(recordsOf(own).filter(isToPrint));
  if (!printed) return undefined;
  const claim = own.find((one) => recordsOf([one]).includes(printed));
  return {
    side: sideOf(stance),
    degree: degreeOf(stance, own, { shift, wording }),
    printed,
    printedSide:
      stance.mixed && exceptionsOf(stance) === 0 ? sideOfSign(claim?.polarity) : undefined,
  };
}

function recordsOf(claims: readonly Claim[]): PositionRecord[] {
  return claims.flatMap(({ evidence }) => evidence.map(({ record }) => record));
}

function sideOfSign(sign = 0): PositionCell['side'] {
  return sign === 0 ? undefined : sign > 0 ? 'for' : 'against';
}

function sideOf({ sign, mixed }: NetStance): PositionCell['side'] {
  return mixed ? undefined : sideOfSign(sign);
}

/** Of an actor on neither side, all claims. */
function claimsOnSide(stance: NetStance): readonly Claim[] {
  const own = sidedClaims(stance);
  return own.length > 0 ? own : stance.claims;
}

function degreeOf(
  stance: NetStance,
  own: readonly Claim[],
  { shift, wording }: { shift: Contradiction | undefined; wording: Wording },
): string {
  const { text } = wording;
  const words = conditionWords(recordsOf(own));
  const open = words.filter((one) => !isWithheld(one)).map((one) => quoted(wording, one));
  const more = open.length === 0 ? 0 : words.length - open.length;
  const listed = [...open, ...(more > 0 ? [text('more conditions', more)] : [])];
  const isWhole = areConditional(own);
  const key = isWhole ? 'under one of' : 'in part under one of';
  const withheld = text('conditional');
  return [
    netWords(wording, stance),
    ...(shift ? [turnsText(shift, wording)] : []),
    ...intensitiesText(stance.mixed ? stance.claims : own, stance.mixed, wording),
    ...(words.length === 0
      ? []
      : listed.length === 0
        ? [isWhole ? withheld : text('partly', withheld)]
        : [
            text(
              key,
              listed.reduce((before, one) => text('one or other', before, one)),
            ),
          ]),
  ].join(', ');
}

/** "intensity 3 of 3", "intensity 1 to 3 of 3"; of an actor on both sides, of each side that has
 * one: "for with intensity 3 of 3". */
function intensitiesText(own: readonly Claim[], isMixed: boolean, wording: Wording): string[] {
  const signs = new Set(own.map(({ polarity }) => Math.sign(polarity ?? 0)));
  return [...signs]
    .sort((a, b) => b - a)
    .flatMap((sign) => {
      const claims = own.filter(({ polarity }) => Math.sign(polarity ?? 0) === sign);
      const words = intensityText(claims, wording);
      if (!isMixed && signs.size === 1) return words;
      return words.map((one) => wording.text('intensity of side', sideText(wording, sign), one));
    });
}

function intensityText(claims: readonly Claim[], { text }: Wording): string[] {
  const all = recordsOf(claims).flatMap(({ position: { intensity } }) => intensity ?? []);
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
