import { bareStory, dayOfLine, oneLineOf, type NewsStory } from '../story';
import {
  all,
  markdownOfAll,
  partOf,
  wordsIn,
  type AsMarkdown,
  type PageElement,
  type PageReader,
} from './page';

/** Pages of APA DeFacto: an element `eintrag` for each story, whose first lines are
 * `"Nordblatt" vom 03.05.2010   Seite: 4` and `Ressort: Politik`. */
export const defactoPage: PageReader = (page, asMarkdown) => {
  const entries = all(page, 'div.eintrag').filter((one) => one.querySelector('pre'));
  if (entries.length === 0) return undefined;
  return { stories: entries.map((entry) => storyOf(entry, asMarkdown)) };
};

function storyOf(entry: PageElement, asMarkdown: AsMarkdown): NewsStory {
  const head = oneLineOf(entry.querySelector('pre')?.textContent) ?? '';
  const [, source, day = ''] = /^"([^"]{1,100})".*? vom (\d{2}\.\d{2}\.\d{4})/.exec(head) ?? [];
  const words = [...entry.childNodes].filter(({ nodeName }) => !/^(pre|h3|img)$/i.test(nodeName));
  return {
    ...bareStory(markdownOfAll([partOf(words)], asMarkdown)),
    title: wordsIn(entry, 'h3'),
    source,
    section: oneLineOf(/Ressort: (.{1,100})$/.exec(head)?.[1]),
    date: dayOfLine(day),
  };
}
