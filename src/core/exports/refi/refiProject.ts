import { inScope } from '../../analysis/records/filter';
import { groupedBy } from '../../analysis/records/groups';
import { actorName, coderName } from '../../codebook/lookUp';
import type { ArticleRow, CorpusReader } from '../../model/corpus';
import type { PlacedAnnotation } from '../../model/place';
import type { Task } from '../../util/task';
import { oneLine } from '../../text/lines';
import { xmlText } from '../../text/xml';
import { withoutRefused } from '../exportedRows';
import type { DocumentFormat, ExportInput, LaidOut, TextFile } from '../exportFormat';
import { isOpen } from '../quotable';
import { codeBook, codeGuid, codesOf, Notes, propertiesOf, REFI_ORIGIN } from './refiCodes';
import { Sources, userGuid } from './refiSources';
import { element, guidOf, listElement, reference, variableGuid, variableValue } from './refiXml';

// A project as in the standard REFI-QDA 1.5 (https://www.qdasoftware.org): codes below headings for
// actors, issues, stances and other roles, and a coded selection for each part of a quote.

export const refiQdpx = {
  kind: 'document',
  id: 'refi',
  label: 'Project for other programs (REFI-QDA)',
  extension: 'qdpx',
  description:
    'Articles, codebook, coders and coded passages for NVivo, MAXQDA, ATLAS.ti, QualCoder and others.',
  module: 'zip-out',
  layOut,
} as const satisfies DocumentFormat;

/** The annotations of an article that are passages of the project. */
export interface CodedArticle {
  readonly article: ArticleRow;
  readonly coded: readonly PlacedAnnotation[];
}

function* layOut(input: ExportInput): Task<LaidOut> {
  const reader = withoutRefused(input.reader);
  const articles: CodedArticle[] = [];
  for (const article of reader.articles()) {
    if (!inScope(article.path, input.filter.scope)) continue;
    articles.push({
      article,
      coded: article.annotations.filter((one) => isListed(article, one, input)),
    });
    yield undefined;
  }
  return {
    content: () => projectFiles(input, reader, articles),
    losses: lossesOf(articles),
  };
}

/** Marked mentions and ignored matches are part of how this program finds names. */
function isListed(
  article: ArticleRow,
  { annotation }: PlacedAnnotation,
  { filter }: ExportInput,
): boolean {
  if (annotation.kind === 'mention' || annotation.kind === 'ignored') return false;
  if (filter.coder !== undefined && annotation.coder !== filter.coder) return false;
  return filter.query?.matches(article, annotation) !== false;
}

function lossesOf(articles: readonly CodedArticle[]): readonly string[] {
  const closed = articles.filter(({ article }) => !isOpen(article.metadata)).length;
  const lost = articles
    .filter(({ article }) => isOpen(article.metadata))
    .flatMap(({ coded }) => coded)
    .filter(({ places }) => !places.some(({ span }) => span)).length;
  return [
    'REFI-QDA has codes: conditions, dates and other fields are lines in the description of a passage. Marked mentions, the progress of coders, and roles, memberships and examples of entries are left out.',
    ...(lost === 0
      ? []
      : [
          `${String(lost)} ${lost === 1 ? 'annotation is' : 'annotations are'} left out: the words are not in the article.`,
        ]),
    ...(closed === 0
      ? []
      : [
          `${String(closed)} ${closed === 1 ? 'article has' : 'articles have'} quotes only: the text may not be printed.`,
        ]),
  ];
}

async function projectFiles(
  input: ExportInput,
  { codebook }: CorpusReader,
  articles: readonly CodedArticle[],
): Promise<readonly TextFile[]> {
  const notes = new Notes();
  const sources = new Sources(codebook, notes);
  for (const { article, coded } of articles) {
    const text = isOpen(article.metadata) ? await input.text(article.path) : undefined;
    sources.add(article, coded, text);
  }
  const all = articles.flatMap(({ coded }) => coded.map(({ annotation }) => annotation));
  const used = all.flatMap((annotation) => codesOf(annotation, codebook));
  const coders = new Set([...codebook.coders.keys(), ...all.flatMap(({ coder }) => coder ?? [])]);
  const users = [...coders].map((id) =>
    element('User', { guid: userGuid(id), name: oneLine(coderName(codebook, id)), id }),
  );
  const codes = codeBook(codebook, used, notes);
  const properties = [...codebook.actors.values()].flatMap(propertiesOf);
  const names = new Set([...properties.map(([name]) => name), ...sources.variables]);
  const selections = groupedBy(sources.held, ([actor]) => actor);
  const actors = new Set([...codebook.actors.keys(), ...selections.keys()]);
  const cases = [...actors].map((id) => {
    const actor = codebook.actors.get(id);
    return element(
      'Case',
      { guid: guidOf('case', id), name: oneLine(actorName(codebook, id)) },
      reference('CodeRef', codeGuid('actor', id)),
      ...(actor ? propertiesOf(actor) : []).map(([name, value]) => variableValue(name, value)),
      ...(selections.get(id) ?? []).map(([, guid]) => reference('SelectionRef', guid)),
    );
  });
  const variables = [...names].map((name) =>
    element('Variable', { guid: variableGuid(name), name: oneLine(name), typeOfVariable: 'Text' }),
  );
  const pieces = [
    `<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="${xmlText(oneLine(input.corpusName))}" origin="${REFI_ORIGIN}">`,
    listElement('Users', users),
    codes,
    listElement('Variables', variables),
    listElement('Cases', cases),
    ...inElement('Sources', sources.written),
    ...inElement('Notes', notes.written),
    listElement('Links', sources.links),
    '</Project>\n',
  ];
  return [{ name: 'project.qde', pieces }, ...sources.files];
}

/** In pieces, since a project may be long. */
function inElement(name: string, members: readonly string[]): readonly string[] {
  return members.length === 0 ? [] : [`<${name}>`, ...members, `</${name}>`];
}
