import {
  articleMentions,
  normalizeText,
  type ArticlePath,
  type Dictionary,
  type ShownMention,
} from '../core';
import { mentionsIn } from './articleState';
import type { CorpusIndex } from './corpusIndex';
import type { OpenArticles } from './openArticles';
import type { CorpusFiles } from './ports';

export interface ReadArticle {
  /** LF line endings, no BOM. */
  readonly text: string;
  /** In text order, with the annotators' marks. */
  readonly mentions: readonly ShownMention[];
}

interface Needs {
  readonly files: CorpusFiles;
  readonly index: CorpusIndex;
  readonly open: OpenArticles;
  readonly dictionary: Dictionary;
}

/** The text and mentions of any article, open or closed; read when asked, kept by nobody. */
export async function readArticle(
  { files, index, open, dictionary }: Needs,
  path: ArticlePath,
): Promise<ReadArticle | undefined> {
  const state = open.get(path);
  if (state) return { text: state.text, mentions: mentionsIn(state) };
  const article = await files.read(path);
  if (!article) return undefined;
  const text = normalizeText(article.text);
  const placed = index.article(path)?.annotations ?? [];
  return { text, mentions: articleMentions(dictionary, path, text, placed) };
}
