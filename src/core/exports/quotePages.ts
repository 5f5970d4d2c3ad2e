import { groupedBy } from '../analysis/records/groups';
import type { PositionRecord } from '../analysis/records/positionRecords';
import { pageFinder } from '../corpus/pages';
import type { QuotePage } from '../listings/positions';
import type { ExportInput } from './exportFormat';

// The pages of quotes in tables. They follow from the text of an article and are not stored with
// its annotations, so that neither an edit nor a new edition leaves a wrong one behind.

/** Reads the texts of imported articles, in which alone pages are listed; others have no `origin`
 * in their front matter. */
export async function quotePages(
  { text: textOf }: Pick<ExportInput, 'text'>,
  records: readonly PositionRecord[],
): Promise<QuotePage> {
  const found = new Map<PositionRecord, string>();
  const imported = records.filter(({ article }) => article.metadata.attributes.has('origin'));
  for (const [article, own] of groupedBy(imported, (record) => record.article.path)) {
    const text = await textOf(article);
    if (text === undefined) continue;
    const pageAt = pageFinder(article, text);
    for (const record of own) {
      const page = record.start === undefined ? undefined : pageAt(record.start);
      if (page !== undefined) found.set(record, page);
    }
  }
  return (record) => found.get(record);
}
