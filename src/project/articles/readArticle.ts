import {
  applyMarks,
  frontMatterEnd,
  liveMentions,
  marksOf,
  normalizeText,
  type ArticlePath,
  type Dictionary,
  type ShownMention,
} from '../../core';
import { mentionsIn } from './articleMentions';
import type { CorpusIndex } from '../corpusIndex/corpusIndex';
import type { OpenArticles } from './openArticles';
import type { CorpusFiles, Environment } from '../ports';
import { matchInSlices } from './slicedMatching';

export interface ReadArticle {
  /** LF line endings, no BOM. */
  readonly text: string;
  /** In text order, with the annotators' marks. */
  readonly mentions: readonly ShownMention[];
}

interface Needs {
  readonly files: CorpusFiles;
  readonly environment: Environment;
  readonly index: CorpusIndex;
  readonly open: OpenArticles;
  readonly dictionary: Dictionary;
}

/** The text and mentions of any article, open or closed; read when asked and not kept. Also matches
 * a text that waits, so that an export is complete. */
export async function readArticle(
  { files, environment, index, open, dictionary }: Needs,
  path: ArticlePath,
): Promise<ReadArticle | undefined> {
  const state = open.get(path);
  if (state?.matches) return { text: state.text, mentions: mentionsIn(state) };
  const text = state?.text ?? normalized(await files.read(path));
  if (text === undefined) return undefined;
  const placed = state?.placed ?? index.article(path)?.annotations ?? [];
  const matchFrom = frontMatterEnd(path, text);
  const matches = await matchInSlices({ text, matchFrom, dictionary }, environment);
  const mentions = applyMarks(
    matches ? liveMentions(dictionary, matches) : [],
    marksOf(placed, 'mention'),
    marksOf(placed, 'ignored'),
  );
  return { text, mentions };
}

function normalized(article: { readonly text: string } | undefined): string | undefined {
  return article && normalizeText(article.text);
}
