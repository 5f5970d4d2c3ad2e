import type { FoundIn, ImportedArticle } from './imported';
import type { ReadFile } from './importPlan';

/** What a user states about an article. */
export interface StatedFacts {
  readonly title?: string | undefined;
  readonly author?: string | undefined;
  readonly source?: string | undefined;
  readonly date?: string | undefined;
}

export type StatedFact = keyof StatedFacts;

/** Articles with what the user stated: `rest` for all whose file says nothing, `own` for single
 * ones, in place of what their file says. All stay in their places. */
export function withStated<File extends ReadFile>(
  files: readonly File[],
  rest: StatedFacts,
  own: ReadonlyMap<ImportedArticle, StatedFacts> = new Map(),
): readonly File[] {
  return files.map((file) => ({
    ...file,
    articles: file.articles.map((article) => {
      const stated = own.get(article) ?? {};
      return {
        ...article,
        title: stated.title ?? article.title ?? rest.title,
        author: stated.author ?? article.author ?? rest.author,
        source: stated.source ?? article.source ?? rest.source,
        date: stated.date ?? article.date ?? rest.date,
        foundIn: {
          date: placeOf('date', article, stated, rest),
          author: placeOf('author', article, stated, rest),
        },
      };
    }),
  }));
}

/** Undefined of a fact that the user stated of this article alone. */
function placeOf<Fact extends keyof FoundIn>(
  fact: Fact,
  article: ImportedArticle,
  stated: StatedFacts,
  rest: StatedFacts,
): FoundIn[Fact] | 'stated' {
  if (stated[fact] !== undefined) return undefined;
  if (article[fact] !== undefined) return article.foundIn?.[fact];
  return rest[fact] === undefined ? undefined : 'stated';
}

/** How many articles lack a fact. */
export function lacking(
  articles: readonly Pick<ImportedArticle, StatedFact>[],
  fact: StatedFact,
): number {
  return articles.filter((article) => (article[fact] ?? '') === '').length;
}
