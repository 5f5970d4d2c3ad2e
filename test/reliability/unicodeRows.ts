import {
  DEFAULT_FILTER,
  runSync,
  TEXT_FORMATS,
  DEFAULT_CSV_OPTIONS,
  mentionRows,
} from '../../src/core';
import { decodeArticle } from '../../src/core/text/decode';
import type { Corpus } from '../../src/project';
import { generator } from '../bench/generated';
import { MemoryFiles } from '../support/memoryFiles';
import { addQuote, ARTICLE, CODEBOOK, corpusOn } from './memoryCorpus';
import { resultOf, type ReportRow } from './report';

/** Parts of articles in many scripts. */
const PIECES = [
  ...['Port Union', 'Ministry of Transport', ' ', ' ', '. ', '\n', '\n\n'],
  ...['cafe\u0301', 'café', 'a\u0308\u0323', '한국', '\u1112\u1161\u11ab', 'ﬁnance', 'İstanbul'],
  ...['👩🏽‍🌾', '🇪🇺', '👨‍👩‍👧‍👦', '𝔘𝔫𝔦𝔬𝔫', '𠀋', '😀', 'ก็', 'क्षि'],
  ...['שלום', 'السلام', '\u202bעברית\u202c', '\u200f', '\u2066x\u2069', '\u00ad', '\u200b', 'ß'],
  ...['“said”', '‑', '—', '…', '\u2028', '\u0085', '\u000b', '\u00a0', '中国反对', 'ไทยแลนด์'],
];

/** How the same text may be stored on disk. */
const ON_DISK: Readonly<Record<string, (text: string) => Uint8Array>> = {
  LF: (text) => Buffer.from(text),
  CRLF: (text) => Buffer.from(text.replaceAll('\n', '\r\n')),
  'lone CR': (text) => Buffer.from(text.replaceAll('\n', '\r')),
  'a byte order mark': (text) => Buffer.from(`\uFEFF${text}`),
  'UTF-16': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
};

/** Row 20: articles of such parts, each with a quote and mentions; offsets in exports are compared
 * with the text, and the words of the quote are searched in exports without offsets. */
export async function unicodeRows(asked: number, seed: number): Promise<readonly ReportRow[]> {
  const random = generator(seed);
  const wrong: string[] = [];
  const ways = Object.entries(ON_DISK);
  const count = { offsets: 0 };
  for (let run = 0; run < asked; run++) {
    const [name, encode] = ways[run % ways.length] ?? ['', () => new Uint8Array()];
    const text = `${someText(random)}The Port Union says: `;
    const quote = someText(random).trim() || 'no';
    const all = `${text}${quote}. ${someText(random)}\n`;
    const off = await whatIsOff(encode(all), all, quote, count);
    if (off !== undefined) wrong.push(`article ${run} (${name}): ${off}`);
  }
  const check = `articles in many scripts, as ${ways.map(([name]) => name).join(', ')}: offsets in exports`;
  const reported = `0 wrong of ${count.offsets} offsets`;
  return [{ row: 20, check, asked, run: asked, seed, result: resultOf(reported, wrong) }];
}

function someText(random: () => number): string {
  const piece = (): string => PIECES[Math.floor(random() * PIECES.length)] ?? '';
  return Array.from({ length: Math.floor(random() * 12) }, piece).join('');
}

/** `text`: with LF, as offsets count. */
async function whatIsOff(
  bytes: Uint8Array,
  text: string,
  quote: string,
  count: { offsets: number },
): Promise<string | undefined> {
  const read = decodeArticle(bytes, TextDecoder);
  if (read.text !== text || !read.clean) return 'it is read as another text';
  const files = new MemoryFiles({ 'codebook.yaml': CODEBOOK, [ARTICLE]: text });
  const corpus = await corpusOn(files);
  await corpus.open(ARTICLE, read.text, read.clean);
  await corpus.change(ARTICLE, [addQuote(text, `says: ${quote}`, 'aaaaaaaa')], 'label');
  await corpus.settled();
  // As another program sees it: everything is read from the files again.
  const again = await corpusOn(files);
  const exported = await exportsOf(again);
  const mentions = (JSON.parse(exported.get('json') ?? '') as Exported).mentions;
  corpus.dispose();
  again.dispose();
  for (const { start, end, text: words } of mentions) {
    count.offsets++;
    if (text.slice(start, end) !== words) return `a mention at ${start} is “${words}”`;
  }
  if (mentions.length === 0) return 'no mention was found';
  const [position] = (JSON.parse(exported.get('json') ?? '') as Exported).positions;
  const wanted = `says: ${quote}`;
  for (const part of position?.quotes ?? []) {
    count.offsets++;
    if (text.slice(part.start, part.end) !== wanted) return `JSON has ${part.start}–${part.end}`;
  }
  const [head = [], row = []] = cellsOf(exported.get('positions-csv') ?? '');
  const cell = (name: string): string => row[head.indexOf(name)] ?? '';
  count.offsets++;
  if (text.slice(Number(cell('start')), Number(cell('end'))) !== wanted) {
    return `CSV has ${cell('start')}–${cell('end')}`;
  }
  if (position?.anchor !== 'anchored') return `it is ${position?.anchor ?? 'nowhere'}`;
  return undefined;
}

interface Exported {
  readonly mentions: readonly {
    readonly start: number;
    readonly end: number;
    readonly text: string;
  }[];
  readonly positions: readonly {
    readonly anchor: string;
    readonly quotes: readonly { readonly start: number; readonly end: number }[];
  }[];
}

/** By the id of the format. */
export async function exportsOf(corpus: Corpus): Promise<ReadonlyMap<string, string>> {
  const made = new Map<string, string>();
  for (const format of TEXT_FORMATS) {
    let text = '';
    const { pieces } = runSync(
      format.render({
        corpusName: 'Harbours',
        reader: corpus.index,
        filter: DEFAULT_FILTER,
        options: DEFAULT_CSV_OPTIONS,
        text: async (path) => (await corpus.readArticle(path))?.text,
        mentions: async (path) => {
          const read = await corpus.readArticle(path);
          return read ? mentionRows(path, read.text, read.mentions) : [];
        },
      }),
    );
    for await (const piece of pieces) text += piece;
    made.set(format.id, text);
  }
  return made;
}

/** Rows of a table, parsed as RFC 4180 requires. */
function cellsOf(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of csv
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ',') rows.push([]);
  }
  return rows;
}
