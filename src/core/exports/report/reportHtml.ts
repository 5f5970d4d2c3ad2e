import { svgOf } from '../../drawing/svg';
import type { Picture } from '../../drawing/picture';
import type { Task } from '../../util/task';
import { filterOfStatements } from '../../analysis/records/queryOverPairs';
import type { CorpusReader } from '../../model/corpus';
import type { Facts } from '../../views/facts/facts';
import { CachedFacts } from '../../views/facts/cachedFacts';
import { DEFAULT_ANALYSIS_STATE } from '../../views/filter/analysisState';
import { panelPicture } from '../../views/panel/panelPicture';
import { createLocalizer } from '../../views/words/localizer';
import { openingOf } from '../brief/briefContext';
import { countWriter } from '../brief/briefCounts';
import { methodLines } from '../brief/briefMethod';
import { standingsOf, standingTable } from '../brief/briefSummary';
import { briefTitle } from '../brief/documentTitle';
import type { OpeningContext } from '../brief/issues/briefIssue';
import { allOwnBlocks } from '../brief/ownParagraphs';
import { changeBlocks } from '../brief/editions/changes';
import { editionOf, type Edition } from '../brief/editions/edition';
import { briefSentences } from '../brief/short/briefSentences';
import { pairQuotes } from '../brief/short/pairQuotes';
import { openingBlocks, titleBlocks } from '../brief/short/shortBrief';
import { member } from '../document/blocks';
import { blocksHtml } from '../document/blocksHtml';
import { withoutRefused } from '../exportedRows';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';
import { articleSections, type Addresses } from './reportArticles';
import { disagreements } from './reportLists';
import { wordingOf, type Wording } from '../wording/wording';
import { filterField, htmlText, pageEnd, pageStart, sectionHeading } from './reportPage';

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
          {
            facts: yield* factsOfNetwork(reader, input, facts),
            localizer: input.localizer ?? createLocalizer(),
          },
          { ...DEFAULT_ANALYSIS_STATE, view: 'network' },
        );
  const addresses = new Map(analysis.records.map(({ id }, at) => [id, `p${String(at + 1)}`]));
  const opening = yield* openingOf(analysis, wordingOf(reader.codebook, input.language, reader));
  const network = networkSection(picture, actors, opening.wording);
  const { beside } = input;
  const edition = beside && editionOf(analysis, beside.today, beside.edition);
  return { pieces: piecesOf(opening, { addresses, network, edition }, input), edition };
}

/** Networks count the statements that a query finds. */
function* factsOfNetwork(reader: CorpusReader, { filter }: ExportInput, facts: Facts): Task<Facts> {
  const ofStatements = filterOfStatements(filter);
  return ofStatements === filter ? facts : yield* new CachedFacts(ofStatements).update(reader);
}

interface ReportParts {
  readonly addresses: Addresses;
  readonly network: string;
  readonly edition: Edition | undefined;
}

async function* piecesOf(
  opening: OpeningContext,
  { addresses, network, edition }: ReportParts,
  input: ExportInput,
): AsyncGenerator<string> {
  const { analysis, wording } = opening;
  const { text } = wording;
  const title = briefTitle(input, opening);
  const own = allOwnBlocks(input.beside?.own ?? new Map());
  yield pageStart(title, wording);
  yield `<header><h1 dir="auto">${htmlText(title)}</h1></header>\n`;
  const links = SECTIONS.map(
    (id) => `<li><a href="#${id}">${htmlText(text(`heading ${id}`))}</a></li>`,
  );
  yield `<nav aria-label="${htmlText(text('sections'))}"><ul>${links.join('')}</ul></nav>\n<main>\n`;
  const [, ...editionLines] = titleBlocks(input, edition, opening);
  const changes = edition ? changeBlocks(edition, wording) : [];
  const [pair] = briefSentences(opening).sentences.flatMap((one) => one.pair ?? []);
  const sentences = openingBlocks(opening, {
    quotes: pair && pairQuotes(pair, wording, input),
  });
  yield* blocksHtml([...editionLines, ...sentences, ...changes, ...own], 'opening');
  yield sectionHeading('board', wording);
  yield filterField('board', text('find on board'));
  const standing = standingTable(standingsOf(opening), wording, () => undefined);
  yield* blocksHtml([standing], 'board');
  yield sectionHeading('disagreements', wording);
  yield filterField('disagreements', text('find disagreements'));
  yield* blocksHtml(disagreements(analysis, addresses, wording), 'disagreements');
  yield network;
  yield sectionHeading('articles', wording);
  yield filterField('articles', text('find articles'));
  yield* articleSections(analysis, addresses, input, wording);
  yield sectionHeading('method', wording);
  const count = countWriter({}, wording);
  const lines = [...methodLines({ analysis, count, wording }, analysis.reader)];
  yield* blocksHtml(
    lines.map((line) => member(0, line)),
    'method',
  );
  yield `</main>\n${pageEnd()}`;
}

const SECTIONS = ['board', 'disagreements', 'network', 'articles', 'method'] as const;

/** The picture that the editor exports, embedded in the page. */
function networkSection(picture: Picture | undefined, actors: number, wording: Wording): string {
  const heading = sectionHeading('network', wording);
  if (picture)
    return `${heading}<figure>${svgOf(picture).replace(/^<\?xml[^>]*\?>\s*/, '')}</figure>\n`;
  return actors > MOST_ACTORS_DRAWN
    ? `${heading}<p>${htmlText(wording.text('too many to draw', actors))} <code>policy-annotator export --format network-graphml</code></p>\n`
    : `${heading}<p>${htmlText(wording.text('no links'))}</p>\n`;
}
