import { frontMatterEnd, paragraphOf, type ArticlePath, type ViewContext } from '../../core';
import type { LoadedCorpus } from '../corpora/corpora';

/** The context with the paragraphs of articles that are not open, too; these are read for it, the first two hundred of
 * them: more a person does not look through. An article that cannot be read has none. */
export async function withParagraphs(
  { corpus }: LoadedCorpus,
  context: ViewContext,
  articles: Iterable<ArticlePath>,
): Promise<ViewContext> {
  const texts = new Map<ArticlePath, string>();
  const closed = [...new Set(articles)].filter((path) => corpus.state(path) === undefined);
  for (const path of closed.slice(0, MOST_READ)) {
    const read = await corpus.readArticle(path);
    if (read) texts.set(path, read.text);
  }
  return {
    ...context,
    paragraph: (path, offset) => {
      const text = texts.get(path);
      return text === undefined
        ? context.paragraph?.(path, offset)
        : paragraphOf(text, offset, frontMatterEnd(path, text));
    },
  };
}

const MOST_READ = 200;
