import { frontMatterEnd, paragraphOf, type ArticlePath, type ViewContext } from '../../core';
import { currentText } from '../../project';
import type { LoadedCorpus } from '../corpora/corpora';

/** The context with the paragraphs of articles that are not open, too; these are read for it, the first two hundred of
 * them: more a person does not look through. An article that cannot be read has none. The same context where none was
 * read. */
export async function withParagraphs(
  loaded: LoadedCorpus,
  context: ViewContext,
  articles: Iterable<ArticlePath>,
): Promise<ViewContext> {
  const texts = new Map<ArticlePath, string>();
  const closed = [...new Set(articles)].filter((path) => loaded.corpus.state(path) === undefined);
  for (const path of closed.slice(0, MOST_READ)) {
    const read = await currentText(loaded, path);
    if (read) texts.set(path, read.text);
  }
  if (texts.size === 0) return context;
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
