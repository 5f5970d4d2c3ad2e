import { normalizeText } from '../../text/normalize';
import { withKeys } from '../articleKeys';
import { countedProblem, type ImportedArticle, type ImportProblem } from '../imported';
import { factivaText } from './factivaText';
import { genios } from './genios';
import { markedPages } from './markedPages';
import { mediargus } from './mediargus';
import { nexisUni } from './nexisUni';
import { oldNexis } from './oldNexis';
import { proquestText } from './proquestText';
import type { NewsStories, NewsStory } from './story';

/** A database whose exports are texts. */
interface NewsDatabase {
  readonly name: string;
  /** Reads its stories; undefined for another text. */
  readonly read: (lines: readonly string[]) => NewsStories | undefined;
  /** A line that only its exports have. */
  readonly mark: RegExp;
  /** The kind of file in which its stories are told apart most surely. */
  readonly best: string;
}

/** In the order in which they are tried. */
const DATABASES: readonly NewsDatabase[] = [
  {
    name: 'ProQuest',
    read: proquestText,
    mark: /^(ProQuest document ID\s?:|ProQuest document link$|Document URL\s?: ?https?:\/\/[\w.]*proquest\.com)/i,
    best: '.txt',
  },
  {
    name: 'Nexis',
    read: oldNexis,
    mark: /^(LOAD-DATE|PUBLICATION-TYPE|DATE-CHARGEMENT)\s?:|^\d{1,6} of \d{1,6} DOCUMENTS?$/,
    best: '.docx',
  },
  {
    name: 'Nexis',
    read: nexisUni,
    mark: /^(Load-Date|Client\/Matter)\s?:|^©? ?\d{4} LexisNexis\b/,
    best: '.docx',
  },
  {
    name: 'Factiva',
    read: factivaText,
    mark: /^(© \d{4} Factiva, Inc|Factiva Dow Jones|AN\s+\p{L}+ [A-Za-z0-9]{25}$)/u,
    best: '.html',
  },
  {
    name: 'GENIOS',
    read: genios,
    mark: /^(© ?GBI-Genios|Dauerhafte Adresse des Dokuments\s?:)/i,
    best: '.txt',
  },
  {
    name: 'GoPress',
    read: mediargus,
    mark: /^(?:Mediargus|GoPress)\b.{0,40}$/,
    best: '.txt',
  },
  {
    name: 'Europresse',
    read: () => undefined,
    mark: /^(Numéro de document|Document number)\s?: ?\p{L}+·\d{8}·/u,
    best: '.html',
  },
];

/** Articles of an export, and what was left out of it. */
export interface NewsArticles {
  readonly articles: readonly ImportedArticle[];
  readonly problems: readonly ImportProblem[];
}

/** The stories of a text that a news database wrote; undefined for any other text, which stays one
 * article. `asMarkdown` converts the words of a story. */
export function newsExport(
  text: string,
  asMarkdown: (body: string) => string,
): NewsArticles | undefined {
  const lines = normalizeText(text).split('\n');
  for (const { read } of DATABASES) {
    const found = read(lines);
    if (found?.stories.some(({ body, date }) => date !== undefined || body !== ''))
      return newsArticles(found, asMarkdown);
  }
  return undefined;
}

/** A warning for a text that looks like an export whose stories are not recognised. */
export function unsplitExport(text: string): readonly ImportProblem[] {
  const lines = normalizeText(text).split('\n');
  const found = DATABASES.find(({ mark }) =>
    lines.some((line) => line.length < LONGEST_MARK && mark.test(line.trim())),
  );
  if (!found) return [];
  const { name, best } = found;
  return [{ severity: 'warning', code: 'export-unsplit', name, instead: best }];
}

const LONGEST_MARK = 300;

/** The articles of stories, with keys, and warnings of what did not become one. */
export function newsArticles(
  { stories, expected, headlines = 0 }: NewsStories,
  asMarkdown: (body: string) => string,
): NewsArticles {
  const notices = stories.filter(({ body }) => isNotice(body)).length;
  const drafts = stories.flatMap((story) =>
    isNotice(story.body) ? [] : draftOf(story, asMarkdown),
  );
  const { articles, twice } = withKeys(drafts);
  return {
    articles,
    problems: [
      ...(expected === undefined || expected === stories.length
        ? []
        : countedProblem('stories-expected', stories.length, String(expected))),
      ...countedProblem('entries-without-text', stories.length - notices - drafts.length),
      ...countedProblem('stories-notices', notices),
      ...countedProblem('stories-headlines', headlines),
      ...countedProblem('entries-twice', twice),
    ],
  };
}

/** Whether the database says in the place of a text that it has none. */
function isNotice(body: string): boolean {
  return (
    body.length < LONGEST_NOTICE &&
    /we are sorry but there is an error in this document|geen publicatierecht/i.test(body)
  );
}

const LONGEST_NOTICE = 600;

function draftOf(story: NewsStory, asMarkdown: (body: string) => string) {
  const { id, body, url, ...facts } = story;
  const { text, pages } = markedPages(asMarkdown(body));
  if (text === '') return [];
  const isWeb = url !== undefined && /^https?:\/\/\S+$/i.test(url);
  return [{ id, article: { key: '', ...facts, url: isWeb ? url : undefined, pages, text } }];
}
