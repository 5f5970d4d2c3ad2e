import type { Disagreement } from '../../../analysis/disagreements/whoDisagrees';
import { orientationsOf, type Orientation } from '../../../analysis/disagreements/rowSides';
import {
  bold,
  italic,
  runsBetween,
  runsOf,
  type Block,
  type Run,
  type Side,
} from '../../document/blocks';
import type { BriefContext } from './briefIssue';
import { quotesBySide, readingText } from './briefReadings';
import { periodsText } from '../../periodTexts';
import { nameOfActor, sideText } from '../briefWords';

/** Quotes of each actor that are set side by side; all are listed below the actor. */
const MOST_SIDE_QUOTES = 3;

/** The quotes of both actors of a pair, next to each other, below the line about the pair. If they
 * have changed sides, those of each orientation, one below the other. */
export async function pairSides(
  lead: readonly Run[],
  row: Disagreement,
  context: BriefContext,
): Promise<readonly Block[]> {
  const { wording } = context;
  const blocks: Block[] = [];
  for (const orientation of orientationsOf(row)) {
    const sides = [
      await side(row, 0, orientation, context),
      await side(row, 1, orientation, context),
    ] as const;
    const when = periodsText(orientation.periods, wording);
    blocks.push({ kind: 'sides', lead: blocks.length === 0 ? lead : runsOf(when), sides });
  }
  return blocks;
}

async function side(
  row: Disagreement,
  at: 0 | 1,
  { sign, positions }: Orientation,
  context: BriefContext,
): Promise<Side> {
  const { analysis, cite, wording } = context;
  const actor = row.actors[at];
  const records = positions[at].flatMap((id) => analysis.recordOf.get(id) ?? []);
  const { stated, more } = quotesBySide(records, row.stances[at], MOST_SIDE_QUOTES);
  const quotes: Run[][] = [];
  for (const one of stated.slice(0, MOST_SIDE_QUOTES)) {
    const { remark, coders } = readingText(one, actor, row.issue, context);
    const cited = [];
    for (const { placed, article, date } of one.quotes)
      cited.push(await cite(placed, article, date));
    quotes.push(runsOf(italic(`${remark}:`), ' ', runsBetween('; ', cited), coders));
  }
  const left = more + Math.max(0, stated.length - MOST_SIDE_QUOTES);
  if (left > 0)
    quotes.push([italic(wording.text('and more below', wording.text('more quotes', left)))]);
  const taken = ` (${sideText(wording, at === 0 ? sign : -sign)})`;
  return { title: runsOf(bold(nameOfActor(wording, actor)), taken), quotes };
}
