import type { Position } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import type { ArticleRow, CorpusReader } from '../../model/corpus';
import { dateRange, type DateRange } from '../../model/date';
import type { ActorId } from '../../model/ids';
import {
  anchorState,
  firstStart,
  isOfKind,
  type AnchorState,
  type PlacedAnnotation,
} from '../../model/place';
import { inScope, type Filter } from './filter';
import { expandAuthor, recordNames, type NameRecord } from './ids';
import { namesUnknown } from './unknownNames';

/** A position with what its article and the codebook add to it. Actors are those of the derivation:
 * `author` is expanded (`position` keeps it). */
export interface PositionRecord {
  /** The name of the record, unique in the whole corpus. */
  readonly id: string;
  readonly article: ArticleRow;
  readonly position: Position;
  readonly placed: PlacedAnnotation<Position>;
  readonly anchor: AnchorState;
  readonly start: number | undefined;
  readonly actors: readonly ActorId[];
  readonly speaker: ActorId | undefined;
  readonly target: readonly ActorId[];
  readonly addressee: readonly ActorId[];
  /** The polarity of its stance; undefined for a stance without one, an unknown stance, or none. */
  readonly polarity: number | undefined;
  /** True if it has an actor or an issue that the codebook does not have. */
  readonly unknown: boolean;
  /** The date that the filter uses, as written, and the days it may mean. */
  readonly date: string | undefined;
  readonly days: DateRange | undefined;
  /** When the claim was made, whichever date the filter uses: decides which role was held. */
  readonly claimDays: DateRange | undefined;
}

/** All positions in the filter's scope, of its coder and found by its query, in the reader's order:
 * by article, first start (lost ones last) and id. The other filters do not remove records: see
 * `exclusionReason`. */
export function positionRecords(
  reader: CorpusReader,
  filter: Filter,
  nameRecord: NameRecord = recordNames(reader),
): PositionRecord[] {
  const records: PositionRecord[] = [];
  for (const article of reader.articles()) {
    for (const record of recordsOfArticle(article, reader.codebook, filter, nameRecord)) {
      records.push(record);
    }
  }
  return records;
}

/** The records of one article. */
export function* recordsOfArticle(
  article: ArticleRow,
  codebook: Codebook,
  filter: Filter,
  nameRecord: NameRecord,
): Generator<PositionRecord> {
  if (!inScope(article.path, filter.scope)) return;
  for (const placed of article.annotations) {
    if (!isOfKind(placed, 'position')) continue;
    const { annotation } = placed;
    if (filter.coder !== undefined && annotation.coder !== filter.coder) continue;
    if (filter.query?.matches(article, annotation) === false) continue;
    const id = nameRecord(article.path, annotation.id);
    yield recordOf(id, article, placed, codebook, filter);
  }
}

/** The date that the filter uses, and its days. An invalid date counts as absent, so the article's
 * is used in its place. */
export function effectiveDate(
  own: string | undefined,
  article: ArticleRow,
  dates: Filter['dates'],
): { date: string | undefined; days: DateRange | undefined } {
  const candidates = dates === 'claim' ? [own, article.metadata.date] : [article.metadata.date];
  for (const date of candidates) {
    const days = date === undefined ? undefined : dateRange(date);
    if (days) return { date, days };
  }
  return { date: undefined, days: undefined };
}

function recordOf(
  id: string,
  article: ArticleRow,
  placed: PlacedAnnotation<Position>,
  codebook: Codebook,
  { dates }: Filter,
): PositionRecord {
  const position = placed.annotation;
  const expand = (actor: ActorId): ActorId => expandAuthor(actor, article);
  const claim = effectiveDate(position.date, article, 'claim');
  const inForce = dates === 'claim' ? claim : effectiveDate(undefined, article, dates);
  const { stance, speaker } = position;
  return {
    id,
    article,
    position,
    placed,
    anchor: anchorState(placed),
    start: firstStart(placed),
    actors: position.actors.map(expand),
    speaker: speaker === undefined ? undefined : expand(speaker),
    target: position.target.map(expand),
    addressee: position.addressee.map(expand),
    polarity: stance === undefined ? undefined : codebook.stances.get(stance)?.polarity,
    unknown: namesUnknown(position, codebook),
    date: inForce.date,
    days: inForce.days,
    claimDays: claim.days,
  };
}
