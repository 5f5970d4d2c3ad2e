import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { Position } from '../../model/annotation';
import type { ArticleRow, CorpusReader } from '../../model/corpus';
import type { AnnotationId } from '../../model/ids';
import { compareText } from '../../util/order';
import { isQuoteWithheld } from '../quotable';

// Which quote speaks for an actor on an issue, in briefs and position tables: of the positions on
// the actor's own side (of an actor on neither side, of all), those whose place is certain, if any;
// of these those whose words may be printed, if any; of these the chosen ones (`print: true`), if
// any; of these the latest.
//
// To choose a quote takes the choice from others of the same actor on the same issue.

/** Undefined of none. */
export function recordToPrint(records: readonly PositionRecord[]): PositionRecord | undefined {
  const isInPlace = ({ anchor }: PositionRecord): boolean =>
    anchor !== 'orphaned' && anchor !== 'uncertain';
  const inPlace = preferred(records, isInPlace);
  let latest: PositionRecord | undefined;
  const open = preferred(inPlace, ({ position }) => !isQuoteWithheld(position));
  for (const record of preferred(open, ({ position }) => position.print === true)) {
    if (!latest || compareText(dayOf(record), dayOf(latest)) > 0) latest = record;
  }
  return latest;
}

/** All, where none is as it should be. */
function preferred(
  records: readonly PositionRecord[],
  isMeant: (record: PositionRecord) => boolean,
): readonly PositionRecord[] {
  const meant = records.filter(isMeant);
  return meant.length > 0 ? meant : records;
}

/** An undated position is older than any other. */
function dayOf({ days }: PositionRecord): string {
  return days?.last ?? '';
}

/** The positions that are different when a quote is chosen, by article: itself, and those from
 * which it takes the choice. A chosen quote is no longer chosen. */
export function choiceOfQuote(
  reader: Pick<CorpusReader, 'articles'>,
  article: ArticleRow,
  id: AnnotationId,
): ReadonlyMap<ArticleRow, readonly Position[]> {
  const chosen = positionsIn(article).find((position) => position.id === id);
  const changed = new Map<ArticleRow, readonly Position[]>();
  if (!chosen) return changed;
  const isOn = chosen.print !== true;
  const changeOf = (row: ArticleRow, position: Position): Position[] => {
    if (row === article && position.id === id) return [{ ...chosen, print: isOn || undefined }];
    const isReplaced = isOn && position.print === true && speakForOne(position, chosen);
    return isReplaced ? [{ ...position, print: undefined }] : [];
  };
  for (const row of reader.articles()) {
    const positions = positionsIn(row).flatMap((position) => changeOf(row, position));
    if (positions.length > 0) changed.set(row, positions);
  }
  return changed;
}

function positionsIn({ annotations }: ArticleRow): readonly Position[] {
  return annotations.flatMap(({ annotation }) =>
    annotation.kind === 'position' ? [annotation] : [],
  );
}

/** Whether both are of one actor on one issue. */
function speakForOne(one: Position, other: Position): boolean {
  return (
    one.actors.some((actor) => other.actors.includes(actor)) &&
    one.issues.some((issue) => other.issues.includes(issue))
  );
}
