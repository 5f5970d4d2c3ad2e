import { haveChangedSides } from '../../../analysis/disagreements/pairs';
import type { Disagreement } from '../../../analysis/disagreements/whoDisagrees';
import { sidedClaims } from '../../../analysis/netStances';
import type { PositionRecord } from '../../../analysis/records/positionRecords';
import { bold, member, type Block } from '../../document/blocks';
import type { ExportInput } from '../../exportFormat';
import { isQuoteWithheld } from '../../quotable';
import { sourceTexts } from '../../positionTable/positionTableBlocks';
import { recordToPrint } from '../../positionTable/quoteToPrint';
import { nameOfActor, quoteText } from '../briefWords';
import type { Wording } from '../../wording/wording';
import { wordsKey } from './annex';

/** The words of both sides of a disagreement, a line each: "Port: “We need it” (3 May 2023, Wire,
 * talks.md)". Nothing of two that have changed sides, of whom a quote each would be half of what
 * they said, nor where the words of neither may be printed. */
export function pairQuotes(
  row: Disagreement,
  wording: Wording,
  input: ExportInput,
): readonly Block[] {
  if (haveChangedSides(row)) return [];
  const [one, other] = [printedOf(row, 0), printedOf(row, 1)];
  if (!one || !other || wordsKey(one) === wordsKey(other)) return [];
  if (isQuoteWithheld(one.position) && isQuoteWithheld(other.position)) return [];
  return [one, other].map((printed, at) => {
    const actor = row.actors[at === 0 ? 0 : 1];
    const { article, position } = printed;
    const source = sourceTexts({ printed }, actor, wording).join(', ');
    const link = input.articleLink?.(article.path, undefined, printed.placed.annotation.id);
    return member(
      1,
      bold(`${nameOfActor(wording, actor)}:`),
      ` ${quoteText(position, wording)} (${source}, `,
      { text: article.path, link },
      ')',
    );
  });
}

/** Of the claims with the sign of its side. */
function printedOf({ stances }: Disagreement, at: 0 | 1): PositionRecord | undefined {
  const stance = stances[at];
  const own = stance ? sidedClaims(stance) : [];
  return recordToPrint(own.flatMap(({ evidence }) => evidence.map(({ record }) => record)));
}
