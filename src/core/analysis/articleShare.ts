import type { Codebook } from '../model/codebook';
import type { ArticleRow } from '../model/corpus';
import type { Filter } from './filter';
import type { NameRecord } from './ids';
import { reasonLeftOut, type LeftOutReason } from './leftOut';
import { recordsOfArticle, type PositionRecord } from './positionRecords';
import { relationsOfArticle, type RelationRecord } from './statedRelations';

/** What one article brings to an analysis. */
export interface ArticleShare {
  readonly article: ArticleRow;
  /** All positions of the scope and coder, in order. */
  readonly records: readonly PositionRecord[];
  /** Those that survive the filters, those without polarity included. */
  readonly surviving: readonly PositionRecord[];
  /** Why positions are left out, one for each. */
  readonly leftOut: readonly LeftOutReason[];
  readonly disagreements: readonly RelationRecord[];
  readonly agreements: readonly RelationRecord[];
}

/** Linear in the annotations of the article. */
export function articleShare(
  article: ArticleRow,
  codebook: Codebook,
  filter: Filter,
  nameRecord: NameRecord,
): ArticleShare {
  // Most articles of a large corpus have none yet.
  if (article.annotations.length === 0) return { article, ...NOTHING };
  const records = [...recordsOfArticle(article, codebook, filter, nameRecord)];
  const surviving: PositionRecord[] = [];
  const leftOut: LeftOutReason[] = [];
  for (const record of records) {
    const reason = reasonLeftOut(record, record.position, filter);
    if (reason === undefined) surviving.push(record);
    else leftOut.push(reason);
    if (reason === undefined && record.polarity === undefined && !filter.withoutPolarity) {
      leftOut.push('without polarity');
    }
  }
  return {
    article,
    records,
    surviving,
    leftOut,
    disagreements: relationsOfArticle(article, 'disagreement', filter, nameRecord),
    agreements: relationsOfArticle(article, 'agreement', filter, nameRecord),
  };
}

const NOTHING = { records: [], surviving: [], leftOut: [], disagreements: [], agreements: [] };
