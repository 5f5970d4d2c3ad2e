import { quotesMeet } from '../../../analysis/claims/claims';
import { actorsInForce } from '../../../analysis/records/evidence';
import { addTo } from '../../../analysis/records/groups';
import type { PositionRecord } from '../../../analysis/records/positionRecords';
import type { ActorId, IssueId } from '../../../model/ids';
import { compareText } from '../../../util/order';
import type { BriefContext, NotCounted } from './briefIssue';
import { listingCommand, moreLine, MOST_QUOTED, MOST_QUOTES, MOST_ROWS } from '../briefLimits';
import { codersText, quotesBySide, readingText, type StatedPosition } from './briefReadings';
import type { Wording } from '../../wording/wording';
import { actorTexts, cautions, nameOfActor, netText, positionText } from '../briefWords';
import {
  bold,
  heading,
  italic,
  member,
  runsBetween,
  runsOf,
  textOf,
  type Block,
  type Run,
} from '../../document/blocks';

/** For each actor: its net stance, then its quotes in order. A joint position is listed with each
 * actor. */
export async function* positionBlocks(
  issue: IssueId | undefined,
  context: BriefContext,
): AsyncGenerator<Block> {
  const { analysis, wording } = context;
  const stances = issue === undefined ? undefined : analysis.stances.get(issue);
  const byActor = new Map<ActorId, PositionRecord[]>();
  for (const record of context.counted.get(issue) ?? []) {
    for (const actor of actorsInForce(record.actors, record, analysis.context)) {
      addTo(byActor, actor, record);
    }
  }
  if (byActor.size === 0) return;
  yield heading(3, wording.text('heading what they say'));
  const quoted = [...byActor]
    .sort(([a, one], [b, other]) => other.length - one.length || compareText(a, b))
    .slice(0, MOST_QUOTED)
    .sort(([a], [b]) => compareText(a, b));
  for (const [actor, records] of quoted) {
    const stance = stances?.get(actor);
    const hasCounted = stance && stance.plus + stance.zero + stance.minus > 0;
    const net = hasCounted ? `: ${netText(wording, stance)}` : '';
    yield member(0, bold(nameOfActor(wording, actor)), net);
    const { stated, more } = quotesBySide(records, stance, MOST_QUOTES);
    yield* quoteBlocks(actor, issue, stated, context);
    const command = listingCommand('positions', analysis, issue, actor);
    yield* moreLine(wording, more, 'more quotes', command, 1);
  }
  const command = listingCommand('positions', analysis, issue);
  yield* moreLine(wording, byActor.size - quoted.length, 'more actors', command);
}

/** Quotes with the same content are on one line. */
async function* quoteBlocks(
  actor: ActorId,
  issue: IssueId | undefined,
  all: readonly StatedPosition[],
  context: BriefContext,
): AsyncGenerator<Block> {
  let line: { readonly remark: string; readonly quotes: Run[][] } | undefined;
  for (const stated of all) {
    const { remark, coders } = readingText(stated, actor, issue, context);
    if (line && line.remark !== remark) yield lineOf(line);
    if (line?.remark !== remark) line = { remark, quotes: [] };
    const cited: (readonly Run[])[] = [];
    for (const record of stated.quotes) cited.push(await citedQuote(record, context));
    const care = careOf(stated.records, context.wording);
    line.quotes.push(runsOf(runsBetween('; ', cited), coders, care));
  }
  if (line) yield lineOf(line);

  function lineOf({ remark, quotes }: NonNullable<typeof line>): Block {
    return member(1, `${remark}: `, runsBetween('; ', quotes));
  }
}

function citedQuote(
  { placed, article, date }: PositionRecord,
  { cite }: BriefContext,
): Promise<readonly Run[]> {
  return cite(placed, article, date);
}

export async function* notCountedBlocks(
  issue: IssueId | undefined,
  context: BriefContext,
): AsyncGenerator<Block> {
  const { wording } = context;
  const all = context.notCounted.get(issue) ?? [];
  if (all.length === 0) return;
  yield heading(3, wording.text('heading not counted'));
  const { listed, more } = firstNotCounted(all, context);
  for (const { what, stated } of listed) {
    const [record] = stated.quotes;
    if (!record) continue;
    const coders = codersText(stated.records, wording);
    const care = careOf(stated.records, wording);
    yield member(0, what, ': ', await citedQuote(record, context), coders, care);
  }
  const command = listingCommand('positions', context.analysis, issue);
  yield* moreLine(wording, more, 'more positions', command);
}

interface ListedOnce {
  readonly what: readonly Run[];
  /** The words of `what`. */
  readonly key: string;
  readonly stated: StatedPosition & { readonly records: PositionRecord[] };
}

/** The first ones; equal readings of the same words by several coders are one. */
function firstNotCounted(all: readonly NotCounted[], context: BriefContext) {
  const listed: ListedOnce[] = [];
  for (const [at, one] of all.entries()) {
    const { record } = one;
    const what = notCountedText(one, context);
    const key = textOf(what);
    const known = listed.find(
      ({ key: other, stated: { records } }) =>
        other === key &&
        records.some(({ article }) => article.path === record.article.path) &&
        records.every(({ position }) => position.coder !== record.position.coder) &&
        records.some(({ placed }) => quotesMeet(placed, record.placed)),
    );
    if (known) known.stated.records.push(record);
    else if (listed.length === MOST_ROWS) return { listed, more: all.length - at };
    else
      listed.push({ what, key, stated: { records: [record], quotes: [record], claim: undefined } });
  }
  return { listed, more: 0 };
}

/** "Japan, according to China: for". */
function notCountedText({ record, reason }: NotCounted, { wording }: BriefContext): Run[] {
  const { text } = wording;
  const { accordingTo } = record.position;
  const why =
    reason === 'ascribed' && accordingTo !== undefined
      ? `, ${text('according to', nameOfActor(wording, accordingTo))}`
      : reason === 'unattributed'
        ? ''
        : ` (${text(`excluded ${reason}`)})`;
  const what = positionText(wording, record, record.polarity);
  return runsOf(bold(actorTexts(wording, record.actors)), `${why}: ${what}`);
}

function careOf(records: readonly PositionRecord[], { text }: Wording): readonly Run[] {
  const found = new Set(records.flatMap(cautions));
  if (found.size === 0) return [];
  return runsOf(' ', italic(`(${[...found].map((reason) => text(reason)).join(', ')})`));
}
