import { svgOf } from '../../drawing/svg';
import type { Picture } from '../../drawing/picture';
import { issueName } from '../../codebook/lookUp';
import type { Task } from '../../util/task';
import { filterOfStatements } from '../../analysis/records/queryOverPairs';
import type { CorpusReader } from '../../model/corpus';
import type { Facts } from '../../views/facts/facts';
import { CachedFacts } from '../../views/facts/cachedFacts';
import { DEFAULT_ANALYSIS_STATE } from '../../views/filter/analysisState';
import { panelPicture } from '../../views/panel/panelPicture';
import { createLocalizer } from '../../views/words/localizer';
import { openingOf } from '../brief/briefContext';
import { methodLines } from '../brief/briefMethod';
import { standingsOf } from '../brief/briefSummary';
import type { OpeningContext } from '../brief/issues/briefIssue';
import { allOwnBlocks } from '../brief/ownParagraphs';
import { openingBlocks } from '../brief/short/shortBrief';
import { blocksHtml } from '../document/blocksHtml';
import { plainText } from '../document/readMarkdown';
import { withoutRefused } from '../exportedRows';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';
import { articleSections, type Addresses } from './reportArticles';
import { board, disagreements } from './reportLists';
import { filterField, htmlText, pageEnd, pageStart } from './reportPage';

export const reportHtml = {
  kind: 'text',
  id: 'report-html',
  label: 'Report (web page)',
  extension: 'html',
  description:
    'One page to read: who stands where, disagreements with quotes, a network, and the articles with their positions.',
  render,
} as const satisfies TextFormat;

/** A network of more actors is not legible in a page. */
const MOST_ACTORS_DRAWN = 150;

function* render(input: ExportInput): Task<Rendered> {
  const reader = withoutRefused(input.reader);
  const facts = yield* new CachedFacts(input.filter).update(reader);
  const { analysis } = facts;
  const actors = new Set(analysis.surviving.flatMap((record) => record.actors)).size;
  const picture =
    actors > MOST_ACTORS_DRAWN
      ? undefined
      : yield* panelPicture(
          { facts: yield* factsOfNetwork(reader, input, facts), localizer: createLocalizer() },
          { ...DEFAULT_ANALYSIS_STATE, view: 'network' },
        );
  const addresses = new Map(analysis.records.map(({ id }, at) => [id, `p${String(at + 1)}`]));
  const network = networkSection(picture, actors);
  const opening = yield* openingOf(analysis);
  return { pieces: piecesOf(opening, addresses, network, input) };
}

/** Networks count the statements that a query finds. */
function* factsOfNetwork(reader: CorpusReader, { filter }: ExportInput, facts: Facts): Task<Facts> {
  const ofStatements = filterOfStatements(filter);
  return ofStatements === filter ? facts : yield* new CachedFacts(ofStatements).update(reader);
}

async function* piecesOf(
  opening: OpeningContext,
  addresses: Addresses,
  network: string,
  input: ExportInput,
): AsyncGenerator<string> {
  const { analysis } = opening;
  const { codebook } = analysis.reader;
  const title = `${input.corpusName}: who disagrees with whom`;
  const own = allOwnBlocks(input.beside?.own ?? new Map());
  yield pageStart(title);
  yield `<header><h1 dir="auto">${htmlText(title)}</h1></header>\n`;
  yield '<nav aria-label="Sections"><ul><li><a href="#board">Who stands where</a></li><li><a href="#disagreements">Who disagrees with whom</a></li><li><a href="#network">Network</a></li><li><a href="#articles">Articles</a></li><li><a href="#method">How this was made</a></li></ul></nav>\n<main>\n';
  yield* blocksHtml([...openingBlocks(opening), ...own], 'opening');
  yield* board(standingsOf(analysis), ({ issue }) =>
    issue === undefined ? 'Without an issue' : issueName(codebook, issue),
  );
  yield* disagreements(analysis, addresses);
  yield network;
  yield '<h2 id="articles">Articles</h2>\n';
  yield filterField('articles', 'Find articles');
  yield* articleSections(analysis, addresses, input);
  yield '<h2 id="method">How this was made</h2>\n<ul>\n';
  for (const line of methodLines({ analysis, count: String }, analysis.reader)) {
    yield `<li dir="auto">${htmlText(plainText(line))}</li>\n`;
  }
  yield `</ul>\n</main>\n${pageEnd()}`;
}

/** The picture that the editor exports, embedded in the page. */
function networkSection(picture: Picture | undefined, actors: number): string {
  const heading = '<h2 id="network">Network</h2>\n';
  if (picture)
    return `${heading}<figure>${svgOf(picture).replace(/^<\?xml[^>]*\?>\s*/, '')}</figure>\n`;
  return actors > MOST_ACTORS_DRAWN
    ? `${heading}<p>${String(actors)} actors are too many for a picture on this page: <code>policy-annotator export --format network-graphml</code> writes them for programs that draw.</p>\n`
    : `${heading}<p>No two actors are linked by a claim.</p>\n`;
}
