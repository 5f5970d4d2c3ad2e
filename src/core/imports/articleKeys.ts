import type { ImportedArticle } from './imported';
import { textKey } from './textKey';

/** One of many articles of a file, before it has a key. */
export interface ArticleDraft {
  /** The file's own id for it; '' where there is none. */
  readonly id: string;
  readonly article: ImportedArticle;
}

/** Gives articles their keys: the id, where no other row has it, else a hash of the text; if
 * several have one text, of all their content. Equal ones become one article; `twice` counts the
 * others. */
export function withKeys(
  drafts: readonly ArticleDraft[],
  prefix = '',
): { readonly articles: readonly ImportedArticle[]; readonly twice: number } {
  const ids = counts(drafts.map(({ id }) => id));
  const texts = counts(drafts.map(({ article }) => article.text));
  const articles = new Map<string, ImportedArticle>();
  for (const { id, article } of drafts) {
    const { title = '', author = '', source = '', date = '', url = '', text } = article;
    const all = [id, title, author, source, date, url, text].join('\u0000');
    const hasOwnId = id !== '' && id.length <= LONGEST_ID && ids.get(id) === 1;
    const own = hasOwnId ? id : textKey(texts.get(text) === 1 ? text : all);
    const key = `${prefix}${own}`;
    if (!articles.has(key)) articles.set(key, { ...article, key });
  }
  return { articles: [...articles.values()], twice: drafts.length - articles.size };
}

const LONGEST_ID = 300;

function counts(texts: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const text of texts) found.set(text, (found.get(text) ?? 0) + 1);
  return found;
}
