import { fieldOf, numberedParts } from './numberedStories';
import { dayOfLine, headLines, paragraphsOf, textOfParagraphs, type NewsStory } from './newsText';

/** Reads stories each of which begins with a line like `Document 3 of 40` and has its words in a
 * field `Full text:`, as ProQuest writes them. Undefined for another text. */
export function namedStories(lines: readonly string[]): readonly NewsStory[] | undefined {
  const parts = numberedParts(lines, /^Document (\d{1,6}) of (\d{1,6})$/);
  if (!parts?.some((part) => part.some((line) => FULL_TEXT.test(line)))) return undefined;
  return parts.map(storyOf);
}

const FULL_TEXT = /^\s*Full text:/;
/** The fields that follow the words. */
const BEHIND =
  /^(subject|business indexing term|location|people|company \/ organization|classification|identifier \/ keyword|title|publication title|publication year|publication date|publication subject|first page|pages|number of pages|issue|volume|section|publisher|place of publication|country of publication|issn|source type|language of publication|document type|dateline|proquest document id|document url|copyright|last updated|database|credit|illustration|references):/i;
const RULE = /^_{10,}$/;

function storyOf(lines: readonly string[]): NewsStory {
  const paragraphs = paragraphsOf(lines.filter((line) => !RULE.test(line.trim())));
  const heads = paragraphs.map(headLines);
  const first = heads.map(([line = '']) => line);
  const start = first.findIndex((line) => FULL_TEXT.test(line));
  const next = first.findIndex((line, at) => at > start && BEHIND.test(line));
  const end = next < 0 ? first.length : next;
  const behind = heads.slice(end);
  const body = start < 0 ? '' : textOfParagraphs(paragraphs.slice(start, end));
  const [top] = heads;
  return {
    id: fieldOf(behind, 'proquest document id') ?? '',
    title:
      fieldOf(behind, 'title') ?? (FULL_TEXT.test(top?.[0] ?? '') ? undefined : top?.join(' ')),
    author: fieldOf(heads, 'author'),
    source: fieldOf(behind, 'publication title'),
    date: dayOfLine(fieldOf(behind, 'publication date') ?? ''),
    url: fieldOf(behind, 'document url'),
    body: body.replace(/^\W*Full text:\s*/, ''),
  };
}
