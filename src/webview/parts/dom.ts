/** Attributes of an element; those that are undefined are not set, `true` sets an empty one. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element with its children. Texts become text nodes, so nothing in them can be markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

export function makeSvg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

/** Attribute names are literals of this code; values may come from files, and none of these
 * attributes is executed. */
function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

export function onClick<E extends Element>(element: E, run: () => void): E {
  element.addEventListener('click', run);
  return element;
}

/** Runs at most once in this many milliseconds, with the last request. */
export function debounce(milliseconds: number): (run: () => void) => void {
  let timer: number | undefined;
  return (run) => {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
}

/** Fills the gaps {0}, {1} of a text. */
export function filled(text: string, ...args: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (gap, at: string) => String(args[Number(at)] ?? gap));
}
