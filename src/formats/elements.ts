import { SaxesParser } from 'saxes';
import { Refused } from './refuse';

/** An element of an XML file, which takes less memory than that of a DOM. `name`: in lower case and
 * without a prefix, since programs write several namespaces. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All text in it. */
  readonly text: string;
}

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const DEEPEST = 250;
/** More do not fit into the memory of an import. */
const MOST_ELEMENTS = 1_000_000;

/** The root of a file that `xmlText` has accepted. Throws `Refused` where it is broken. */
export function xmlElements(source: string): XmlElement {
  const parser = new SaxesParser();
  const whole: Open = { name: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [whole];
  const add = (text: string): void => {
    const last = open.at(-1);
    if (last) last.text += text;
  };
  parser.on('error', () => {
    throw new Refused('unreadable');
  });
  parser.on('text', add);
  parser.on('cdata', add);
  let count = 0;
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) throw new Refused('too-deep');
    if (++count > MOST_ELEMENTS) throw new Refused('too-large');
    open.push({ name: localName(name), attributes, children: [], text: '' });
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (!closed) return;
    open.at(-1)?.children.push(closed);
    add(closed.text);
  });
  parser.write(source).close();
  const [root] = whole.children;
  if (!root) throw new Refused('unreadable');
  return root;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/** The children of these names. */
export function childrenOf(
  element: XmlElement | undefined,
  ...names: readonly string[]
): readonly XmlElement[] {
  return element?.children.filter(({ name }) => names.includes(name)) ?? [];
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** The elements of a name, at any depth, in their order. */
export function elementsIn(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return (
    element?.children.flatMap((child) => [
      ...(child.name === name ? [child] : []),
      ...elementsIn(child, name),
    ]) ?? []
  );
}

/** An attribute without white space at its ends; undefined where it is missing or empty. */
export function attributeOf({ attributes }: XmlElement, name: string): string | undefined {
  const value = Object.hasOwn(attributes, name) ? attributes[name]?.trim() : undefined;
  return value === '' ? undefined : value;
}

export function wordsIn(element: XmlElement | undefined): string | undefined {
  const words = element?.text.trim();
  return words === '' ? undefined : words;
}
