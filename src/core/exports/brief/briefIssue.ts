import type { Analysis, Stated } from '../../analysis/analyse';
import { ascribedBy } from '../../analysis/ascribed';
import { oneSidedAct, type OneSidedAct } from '../../analysis/oneSidedAct';
import type { Contradiction } from '../../analysis/contradictions';
import {
  otherRowsOn,
  rowsOfKind,
  type Disagreement,
} from '../../analysis/disagreements/whoDisagrees';
import { actorsInForce, issuesInForce } from '../../analysis/records/evidence';
import type { Remaining } from '../../analysis/disagreements/kindCounts';
import type { LeftOutReason } from '../../analysis/records/leftOut';
import { compareText } from '../../util/order';
import { pairsOf, type Pair } from '../../analysis/records/pairMap';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { RelationRecord } from '../../analysis/records/statedRelations';
import type { ActorId, IssueId } from '../../model/ids';
import {
  actorText,
  actorTexts,
  cautions,
  datesText,
  issueText,
  LEFT_OUT_WORDS,
  netText,
  positionText,
  sideText,
} from './briefWords';
import type { CountText } from './briefCounts';
import type { Cite } from './briefQuotes';
import { markdownText } from './markdownText';
import { dateBounds } from '../../analysis/records/dates';

export interface BriefContext {
  readonly analysis: Analysis;
  readonly contradictions: readonly Contradiction[];
  /** Records that survive, by the issues in force; under undefined those without one. */
  readonly counted: ReadonlyMap<IssueId | undefined, readonly PositionRecord[]>;
  readonly notCounted: ReadonlyMap<IssueId | undefined, readonly NotCounted[]>;
  readonly cite: Cite;
  readonly count: CountText;
  /** Of all issues, the pairs with most claims on the weaker side. */
  readonly sharpest: readonly Disagreement[];
  /** How many pairs remain under stricter rules. */
  readonly remaining: readonly Remaining[];
}

export interface NotCounted {
  readonly record: PositionRecord;
  readonly reason: LeftOutReason;
}

/** One issue: who disagrees with whom, then what each of them says. */
export async function* briefIssue(
  issue: IssueId | undefined,
  context: BriefContext,
): AsyncGenerator<string> {
  const { analysis } = context;
  const { codebook } = analysis.context;
  const entry = issue === undefined ? undefined : codebook.issues.get(issue);
  yield `\n## ${issueText(codebook, issue)}\n`;
  if (entry?.statement !== undefined) yield `\n*${markdownText(entry.statement)}*\n`;
  const on = analysis.on(issue);
  const others = otherRowsOn(on);
  const atTimes = others.filter(({ kind }) => kind === 'at-times');
  const internal = others.filter(({ kind }) => kind === 'internal');
  const oneSided = others.filter(({ kind }) => kind === 'one-sided');
  yield* list('Who disagrees with whom', rowsOfKind(on, 'derived'), (row) =>
    pairLine(row, context),
  );
  yield* list('At times on opposite sides', atTimes, (row) => pairLine(row, context));
  yield* list('Within one side', internal, (row) => pairLine(row, context));
  yield* statedLines('Stated in the texts', statedPairsOf(analysis.disagreements, issue), context);
  yield* list('Criticism and demands without a coded answer', oneSided, (row) =>
    oneSidedLine(row, context),
  );
  yield* list('On opposite sides at different times', rowsOfKind(on, 'apart'), (row) =>
    pairLine(row, context),
  );
  const agreed = statedPairsOf(analysis.agreements, issue);
  yield* statedLines('Agreement stated in the texts', agreed, context);
  const moved = context.contradictions.filter((row) => row.issue === issue);
  yield* list('Contradictions and shifts', moved, (row) => movedLine(row, context));
  yield* saidLines(issue, context);
  yield* notCountedLines(issue, context);
}

function* list<Row>(
  title: string,
  rows: Iterable<Row>,
  line: (row: Row) => string,
): Generator<string> {
  let isFirst = true;
  for (const row of rows) {
    if (isFirst) yield `\n### ${title}\n\n`;
    isFirst = false;
    yield `- ${line(row)}\n`;
  }
}

function pairLine(row: Disagreement, { analysis }: BriefContext): string {
  const { codebook } = analysis.context;
  const [a, b] = row.actors.map((actor, index) => {
    const sign = row.stances[index]?.sign;
    const dates = row.kind === 'apart' ? `, ${datesText(row.stances[index] ?? row)}` : '';
    return `**${actorText(codebook, actor)}** (${sideText(sign)}${dates})`;
  });
  const marks = [
    ...(row.kind === 'apart' ? [] : [datesText(row)]),
    `${String(row.claims[0])} : ${String(row.claims[1])}`,
    ...(row.stated ? ['also stated in a text'] : []),
    ...row.stances.flatMap((stance) =>
      stance?.mixed === true ? [`${actorText(codebook, stance.actor)} has been on both sides`] : [],
    ),
  ];
  return `${a ?? ''} – ${b ?? ''}: ${marks.join('; ')}`;
}

function oneSidedLine(row: Disagreement, { analysis }: BriefContext): string {
  const { codebook } = analysis.context;
  const [critic, target] = row.actors;
  const ascribing = ascribedBy(analysis, row.issue, target);
  const answer =
    ascribing.length > 0
      ? `${actorText(codebook, target)}: only ascribed, by ${actorTexts(codebook, ascribing)}`
      : `${actorText(codebook, target)}: no coded position`;
  const verb = ONE_SIDED_VERBS[oneSidedAct(analysis, row)];
  return `**${actorText(codebook, critic)}** ${verb} **${actorText(codebook, target)}**, ${datesText(row)}. ${answer}.`;
}

const ONE_SIDED_VERBS: Readonly<Record<OneSidedAct, string>> = {
  accuse: 'accuses',
  demand: 'makes a demand on',
  warn: 'warns',
  reject: 'contradicts',
  criticise: 'criticises',
};

function movedLine(row: Contradiction, { analysis }: BriefContext): string {
  const { codebook } = analysis.context;
  const who = `**${actorText(codebook, row.actor)}**`;
  const side = (sign: number, records: readonly PositionRecord[]): string => {
    const speakers = new Set(records.flatMap(({ speaker }) => speaker ?? []));
    // A record without a speaker is the actor's own word.
    if (speakers.size > 0 && records.some(({ speaker }) => speaker === undefined)) {
      speakers.add(row.actor);
    }
    const by = speakers.size === 0 ? '' : `, by ${actorTexts(codebook, [...speakers])}`;
    return `${sideText(sign)} (${datesText(dateBounds(records))}${by})`;
  };
  if (row.kind === 'shift') {
    return `${who} moved: ${row.turns.map(({ sign, records }) => side(sign, records)).join(', then ')}`;
  }
  const [plus, minus] = row.records;
  const sides = `${side(1, plus)} and ${side(-1, minus)}`;
  const condition = row.conditional ? '; one side speaks under a condition only' : '';
  return row.kind === 'contradiction'
    ? `${who} is on both sides: ${sides}${condition}`
    : `${who} is on both sides, which came first is not known: ${sides}${condition}`;
}

interface StatedPair {
  readonly actors: Pair;
  readonly records: readonly RelationRecord[];
}

function statedPairsOf({ pairs }: Stated, issue: IssueId | undefined): StatedPair[] {
  return [...pairsOf(pairs.get(issue))]
    .map(([actors, records]) => ({ actors, records }))
    .sort(
      (one, other) =>
        compareText(one.actors[0], other.actors[0]) || compareText(one.actors[1], other.actors[1]),
    );
}

async function* statedLines(
  title: string,
  stated: readonly StatedPair[],
  { analysis, cite }: BriefContext,
): AsyncGenerator<string> {
  if (stated.length === 0) return;
  const { codebook } = analysis.context;
  yield `\n### ${title}\n\n`;
  for (const { actors, records } of stated) {
    yield `- **${actorText(codebook, actors[0])}** – **${actorText(codebook, actors[1])}**\n`;
    for (const { placed, article, date } of records) {
      yield `  - ${await cite(placed, article, date)}\n`;
    }
  }
}

/** By actor: its net stance, then its quotes in order. A joint position stands with each actor. */
async function* saidLines(
  issue: IssueId | undefined,
  context: BriefContext,
): AsyncGenerator<string> {
  const { analysis, cite } = context;
  const { codebook } = analysis.context;
  const stances = issue === undefined ? undefined : analysis.stances.get(issue);
  const byActor = new Map<ActorId, PositionRecord[]>();
  for (const record of context.counted.get(issue) ?? []) {
    for (const actor of actorsInForce(record.actors, record, analysis.context)) {
      const known = byActor.get(actor);
      if (known) known.push(record);
      else byActor.set(actor, [record]);
    }
  }
  if (byActor.size === 0) return;
  yield '\n### What they say\n\n';
  for (const actor of [...byActor.keys()].sort(compareText)) {
    const stance = stances?.get(actor);
    // Looked up, since an actor may have ten thousand records on an issue. Of several pieces of
    // evidence that one record gives, the first speaks.
    const polarities = new Map<PositionRecord, number | undefined>();
    for (const { record, polarity } of stance?.evidence ?? []) {
      if (!polarities.has(record)) polarities.set(record, polarity);
    }
    const net =
      stance && (stance.plus + stance.zero + stance.minus > 0 ? `: ${netText(stance)}` : '');
    yield `- **${actorText(codebook, actor)}**${net ?? ''}\n`;
    // Quotes that say the same stand in one line.
    let line = '';
    for (const record of byActor.get(actor) ?? []) {
      const remark = remarkOn(record, actor, polarities.get(record), context);
      const isSame = remark === line;
      if (line !== '' && !isSame) yield '\n';
      yield isSame ? '; ' : `  - ${remark}`;
      yield `${await cite(record.placed, record.article, record.date)}${careOf(record)}`;
      line = remark;
    }
    yield '\n';
  }
}

async function* notCountedLines(
  issue: IssueId | undefined,
  { analysis, notCounted, cite }: BriefContext,
): AsyncGenerator<string> {
  const { codebook } = analysis.context;
  const records = notCounted.get(issue) ?? [];
  if (records.length === 0) return;
  yield '\n### Recorded, not counted\n\n';
  for (const { record, reason } of records) {
    const { accordingTo } = record.position;
    const why =
      reason === 'ascribed' && accordingTo !== undefined
        ? `, according to ${actorText(codebook, accordingTo)}`
        : reason === 'unattributed'
          ? ''
          : ` (${LEFT_OUT_WORDS[reason]})`;
    const quote = await cite(record.placed, record.article, record.date);
    const what = positionText(record, record.polarity, codebook);
    yield `- **${actorTexts(codebook, record.actors)}**${why}: ${what}: ${quote}${careOf(record)}\n`;
  }
}

/** `for, by Wang Yi, of United States: `. */
function remarkOn(
  record: PositionRecord,
  actor: ActorId,
  polarity: number | undefined,
  { analysis }: BriefContext,
): string {
  const { codebook } = analysis.context;
  const coded = record.actors.filter((one) => one !== actor);
  const joint = record.actors.includes(actor);
  const remarks = [
    positionText(record, polarity, codebook),
    ...(coded.length > 0
      ? [`${joint ? 'jointly with' : 'coded as'} ${actorTexts(codebook, coded)}`]
      : []),
    ...(record.speaker === undefined ? [] : [`by ${actorText(codebook, record.speaker)}`]),
  ];
  return `${remarks.join(', ')}: `;
}

function careOf(record: PositionRecord): string {
  const found = cautions(record);
  return found.length > 0 ? ` *(${found.join(', ')})*` : '';
}

/** Records by the issues in force; those without an issue under undefined. */
export function byIssue<Row>(
  rows: readonly Row[],
  recordOf: (row: Row) => PositionRecord,
  { context }: Analysis,
): Map<IssueId | undefined, Row[]> {
  const found = new Map<IssueId | undefined, Row[]>();
  for (const row of rows) {
    const issues = issuesInForce(recordOf(row).position.issues, context).map(({ issue }) => issue);
    for (const issue of new Set(issues.length > 0 ? issues : [undefined])) {
      const known = found.get(issue);
      if (known) known.push(row);
      else found.set(issue, [row]);
    }
  }
  return found;
}
