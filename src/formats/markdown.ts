// Converts the elements of a page to Markdown that can be annotated: words as a reader sees them,
// with headings, lists, quotations and tables. Emphasis, links and pictures are omitted, since
// marks between words would be in every quote.

import { escapedMarkdown } from '../core';

/** The properties of a node that are used, whichever parser made it. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<PageNode>;
  getAttribute?(name: string): string | null;
}

/** Markdown with a blank line between blocks and a line feed at the end; '' where there are no
 * words. Throws `RangeError` for elements nested some thousand deep. */
export function markdownOf(node: PageNode): string {
  const blocks = blocksOf(node, new Map());
  return blocks.length === 0 ? '' : `${joined(blocks)}\n`;
}

interface Block {
  readonly text: string;
  readonly isList?: boolean;
}

/** Numbers of notes by the id of their text, in the order of their first links. */
type Notes = Map<string, string>;

interface Place {
  readonly blocks: Block[];
  /** Words since the last block. */
  words: string;
  readonly notes: Notes;
  readonly keepsLines: boolean;
}

const TEXT = 3;
const ELEMENT = 1;
/** A line break of the page, while other white space is one space. */
const BREAK = '\u0001';
const EXCLUDED = new Set(
  'script style noscript template iframe object embed applet svg math img picture video audio canvas head hr button input select textarea'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article aside body center dd details div dl dt fieldset figcaption figure footer form header html li main nav p section summary tbody td tfoot th thead tr caption legend'.split(
    ' ',
  ),
);

function blocksOf(node: PageNode, notes: Notes, keepsLines = false): Block[] {
  const place: Place = { blocks: [], words: '', notes, keepsLines };
  for (const child of node.childNodes) visit(child, place);
  endParagraph(place);
  return place.blocks;
}

function visit(node: PageNode, place: Place): void {
  if (node.nodeType === TEXT) {
    const text = (node.nodeValue ?? '').replaceAll(BREAK, '');
    place.words += place.keepsLines ? text.replace(/\r\n?|\n/g, BREAK) : text;
  }
  if (node.nodeType !== ELEMENT) return;
  const name = node.nodeName.toLowerCase();
  if (EXCLUDED.has(name)) return;
  if (name === 'br') place.words += BREAK;
  else if (name === 'q') quote(node, place);
  else if (name === 'a' && isNote(node)) place.words += noteMark(node, place.notes);
  else if (isBlock(name)) {
    endParagraph(place);
    for (const block of blockOf(name, node, place.notes)) place.blocks.push(block);
  } else for (const child of node.childNodes) visit(child, place);
}

/** Browsers add quotation marks that are not in the text. */
function quote(node: PageNode, place: Place): void {
  place.words += '“';
  for (const child of node.childNodes) visit(child, place);
  place.words += '”';
}

function isBlock(name: string): boolean {
  return BLOCKS.has(name) || /^(h[1-6]|ul|ol|menu|blockquote|table|pre)$/.test(name);
}

function blockOf(name: string, node: PageNode, notes: Notes): readonly Block[] {
  if (name === 'ul' || name === 'ol' || name === 'menu') return listOf(node, name === 'ol', notes);
  if (name === 'table') return tableOf(node, notes);
  if (name === 'pre') return blocksOf(node, notes, true);
  const inside = blocksOf(node, notes);
  if (inside.length === 0) return [];
  if (name === 'blockquote')
    return [
      {
        text: joined(inside)
          .replace(/^(?=.)/gm, '> ')
          .replace(/^$/gm, '>'),
      },
    ];
  if (!/^h[1-6]$/.test(name)) return inside;
  const words = inside.map(({ text }) => text.replaceAll('\n', ' ')).join(' ');
  return [{ text: `${'#'.repeat(Number(name[1]))} ${words}` }];
}

function listOf(node: PageNode, isNumbered: boolean, notes: Notes): readonly Block[] {
  const lines: string[] = [];
  const noteTexts: Block[] = [];
  let number = isNumbered ? startOf(node) : 0;
  for (const child of node.childNodes) {
    const inside = blocksOf(child, notes);
    const note = notes.get(child.getAttribute?.('id') ?? '');
    if (note !== undefined && inside.length > 0) {
      noteTexts.push({ text: `[^${note}]: ${indented(joined(inside), 4)}` });
      continue;
    }
    if (child.nodeType !== ELEMENT || inside.length === 0) continue;
    // An inner list that is not in an item belongs to the item before it.
    const isInner = child.nodeName.toLowerCase() !== 'li' && inside.every(({ isList }) => isList);
    const mark = isInner ? '  ' : isNumbered ? `${String(number++)}. ` : '- ';
    lines.push(`${mark}${indented(joinedPoint(inside), mark.length)}`);
  }
  const list = lines.length === 0 ? [] : [{ text: lines.join('\n'), isList: true }];
  return [...list, ...noteTexts];
}

function startOf(node: PageNode): number {
  const start = Number(node.getAttribute?.('start') ?? '1');
  return Number.isSafeInteger(start) && start >= 0 ? start : 1;
}

/** A table of one column or row is used for layout only: its contents follow each other as
 * blocks. */
function tableOf(node: PageNode, notes: Notes): readonly Block[] {
  const rows = descendants(node, 'tr').map((row) =>
    [...row.childNodes].filter(({ nodeName }) => /^t[dh]$/i.test(nodeName)),
  );
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (rows.length < 2 || width < 2 || descendants(node, 'table').length > 0) {
    return blocksOf(node, notes);
  }
  const lines = rows.map((row) => {
    const cells = Array.from({ length: width }, (_, at) => {
      const cell = row[at];
      const blocks = cell === undefined ? [] : blocksOf(cell, notes);
      return blocks.map(({ text }) => text.replace(/\n+/g, ' ').replaceAll('|', '\\|')).join(' ');
    });
    return `| ${cells.join(' | ')} |`;
  });
  const [first = '', ...others] = lines;
  const caption = descendants(node, 'caption').flatMap((one) => blocksOf(one, notes));
  const rule = `|${' --- |'.repeat(width)}`;
  return [...caption, { text: [first, rule, ...others].join('\n') }];
}

function descendants(node: PageNode, name: string): readonly PageNode[] {
  return [...node.childNodes].flatMap((child) => [
    ...(child.nodeName.toLowerCase() === name ? [child] : []),
    ...descendants(child, name),
  ]);
}

/** Whether a link is a note as in Word files after `mammoth`: a link to its text, or from there
 * back to it. */
function isNote(node: PageNode): boolean {
  const id = node.getAttribute?.('id') ?? '';
  const href = node.getAttribute?.('href') ?? '';
  return /^(foot|end)note-ref-/.test(id) || /^#(foot|end)note-ref-/.test(href);
}

function noteMark(node: PageNode, notes: Notes): string {
  const number = /\d+/.exec([...node.childNodes].map(({ nodeValue }) => nodeValue ?? '').join(''));
  const href = node.getAttribute?.('href') ?? '';
  if (!number || href.includes('-ref-')) return '';
  notes.set(href.slice(1), number[0]);
  return `[^${number[0]}]`;
}

function endParagraph(place: Place): void {
  const text = cleanWords(place.words);
  place.words = '';
  if (text !== '') place.blocks.push({ text });
}

/** Words with single spaces, without characters that only mark where a word may be divided. */
export function cleanWords(words: string): string {
  const lines = words
    .replace(/[\u00ad\u200b\u2060\ufeff\u0000]/g, '')
    .replace(/[\s\u0085]+/g, ' ')
    .split(BREAK)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
  return escapedMarkdown(lines);
}

function joined(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join('\n\n');
}

/** The words of a list item; a list in it begins on the next line. */
function joinedPoint(blocks: readonly Block[]): string {
  return blocks
    .map(({ text, isList }, at) => (at === 0 ? '' : isList === true ? '\n' : '\n\n') + text)
    .join('');
}

function indented(text: string, by: number): string {
  return text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(by)}`);
}
