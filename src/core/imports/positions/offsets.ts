import type { OffsetUnit } from './mapping/mapping';

/** A way in which another program may have counted the places of a text. */
export interface Counting {
  readonly unit: OffsetUnit;
  /** Whether each line end counts as two (CRLF); the normalised text has one. */
  readonly lineEnds: 'one' | 'two';
  /** Whether the first place is 0, or 1 as in R. */
  readonly first: 0 | 1;
  /** Whether the front matter counts, or places are relative to the words behind it. */
  readonly from: 'text' | 'body';
}

/** The likelier ones first: of ways that fit equally well the first is used. */
export const COUNTINGS: readonly Counting[] = (['text', 'body'] as const).flatMap((from) =>
  ([0, 1] as const).flatMap((first) =>
    (['one', 'two'] as const).flatMap((lineEnds) =>
      (['utf-16', 'code-points', 'utf-8'] as const).map((unit) => ({
        unit,
        lineEnds,
        first,
        from,
      })),
    ),
  ),
);

/** Converts places of other programs to UTF-16 offsets of the normalised text. */
export class TextOffsets {
  readonly #text: string;
  readonly #bodyStart: number;
  readonly #isAscii: boolean;
  readonly #tables = new Map<string, Uint32Array>();

  /** `frontMatterEnd`: where the article's own words begin, 0 without front matter. */
  constructor(text: string, frontMatterEnd: number) {
    this.#text = text;
    this.#isAscii = /^[\0-\x7f]*$/.test(text);
    let body = frontMatterEnd;
    while (body > 0 && text[body] === '\n') body++;
    this.#bodyStart = body;
  }

  get hasFrontMatter(): boolean {
    return this.#bodyStart > 0;
  }

  /** Undefined outside the text, and within a character. */
  toText(offset: number, { unit, lineEnds, first, from }: Counting): number | undefined {
    const start = from === 'body' ? this.#bodyStart : 0;
    const wanted = offset - first;
    if (wanted < 0) return undefined;
    if (lineEnds === 'one' && (unit === 'utf-16' || this.#isAscii)) {
      const at = start + wanted;
      return at <= this.#text.length ? at : undefined;
    }
    const at = this.#table(unit, lineEnds, start)[wanted];
    return at === undefined || at === NOWHERE ? undefined : at;
  }

  /** By place in the unit, the offset in the text. */
  #table(unit: OffsetUnit, lineEnds: Counting['lineEnds'], start: number): Uint32Array {
    const name = `${unit} ${lineEnds} ${String(start)}`;
    const known = this.#tables.get(name);
    if (known) return known;
    const text = this.#text;
    // A UTF-16 unit has at most three bytes in UTF-8, or two with a line end.
    const table = new Uint32Array((text.length - start) * 3 + 1).fill(NOWHERE);
    let counted = 0;
    for (let at = start; at < text.length;) {
      table[counted] = at;
      const code = text.codePointAt(at) ?? 0;
      const units = code > 0xffff ? 2 : 1;
      const isLineEnd = code === 0x0a && lineEnds === 'two';
      counted += isLineEnd ? 2 : unit === 'utf-16' ? units : unit === 'utf-8' ? bytesOf(code) : 1;
      at += units;
    }
    table[counted] = text.length;
    const whole = table.subarray(0, counted + 1);
    this.#tables.set(name, whole);
    return whole;
  }
}

/** Within a character. */
const NOWHERE = 0xffff_ffff;

/** The number of bytes of a code point in UTF-8; a lone surrogate becomes U+FFFD. */
function bytesOf(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
