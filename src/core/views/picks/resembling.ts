import type { Codebook } from '../../model/codebook';
import type { Layer } from '../../model/mention';
import { compareText } from '../../util/order';
import { namesOf, wordsIn } from './likelyPicks';

/** An entry whose name selected words are like. */
export interface Resembling {
  readonly id: string;
  /** The words that may be another name of it, as they are written. */
  readonly words: string;
}

/** Shorter words, such as “the” and “of”, are in many names. In letters. */
const LEAST_WORD = 4;
/** The share of a name's words that have to be among the selected ones. */
const LEAST_SHARE = 0.6;
/** How many words that are not of a name may stand between its words: “Esther L. George” may be
 * Esther George. */
const MOST_BETWEEN = 1;

/** Whether no other entry has the word. */
function isOnlyOne(folded: string, names: ReturnType<typeof namesOf>, id: string): boolean {
  return names.every(([name, other]) => other === id || !wordsIn(name).includes(folded));
}

/** The entries whose names selected words resemble: they have most words of a name, in its order
 * and close to each other; a name of one word also in another form, “tariff” for “Tariffs”. Those
 * with most words of their names come first. Entries that the text names need no look here.
 * `byOneWord`: one word of several is enough where no other entry has it, as it is of issues: “the
 * toll” is about City toll. */
export function resemblingEntries(
  codebook: Codebook,
  layer: Layer,
  selected: string,
  byOneWord = layer === 'issue',
): readonly Resembling[] {
  const words = [...selected.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}.’']*/gu)].map(
    ({ 0: written, index }) => {
      const [folded = ''] = wordsIn(written);
      // Without the end of “George’s”.
      const { length } = written.replace(/(?:['’]s?|\.)+$/, '');
      return { folded, start: index, end: index + length };
    },
  );
  const starts = new Set(words.map(({ folded }) => folded.slice(0, LEAST_WORD)));
  const best = new Map<string, { readonly score: number; readonly words: string }>();
  const names = namesOf(codebook, layer);
  for (const [name, id] of names) {
    const wanted = wordsIn(name).filter(({ length }) => length >= LEAST_WORD);
    if (!wanted.some((word) => starts.has(word.slice(0, LEAST_WORD)))) continue;
    const found = wordsFound(wanted, words);
    const [first, last] = [found[0], found.at(-1)];
    const score = found.length / wanted.length;
    if (!first || !last) continue;
    const isOne = found.length === 1 && wanted.length > 1;
    if (isOne ? !byOneWord || !isOnlyOne(first.folded, names, id) : score < LEAST_SHARE) continue;
    const stretch = selected.slice(first.start, last.end);
    if (score > (best.get(id)?.score ?? 0)) best.set(id, { score, words: stretch });
  }
  return [...best]
    .sort(([a, one], [b, other]) => other.score - one.score || compareText(a, b))
    .map(([id, { words }]) => ({ id, words }));
}

/** The entry that has the name but for initials: “Esther L. George” is Esther George. Undefined
 * where several have it. A single word is too little. */
export function sameButForInitials(
  codebook: Codebook,
  layer: Layer,
  name: string,
): string | undefined {
  const wanted = withoutInitials(name);
  if (!wanted.includes(' ')) return undefined;
  const found = new Set(
    namesOf(codebook, layer).flatMap(([one, id]) => (withoutInitials(one) === wanted ? [id] : [])),
  );
  const [id] = found;
  return found.size === 1 ? id : undefined;
}

function withoutInitials(name: string): string {
  return wordsIn(name)
    .filter(({ length }) => length > 1)
    .join(' ');
}

interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

/** The selected words that are those of a name, in its order, from the place with most of them. */
function wordsFound(wanted: readonly string[], words: readonly Word[]): readonly Word[] {
  let most: readonly Word[] = [];
  const isAlike = wanted.length === 1 ? areForms : (a: string, b: string) => a === b;
  for (const [at, { folded }] of words.entries()) {
    if (!wanted.some((word) => isAlike(word, folded))) continue;
    const found: Word[] = [];
    let place = at;
    for (const word of wanted) {
      const near = words.slice(place, found.length === 0 ? at + 1 : place + MOST_BETWEEN + 1);
      const next = near.findIndex((one) => isAlike(word, one.folded));
      const hit = near[next];
      if (!hit) continue;
      found.push(hit);
      place += next + 1;
    }
    if (found.length > most.length) most = found;
  }
  return most;
}

/** Whether two words are forms of one: one begins with the other and has few letters more. */
function areForms(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > LEAST_WORD && long.startsWith(short) && long.length - short.length <= 2;
}
