import {
  dayOfLine,
  headLines,
  isCopyright,
  paragraphsOf,
  textOfParagraphs,
  type NewsStories,
  type NewsStory,
} from './story';

/** Reads stories that are divided by rules and have their words in a field `Full text:`, as
 * ProQuest writes them. A line `Document 3 of 40` may begin each. Undefined for another text. */
export function proquestText(lines: readonly string[]): NewsStories | undefined {
  if (!lines.some((line) => fieldIn(line.trim())?.name === FULL_TEXT)) return undefined;
  const parts: string[][] = [[]];
  let total: number | undefined;
  for (const line of lines) {
    const text = line.trim();
    const number = text.length > LONGEST_NUMBER ? undefined : NUMBER.exec(text)?.[1];
    if (number !== undefined) total = Number(number);
    if (number !== undefined || RULE.test(text)) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  // What has no field is a cover, a contents list or an address.
  const stories = parts.filter((part) => part.some((line) => isField(line.trim()))).map(storyOf);
  return stories.length === 0 ? undefined : { stories, expected: total };
}

const RULE = /^\W{0,3}_{10,}$/;
const NUMBER = /^(?:#+ )?Document \d{1,6} of (\d{1,6})$/;
const LONGEST_NUMBER = 60;
const FULL_TEXT = 'fulltext';

/** The fields, without their blanks, of which exports lose some. Source: real exports. */
const BEFORE = 'abstract author documentlink links publicationinfo'.split(' ');
const BEHIND =
  'businessindexingterm classification coden company/organization companyorganization copyright correspondenceauthor countryofpublication credit database dateline documenturl documenttype firstpage identifier/keyword identifierkeyword illustration isbn issn issue languageofpublication lastupdated location numberofpages pages people placeofpublication proquestdocumentid publicationdate publicationsubject publicationtitle publicationyear publisher references section sourcetype subject title url volume'.split(
    ' ',
  );
const FIELDS: ReadonlySet<string> = new Set([...BEFORE, ...BEHIND, FULL_TEXT]);
/** Words of a text end before these; others may begin a paragraph of it. */
const ENDS: ReadonlySet<string> = new Set(BEHIND.filter((name) => name !== 'references'));

interface Field {
  readonly name: string;
  readonly value: string;
}

function fieldIn(line: string): Field | undefined {
  const [, written = '', value = ''] =
    /^([A-Za-z][A-Za-z /]{2,30}?)\s?:(?!\/\/)(.*)$/s.exec(line) ?? [];
  const name = written.replace(/\s/g, '').toLowerCase();
  return FIELDS.has(name) ? { name, value: value.trim() } : undefined;
}

function isField(line: string): boolean {
  return fieldIn(line) !== undefined;
}

function storyOf(lines: readonly string[]): NewsStory {
  const paragraphs = paragraphsOf(lines);
  const heads = paragraphs.map(headLines);
  const fields = heads.map(([line = '']) => fieldIn(line));
  const start = fields.findIndex((field) => field?.name === FULL_TEXT);
  const end = endOf(fields, start);
  const value = (name: string): string | undefined => {
    const at = fields.findIndex(
      (field, place) => field?.name === name && (place < start || place >= end),
    );
    const text = [fields[at]?.value ?? '', ...(heads[at] ?? []).slice(1)].join(' ').trim();
    return text === '' ? undefined : text;
  };
  const top = heads.findIndex(([line = '']) => line !== '');
  const title = top < 0 || fields[top] ? undefined : heads[top]?.join(' ');
  const body = start < 0 ? [] : paragraphs.slice(start, end);
  const author = value('author');
  return {
    id: value('proquestdocumentid') ?? '',
    title: title ?? value('title'),
    author: author === 'Anonymous' ? undefined : author,
    source: value('publicationtitle')?.split(';')[0]?.trim(),
    section: value('section'),
    language: value('languageofpublication'),
    date: dayOfLine(value('publicationdate') ?? ''),
    url: value('documenturl') ?? value('url'),
    body: wordsOf(body),
  };
}

/** The first of the fields that follow the words: one such field alone may be a paragraph of the
 * text, while the fields at the end have no words between them. */
function endOf(fields: readonly (Field | undefined)[], start: number): number {
  let end = fields.length;
  for (let at = fields.length - 1; at > start; at--) {
    const field = fields[at];
    if (field && ENDS.has(field.name)) end = at;
    else if (end - at > MOST_BETWEEN) break;
  }
  return end;
}

/** Paragraphs that a field may run on to. */
const MOST_BETWEEN = 3;

function wordsOf(paragraphs: readonly (readonly string[])[]): string {
  const text = textOfParagraphs(paragraphs)
    .replace(/^\W*Full\s?text\s?:\s*/i, '')
    // What is left of a page in the page, where its first characters are missing.
    .replace(/^html>\s*/, '');
  const lines = text.split('\n');
  while (lines.length > 0 && isTail(lines.at(-1) ?? '')) lines.pop();
  return lines.join('\n');
}

function isTail(line: string): boolean {
  return line.trim() === '' || isCopyright(line) || /^(CREDIT|CAPTION)\s?:/.test(line);
}
