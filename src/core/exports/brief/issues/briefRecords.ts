import type { Analysis } from '../../../analysis/analyse';
import { codedStateOf, hasAnnotations } from '../../../analysis/records/codedArticles';
import { issuesInForce } from '../../../analysis/records/evidence';
import { inScope } from '../../../analysis/records/filter';
import { addTo } from '../../../analysis/records/groups';
import type { PositionRecord } from '../../../analysis/records/positionRecords';
import type { ArticleRow } from '../../../model/corpus';
import type { IssueId } from '../../../model/ids';
import type { Wording } from '../../wording/wording';

// The records and articles of a brief.

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
      addTo(found, issue, row);
    }
  }
  return found;
}

/** The articles in the scope of the brief that coders have begun, or found not relevant. */
export function readArticles(analysis: Analysis): readonly ArticleRow[] {
  const { coder } = analysis.context.filter;
  return articlesWith(
    analysis,
    (article) => !article.stale && codedStateOf(article, coder) !== 'untouched',
  );
}

/** How many of these are read, as the board counts, and the words for those that are only begun.
 * Where none is marked as read, those with annotations count. */
export function readCounts(
  articles: readonly ArticleRow[],
  { context }: Analysis,
  { text }: Wording,
): readonly [read: number, begun: string] {
  const { coder } = context.filter;
  const begun = articles.filter((article) => codedStateOf(article, coder) === 'inProgress');
  const isMarked = begun.length < articles.length;
  const onlyBegun = isMarked ? begun : begun.filter((article) => !hasAnnotations(article, coder));
  const count = onlyBegun.length;
  return [articles.length - count, count > 0 ? text('and begun', count) : ''];
}

/** Those whose annotation file cannot be read. */
export function unreadArticles(analysis: Analysis): readonly ArticleRow[] {
  return articlesWith(analysis, ({ stale }) => stale);
}

function articlesWith(
  { reader, context }: Analysis,
  isMeant: (article: ArticleRow) => boolean,
): readonly ArticleRow[] {
  const { scope } = context.filter;
  return reader.articles().filter((article) => isMeant(article) && inScope(article.path, scope));
}
