import {
  frontMatterEnd,
  paragraphOf,
  type ArticlePath,
  type ArticleRow,
  type ViewContext,
} from '../../core';
import { currentText } from '../../project';
import type { LoadedCorpus } from '../corpora/corpora';

/** The context with the texts of articles that are not open, which paragraphs and sentences need.
 * At most two hundred articles are read, as many as a user looks through. An article that cannot be
 * read has no text. The same context where none was read. */
export async function withTexts(
  loaded: LoadedCorpus,
  context: ViewContext,
  articles: Iterable<ArticlePath>,
): Promise<ViewContext> {
  const texts = new Map<ArticlePath, string>();
  const closed = [...new Set(articles)].filter((path) => loaded.corpus.state(path) === undefined);
  for (const path of closed.slice(0, MOST_READ)) {
    const text = await readOnce(loaded, path);
    if (text !== undefined) texts.set(path, text);
  }
  if (texts.size === 0) return context;
  return {
    ...context,
    text: (path) => texts.get(path) ?? context.text?.(path),
    paragraph: (path, offset) => {
      const text = texts.get(path);
      return text === undefined
        ? context.paragraph?.(path, offset)
        : paragraphOf(text, offset, frontMatterEnd(path, text));
    },
  };
}

const MOST_READ = 200;

/** The text is cached until the article changes, since a board is painted again with every
 * change. */
async function readOnce(loaded: LoadedCorpus, path: ArticlePath): Promise<string | undefined> {
  const texts = kept.get(loaded) ?? new Map<ArticlePath, StoredText>();
  kept.set(loaded, texts);
  const row = loaded.corpus.index.article(path);
  const known = texts.get(path);
  if (known && row && known.row === row) return known.text;
  const read = await currentText(loaded, path);
  if (!row || !read) return read?.text;
  texts.delete(path);
  texts.set(path, { row, text: read.text });
  const [oldest] = texts.keys();
  if (texts.size > MOST_READ && oldest !== undefined) texts.delete(oldest);
  return read.text;
}

interface StoredText {
  readonly row: ArticleRow;
  readonly text: string;
}

const kept = new WeakMap<LoadedCorpus, Map<ArticlePath, StoredText>>();
