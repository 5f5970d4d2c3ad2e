import { compareText } from '../../util/order';
import type { ArticlePath } from '../../model/ids';
import { isAmbiguous, type Mention } from '../../model/mention';
import type { MentionRow } from '../rows';

/** One row for each id of each mention, by start, id and kind. `text` is the article's,
 * normalised. */
export function mentionRows(
  article: ArticlePath,
  text: string,
  mentions: readonly Mention[],
): MentionRow[] {
  const rows: MentionRow[] = [];
  for (const mention of mentions) {
    const { start, end, layer, marked } = mention;
    for (const id of mention.ids) {
      rows.push({
        article,
        kind: layer,
        id,
        start,
        end,
        text: text.slice(start, end),
        ambiguous: isAmbiguous(mention),
        marked,
      });
    }
  }
  return rows.sort(
    (a, b) => a.start - b.start || compareText(a.id, b.id) || compareText(a.kind, b.kind),
  );
}
