import { getDocumentProxy } from 'unpdf';
import { statedAuthor, statedTitle } from '../../core';
import type { ForeignFile, Imported, ImportOptions } from '../contract';
import { Refused, refuseLarge } from '../refuse';
import { pageLines, type Line } from './pageLines';
import { pagePieces } from './pagePieces';
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
      const { items, styles } = await page.getTextContent({ disableNormalization: true });
      const vertical = Object.keys(styles).filter((name) => styles[name]?.vertical);
      const drawn = items.filter((item) => 'str' in item);
      const read = pagePieces(drawn, new Set(vertical), page.view);
      ({ height } = read);
      for (const part of read.parts)
        for (const line of pageLines(part, number - 1)) lines.push(line);
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
