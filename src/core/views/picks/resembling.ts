import type { Codebook } from '../../model/codebook';
import type { Layer } from '../../model/mention';
import { compareText } from '../../util/order';
import { abbreviatedEntry, misspeltEntry, namesOf, wordsIn } from './likelyPicks';

/** An entry whose name selected words are like. */
export interface Resembling {
  readonly id: string;
  /** The words that are like it, as they are written. */
  readonly words: string;
}

/** Shorter words, such as “the” and “of”, are in many names. In letters. */
const LEAST_WORD = 4;
/** The noun of a name may be shorter: the fee. */
const LEAST_HEAD = 3;
/** The share of a name's words that have to be among the selected ones. */
const LEAST_SHARE = 0.6;
/** How many words that are not of a name may stand between its words: “Esther L. George” may be
 * Esther George. */
const MOST_BETWEEN = 1;

/** How words are like a name: they have most of it, its surname or noun, or one other word. */
const ALIKE = { most: 2, head: 1, word: 0 } as const;

export interface ResemblingOptions {
  /** One word of several is enough where no other entry has it, as it is of issues: “the toll” is
   * about City toll. */
  readonly byOneWord?: boolean;
  /** Entries coded near the words, the nearest first: of several with a surname or noun it is
   * them. */
  readonly near?: readonly string[];
}

/** The entries whose names selected words resemble: they have most words of a name, in its order
 * and close to each other, or only its surname (with a capital letter) or noun, where no other
 * entry has that; a name of one word also in another form, “tariff” for “Tariffs”. Those with most
 * of their names come first, then the nearest. Entries that the text names need no look here. */
export function resemblingEntries(
  codebook: Codebook,
  layer: Layer,
  selected: string,
  { byOneWord = layer === 'issue', near = [] }: ResemblingOptions = {},
): readonly Resembling[] {
  const words = wordsOf(selected);
  const starts = new Set(words.map(({ folded }) => folded.slice(0, LEAST_HEAD)));
  const best = new Map<string, Likeness>();
  const names = namesOf(codebook, layer).map(([name, id, all]) => ({ id, name, all }));
  for (const { id, name, all } of names) {
    if (!all.some((word) => starts.has(word.slice(0, LEAST_HEAD)))) continue;
    const heads = headsOf(name);
    const wanted = all.filter(
      (word) => word.length >= LEAST_WORD || (word.length >= LEAST_HEAD && heads.includes(word)),
    );
    const found = wordsFound(wanted, words);
    const [first, last] = [found[0], found.at(-1)];
    if (!first || !last) continue;
    const share = found.length / wanted.length;
    const others = (): readonly (typeof names)[number][] =>
      names.filter((one) => one.id !== id && one.all.includes(first.folded));
    const isOnlyHead = (): boolean =>
      others().every((one) => !headsOf(one.name).includes(first.folded));
    let alike: number | undefined;
    if (share >= LEAST_SHARE && (found.length > 1 || all.length === 1)) alike = ALIKE.most;
    else if (found.length > 1) continue;
    else if (heads.includes(first.folded) && (byOneWord || first.isCapital)) {
      alike = near.includes(id) || isOnlyHead() ? ALIKE.head : undefined;
    } else if (byOneWord && others().length === 0) alike = ALIKE.word;
    if (alike === undefined) continue;
    const one = { alike, share, words: selected.slice(first.start, last.end) };
    const before = best.get(id);
    if (!before || byLikeness(one, before) < 0) best.set(id, one);
  }
  const place = (id: string): number => (near.includes(id) ? near.indexOf(id) : near.length);
  return [...best]
    .sort(
      ([a, one], [b, other]) =>
        other.alike - one.alike ||
        place(a) - place(b) ||
        byLikeness(one, other) ||
        compareText(a, b),
    )
    .map(([id, { words: written }]) => ({ id, words: written }));
}

interface Likeness {
  readonly alike: number;
  readonly share: number;
  readonly words: string;
}

function byLikeness(a: Likeness, b: Likeness): number {
  return b.alike - a.alike || b.share - a.share;
}

function wordsOf(selected: string): readonly Word[] {
  return [...selected.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}.’']*/gu)].map(
    ({ 0: written, index }) => {
      const [folded = ''] = wordsIn(written);
      // Without the end of “George’s”.
      const { length } = written.replace(/(?:['’]s?|\.)+$/, '');
      const isCapital = /^\p{Lu}/u.test(written);
      return { folded, isCapital, start: index, end: index + length };
    },
  );
}

/** After these a name says of what: the Bank of England is a bank. */
const OF_WHAT = /\s(?:of|for|on|in|to|against|from|with|by|at|für|gegen|auf|zu|zur|zum)\s.*$/su;
/** After these it says that, too, or a surname goes on: Ursula von der Leyen. */
const OF_WHOM = /\s(?:von|vom|van|der|des|de|du|da|di|la|le|del)\s.*$/su;

/** The words that may stand for a name: a surname, or its noun. */
function headsOf(name: string): readonly string[] {
  const plain = name.replace(OF_WHAT, '');
  return [plain, plain.replace(OF_WHOM, '')].flatMap((part) => wordsIn(part).slice(-1));
}

/** The entry that has the name but for initials: “Esther L. George” is Esther George. Undefined
 * where several have it. A single word is too little. */
export function sameButForInitials(
  codebook: Codebook,
  layer: Layer,
  name: string,
): string | undefined {
  const wanted = withoutInitials(wordsIn(name));
  if (!wanted.includes(' ')) return undefined;
  return onlyEntry(codebook, layer, (words) => withoutInitials(words) === wanted);
}

/** The entry that has the name but for words with a capital letter before it: “President Trump” is
 * Trump, but the “spokesman of the residents” is not the residents. Undefined where several have
 * it, and for short names. */
export function sameButForTitle(
  codebook: Codebook,
  layer: Layer,
  name: string,
): string | undefined {
  const wanted = wordsOf(name);
  return onlyEntry(codebook, layer, (words) => {
    const at = wanted.length - words.length;
    const isSame = words.every((word, nth) => word === wanted[at + nth]?.folded);
    const isLong = words.some(({ length }) => length >= LEAST_WORD);
    return at > 0 && isSame && isLong && wanted.slice(0, at).every(({ isCapital }) => isCapital);
  });
}

/** The entry that a name which no entry has most probably means: it differs by initials, by one
 * slip of a letter or by words before it, abbreviates it, has words more or less, or is its surname
 * or noun: Mr. George, the council. Where an entry only shares a word with it, a new one is as
 * likely, and a wrong one harder to find later than a second one. */
export function entryMeant(codebook: Codebook, layer: Layer, name: string): string | undefined {
  return (
    sameButForInitials(codebook, layer, name) ??
    misspeltEntry(codebook, layer, name) ??
    (layer === 'actor' ? sameButForTitle(codebook, layer, name) : undefined) ??
    abbreviatedEntry(codebook, layer, name) ??
    sameButForWords(codebook, layer, name) ??
    (layer === 'actor' ? withFirstInitial(codebook, name) : undefined) ??
    onlyHead(codebook, layer, name)
  );
}

/** Words of names that say nothing by themselves, in English and German. */
const SMALL = new Set(
  'a an and at by for from in of on the to der die das des dem den und für von vom zu zur zum'.split(
    ' ',
  ),
);
/** What stands before a surname, or before the noun of what is known. */
const BEFORE_HEAD = new Set(
  'the der die das des dem den mr mrs ms miss dr prof sir herr herrn frau'.split(' '),
);

function withoutSmall(words: readonly string[]): readonly string[] {
  return words.filter((word) => !SMALL.has(word));
}

/** The entry that has the name but for words more or less: “Northfield Old Airport” is Northfield
 * Airport. Of several, the one with most of its words. */
function sameButForWords(codebook: Codebook, layer: Layer, name: string): string | undefined {
  const wanted = withoutSmall(wordsIn(name));
  let best: { readonly id: string; readonly share: number } | undefined;
  for (const [, id, all] of namesOf(codebook, layer)) {
    const words = withoutSmall(all);
    const [short, long] = words.length < wanted.length ? [words, wanted] : [wanted, words];
    const isPart = short.length > 1 && short.every((word) => long.includes(word));
    const share = short.length / long.length;
    const isLong = short.some(({ length }) => length >= LEAST_WORD);
    if (isPart && isLong && share >= LEAST_SHARE && share > (best?.share ?? 0))
      best = { id, share };
  }
  return best?.id;
}

/** The only actor whose first name the name abbreviates, or the other way round: “E. George” is
 * Esther George. */
function withFirstInitial(codebook: Codebook, name: string): string | undefined {
  const wanted = wordsIn(name);
  return onlyEntry(codebook, 'actor', (words) => {
    const [first = '', known = ''] = [wanted[0], words[0]];
    const [short, long] = first.length < known.length ? [first, known] : [known, first];
    const isInitial = short.length === 1 && long.startsWith(short);
    const isBoth = wanted.length > 1 && words.length > 1;
    return isInitial && isBoth && wanted.at(-1) === words.at(-1);
  });
}

/** The only entry that has the word as its surname or noun, where a form of address or an article
 * stands before it. */
function onlyHead(codebook: Codebook, layer: Layer, name: string): string | undefined {
  const [before = '', head, ...others] = wordsIn(name);
  if (head === undefined || others.length > 0 || !BEFORE_HEAD.has(before)) return undefined;
  const ids = new Set(
    namesOf(codebook, layer).flatMap(([one, id]) => (headsOf(one).includes(head) ? [id] : [])),
  );
  const [id] = ids;
  return ids.size === 1 ? id : undefined;
}

/** The entry with such a name; undefined where several have one. */
function onlyEntry(
  codebook: Codebook,
  layer: Layer,
  isMeant: (words: readonly string[]) => boolean,
): string | undefined {
  const found = new Set(
    namesOf(codebook, layer).flatMap(([, id, words]) => (isMeant(words) ? [id] : [])),
  );
  const [id] = found;
  return found.size === 1 ? id : undefined;
}

function withoutInitials(words: readonly string[]): string {
  return words.filter(({ length }) => length > 1).join(' ');
}

interface Word {
  readonly folded: string;
  readonly isCapital: boolean;
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
