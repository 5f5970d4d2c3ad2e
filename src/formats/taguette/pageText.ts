import { parseHTML } from '../dom';
import { isDeep } from '../depth';
import { Refused } from '../refuse';

/** The words of a page of HTML, with a blank line between its paragraphs. */
export interface PageText {
  readonly text: string;
  /** The place in `text` of one that counts the words of the page only; both are UTF-8 bytes.
   * `side`: between two words, before the second or after the first. Undefined outside the page. */
  readonly placeOf: (place: number, side: 'start' | 'end') => number | undefined;
}

/** Throws `Refused` for elements nested deeper than in any real document. */
export function pageText(html: string): PageText {
  if (isDeep(html)) throw new Refused('too-deep');
  // White space before the first element is not counted.
  const { document } = parseHTML(`<html><body>${html.trimStart()}</body></html>`);
  const words: Words[] = [];
  let text = '';
  let [counted, written] = [0, 0];
  const write = (more: string): void => {
    text += more;
    written += bytesOf(more);
  };
  const endParagraph = (): void => {
    if (text !== '') write(text.endsWith('\n\n') ? '' : text.endsWith('\n') ? '\n' : '\n\n');
  };
  const visit = (node: Node): void => {
    if (node.nodeType === TEXT) {
      const more = node.nodeValue ?? '';
      const length = bytesOf(more);
      const isBetween = more.trim() === '' && (text === '' || text.endsWith('\n\n'));
      words.push({ from: counted, to: counted + length, at: written, isBetween });
      counted += length;
      if (!isBetween) write(more);
      return;
    }
    const name = node.nodeName.toLowerCase();
    if (name === 'br') write(text.endsWith('\n') ? '' : '\n');
    const level = /^h([1-6])$/.exec(name)?.[1];
    const isBlock = level !== undefined || BLOCKS.has(name);
    if (isBlock) endParagraph();
    if (level !== undefined) write(`${'#'.repeat(Number(level))} `);
    for (const child of node.childNodes) visit(child);
    if (isBlock) endParagraph();
  };
  visit(document.body);
  return {
    text: text.replace(/\n+$/, ''),
    placeOf: (place, side) => {
      const within = words.find(({ from, to }) =>
        side === 'start' ? from <= place && place < to : from < place && place <= to,
      );
      return within && within.at + (within.isBetween ? 0 : place - within.from);
    },
  };
}

/** The words of a node, by their places among the words of the page and in the text. */
interface Words {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  /** White space between paragraphs, of which nothing is written. */
  readonly isBetween: boolean;
}

const TEXT = 3;
const BLOCKS: ReadonlySet<string> = new Set([
  ...['address', 'article', 'blockquote', 'center', 'dd', 'div', 'dl', 'dt', 'figure'],
  ...['footer', 'header', 'hr', 'li', 'ol', 'p', 'pre', 'section', 'table', 'td', 'th', 'tr', 'ul'],
]);

const ENCODER = new TextEncoder();

function bytesOf(text: string): number {
  return ENCODER.encode(text).length;
}
