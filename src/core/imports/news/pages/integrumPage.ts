import { plainText } from '../../plainText';
import { bareStory, dayOfLine, oneLineOf, type NewsStory } from '../story';
import { all, type PageElement, type PageReader } from './page';

/** Pages of Integrum: for each story a cell with fields like `^ИС: Nordblatt`, a title and the
 * words, where an indented line begins a paragraph. */
export const integrumPage: PageReader = (page) => {
  const cells = all(page, 'td').filter(({ textContent }) => /^\s*\^ИС:/.test(textContent ?? ''));
  if (cells.length === 0) return undefined;
  return { stories: cells.map(storyOf) };
};

/** Source, section, day, author and title. */
const FIELDS = { source: 'ИС', section: 'РБ', date: 'ДТ', author: 'АВ', title: 'ЗГ' };

function storyOf(cell: PageElement): NewsStory {
  const fields = new Map<string, string>();
  for (const part of (cell.textContent ?? '').split('^')) {
    const [, name = '', value] = /^(\p{Lu}{2}):\s*([^]*)$/u.exec(part) ?? [];
    const line = oneLineOf(value);
    if (line !== undefined) fields.set(name, line);
  }
  const [title, pre] = ['H3', 'PRE'].map((name) => oneAfter(cell.closest('table'), name));
  return {
    ...bareStory(paragraphs(pre?.textContent ?? '')),
    title: fields.get(FIELDS.title) ?? oneLineOf(title?.textContent),
    author: fields.get(FIELDS.author),
    source: fields.get(FIELDS.source),
    section: fields.get(FIELDS.section),
    date: dayOfLine(fields.get(FIELDS.date) ?? ''),
  };
}

/** The first element of a name that follows. */
function oneAfter(element: PageElement | null, name: string): PageElement | undefined {
  let next = element?.nextElementSibling;
  while (next && next.nodeName.toUpperCase() !== name) next = next.nextElementSibling;
  return next ?? undefined;
}

/** Lines are cut at a width, and an indented one begins a paragraph. */
function paragraphs(text: string): string {
  const joined = text.split(/\n(?=[ \t]{2,}\S)|\n[ \t]*\n/).map((part) => oneLineOf(part) ?? '');
  return plainText(joined.join('\n\n'));
}
