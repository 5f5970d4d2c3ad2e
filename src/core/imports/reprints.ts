import { addTo } from '../analysis/records/groups';
import { frontMatterSpan } from '../corpus/frontMatter';
import type { ArticleMetadata } from '../model/article';
import type { ArticleRow } from '../model/corpus';
import type { ArticlePath } from '../model/ids';
import { perObject } from '../util/perObject';
import type { Task } from '../util/task';
import { sameStories } from './sameStory';

/** Articles of a corpus that tell the same story. */
export interface ReprintGroup {
  /** The first by date, or the one that others are marked to repeat. */
  readonly original: ArticlePath;
  readonly others: readonly ArticlePath[];
}

type Named = Pick<ArticleRow, 'path'> & {
  readonly metadata: Pick<ArticleMetadata, 'date' | 'duplicateOf'>;
};

/** Groups of which an article is not marked yet, the largest first. `texts`: with front matter. */
export function* reprintGroups(
  articles: readonly Named[],
  texts: ReadonlyMap<ArticlePath, string>,
): Task<readonly ReprintGroup[]> {
  const named = articles.flatMap(({ path, metadata: { date } }) => {
    const text = texts.get(path);
    if (text === undefined) return [];
    return [{ origin: path, article: { date, text: text.slice(frontMatterSpan(text)?.end) } }];
  });
  const marked = new Map(articles.map(({ path, metadata }) => [path, metadata.duplicateOf]));
  const groups = new Map<ArticlePath, ArticlePath[]>();
  for (const [later, first] of yield* sameStories(named)) {
    addTo(groups, first, later);
  }
  return [...groups]
    .map(([first, others]) => withOriginal([first, ...others], marked))
    .filter(({ original, others }) => others.some((path) => marked.get(path) !== original))
    .sort((a, b) => b.others.length - a.others.length);
}

/** The one that most of the group are marked to repeat, else the first. */
function withOriginal(
  group: readonly ArticlePath[],
  marked: ReadonlyMap<ArticlePath, ArticlePath | undefined>,
): ReprintGroup {
  const repeated = group.find((path) => group.some((one) => marked.get(one) === path));
  const original = repeated ?? group[0] ?? '';
  return { original, others: group.filter((path) => path !== original) };
}

/** The articles that are marked to repeat each article. */
export function reprintsOf<Row extends Named>(
  articles: Iterable<Row>,
): ReadonlyMap<ArticlePath, readonly Row[]> {
  const reprints = new Map<ArticlePath, Row[]>();
  for (const row of articles) {
    const { duplicateOf } = row.metadata;
    if (duplicateOf === undefined) continue;
    addTo(reprints, duplicateOf, row);
  }
  return reprints;
}

/** Likewise, of the list of a corpus, which is asked for one article after the other. */
export const reprintsIn = perObject((articles: readonly ArticleRow[]) => reprintsOf(articles));
