import { QUOTE_GAP } from '../../core';
import { oneLine } from '../oneLine';
import type { Fragment, Lines, TextBound } from './lines';

/** Words of a document with their place. Several parts are joined by `[…]`. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** The words that the annotations of a document are about. */
export class Passages {
  readonly #text: string;
  readonly #lines: Lines;
  readonly #triggers: ReadonlyMap<string, string>;
  #points: readonly string[] | undefined;

  constructor(text: string, lines: Lines) {
    this.#text = text;
    this.#lines = lines;
    this.#triggers = new Map(
      lines.links.flatMap(({ id, trigger }) => (trigger === undefined ? [] : [[id, trigger]])),
    );
  }

  of(id: string): Passage | undefined {
    const bound = this.#lines.texts.get(id);
    const [first] = bound?.fragments ?? [];
    if (!bound || !first) return undefined;
    const parts = this.#partsOf(bound);
    const quote = parts.map(({ words }) => words).join(QUOTE_GAP);
    return { start: first.start, end: parts.at(-1)?.end ?? first.end, quote };
  }

  /** What words, or the trigger of an event, are called. */
  nameOf(id: string): string | undefined {
    const { names, texts } = this.#lines;
    const of = this.#triggers.get(id) ?? id;
    return names.get(of) ?? oneLine(texts.get(of)?.words);
  }

  /** The parts in their order. brat parts what goes on in the next line, which is one passage. */
  #partsOf({ fragments, words }: TextBound): readonly (Fragment & { readonly words: string })[] {
    if (fragments.length === 1) return fragments.map((one) => ({ ...one, words }));
    const cut = wordsOf(fragments, words);
    const parts: (Fragment & { readonly words: string })[] = [];
    const inOrder = fragments
      .map((one, at) => ({ ...one, words: cut?.[at] ?? this.#slice(one) }))
      .sort((a, b) => a.start - b.start);
    for (const part of inOrder) {
      const last = parts.at(-1);
      const isNext =
        last && part.start >= last.end && this.#slice({ start: last.end, end: part.start });
      if (last && isNext !== undefined && isNext !== false && isNext.trim() === '') {
        parts.pop();
        parts.push({ start: last.start, end: part.end, words: `${last.words} ${part.words}` });
      } else parts.push(part);
    }
    return parts;
  }

  #slice({ start, end }: Fragment): string {
    this.#points ??= Array.from(this.#text);
    return this.#points.slice(start, end).join('');
  }
}

/** The words of each fragment, which a blank joins; undefined where lengths do not fit. */
function wordsOf(fragments: readonly Fragment[], words: string): readonly string[] | undefined {
  const whole = fragments.reduce((sum, { start, end }) => sum + end - start + 1, -1);
  for (const units of [Array.from(words), unitsOf(words)]) {
    if (units.length !== whole) continue;
    let at = 0;
    return fragments.map(({ start, end }) => {
      const from = at;
      at += end - start + 1;
      return units.slice(from, from + end - start).join('');
    });
  }
  return undefined;
}

function unitsOf(words: string): readonly string[] {
  return Array.from({ length: words.length }, (_, at) => words.charAt(at));
}

/** One passage of several, without those that lie in others. */
export function together(passages: readonly Passage[]): Passage | undefined {
  const parts: Passage[] = [];
  for (const one of passages.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (one.start >= (parts.at(-1)?.end ?? 0)) parts.push(one);
  }
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return undefined;
  return {
    start: first.start,
    end: last.end,
    quote: parts.map(({ quote }) => quote).join(QUOTE_GAP),
  };
}
