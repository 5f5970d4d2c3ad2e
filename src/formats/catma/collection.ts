import { addTo } from '../../core';
import { attributeOf, childOf, childrenOf, elementsIn, type XmlElement } from '../elements';

// A collection of annotations as CATMA writes it, in TEI
// (https://github.com/forTEXT/catma, src/main/java/de/catma/serialization/tei).

export interface Tag {
  readonly id: string;
  readonly name: string;
  readonly tagset: string;
  readonly parent: string | undefined;
  /** A number of Java: its last three bytes are red, green and blue. */
  readonly color: string | undefined;
}

/** One use of a tag. */
export interface Use {
  readonly id: string;
  readonly tag: string;
  readonly coder: string | undefined;
  /** Of the user's properties: each value with the name of its property. */
  readonly values: readonly (readonly [property: string, value: string])[];
  /** UTF-16 units of the text, in its order; those that touch are one. */
  readonly ranges: readonly Range[];
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Collection {
  /** What the places are in: an identifier, or the name of a file. */
  readonly target: string | undefined;
  readonly tags: readonly Tag[];
  readonly uses: readonly Use[];
}

/** Undefined for another kind of TEI, such as an edition. */
export function collectionIn(root: XmlElement): Collection | undefined {
  const text = childOf(root, 'text');
  const body = elementsIn(text, 'ab').find((one) => attributeOf(one, 'type') === 'catma');
  if (root.name !== 'tei' || !body) return undefined;
  const [pointer] = elementsIn(body, 'ptr');
  const ranges = new Map<string, Range[]>();
  for (const segment of childrenOf(body, 'seg')) {
    const ids = (attributeOf(segment, 'ana') ?? '').split(/\s+/).filter((id) => id !== '');
    for (const pointer of childrenOf(segment, 'ptr')) {
      const range = rangeOf(attributeOf(pointer, 'target') ?? '');
      if (range) for (const id of ids) addTo(ranges, id.replace(/^#/, ''), range);
    }
  }
  return {
    target: pointer && attributeOf(pointer, 'target')?.replace(/#.*$/s, '').trim(),
    tags: elementsIn(root, 'fsddecl').flatMap(tagsIn),
    uses: childrenOf(text, 'fs').flatMap((structure) => {
      const id = idOf(structure);
      const own = joined(ranges.get(id) ?? []);
      return own.length === 0 ? [] : useOf(structure, id, own);
    }),
  };
}

/** `…#char=36,44`. */
function rangeOf(target: string): Range | undefined {
  const [, start, end] = /#char=(\d{1,9}),(\d{1,9})$/.exec(target) ?? [];
  const range = { start: Number(start), end: Number(end) };
  return range.end > range.start ? range : undefined;
}

function joined(ranges: readonly Range[]): readonly Range[] {
  const whole: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (!last || range.start > last.end) whole.push(range);
    else if (range.end > last.end) whole[whole.length - 1] = { ...last, end: range.end };
  }
  return whole;
}

function tagsIn(tagset: XmlElement): readonly Tag[] {
  // Behind the name is a version.
  const name = (attributeOf(tagset, 'n') ?? '').replace(/\s+\S*$/, '');
  return childrenOf(tagset, 'fsdecl').map((declared) => ({
    id: idOf(declared),
    name: childOf(declared, 'fsdescr')?.text.trim() ?? '',
    tagset: name,
    parent: attributeOf(declared, 'baseTypes'),
    color: colorOf(childrenOf(declared, 'fdecl').find((one) => attributeOf(one, 'name') === COLOR)),
  }));
}

const COLOR = 'catma_displaycolor';
const AUTHOR = 'catma_markupauthor';

function useOf(structure: XmlElement, id: string, ranges: readonly Range[]): Use {
  const values: (readonly [string, string])[] = [];
  let coder: string | undefined;
  for (const feature of childrenOf(structure, 'f')) {
    const name = attributeOf(feature, 'name') ?? '';
    const given = valuesIn(feature);
    if (name === AUTHOR) [coder] = given;
    if (!name.startsWith('catma_')) for (const value of given) values.push([name, value]);
  }
  return { id, tag: attributeOf(structure, 'type') ?? '', coder, values, ranges };
}

/** Of a feature with one value, or with a list of them. */
function valuesIn(feature: XmlElement): readonly string[] {
  const found = ['string', 'numeric'].flatMap((name) => elementsIn(feature, name));
  return found
    .map((one) => (attributeOf(one, 'value') ?? one.text).trim())
    .filter((value) => value !== '');
}

function colorOf(declared: XmlElement | undefined): string | undefined {
  const [written] = declared ? valuesIn(declared) : [];
  const number = Number(written);
  if (written === undefined || !Number.isInteger(number)) return undefined;
  return `#${(number & 0xffffff).toString(16).padStart(6, '0')}`;
}

function idOf(element: XmlElement): string {
  return attributeOf(element, 'xml:id') ?? '';
}
