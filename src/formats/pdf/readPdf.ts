import { getDocumentProxy } from 'unpdf';
import { statedAuthor, statedTitle } from '../../core';
import type { ForeignFile, Imported, ImportOptions } from '../contract';
import { Refused, refuseLarge } from '../refuse';
import { pageLines, type Line } from './pageLines';
import { paragraphsOf } from './paragraphs';

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
    let height = 842;
    for (let number = 1; number <= document.numPages; number++) {
      if (isCancelled()) return { articles: [], problems: [] };
      if (performance.now() - begin > LONGEST_MS) throw new Refused('too-large');
      const page = await document.getPage(number);
      height = page.getViewport({ scale: 1 }).height;
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((item) => {
        if (!('str' in item)) return [];
        const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as readonly number[];
        const size = Math.round(Math.hypot(a, b) * 10) / 10;
        // Rotated text is a note at the edge, or a watermark.
        return Math.abs(b) > Math.abs(a) * 0.1
          ? []
          : [{ x, y, width: item.width, size, text: item.str }];
      });
      for (const line of pageLines(pieces, number - 1)) lines.push(line);
    }
    const text = paragraphsOf(lines, document.numPages, height);
    if (text.trim() === '') throw new Refused('no-text');
    const { info } = await document.getMetadata();
    const properties = info as { readonly Title?: unknown; readonly Author?: unknown };
    const title = statedTitle(textOf(properties.Title)) ?? /^# (.+)$/m.exec(text)?.[1];
    const author = statedAuthor(textOf(properties.Author));
    const none = { source: undefined, date: undefined, url: undefined };
    return { articles: [{ key: '', title, author, ...none, text }], problems: [] };
  } finally {
    await document.destroy();
  }
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

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
