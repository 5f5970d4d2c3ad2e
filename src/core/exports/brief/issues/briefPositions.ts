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
import { actorText, actorTexts, cautions, netText, positionText } from '../briefWords';

/** For each actor: its net stance, then its quotes in order. A joint position is listed with each
 * actor. */
export async function* positionLines(
  issue: IssueId | undefined,
  context: BriefContext,
): AsyncGenerator<string> {
  const { analysis, wording } = context;
  const stances = issue === undefined ? undefined : analysis.stances.get(issue);
  const byActor = new Map<ActorId, PositionRecord[]>();
  for (const record of context.counted.get(issue) ?? []) {
    for (const actor of actorsInForce(record.actors, record, analysis.context)) {
      addTo(byActor, actor, record);
    }
  }
  if (byActor.size === 0) return;
  yield `\n### ${wording.text('heading what they say')}\n\n`;
  const quoted = [...byActor]
    .sort(([a, one], [b, other]) => other.length - one.length || compareText(a, b))
    .slice(0, MOST_QUOTED)
    .sort(([a], [b]) => compareText(a, b));
  for (const [actor, records] of quoted) {
    const stance = stances?.get(actor);
    const hasCounted = stance && stance.plus + stance.zero + stance.minus > 0;
    yield `- **${actorText(wording, actor)}**${hasCounted ? `: ${netText(wording, stance)}` : ''}\n`;
    const { stated, more } = quotesBySide(records, stance, MOST_QUOTES);
    yield* quoteLines(actor, issue, stated, context);
    const command = listingCommand('positions', analysis, issue, actor);
    yield* moreLine(wording, more, 'more quotes', command, '  ');
  }
  const command = listingCommand('positions', analysis, issue);
  yield* moreLine(wording, byActor.size - quoted.length, 'more actors', command);
}

/** Quotes with the same content are on one line. */
async function* quoteLines(
  actor: ActorId,
  issue: IssueId | undefined,
  all: readonly StatedPosition[],
  context: BriefContext,
): AsyncGenerator<string> {
  let line = '';
  for (const stated of all) {
    const { remark, coders } = readingText(stated, actor, issue, context);
    const isSame = remark === line;
    if (line !== '' && !isSame) yield '\n';
    yield isSame ? '; ' : `  - ${remark}: `;
    const quotes: string[] = [];
    for (const record of stated.quotes) quotes.push(await citedQuote(record, context));
    yield `${quotes.join('; ')}${coders}${careOf(stated.records, context.wording)}`;
    line = remark;
  }
  if (line !== '') yield '\n';
}

function citedQuote(record: PositionRecord, { cite }: BriefContext): Promise<string> {
  return cite(record.placed, record.article, record.date);
}

export async function* notCountedLines(
  issue: IssueId | undefined,
  context: BriefContext,
): AsyncGenerator<string> {
  const { wording } = context;
  const all = context.notCounted.get(issue) ?? [];
  if (all.length === 0) return;
  yield `\n### ${wording.text('heading not counted')}\n\n`;
  const { listed, more } = firstNotCounted(all, context);
  for (const { what, stated } of listed) {
    const [record] = stated.quotes;
    if (!record) continue;
    const coders = codersText(stated.records, wording);
    yield `- ${what}: ${await citedQuote(record, context)}${coders}${careOf(stated.records, wording)}\n`;
  }
  yield* moreLine(
    wording,
    more,
    'more positions',
    listingCommand('positions', context.analysis, issue),
  );
}

interface ListedOnce {
  readonly what: string;
  readonly stated: StatedPosition & { readonly records: PositionRecord[] };
}

/** The first ones; equal readings of the same words by several coders are one. */
function firstNotCounted(all: readonly NotCounted[], context: BriefContext) {
  const listed: ListedOnce[] = [];
  for (const [at, one] of all.entries()) {
    const { record } = one;
    const what = notCountedText(one, context);
    const known = listed.find(
      ({ what: other, stated: { records } }) =>
        other === what &&
        records.some(({ article }) => article.path === record.article.path) &&
        records.every(({ position }) => position.coder !== record.position.coder) &&
        records.some(({ placed }) => quotesMeet(placed, record.placed)),
    );
    if (known) known.stated.records.push(record);
    else if (listed.length === MOST_ROWS) return { listed, more: all.length - at };
    else listed.push({ what, stated: { records: [record], quotes: [record], claim: undefined } });
  }
  return { listed, more: 0 };
}

/** "**Japan**, according to China: for". */
function notCountedText({ record, reason }: NotCounted, { wording }: BriefContext): string {
  const { text } = wording;
  const { accordingTo } = record.position;
  const why =
    reason === 'ascribed' && accordingTo !== undefined
      ? `, ${text('according to', actorText(wording, accordingTo))}`
      : reason === 'unattributed'
        ? ''
        : ` (${text(`excluded ${reason}`)})`;
  const what = positionText(wording, record, record.polarity);
  return `**${actorTexts(wording, record.actors)}**${why}: ${what}`;
}

function careOf(records: readonly PositionRecord[], { text }: Wording): string {
  const found = new Set(records.flatMap(cautions));
  return found.size > 0 ? ` *(${[...found].map((reason) => text(reason)).join(', ')})*` : '';
}
