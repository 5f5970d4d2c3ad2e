import { countedProblem, type ImportProblem } from '../../core';
import { parsedXml } from '../xml';
import { numbersOf, type ListNumbers } from './listNumbers';

// What the library leaves out or gets wrong, in the XML of a document before the library reads it.

export interface ReadableXml {
  readonly xml: string;
  readonly problems: readonly ImportProblem[];
}

/** Before the number of a list's point, and after it. */
const [BEFORE, AFTER] = ['\ue000', '\ue001'];

/** The XML of a document as the library can read it: without hidden text, with the words of text
 * boxes behind their paragraphs, equations as their signs, and the numbers of list points that do
 * not begin a list. */
export function readableXml(xml: string, styles: string, numbering: string): ReadableXml {
  const hiding = hidingStyles(styles);
  if (!FEATURES.test(xml) && hiding.size === 0) return { xml, problems: [] };
  const document = parsedXml(xml);
  const hidden = removeHidden(document, hiding);
  const equations = flattenEquations(document);
  moveTextBoxes(document);
  writeNumbers(document, numbersOf(numbering));
  return {
    xml: document.documentElement.outerHTML,
    problems: [
      ...countedProblem('passages-hidden', hidden),
      ...countedProblem('equations-flat', equations),
    ],
  };
}

const FEATURES = /<(w:vanish|m:oMath|w:txbxContent|w:numPr)[\s>/]/;

/** HTML of the library with numbers of lists as attributes, and with boxes that are ticked or not
 * as signs. */
export function withNumbers(html: string): string {
  return html
    .replace(/<input type="checkbox"( checked="checked")?\s*\/?>/g, (_, checked) =>
      checked === undefined ? '☐' : '☒',
    )
    .replace(/<ol><li>\ue000(\d+)\ue001/g, '<ol start="$1"><li>')
    .replace(/\ue000\d*\ue001/g, '');
}

function named(root: Document | Element, name: string): readonly Element[] {
  return [...root.getElementsByTagName(name)];
}

function child(element: Element | undefined, name: string): Element | undefined {
  return element && [...element.children].find(({ tagName }) => tagName === name);
}

function isOn(element: Element | undefined): boolean {
  return element !== undefined && !/^(0|false|off)$/i.test(element.getAttribute('w:val') ?? '');
}

/** Ids of styles whose text is hidden. */
function hidingStyles(styles: string): ReadonlySet<string> {
  if (!styles.includes('<w:vanish')) return new Set();
  const document = parsedXml(styles);
  const hiding = named(document, 'w:style').filter((style) =>
    isOn(child(child(style, 'w:rPr'), 'w:vanish')),
  );
  return new Set(hiding.map((style) => style.getAttribute('w:styleId') ?? ''));
}

/** Removes hidden text, and counts passages of it. */
function removeHidden(document: Document, hiding: ReadonlySet<string>): number {
  let passages = 0;
  let last: Element | undefined;
  for (const run of named(document, 'w:r')) {
    const look = child(run, 'w:rPr');
    const own = child(look, 'w:vanish');
    const style = child(look, 'w:rStyle')?.getAttribute('w:val') ?? '';
    const paragraph = run.closest('w\\:p') ?? undefined;
    const around = child(child(paragraph, 'w:pPr'), 'w:pStyle')?.getAttribute('w:val') ?? '';
    const isHidden = own ? isOn(own) : hiding.has(style) || hiding.has(around);
    if (!isHidden) {
      last = undefined;
      continue;
    }
    if (last === undefined && run.textContent.trim() !== '') {
      passages++;
      last = run;
    }
    run.remove();
  }
  return passages;
}

/** Replaces equations by their signs, and counts them. */
function flattenEquations(document: Document): number {
  const equations = named(document, 'm:oMath');
  for (const equation of equations) {
    const signs = named(equation, 'm:t').map(({ textContent }) => textContent);
    const run = document.createElement('w:r');
    const text = document.createElement('w:t');
    text.setAttribute('xml:space', 'preserve');
    text.textContent = signs.join('');
    run.append(text);
    const outer = equation.closest('m\\:oMathPara') ?? equation;
    if (outer === equation) equation.replaceWith(run);
    else outer.before(run);
  }
  for (const outer of named(document, 'm:oMathPara')) outer.remove();
  return equations.length;
}

/** Moves the paragraphs of text boxes behind the paragraph that has them. */
function moveTextBoxes(document: Document): void {
  for (const box of named(document, 'w:txbxContent')) {
    const alternatives = box.closest('mc\\:AlternateContent');
    const isSecond =
      box.closest('mc\\:Fallback') && alternatives?.querySelector('mc\\:Choice w\\:txbxContent');
    if (isSecond) continue;
    let paragraph = box.closest('w\\:p');
    for (let outer = paragraph; outer; outer = outer.parentElement?.closest('w\\:p') ?? null) {
      paragraph = outer;
    }
    paragraph?.after(...box.children);
  }
  for (const box of named(document, 'w:txbxContent')) {
    (box.closest('mc\\:AlternateContent') ?? box).remove();
  }
}

/** Writes its number into each point of a numbered list. */
function writeNumbers(document: Document, numbers: ListNumbers): void {
  for (const paragraph of named(document, 'w:p')) {
    const point = child(child(paragraph, 'w:pPr'), 'w:numPr');
    const list = child(point, 'w:numId')?.getAttribute('w:val');
    if (list === undefined || list === null) continue;
    const level = Number(child(point, 'w:ilvl')?.getAttribute('w:val') ?? '0');
    const number = numbers.next(list, level);
    if (number === undefined || number === 1) continue;
    const run = document.createElement('w:r');
    const text = document.createElement('w:t');
    text.textContent = `${BEFORE}${String(number)}${AFTER}`;
    run.append(text);
    child(paragraph, 'w:pPr')?.after(run);
  }
}
