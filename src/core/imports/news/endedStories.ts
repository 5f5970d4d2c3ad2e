import {
  dayOfLine,
  headLines,
  isCopyright,
  paragraphsOf,
  textOfParagraphs,
  withoutBy,
  type NewsStory,
} from './newsText';
import { fieldOf } from './numberedStories';

/** Reads stories each of which ends with a line `End of Document` and has its words below a line
 * `Body`, as Nexis writes documents: title, source, day, fields, `Body`, words, fields. Undefined
 * for another text. */
export function endedStories(lines: readonly string[]): readonly NewsStory[] | undefined {
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (END.test(line)) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  // Text behind the last end belongs to no story.
  const stories = parts.slice(0, -1).map(storyOf);
  return stories.some((story) => story !== undefined)
    ? stories.map((story) => story ?? EMPTY)
    : undefined;
}

const END = /^\W{0,10}End of Document\W{0,10}$/;
const EMPTY: NewsStory = {
  ...{ id: '', title: undefined, author: undefined, source: undefined },
  ...{ date: undefined, body: '' },
};

/** Undefined for a part without a line `Body`, or without a day before it. */
function storyOf(lines: readonly string[]): NewsStory | undefined {
  const paragraphs = paragraphsOf(lines);
  const heads = paragraphs.map(headLines);
  const first = heads.map(([line = '']) => line);
  const body = first.findIndex((line, at) => line === 'Body' && heads[at]?.length === 1);
  if (body < 0) return undefined;
  const at = first.slice(0, body).findLastIndex((line) => dayOfLine(line) !== undefined);
  if (at < 0) return undefined;
  const before = heads.slice(0, at).filter(([line = '']) => !isCopyright(line));
  const loaded = first.findIndex((line, place) => place > body && isBehind(line));
  return {
    id: '',
    title: before.at(-2)?.join(' ') ?? before.at(-1)?.join(' '),
    author: withoutBy(fieldOf(heads.slice(at, body), 'byline')),
    source: before.length > 1 ? before.at(-1)?.join(' ') : undefined,
    date: dayOfLine(first[at] ?? ''),
    body: textOfParagraphs(paragraphs.slice(body + 1, loaded < 0 ? undefined : loaded)),
  };
}

function isBehind(line: string): boolean {
  return line === 'Classification' || line.startsWith('Load-Date:');
}
