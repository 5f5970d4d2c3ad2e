import { normalizeText } from '../../text/normalize';
import { withKeys } from '../articleKeys';
import { countedProblem, type ImportedArticle, type ImportProblem } from '../imported';
import { codedStories } from './codedStories';
import { endedStories } from './endedStories';
import { namedStories } from './namedStories';
import type { NewsStory } from './newsText';
import { numberedStories } from './numberedStories';

const SHAPES = [numberedStories, endedStories, codedStories, namedStories];

/** The stories of a text that a news database wrote, by the lines that separate them; undefined for
 * any other text, which stays one article. `asMarkdown` converts the words of a story. */
export function newsExport(
  text: string,
  asMarkdown: (body: string) => string,
):
  | { readonly articles: readonly ImportedArticle[]; readonly problems: readonly ImportProblem[] }
  | undefined {
  const lines = normalizeText(text).split('\n');
  for (const read of SHAPES) {
    const stories = read(lines);
    const drafts = stories?.flatMap((story) => draftOf(story, asMarkdown)) ?? [];
    if (!stories || drafts.length === 0) continue;
    const { articles, twice } = withKeys(drafts);
    return {
      articles,
      problems: [
        ...countedProblem('entries-without-text', stories.length - drafts.length),
        ...countedProblem('entries-twice', twice),
      ],
    };
  }
  return undefined;
}

function draftOf(story: NewsStory, asMarkdown: (body: string) => string) {
  const { id, body, url, ...facts } = story;
  const text = asMarkdown(body);
  if (text === '') return [];
  const isWeb = url !== undefined && /^https?:\/\/\S+$/i.test(url);
  return [{ id, article: { key: '', ...facts, url: isWeb ? url : undefined, text } }];
}
