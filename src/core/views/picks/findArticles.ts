import type { ArticlePath } from '../../model/ids';
import { foldName } from '../../text/folding/fileNames';
import type { Task } from '../../util/task';
import type { ArticleLists } from '../facts/cachedArticles';
import { labelText } from '../words/label';

/** An article as a row of a quick pick. */
export interface FoundArticle {
  readonly article: ArticlePath;
  readonly label: string;
  readonly description: string;
}

/** The articles whose title or path has all typed words, in any order; the first ones in the order
 * of the view, up to a limit. A task that costs a look at each article. */
export function* findArticles(
  { groups }: ArticleLists,
  typed: string,
  most: number,
): Task<readonly FoundArticle[]> {
  const words = foldName(typed).split(/\s+/).filter(Boolean);
  const found: FoundArticle[] = [];
  let looked = 0;
  for (const rows of groups.values()) {
    for (const { path, metadata } of rows) {
      if (++looked % ROWS_AT_ONCE === 0) yield undefined;
      const { title } = metadata;
      // Searched one after the other: joining both strings would cost as much as all the rest.
      const [lowerPath, lowerTitle] = [foldName(path), foldName(title ?? '')];
      const isIn = (word: string): boolean => lowerPath.includes(word) || lowerTitle.includes(word);
      if (!words.every(isIn)) continue;
      const label = labelText(title ?? path.slice(path.lastIndexOf('/') + 1));
      found.push({ article: path, label, description: labelText(path, 200) });
      if (found.length === most) return found;
    }
  }
  return found;
}

const ROWS_AT_ONCE = 8192;
