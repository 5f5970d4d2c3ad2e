import type { Claim } from '../../../analysis/claims/claims';
import type { NetStance } from '../../../analysis/netStances';
import { issuesInForce } from '../../../analysis/records/evidence';
import { addTo } from '../../../analysis/records/groups';
import type { PositionRecord } from '../../../analysis/records/positionRecords';
import { coderName } from '../../../codebook/lookUp';
import type { ActorId, IssueId } from '../../../model/ids';
import type { BriefContext } from './briefIssue';
import { actorTexts, nameOfActor, issueTexts, positionText, sideText } from '../briefWords';
import type { Wording } from '../../wording/wording';

/** One statement of an actor: by one coder, or a claim of several. */
export interface StatedPosition {
  readonly records: readonly PositionRecord[];
  /** The records that are quoted: if several coders have some, those of the coder with the
   * chosen quote, else with most pieces, else with most words. */
  readonly quotes: readonly PositionRecord[];
  /** Undefined for a statement that takes no side. */
  readonly claim: Claim | undefined;
}

/** The first statements of an actor for an issue, against it and otherwise, up to a limit: the
 * chosen ones, then the others in the order of records; and how many more there are. */
export function quotesBySide(
  records: readonly PositionRecord[],
  stance: NetStance | undefined,
  most: number,
): { readonly stated: readonly StatedPosition[]; readonly more: number } {
  // A map, since an actor may have ten thousand records on an issue.
  const claimOf = new Map<PositionRecord, Claim>();
  for (const claim of stance?.claims ?? []) {
    for (const { record } of claim.evidence) if (!claimOf.has(record)) claimOf.set(record, claim);
  }
  const stated: StatedPosition[] = [];
  const counts = new Map<number, number>();
  const seen = new Set<Claim>();
  let more = 0;
  for (const record of [...records].sort(byChoice)) {
    const claim = claimOf.get(record);
    if (claim && seen.has(claim)) continue;
    if (claim) seen.add(claim);
    const side = Math.sign(claim?.polarity ?? 0);
    const count = counts.get(side) ?? 0;
    counts.set(side, count + 1);
    if (count >= most) more++;
    else stated.push(statedOnce(record, claim));
  }
  return { stated, more };
}

/** A statement with the words of one coder. `record`: what is quoted where no other one is. */
export function statedOnce(record: PositionRecord, claim: Claim | undefined): StatedPosition {
  const records = [...new Set(claim?.evidence.map((piece) => piece.record))];
  if (records.length < 2) return { records: [record], quotes: [record], claim };
  const byCoder = new Map<string, PositionRecord[]>();
  for (const one of records) addTo(byCoder, one.position.coder ?? '', one);
  const [quotes = [record]] = [...byCoder.values()].sort(
    (a, b) =>
      Number(b.some(isChosen)) - Number(a.some(isChosen)) ||
      b.length - a.length ||
      lengthOf(b) - lengthOf(a),
  );
  return { records, quotes, claim };
}

function byChoice(a: PositionRecord, b: PositionRecord): number {
  return Number(isChosen(b)) - Number(isChosen(a));
}

function isChosen({ position }: PositionRecord): boolean {
  return position.print === true;
}

function lengthOf(records: readonly PositionRecord[]): number {
  return records
    .flatMap(({ position }) => position.quote)
    .reduce((sum, { exact }) => sum + exact.length, 0);
}

/** The text before the quote, and the coders after it: "for, by Wang Yi" and " (coded by Lea,
 * Tom)"; where coders read it differently "coded differently (Lea: for; Tom: against)". */
export function readingText(
  { claim, records }: StatedPosition,
  actor: ActorId,
  issue: IssueId | undefined,
  context: BriefContext,
): { readonly remark: string; readonly coders: string } {
  const { wording } = context;
  const polarities = new Map<PositionRecord, number | undefined>();
  // If one record gives several pieces of evidence, the first is used.
  for (const { record, polarity } of claim?.evidence ?? []) {
    if (!polarities.has(record)) polarities.set(record, polarity);
  }
  const byReading = new Map<string, PositionRecord[]>();
  for (const record of records) {
    addTo(byReading, remarkOf(record, { actor, issue }, polarities.get(record), context), record);
  }
  const [[first = ''] = [], ...others] = byReading;
  if (!claim || others.length === 0) {
    return { remark: first, coders: codersText(records, wording) };
  }
  const readings = [...byReading].map(
    ([reading, own]) => `${coderNames(own, wording)}: ${reading}`,
  );
  const side = claim.codedDifferently
    ? wording.text('coded differently')
    : sideText(wording, claim.polarity);
  return { remark: `${side} (${readings.join('; ')})`, coders: '' };
}

/** " (coded by Lea, Tom)"; nothing for one coder. */
export function codersText(records: readonly PositionRecord[], wording: Wording): string {
  const coders = new Set(records.map(({ position }) => position.coder));
  return coders.size < 2 ? '' : ` (${wording.text('coded by', coderNames(records, wording))})`;
}

function coderNames(records: readonly PositionRecord[], { codebook, text }: Wording): string {
  const names = records.map(({ position: { coder } }) =>
    coder === undefined ? text('unnamed coder') : coderName(codebook, coder),
  );
  return [...new Set(names)].join(', ');
}

/** "for, by Wang Yi, coded as United States"; with its own issue where that is rolled up: "against,
 * coded “for” on Sanctions". */
function remarkOf(
  record: PositionRecord,
  { actor, issue }: { readonly actor: ActorId; readonly issue: IssueId | undefined },
  polarity: number | undefined,
  { analysis, wording }: BriefContext,
): string {
  const { text } = wording;
  const coded = record.actors.filter((one) => one !== actor);
  const joint = record.actors.includes(actor);
  const below = record.position.issues.filter(
    (own) =>
      own !== issue && issuesInForce([own], analysis.context).some((one) => one.issue === issue),
  );
  const isNamed = (id: ActorId): boolean => [actor, ...coded].includes(id);
  const remarks = [
    positionText(wording, record, polarity),
    ...(below.length > 0
      ? [text('coded on', sideText(wording, record.polarity), issueTexts(wording, below))]
      : []),
    ...(coded.length > 0
      ? [text(joint ? 'jointly with' : 'coded as', actorTexts(wording, coded))]
      : []),
    ...(record.speaker === undefined || isNamed(record.speaker)
      ? []
      : [text('by', nameOfActor(wording, record.speaker))]),
  ];
  return remarks.join(', ');
}
