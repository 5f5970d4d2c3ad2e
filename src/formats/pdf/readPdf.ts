import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { statedAuthor, statedTitle } from '../../core';
import type { ForeignFile, Imported, ImportOptions } from '../contract';
import { Refused, refuseLarge } from '../refuse';
import { isMostlyLost, lostPages } from './lostPages';
import { pageLines, type Line } from './pageLines';
import { pagePieces } from './pagePieces';
import { pageStarts } from './pageStarts';
import { paragraphsOf, withoutMargins } from './paragraphs';

/** In bytes; the limit where reading cannot be stopped within a page. */
const LARGEST = 20_000_000;
const LARGEST_IN_THREAD = 100_000_000;
const MOST_PAGES = 2000;
const LONGEST_MS = 60_000;

/** The text of a PDF as an article. Nothing is drawn, executed or fetched. The time is checked
 * between pages. Throws `Refused`. */
export async function readPdf(
  { bytes }: ForeignFile,
  { isCancelled, canBeEnded = false }: ImportOptions,
): Promise<Imported> {
  refuseLarge(bytes, canBeEnded ? LARGEST_IN_THREAD : LARGEST);
  if (!/%PDF-\d/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 1024)))) {
    throw new Refused('unreadable');
  }
  const document = await opened(bytes);
  try {
    if (document.numPages > MOST_PAGES) throw new Refused('too-large');
    const begin = performance.now();
    const lines: Line[] = [];
    const lost: number[] = [];
    const sparse: { number: number; legible: number }[] = [];
    let height = 842;
    for (let number = 1; number <= document.numPages; number++) {
      if (isCancelled()) return { articles: [], problems: [] };
      if (performance.now() - begin > LONGEST_MS) throw new Refused('too-large');
      const page = await document.getPage(number);
      const { items, styles } = await page.getTextContent({ disableNormalization: true });
      const vertical = Object.keys(styles).filter((name) => styles[name]?.vertical);
      const drawn = items.filter((item) => 'str' in item);
      const read = pagePieces(drawn, new Set(vertical), page.view);
      ({ height } = read);
      if (isMostlyLost(read)) lost.push(number);
      else if (read.legible < SPARSE) sparse.push({ number, legible: read.legible });
      for (const part of read.parts)
        for (const line of pageLines(part, number - 1)) lines.push(line);
    }
    const body = withoutMargins(lines, document.numPages, height);
    const text = paragraphsOf(body);
    if (text.trim() === '') throw new Refused('no-text');
    const { info } = await document.getMetadata();
    const properties = info as { readonly Title?: unknown; readonly Author?: unknown };
    const title = statedTitle(textOf(properties.Title)) ?? /^# (.+)$/m.exec(text)?.[1];
    const author = statedAuthor(textOf(properties.Author));
    const none = { source: undefined, date: undefined, url: undefined };
    const more = await lookedAt(document, sparse);
    const problems = lostPages(
      lost.concat(more.lost).sort((a, b) => a - b),
      more.pictures,
    );
    const labels = ((await document.getPageLabels()) ?? []).map(printedNumber);
    const pages = document.numPages > 1 ? pageStarts(body, text, labels) : undefined;
    return { articles: [{ key: '', title, author, ...none, text, pages }], problems };
  } finally {
    await document.destroy();
  }
}

/** The fewest letters of a page that has text. */
const SPARSE = 100;

/** Looking at what is drawn on a page decodes its pictures, so that only the first are looked at.
 * Where one of them is a picture, or has letters of an unknown font, the others are alike. */
const MOST_LOOKED_AT = 5;

/** Which of pages with few or no words are pictures, or have letters of fonts that cannot be read:
 * old East Asian files name fonts that are not in them. Blank pages are neither. */
async function lookedAt(
  document: Awaited<ReturnType<typeof opened>>,
  pages: readonly { readonly number: number; readonly legible: number }[],
): Promise<{ readonly lost: readonly number[]; readonly pictures: readonly number[] }> {
  const { OPS } = await getResolvedPDFJS();
  const drawing = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject];
  const lost: number[] = [];
  const pictures: number[] = [];
  for (const { number, legible } of pages.slice(0, MOST_LOOKED_AT)) {
    const { fnArray, argsArray } = await (await document.getPage(number)).getOperatorList();
    const shown = (argsArray as unknown[][]).filter((_, at) => fnArray[at] === OPS.showText);
    const unknown = shown.filter(([glyphs]) => Array.isArray(glyphs) && glyphs.length === 0);
    if (unknown.length > shown.length / 2) lost.push(number);
    else if (legible === 0 && fnArray.some((one) => drawing.includes(one))) pictures.push(number);
  }
  const others = pages.slice(MOST_LOOKED_AT);
  const wordless = others.filter(({ legible }) => legible === 0).map(({ number }) => number);
  return {
    lost: pictures.length === 0 && lost.length > 0 ? [...lost, ...wordless] : lost,
    pictures: pictures.length === 0 ? [] : [...pictures, ...wordless],
  };
}

async function opened(bytes: Uint8Array): ReturnType<typeof getDocumentProxy> {
  try {
    // A copy, since the library takes over the memory, and does not accept Node's Buffer.
    return await getDocumentProxy(new Uint8Array(bytes), {
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      enableXfa: false,
      verbosity: 0,
    });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    throw new Refused(name === 'PasswordException' ? 'encrypted' : 'unreadable');
  }
}

/** Undefined for a label that is no number: of white space only, or long. */
function printedNumber(label: string): string | undefined {
  const number = label.replace(/\s+/g, '');
  return number === '' || number.length > 16 ? undefined : number;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
