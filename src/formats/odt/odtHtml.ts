import { escaped, parsedXml } from '../xml';

/** What a style means for the text that has it. */
interface Style {
  readonly isQuote: boolean;
  readonly isTitle: boolean;
  readonly isHidden: boolean;
}

interface Writing {
  readonly styles: ReadonlyMap<string, Style>;
  readonly numbered: ReadonlySet<string>;
  readonly notes: string[];
  hidden: number;
}

/** The body of an OpenDocument text as HTML: headings, paragraphs, lists, tables, quotations and
 * notes (OpenDocument 1.3, part 3). Deleted and hidden text and remarks are left out; `hidden`
 * counts the hidden passages. */
export function odtHtml(
  content: Document,
  styles: string,
): { readonly html: string; readonly hidden: number } {
  const sources = [content, ...(styles === '' ? [] : [parsedXml(styles)])];
  const writing: Writing = {
    styles: stylesOf(sources),
    numbered: numberedLists(sources),
    notes: [],
    hidden: 0,
  };
  const [body] = content.getElementsByTagName('office:text');
  const html = body ? inside(body, writing, '') : '';
  const notes = writing.notes.length === 0 ? '' : `<ol>${writing.notes.join('')}</ol>`;
  return { html: html + notes, hidden: writing.hidden };
}

const EXCLUDED = new Set([
  ...['text:tracked-changes', 'office:annotation', 'office:forms', 'text:sequence-decls'],
  ...['text:table-of-content', 'text:variable-decls', 'draw:object', 'svg:title', 'svg:desc'],
  ...['text:note-citation', 'text:list-header', 'text:user-field-decls', 'text:change'],
]);

/** `list`: the style of the list around. */
function inside(node: Node, writing: Writing, list: string): string {
  return [...node.childNodes].map((child) => written(child, writing, list)).join('');
}

function written(node: Node, writing: Writing, list: string): string {
  if (node.nodeType === TEXT) return escaped(node.textContent ?? '');
  if (node.nodeType !== ELEMENT) return '';
  const element = node as Element;
  const name = element.tagName;
  if (EXCLUDED.has(name)) return '';
  const style = writing.styles.get(element.getAttribute('text:style-name') ?? '');
  if (style?.isHidden === true || element.getAttribute('text:display') === 'none') {
    if (element.textContent.trim() !== '') writing.hidden++;
    return '';
  }
  switch (name) {
    case 'text:h':
      return tagged(`h${String(levelOf(element))}`, inside(element, writing, list));
    case 'text:p':
      return paragraph(inside(element, writing, list), style);
    case 'text:s':
      return ' ';
    case 'text:tab':
      return ' ';
    case 'text:line-break':
      return '<br>';
    case 'text:list': {
      const own = element.getAttribute('text:style-name') ?? list;
      const isNumbered = writing.numbered.has(`${own} ${String(depthOf(element))}`);
      return tagged(isNumbered ? 'ol' : 'ul', inside(element, writing, own));
    }
    case 'text:list-item':
      return tagged('li', inside(element, writing, list));
    case 'table:table':
      return tagged('table', inside(element, writing, ''));
    case 'table:table-row':
      return tagged('tr', inside(element, writing, ''));
    case 'table:table-cell':
    case 'table:covered-table-cell':
      return tagged('td', inside(element, writing, ''));
    case 'text:note':
      return note(element, writing);
    // A text box stands beside its paragraph.
    case 'draw:text-box':
      return `<div>${inside(element, writing, '')}</div>`;
    default:
      return inside(element, writing, list);
  }
}

const TEXT = 3;
const ELEMENT = 1;

function tagged(tag: string, html: string): string {
  return `<${tag}>${html}</${tag}>`;
}

function paragraph(html: string, style: Style | undefined): string {
  // A box within a paragraph is a block of its own, which ends the paragraph.
  if (style?.isTitle === true) return tagged('h1', html);
  const tag = html.includes('<div>') ? 'div' : 'p';
  return style?.isQuote === true ? tagged('blockquote', tagged(tag, html)) : tagged(tag, html);
}

function levelOf(heading: Element): number {
  const level = Number(heading.getAttribute('text:outline-level') ?? '1');
  return Number.isInteger(level) ? Math.min(6, Math.max(1, level)) : 1;
}

function depthOf(list: Element): number {
  let depth = 1;
  for (let outer = list.parentElement; outer; outer = outer.parentElement) {
    if (outer.tagName === 'text:list') depth++;
  }
  return depth;
}

/** A note as the converter of pages knows it from Word files. */
function note(element: Element, writing: Writing): string {
  const [body] = element.getElementsByTagName('text:note-body');
  const number = String(writing.notes.length + 1);
  // The place is taken before notes within the note.
  writing.notes.push('');
  const html = body ? inside(body, writing, '') : '';
  writing.notes[Number(number) - 1] = `<li id="footnote-${number}">${html}</li>`;
  return `<a id="footnote-ref-${number}" href="#footnote-${number}">[${number}]</a>`;
}

function stylesOf(sources: readonly Document[]): ReadonlyMap<string, Style> {
  const elements = new Map<string, Element>();
  for (const source of sources) {
    for (const style of source.getElementsByTagName('style:style')) {
      const name = style.getAttribute('style:name') ?? '';
      if (!elements.has(name)) elements.set(name, style);
    }
  }
  const found = new Map<string, Style>();
  for (const [name, element] of elements) {
    const line = withParents(name, elements);
    const names = line.map((one) => one.replaceAll('_20_', ' '));
    const [look] = element.getElementsByTagName('style:text-properties');
    found.set(name, {
      isQuote: names.some((one) => /^(Quotations|Block Quotation|Quote)$/i.test(one)),
      isTitle: names.some((one) => /^Title$/i.test(one)),
      isHidden: look?.getAttribute('text:display') === 'none',
    });
  }
  return found;
}

function withParents(name: string, elements: ReadonlyMap<string, Element>): readonly string[] {
  const line: string[] = [];
  for (let at: string | null = name; at !== null && at !== '' && line.length < 10;) {
    line.push(at);
    at = elements.get(at)?.getAttribute('style:parent-style-name') ?? null;
  }
  return line;
}

/** Names of list styles with the levels that are numbered: `L1 2`. */
function numberedLists(sources: readonly Document[]): ReadonlySet<string> {
  const numbered = new Set<string>();
  for (const source of sources) {
    for (const style of source.getElementsByTagName('text:list-style')) {
      const name = style.getAttribute('style:name') ?? '';
      for (const level of style.getElementsByTagName('text:list-level-style-number')) {
        if ((level.getAttribute('style:num-format') ?? '') === '') continue;
        numbered.add(`${name} ${level.getAttribute('text:level') ?? '1'}`);
      }
    }
  }
  return numbered;
}
