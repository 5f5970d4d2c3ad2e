import { oneLineOf, type NewsStories } from '../story';

/** What is used of a node of a page, whichever parser made it. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<PageNode>;
  readonly textContent: string | null;
}

/** What is used of an element. */
export interface PageElement extends PageNode {
  readonly className: string;
  readonly children: Iterable<PageElement>;
  readonly parentElement: PageElement | null;
  readonly nextElementSibling: PageElement | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  closest(selector: string): PageElement | null;
}

/** Converts a part of a page to Markdown. */
export type AsMarkdown = (node: PageNode) => string;

/** Reads the stories of a page, with their words as Markdown; undefined for another page. */
export type PageReader = (page: PageElement, asMarkdown: AsMarkdown) => NewsStories | undefined;

/** All elements of a selector. */
export function all(within: PageElement, selector: string): readonly PageElement[] {
  return [...within.querySelectorAll(selector)];
}

/** The words of the first element of a selector, on one line. */
export function wordsIn(within: PageElement | undefined, selector: string): string | undefined {
  return oneLineOf(within?.querySelector(selector)?.textContent);
}

/** Several parts as one text. */
export function markdownOfAll(nodes: readonly PageNode[], asMarkdown: AsMarkdown): string {
  return nodes
    .map((node) => asMarkdown(node).trim())
    .filter((text) => text !== '')
    .join('\n\n');
}

/** Adjacent nodes as one part. */
export function partOf(childNodes: readonly PageNode[]): PageNode {
  return { nodeType: 1, nodeName: 'DIV', nodeValue: null, childNodes, textContent: '' };
}
