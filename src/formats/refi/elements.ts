// Elements of REFI-QDA files, by local names in lower case: programs write three namespaces, with
// and without a prefix.

export function nameOf(element: Element): string {
  return (element.localName || element.nodeName).replace(/^.*:/, '').toLowerCase();
}

/** The children of these names. */
export function childrenOf(element: Element | undefined, ...names: readonly string[]): Element[] {
  return element ? [...element.children].filter((child) => names.includes(nameOf(child))) : [];
}

export function childOf(element: Element | undefined, name: string): Element | undefined {
  return childrenOf(element, name)[0];
}

/** An attribute without white space at its ends; undefined where it is missing or empty. */
export function attributeOf(element: Element, name: string): string | undefined {
  const value = element.getAttribute(name)?.trim();
  return value === '' || value === undefined ? undefined : value;
}

/** A GUID as it is compared: programs write it in any case, with and without braces. */
export function guidOf(element: Element, name = 'guid'): string | undefined {
  return attributeOf(element, name)?.replace(/[{}]/g, '').toLowerCase();
}

export function wordsIn(element: Element | undefined): string | undefined {
  const words = element?.textContent.trim();
  return words === '' ? undefined : words;
}
