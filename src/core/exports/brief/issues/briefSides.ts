import type { Disagreement } from '../../../analysis/disagreements/whoDisagrees';
import type { Block, Run, Side } from '../../document/blocks';
import { readRuns } from '../../document/readMarkdown';
import type { BriefContext } from './briefIssue';
import { quotesBySide, readingText } from './briefReadings';
import { actorText, plural, sideText } from '../briefWords';

/** Quotes of each actor that are set side by side; all are listed below the actor. */
const MOST_SIDE_QUOTES = 3;

/** The quotes of both actors of a pair, next to each other, below the line about the pair. */
export async function pairSides(
  lead: readonly Run[],
  row: Disagreement,
  context: BriefContext,
): Promise<Block> {
  return { kind: 'sides', lead, sides: [await side(row, 0, context), await side(row, 1, context)] };
}

/** The quotes on the actor's own side come first. */
async function side(row: Disagreement, at: 0 | 1, context: BriefContext): Promise<Side> {
  const { analysis, cite } = context;
  const { codebook } = analysis.context;
  const actor = row.actors[at];
  const stance = row.stances[at];
  const records = row.positions[at].flatMap((id) => analysis.recordOf.get(id) ?? []);
  const { stated, more } = quotesBySide(records, stance, MOST_SIDE_QUOTES);
  const isOnSide = (polarity: number | undefined): number =>
    Number(Math.sign(polarity ?? 0) === stance?.sign);
  const sorted = stated.toSorted(
    (a, b) => isOnSide(b.claim?.polarity) - isOnSide(a.claim?.polarity),
  );
  const quotes = [];
  for (const one of sorted.slice(0, MOST_SIDE_QUOTES)) {
    const { remark, coders } = readingText(one, actor, context);
    const cited = [];
    for (const { placed, article, date } of one.quotes)
      cited.push(await cite(placed, article, date));
    quotes.push(readRuns(`*${remark}:* ${cited.join('; ')}${coders}`));
  }
  const left = more + Math.max(0, stated.length - MOST_SIDE_QUOTES);
  if (left > 0) quotes.push(readRuns(`*and ${plural(left, 'more quote')} below*`));
  const title = `**${actorText(codebook, actor)}** (${sideText(stance?.sign)})`;
  return { title: readRuns(title), quotes };
}
