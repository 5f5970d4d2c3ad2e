import type { ArticleMetadata } from '../model/article';
import { NO_METADATA } from '../model/article';
import type { ArticlePath } from '../model/ids';
import type { KnownProblem } from '../problems/table';
import { reportInnerMark } from '../text/byteOrderMark';
import { frontMatterYaml, isMarkdown, metadataIn } from './frontMatter';
import { frontMatterProblems } from './frontMatterProblems';

/** The metadata in an article's own text, and the problems of that text; spans are of the text,
 * with LF line endings and without its byte order mark. */
export interface ArticleHead {
  readonly metadata: ArticleMetadata;
  readonly problems: readonly KnownProblem[];
}

export function readArticleHead(path: ArticlePath, text: string): ArticleHead {
  const yaml = isMarkdown(path) ? frontMatterYaml(text) : undefined;
  const problems = isMarkdown(path) ? [...frontMatterProblems(text, yaml)] : [];
  reportInnerMark(text, 0, problems);
  return { metadata: yaml ? metadataIn(yaml) : NO_METADATA, problems };
}
