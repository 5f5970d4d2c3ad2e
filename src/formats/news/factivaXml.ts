import { SaxesParser } from 'saxes';
import { accessionDay, dayOfLine, type NewsStories, type NewsStory } from '../../core';
import { Refused } from '../refuse';

const DEEPEST = 100;

/** Elements whose words are kept, each with its field. */
const FIELDS: Readonly<Record<string, Field>> = {
  accessionNo: 'id',
  baseLanguage: 'language',
  byline: 'author',
  headline: 'title',
  leadParagraph: 'body',
  publicationDate: 'date',
  sectionName: 'section',
  sourceName: 'source',
  tailParagraphs: 'body',
};

type Field = 'id' | 'author' | 'title' | 'body' | 'date' | 'language' | 'section' | 'source';

/** The stories of Factiva's XML (`ppsArticleResponse`). Undefined for other XML. Throws `Refused`
 * for a document type, and for XML that is broken or too deep. */
export function factivaXml(xml: string): NewsStories | undefined {
  if (!xml.slice(0, 5000).includes('ppsArticleResponse')) return undefined;
  const parser = new SaxesParser({ xmlns: true });
  const stories: NewsStory[] = [];
  let expected: number | undefined;
  let depth = 0;
  let story: Map<Field, string> | undefined;
  let field: { readonly name: Field; readonly depth: number } | undefined;
  const refuse = (): never => {
    throw new Refused('unreadable');
  };
  parser.on('doctype', refuse);
  parser.on('error', refuse);
  parser.on('opentag', ({ local, attributes }) => {
    if (depth > DEEPEST) throw new Refused('too-deep');
    const name = FIELDS[local];
    if (local === 'ppsarticleResultSet') expected = countIn(attributes['count']?.value);
    if (local === 'article') story = new Map();
    else if (story && !field && name) field = { name, depth };
    if (story && field && (local === 'paragraph' || field.depth === depth)) add('\n\n');
    depth++;
  });
  const add = (text: string): void => {
    if (story && field) story.set(field.name, (story.get(field.name) ?? '') + text);
  };
  parser.on('text', (text) => {
    add(text.replace(/\s+/g, ' '));
  });
  parser.on('cdata', add);
  parser.on('closetag', ({ local }) => {
    depth--;
    if (field?.depth === depth) field = undefined;
    if (local !== 'article' || !story) return;
    stories.push(storyOf(story));
    story = undefined;
  });
  parser.write(xml).close();
  return { stories, expected };
}

function countIn(count: string | undefined): number | undefined {
  return count !== undefined && /^\d{1,6}$/.test(count) ? Number(count) : undefined;
}

function storyOf(fields: ReadonlyMap<Field, string>): NewsStory {
  const line = (field: Field): string | undefined => {
    const text = fields.get(field)?.replace(/\s+/g, ' ').trim() ?? '';
    return text === '' ? undefined : text;
  };
  const id = line('id') ?? '';
  const paragraphs = (fields.get('body') ?? '').split(/\n\n/).map((one) => one.trim());
  return {
    id,
    title: line('title'),
    author: line('author'),
    source: line('source'),
    section: line('section'),
    language: line('language'),
    date: dayOfLine(line('date') ?? '') ?? accessionDay(id),
    body: paragraphs.filter((one) => one !== '').join('\n\n'),
  };
}
