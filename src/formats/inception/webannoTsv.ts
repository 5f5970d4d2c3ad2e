import { TextOffsets, type Counting } from '../../core';
import { Refused } from '../refuse';
import { shortName, type AnnotatedText, type Annotation, type Place } from './annotated';

// WebAnno TSV 3 (https://inception-project.github.io, "WebAnno TSV 3.3 File format"): a row for each
// word, and for parts of words; annotations of several words have a number.

interface Layer {
  readonly kind: 'SP' | 'RL' | 'CH';
  readonly name: string;
  /** One for each column. */
  readonly columns: readonly string[];
  readonly from: number;
}

/** An annotation while its rows are read. */
interface Growing {
  readonly layer: Layer;
  begin: number;
  end: number;
  readonly cells: readonly string[];
}

interface Row extends Place {
  readonly unit: string;
  readonly cells: readonly string[];
}

/** Throws `Refused` for another format. */
export function fromWebannoTsv(source: string): AnnotatedText {
  if (!source.startsWith('#FORMAT=WebAnno TSV 3')) throw new Refused('unknown-kind');
  const lines = source.split(/\r?\n/);
  const layers = layersOf(lines);
  const read = rowsOf(lines);
  // Its programs count UTF-16 units, others that write such files do not: the words tell.
  let best = placed(read, 'utf-16');
  for (const unit of ['code-points', 'utf-8'] as const) {
    if (best.odd === 0) break;
    const other = placed(read, unit);
    if (other.odd < best.odd) best = other;
  }
  const { text, rows, odd } = best;
  return { title: undefined, text, annotations: annotationsIn(layers, rows), left: odd };
}

/** A row as the file has it, with the sentences that stand before it. */
interface ReadRow extends Row {
  /** With and without escapes: not all programs write them here. */
  readonly words: readonly [plain: string, written: string];
  readonly sentence: string | undefined;
}

function rowsOf(lines: readonly string[]): readonly ReadRow[] {
  const rows: ReadRow[] = [];
  let waiting: string[] = [];
  for (const line of lines) {
    if (line.startsWith('#Text=')) waiting.push(unescaped(line.slice('#Text='.length)));
    const [unit = '', place = '', words = '', ...cells] = line.split('\t');
    const [, begin, end] = /^(\d{1,9})-(\d{1,9})$/.exec(place) ?? [];
    if (!/^\d+-[\d.]+$/.test(unit) || begin === undefined) continue;
    const sentence = waiting.length === 0 ? undefined : waiting.join('\n');
    waiting = [];
    const at = { begin: Number(begin), end: Number(end) };
    rows.push({ unit, ...at, cells, words: [unescaped(words), words], sentence });
  }
  return rows;
}

/** The text, and the rows with their places in it; `odd` is how many of them have other words than
 * are there, and are omitted. */
interface Placed {
  readonly text: string;
  readonly rows: readonly Row[];
  readonly odd: number;
}

function placed(read: readonly ReadRow[], unit: Counting['unit']): Placed {
  let [text, counted] = ['', 0];
  for (const {
    begin,
    words: [words],
    sentence,
  } of read) {
    if (sentence === undefined) continue;
    const before = sentence.slice(0, Math.max(0, sentence.indexOf(words)));
    const at = begin - lengthOf(before, unit);
    // The signs between sentences are not in the file.
    const gap = at - counted;
    if (gap > MOST_BETWEEN) throw new Refused('unreadable');
    if (gap < 0 && unit !== 'utf-16') return { text, rows: [], odd: read.length };
    text = `${gap < 0 ? text.slice(0, at) : text + '\n'.repeat(gap)}${sentence}`;
    counted = at + lengthOf(sentence, unit);
  }
  const offsets = new TextOffsets(text, 0);
  const way: Counting = { unit, lineEnds: 'one', first: 0, from: 'text' };
  const rows = read.flatMap((row) => {
    const [begin, end] = [offsets.toText(row.begin, way), offsets.toText(row.end, way)];
    const isThere = begin !== undefined && row.words.includes(text.slice(begin, end));
    return isThere && end !== undefined ? [{ ...row, begin, end }] : [];
  });
  return { text, rows, odd: read.length - rows.length };
}

function lengthOf(text: string, unit: Counting['unit']): number {
  if (unit === 'utf-16') return text.length;
  if (unit === 'utf-8') return new TextEncoder().encode(text).length;
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}

const MOST_BETWEEN = 10_000;

function layersOf(lines: readonly string[]): readonly Layer[] {
  const layers: Layer[] = [];
  let from = 0;
  for (const line of lines) {
    const [, kind, rest = ''] = /^#T_(SP|RL|CH)=(.*)$/.exec(line) ?? [];
    if (kind === undefined) continue;
    const [name = '', ...columns] = rest.split('|');
    layers.push({ kind: kind as Layer['kind'], name: shortName(name), columns, from });
    from += columns.length;
  }
  return layers;
}

function annotationsIn(layers: readonly Layer[], rows: readonly Row[]): readonly Annotation[] {
  const growing: Growing[] = [];
  /** By layer and number, or layer and unit for those without. */
  const known = new Map<string, Growing>();
  const found = new Map<string, Growing>();
  /** By unit and number, whatever the layer; of several the first. */
  const anywhere = new Map<string, Growing>();
  for (const { unit, begin, end, cells } of rows) {
    for (const layer of layers) {
      const own = layer.columns.map((_, at) => split(cells[layer.from + at] ?? '_', '|'));
      if (layer.kind === 'RL' && own.at(-1)?.join('') === '_') continue;
      if (own.every((items) => items.join('') === '_')) continue;
      const count = own.reduce((most, { length }) => (length > most ? length : most), 0);
      for (let nth = 0; nth < count; nth++) {
        const items = own.map((list) => list[nth] ?? '_');
        const chain = layer.kind === 'CH' ? chainIn(items) : undefined;
        const number =
          layer.kind === 'RL'
            ? undefined
            : layer.kind === 'CH'
              ? chain?.join('-')
              : numberIn(items);
        const before = number === undefined ? undefined : known.get(`${layer.name}#${number}`);
        if (before) {
          before.begin = Math.min(before.begin, begin);
          before.end = Math.max(before.end, end);
        }
        const one = before ?? { layer, begin, end, cells: items };
        if (!before) growing.push(one);
        if (number !== undefined) known.set(`${layer.name}#${number}`, one);
        const name = `${layer.name}@${unit}`;
        found.set(`${name}[${number ?? ''}]`, one);
        const place = `${unit}[${number ?? ''}]`;
        if (!anywhere.has(place)) anywhere.set(place, one);
        if (!found.has(name)) found.set(name, one);
        if (chain) found.set(`${layer.name}>${chain.join('-')}`, one);
      }
    }
  }
  // Relations come in the row of the word at which they end.
  const units = new Map(rows.map((row) => [row.unit, row]));
  const unitOf = new Map<Growing, string>();
  for (const [name, one] of found) {
    const unit = /@([\d.-]+)/.exec(name)?.[1];
    if (unit !== undefined && !unitOf.has(one)) unitOf.set(one, unit);
  }
  const placeOf = (layer: string, reference: string, number?: string): Place | undefined => {
    const [, unit = '', own] = /^([\d.-]+)(?:\[([\d_]+)\])?$/.exec(reference) ?? [];
    const wanted = number ?? own;
    const named = wanted === undefined || wanted === '0' ? undefined : `[${wanted}]`;
    return (
      (named === undefined ? undefined : found.get(`${layer}@${unit}${named}`)) ??
      found.get(`${layer}@${unit}[]`) ??
      found.get(`${layer}@${unit}`) ??
      units.get(unit)
    );
  };
  return growing.map((one): Annotation => {
    const { layer, cells } = one;
    const values: (readonly [string, string])[] = [];
    const links: (readonly [string, Place])[] = [];
    let place: Place = { begin: one.begin, end: one.end };
    for (const [at, column] of layer.columns.entries()) {
      const cell = cells[at] ?? '_';
      if (column.startsWith('ROLE_')) {
        const feature = /:([^_]+)_/.exec(column)?.[1] ?? 'links';
        const target = shortName(layer.columns[at + 1] ?? '');
        const roles = split(cell, ';').map((role) => valueOf(role) ?? feature);
        for (const [nth, reference] of split(cells[at + 1] ?? '_', ';').entries()) {
          const to = anyPlace(target, reference, placeOf, anywhere);
          if (to) links.push([roles[nth] ?? feature, to]);
        }
      } else if (layer.columns[at - 1]?.startsWith('ROLE_')) {
        continue;
      } else if (column.startsWith('BT_')) {
        const base = shortName(column.slice('BT_'.length));
        const [, , governor, dependent] = /^([\d.-]+)(?:\[(\d+)_(\d+)\])?$/.exec(cell) ?? [];
        const from = placeOf(base, cell.replace(/\[.*$/, ''), governor ?? '0');
        const to = placeOf(base, unitOf.get(one) ?? '', dependent ?? '0');
        place = to ?? place;
        if (from) links.push(['Governor', from]);
        if (to) links.push(['Dependent', to]);
      } else if (layer.kind === 'CH' && at === 0) {
        const chain = chainIn(cells);
        const [number, position = 0] = chain ?? [];
        const next = found.get(`${layer.name}>${String(number)}-${String(position + 1)}`);
        const label = valueOf(cell.replace(/->\d+-\d+(\[\d+\])?$/, ''));
        if (label !== undefined) values.push([column, label]);
        if (next) links.push(['next', next]);
      } else {
        const value = valueOf(cell);
        if (value !== undefined) values.push([column, value]);
      }
    }
    return {
      ...{ layer: layer.name, begin: place.begin, end: place.end, values },
      links: links.map(([role, { begin, end }]) => [role, { begin, end }]),
    };
  });
}

/** Of a slot for any layer, the number says which annotation is meant. */
function anyPlace(
  layer: string,
  reference: string,
  placeOf: (layer: string, reference: string) => Place | undefined,
  anywhere: ReadonlyMap<string, Place>,
): Place | undefined {
  const [, unit, number] = /^([\d.-]+)(?:\[(\d+)\])?$/.exec(reference) ?? [];
  if (unit === undefined) return undefined;
  if (layer !== 'Annotation' || number === undefined) return placeOf(layer, reference);
  return anywhere.get(`${unit}[${number}]`) ?? placeOf(layer, reference);
}

/** `[chain, position]` of `coreference->1-2`. */
function chainIn([cell = '']: readonly string[]): readonly [number, number] | undefined {
  const [, chain, position] = /->(\d+)-(\d+)(?:\[\d+\])?$/.exec(cell) ?? [];
  return chain === undefined ? undefined : [Number(chain), Number(position)];
}

/** The number behind an item, which is its annotation's. */
function numberIn(items: readonly string[]): string | undefined {
  for (const item of items) {
    const number = /(?<!\\)(?:\\\\)*\[(\d+)\]$/.exec(item)?.[1];
    // A reference to another annotation has a number, too.
    if (number !== undefined && !/^[\d.]+-[\d.]+\[/.test(item)) return number;
  }
  return undefined;
}

/** Undefined for `_` and `*`, which are no value. */
function valueOf(item: string): string | undefined {
  const bare = item.replace(/(?<!\\)((?:\\\\)*)\[\d+\]$/, '$1');
  return bare === '_' || bare === '*' || bare === '' ? undefined : unescaped(bare);
}

/** The parts between signs that have no backslash before them. */
function split(cell: string, sign: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < cell.length; at++) {
    if (cell[at] === '\\') part += cell[at++] ?? '';
    else if (cell[at] === sign) {
      parts.push(part);
      part = '';
      continue;
    }
    part += cell[at] ?? '';
  }
  return [...parts, part];
}

function unescaped(words: string): string {
  const signs: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };
  return words.replace(/\\(.)/gs, (_, sign: string) => signs[sign] ?? sign);
}
