import { describeSpan, foldedToDescribe } from '../../anchoring/describe';
import { quoteFinder } from '../../anchoring/findQuote';
import { frontMatterEnd } from '../../corpus/assemble';
import type { QuotePart } from '../../model/annotation';
import type { ArticlePath } from '../../model/ids';
import type { Span } from '../../model/span';
import { normalizeText } from '../../text/normalize';
import type { Task } from '../../util/task';
import {
  placeQuotes,
  type CountingTally,
  type PlacedQuote,
  type WantedQuote,
} from '../positions/placeQuotes';
import type { ForeignDocument, ForeignMark, ForeignProject } from './foreignProject';
import type { ForeignRecord } from './foreignRecords';

/** Finds the passages of a document: first in its own text, in the unit that fits, then in that of
 * its article. */
export function* placeMarks(
  document: ForeignDocument,
  records: readonly ForeignRecord[],
  text: string,
  { unit }: ForeignProject,
  tally: CountingTally,
): Task<readonly PlacedQuote[]> {
  const own = normalizeText(document.text);
  const wanted = records.map(({ mark: { quote, start, end } }) => ({ quote, start, end }));
  const words = own.trim();
  const at = own === text || words === '' ? -1 : text.indexOf(words);
  // Describing a place takes longer than finding it, and is done once.
  const placed = yield* placeInDocument(document.text, own, wanted, {
    ...{ unit, tally },
    isBare: at >= 0,
  });
  if (own === text) return placed;
  const by = at - own.indexOf(words);
  const inText = (span: Span): boolean => span.start + by >= 0 && span.end + by <= text.length;
  let folded: string | undefined;
  const describe = (span: Span): QuotePart => {
    folded ??= foldedToDescribe(text);
    return describeSpan(text, span, folded);
  };
  const finder = quoteFinder(
    text,
    placed.flatMap(({ parts }) => parts),
  );
  const result: PlacedQuote[] = [];
  for (const quote of placed) {
    yield undefined;
    if (at >= 0 && quote.spans.length > 0 && quote.spans.every(inText)) {
      const spans = quote.spans.map(({ start, end }) => ({ start: start + by, end: end + by }));
      result.push({ ...quote, spans, parts: spans.map(describe) });
    } else result.push(foundAgain(quote, finder, describe));
  }
  return result;
}

/** Finds the quotes of a project in an article of the corpus, wherever they are there: by the words
 * around them, where the project has some. */
export function placeInArticle(
  path: ArticlePath,
  document: ForeignDocument,
  records: readonly ForeignRecord[],
  text: string,
): Task<readonly PlacedQuote[]> {
  const body = frontMatterEnd(path, text);
  const wanted = records.map(({ mark }) => {
    const { quote } = mark;
    const { words, start } = paragraphOf(document, mark);
    const at = words === quote ? -1 : text.indexOf(words, body);
    const isOnly = at >= 0 && !text.includes(words, at + 1);
    return { quote, start: isOnly ? at + start : undefined, end: undefined };
  });
  return placeQuotes(wanted, {
    ...{ text, frontMatterEnd: body, unit: 'utf-16', tally: new Map() },
  });
}

/** The paragraph of a passage in a document that is made of quotes, and where it begins in it. */
export function paragraphOf(
  { text }: ForeignDocument,
  { start, end }: ForeignMark,
): { readonly words: string; readonly start: number } {
  const before = text.lastIndexOf('\n\n', start - 1);
  const from = before < 0 ? 0 : before + 2;
  const to = text.indexOf('\n\n', end);
  return {
    words: normalizeText(text.slice(from, to < 0 ? undefined : to)).trimEnd(),
    start: normalizeText(text.slice(from, start)).length,
  };
}

/** The passages of a document in its normalised text `own`. Programs may count line ends as the
 * file has them, or as one character each. */
function* placeInDocument(
  raw: string,
  own: string,
  wanted: readonly WantedQuote[],
  how: Pick<Parameters<typeof placeQuotes>[1], 'unit' | 'tally' | 'isBare'>,
): Task<readonly PlacedQuote[]> {
  const start = { frontMatterEnd: 0, ...how };
  if (raw === own) return yield* placeQuotes(wanted, { ...start, text: own });
  const asWritten = yield* placeQuotes(wanted, { ...start, text: raw });
  const exact = asWritten.map((quote) => (quote.state === 'exact' ? quote : undefined));
  const others = wanted.filter((_, at) => !exact[at]);
  const inOwn = others.length === 0 ? [] : yield* placeQuotes(others, { ...start, text: own });
  const offsets = normalizedOffsets(raw);
  const folded = how.isBare === true ? '' : foldedToDescribe(own);
  let next = 0;
  return exact.flatMap((quote) => {
    if (!quote) return inOwn[next++] ?? [];
    const spans = quote.spans.map((span) => ({
      start: offsets[span.start] ?? 0,
      end: offsets[span.end] ?? 0,
    }));
    if (how.isBare === true) return { ...quote, spans };
    return { ...quote, spans, parts: spans.map((span) => describeSpan(own, span, folded)) };
  });
}

/** For each offset of a text, that of its normalised text. */
function normalizedOffsets(raw: string): Uint32Array {
  const offsets = new Uint32Array(raw.length + 1);
  let at = 0;
  for (let from = 0; from < raw.length; from++) {
    offsets[from] = at;
    const isMark = from === 0 && raw.startsWith('\uFEFF');
    const isFirstOfTwo = raw[from] === '\r' && raw[from + 1] === '\n';
    if (!isMark && !isFirstOfTwo) at++;
  }
  offsets[raw.length] = at;
  return offsets;
}

/** A passage in a text that is not the document's: by its words and those around them. */
function foundAgain(
  quote: PlacedQuote,
  finder: ReturnType<typeof quoteFinder>,
  describe: (span: Span) => QuotePart,
): PlacedQuote {
  if (quote.spans.length === 0) return quote;
  const found = quote.parts.map((part) => finder.findWords(part));
  const spans = found.flatMap(({ kind, span }) =>
    span && (kind === 'anchored' || kind === 'moved') ? [span] : [],
  );
  if (spans.length === found.length) return { state: 'found', spans, parts: spans.map(describe) };
  const isLost = found.every(({ kind }) => kind === 'orphaned');
  // Its place in the document says nothing here.
  const parts = quote.parts.map((part) => ({ ...part, start: undefined }));
  return { state: isLost ? 'lost' : 'doubtful', spans: [], parts };
}
