import { isObject } from '../jsonRows';
import { Refused } from '../refuse';
import { scanJson } from '../scanJson';
import {
  isOfProgram,
  shortName,
  type AnnotatedText,
  type Annotation,
  type Place,
} from './annotated';

/** A structure of UIMA: an annotation, a link, a list, or a text. */
interface Structure {
  readonly type: string;
  readonly values: ReadonlyMap<string, string>;
  /** Ids of other structures, by features. */
  readonly refs: ReadonlyMap<string, readonly string[]>;
}

type Structures = ReadonlyMap<string, Structure>;

/** UIMA CAS JSON (https://github.com/apache/uima-uimaj-io-jsoncas). Throws `Refused`. */
export function fromCasJson(source: string): AnnotatedText {
  let whole: unknown;
  try {
    whole = JSON.parse(scanJson(source, false));
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('unreadable');
  }
  const given = isObject(whole) ? whole['%FEATURE_STRUCTURES'] : undefined;
  const listed: readonly (readonly [string | undefined, unknown])[] = Array.isArray(given)
    ? (given as readonly unknown[]).map((one) => [undefined, one])
    : Object.entries(isObject(given) ? given : {});
  const structures = new Map<string, Structure>();
  for (const [key, one] of listed) {
    if (!isObject(one)) continue;
    const values = new Map<string, string>();
    const refs = new Map<string, readonly string[]>();
    for (const [name, value] of Object.entries(one)) {
      if (name === '%ELEMENTS') refs.set('elements', [value].flat().map(String));
      else if (name.startsWith('@')) refs.set(name.slice(1), [value].flat().map(String));
      else if (['string', 'number', 'boolean'].includes(typeof value)) {
        values.set(name, String(value));
      }
    }
    const id = key ?? values.get('%ID');
    if (id !== undefined) structures.set(id, { type: values.get('%TYPE') ?? '', values, refs });
  }
  return annotatedText(structures);
}

/** UIMA CAS XMI, of which the elements with attributes are read; the text passed `xmlText`. Throws
 * `Refused`. */
export function fromXmi(source: string): AnnotatedText {
  const packages = new Map<string, string>();
  for (const [, prefix = '', uri = ''] of source.matchAll(
    /xmlns:(\w+)="http:\/\/\/([^"]*)\.ecore"/g,
  )) {
    packages.set(prefix, uri.replaceAll('/', '.'));
  }
  const structures = new Map<string, Structure>();
  for (const [, prefix = '', name = '', written = ''] of source.matchAll(ELEMENT)) {
    const values = new Map<string, string>();
    for (const [, key = '', value = ''] of written.matchAll(ATTRIBUTE)) {
      values.set(key, unescaped(value));
    }
    const id = values.get('xmi:id');
    values.delete('xmi:id');
    const type = `${packages.get(prefix) ?? prefix}.${name}`;
    if (id !== undefined) structures.set(id, { type, values, refs: new Map() });
  }
  return annotatedText(
    new Map([...structures].map(([id, one]) => [id, referring(one, structures)])),
  );
}

const ELEMENT = /<(\w+):(\w+)\s((?:[\w:.-]+="[^"]*"\s*)*)\/?>/g;
const ATTRIBUTE = /([\w:.-]+)="([^"]*)"/g;
const SIGNS: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

function unescaped(value: string): string {
  return value
    .replace(/[\t\r\n]/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (sign, decimal, hex, name) => {
      const point = Number.parseInt(String(decimal ?? hex ?? ''), decimal === undefined ? 16 : 10);
      if (Number.isNaN(point)) return SIGNS[String(name)] ?? sign;
      return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
    });
}

/** XMI writes a reference like a number: one to a link, or of a feature that all programs have. */
function referring(one: Structure, all: Structures): Structure {
  const values = new Map(one.values);
  const refs = new Map<string, readonly string[]>();
  for (const [name, value] of one.values) {
    const ids = value.split(' ');
    const isList =
      /^\d+( \d+)*$/.test(value) &&
      ids.every((id) => all.get(id)?.values.has('begin') === false && isLink(all.get(id)));
    if (!isList && !REFERENCES.has(name)) continue;
    values.delete(name);
    refs.set(name, ids);
  }
  return { ...one, values, refs };
}

const REFERENCES: ReadonlySet<string> = new Set([
  ...['Governor', 'Dependent', 'next', 'first', 'target', 'sofa'],
]);

function isLink(one: Structure | undefined): boolean {
  return one !== undefined && (one.values.has('target') || one.refs.has('target'));
}

/** The annotations of the first text. Throws `Refused` where there is none. */
function annotatedText(structures: Structures): AnnotatedText {
  const [sofa] = [...structures].filter(([, { values }]) => values.has('sofaString'));
  if (!sofa) throw new Refused('unknown-kind');
  const [sofaId, { values: own }] = sofa;
  const text = own.get('sofaString') ?? '';
  const annotations: Annotation[] = [];
  let [left, title] = [0, undefined as string | undefined];
  let [asked, linked] = [0, 0];
  for (const one of structures.values()) {
    const { type, values, refs } = one;
    title ??= type.endsWith('.DocumentMetaData') ? values.get('documentTitle') : undefined;
    if (isOfProgram(type)) continue;
    const place = placeOf(one);
    const isHere = (refs.get('sofa')?.[0] ?? sofaId) === sofaId;
    if (!place || !isHere) {
      // Links are read with what they belong to.
      if (!isLink(one) && !refs.has('first')) left++;
      continue;
    }
    const links = [...refs].flatMap(([name, ids]) => {
      if (name === 'sofa') return [];
      asked += ids.length;
      if (asked + linked > MOST_LINKS) throw new Refused('too-large');
      return ids.flatMap((id) => linksOf(name, structures.get(id), structures));
    });
    linked += links.length;
    annotations.push({
      ...place,
      layer: shortName(type),
      values: [...values].filter(([name, value]) => !OWN.has(name) && value !== ''),
      links,
    });
  }
  return { title, text, annotations, left };
}

/** More than in any real text, where each may refer to all others: the links that are looked at,
 * and those that are found. */
const MOST_LINKS = 300_000;

const OWN: ReadonlySet<string> = new Set(['begin', 'end', '%ID', '%TYPE', '%FLAGS']);

function placeOf(one: Structure | undefined): Place | undefined {
  const [begin, end] = [one?.values.get('begin'), one?.values.get('end')].map(Number);
  return begin === undefined || end === undefined || !(begin <= end) ? undefined : { begin, end };
}

/** To an annotation, or through a link or a list of links, of which none is entered twice. */
function linksOf(
  role: string,
  to: Structure | undefined,
  all: Structures,
  entered = new Set<Structure>(),
  depth = 0,
): Annotation['links'] {
  const place = placeOf(to);
  if (place) return [[role, place]];
  if (!to || depth > 2 || entered.has(to)) return [];
  entered.add(to);
  const target = to.refs.get('target');
  const named = target ? (to.values.get('role') ?? role) : role;
  return [...(target ?? []), ...(to.refs.get('elements') ?? [])].flatMap((id) =>
    linksOf(named, all.get(id), all, entered, depth + 1),
  );
}
