import type { Analysis } from '../../analysis/analyse';
import { inScope } from '../../analysis/records/filter';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import { coderName, issueName } from '../../codebook/lookUp';
import { frontMatterEnd } from '../../corpus/assemble';
import type { ArticleRow } from '../../model/corpus';
import type { ArticlePath } from '../../model/ids';
import { nameOfActor, positionText, quoteText } from '../brief/briefWords';
import type { ExportInput } from '../exportFormat';
import type { Wording } from '../wording/wording';
import { htmlText } from './reportPage';

/** Limit of all articles' texts in one report, in UTF-16 units: a larger page opens slowly. */
export const MOST_TEXT = 5_000_000;

/** The address of a position in the page, by its place in the list: never made from text of
 * files. */
export type Addresses = ReadonlyMap<string, string>;

/** Each article with its text, its quotes marked, and a card for each position. */
export async function* articleSections(
  analysis: Analysis,
  addresses: Addresses,
  input: ExportInput,
  wording: Wording,
): AsyncGenerator<string> {
  const { text: say } = wording;
  const listed = analysis.reader
    .articles()
    .filter(({ path }) => inScope(path, analysis.context.filter.scope));
  let letters = 0;
  let without = 0;
  for (const article of listed) {
    const records = analysis.recordsIn(article.path);
    const text = letters < MOST_TEXT ? await input.text(article.path) : undefined;
    const isShown = text !== undefined && letters + text.length <= MOST_TEXT;
    if (isShown) letters += text.length;
    else if (records.length > 0 || text !== undefined || letters >= MOST_TEXT) without++;
    yield `<article data-row="articles">\n<h3 dir="auto">${htmlText(article.metadata.title ?? article.path)}</h3>\n<p class="faint" dir="auto">${htmlText(sourceOf(article, wording))}</p>\n`;
    if (isShown) {
      yield `<details open><summary>${htmlText(say('text'))}</summary><div class="text" dir="auto">${markedText(article.path, text, records, addresses)}</div></details>\n`;
    }
    if (records.length > 0) {
      yield '<ul class="cards">\n';
      for (const record of records)
        yield card(record, addresses.get(record.id) ?? '', isShown, wording);
      yield '</ul>\n';
    }
    yield '</article>\n';
  }
  if (without > 0) {
    const articles = htmlText(say('articles without text', without));
    yield `<p><strong>${articles}</strong>: ${htmlText(say('page has letters', MOST_TEXT))}</p>\n`;
  }
}

function sourceOf({ path, metadata }: ArticleRow, wording: Wording): string {
  const date = metadata.date === undefined ? undefined : wording.date(metadata.date);
  return [metadata.author, metadata.source, date, path]
    .filter((part) => part !== undefined)
    .join(', ');
}

function sideClass({ polarity = 0 }: PositionRecord): string {
  return polarity > 0 ? 'for' : polarity < 0 ? 'against' : 'other';
}

/** The text of an article without its front matter. Where quotes overlap, each stretch is marked
 * once and leads to the position that begins last. */
function markedText(
  path: ArticlePath,
  text: string,
  records: readonly PositionRecord[],
  addresses: Addresses,
): string {
  const begin = frontMatterEnd(path, text);
  const spans = records.flatMap((record) =>
    record.placed.places.flatMap(({ span }) =>
      span && span.end > begin && span.end <= text.length
        ? [{ record, start: Math.max(begin, span.start), end: span.end }]
        : [],
    ),
  );
  const edges = [
    ...new Set([begin, text.length, ...spans.flatMap(({ start, end }) => [start, end])]),
  ];
  edges.sort((a, b) => a - b);
  spans.sort((a, b) => a.start - b.start);
  let meeting: typeof spans = [];
  let next = 0;
  const begun = new Set<PositionRecord>();
  let html = '';
  for (const [at, start] of edges.entries()) {
    const end = edges[at + 1];
    if (end === undefined) break;
    const words = htmlText(text.slice(start, end));
    meeting = meeting.filter((span) => span.end > start);
    for (let span = spans[next]; span && span.start <= start; span = spans[++next]) {
      meeting.push(span);
    }
    const top = meeting.toSorted((a, b) => b.start - a.start || a.end - b.end)[0];
    if (!top) {
      html += words;
      continue;
    }
    // Every position has an anchor in the text, even if another one covers it.
    for (const { record } of meeting) {
      if (begun.has(record)) continue;
      begun.add(record);
      html += `<span id="${addresses.get(record.id) ?? ''}-text"></span>`;
    }
    html += `<mark class="${sideClass(top.record)}"><a href="#${addresses.get(top.record.id) ?? ''}">${words}</a></mark>`;
  }
  return html;
}

function card(record: PositionRecord, address: string, hasText: boolean, wording: Wording): string {
  const { codebook, text } = wording;
  const { position } = record;
  const stance = positionText(wording, record, undefined);
  const actor = (id: string): string => nameOfActor(wording, id);
  const rest = [
    ...(position.accordingTo === undefined
      ? []
      : [text('according to', actor(position.accordingTo))]),
    ...(record.speaker === undefined || record.actors.includes(record.speaker)
      ? []
      : [text('by', actor(record.speaker))]),
    ...(record.date === undefined ? [] : [wording.date(record.date)]),
    ...(position.status === undefined ? [] : [text(position.status)]),
    ...(position.coder === undefined
      ? []
      : [text('coded by', coderName(codebook, position.coder))]),
  ];
  const isPlaced = record.placed.places.some(({ span }) => span !== undefined);
  const back =
    hasText && isPlaced ? ` <a href="#${address}-text">${htmlText(text('in the text'))}</a>` : '';
  return `<li class="card ${sideClass(record)}" id="${address}" data-position><p><strong dir="auto">${htmlText(record.actors.map(actor).join(', '))}</strong> · ${htmlText(stance)} · <span dir="auto">${htmlText(position.issues.map((id) => issueName(codebook, id)).join(', '))}</span></p><p dir="auto">${htmlText(quoteText(position, wording))}</p><p class="faint">${htmlText(rest.join(' · '))}${back}</p></li>\n`;
}
