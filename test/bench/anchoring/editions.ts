/** A word with the characters that follow it. `id` is the same in all editions of the text,
 * whatever happens to the word; −1 for one that the article did not have. */
export interface Slot {
  readonly id: number;
  readonly word: string;
  readonly space: string;
}

/** An article as paragraphs of words. */
export type Paragraphs = readonly (readonly Slot[])[];

/** Makes another edition. `next` returns random numbers in [0, 1). */
export type Editing = (article: Paragraphs, next: () => number) => Paragraphs;

export interface Mix {
  readonly name: string;
  readonly edit: Editing;
  /** Whether sentences are repeated in the article before it is edited. */
  readonly repeated?: boolean;
}

/** Lines that begin with a space begin a paragraph, as in the speeches; other lines continue it. */
export function paragraphsOf(text: string): Paragraphs {
  let id = 0;
  return text.split(/\n\n+|\n(?= )/).flatMap((line) => {
    const words = line
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '');
    if (words.length === 0) return [];
    const slots = words.map((word, i): Slot => {
      return { id: id++, word, space: i + 1 < words.length ? ' ' : '\n' };
    });
    return [slots];
  });
}

/** The same words as an article in its first edition. */
export function numbered(article: Paragraphs): Paragraphs {
  let id = 0;
  return article.map((paragraph) => paragraph.map((slot) => ({ ...slot, id: id++ })));
}

export function textOf(article: Paragraphs): string {
  return article.map((slots) => slots.map(({ word, space }) => word + space).join('')).join('');
}

/** The edits of analysts' texts between two readings. `foreign` are paragraphs of other texts. */
export function mixes(foreign: Paragraphs): readonly Mix[] {
  return [
    { name: '20 word edits', edit: (article, next) => editWords(article, next, 20) },
    { name: 'paragraphs shuffled', edit: shuffled },
    { name: '10 % of words changed', edit: (article, next) => reword(article, next, 0.1) },
    { name: 'a third gone', edit: (article, next) => without(article, next, 1 / 3) },
    {
      name: 'another edition',
      edit(article, next) {
        const edited = reword(without(article, next, 0.04), next, 0.03);
        const more = inserted(moved(edited, next, 0.06), next, foreign, 0.08);
        return typeset(repeated(more, next, 0.03), next);
      },
    },
    {
      name: 'repeated sentences, a third gone',
      repeated: true,
      edit: (article, next) => reword(without(article, next, 1 / 3), next, 0.01),
    },
    {
      name: 'repeated sentences, shuffled',
      repeated: true,
      edit: (article, next) => reword(shuffled(article, next), next, 0.02),
    },
  ];
}

/** The article with a dozen stock sentences at the edges of half of its paragraphs. */
export function withStockSentences(article: Paragraphs, next: () => number): Paragraphs {
  const stock = STOCK.map((sentence) => sentence.split(' '));
  const slots = (): readonly Slot[] =>
    pick(stock, next).map((word): Slot => ({ id: -1, word, space: ' ' }));
  return numbered(
    article.map((paragraph) => {
      const before = next() < 0.3 ? slots() : [];
      const after = next() < 0.3 ? slots() : [];
      return endedAsOne([...before, ...paragraph, ...after]);
    }),
  );
}

const STOCK = [
  'Mr. President, we thank you for this debate.',
  'My country will vote in favour.',
  'We regret that no agreement was reached.',
  'Our position on this has not changed.',
  'Let me turn to the next point.',
  'The delegation then asked for the floor again, and said that it could not accept the proposal.',
  'The proposal was put to the vote.',
  'We call on all parties to return to the talks without delay and without conditions.',
];

/** The last word of a paragraph ends its line, the others do not. */
function endedAsOne(slots: readonly Slot[]): readonly Slot[] {
  return slots.map((slot, i) => ({ ...slot, space: i + 1 < slots.length ? ' ' : '\n' }));
}

function editWords(article: Paragraphs, next: () => number, count: number): Paragraphs {
  let edited = article;
  for (let done = 0; done < count; done++) {
    const paragraph = Math.floor(next() * article.length);
    edited = edited.map((slots, i) => {
      if (i !== paragraph) return slots;
      const at = Math.floor(next() * slots.length);
      return endedAsOne(
        slots.flatMap((slot, j) => (j === at ? changed(article, slot, next) : slot)),
      );
    });
  }
  return edited;
}

function reword(article: Paragraphs, next: () => number, share: number): Paragraphs {
  return article.map((slots) =>
    endedAsOne(slots.flatMap((slot) => (next() < share ? changed(article, slot, next) : slot))),
  );
}

/** Mostly another word; else another ending, one word more, or one less. */
function changed(article: Paragraphs, slot: Slot, next: () => number): readonly Slot[] {
  const kind = next();
  const other = pick(pick(article, next), next).word;
  if (kind < 0.6) return [{ ...slot, word: other }];
  if (kind < 0.8) return [{ ...slot, word: withOtherEnding(slot.word, next) }];
  if (kind < 0.9) return [slot, { ...slot, id: -1, word: pick(ADDED, next) }];
  return [];
}

/** Words that are rare in the article: of two equal neighbouring words it is undefined which is the
 * new one. */
const ADDED = 'formally hitherto nearly openly perhaps plainly reportedly newly'.split(' ');

function withOtherEnding(word: string, next: () => number): string {
  const stem = word.replace(/(?:s|ed|ing|es)?(?=\W*$)/, '');
  const end = stem.search(/\W*$/);
  return stem.slice(0, end) + pick(['ed', 's', 'ing', ''], next) + stem.slice(end);
}

function shuffled(article: Paragraphs, next: () => number): Paragraphs {
  return article
    .map((slots) => ({ slots, rank: next() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ slots }) => slots);
}

function without(article: Paragraphs, next: () => number, share: number): Paragraphs {
  return article.filter(() => next() >= share);
}

/** Moves the given share of the paragraphs. */
function moved(article: Paragraphs, next: () => number, share: number): Paragraphs {
  const stay: (readonly Slot[])[] = [];
  const go: (readonly Slot[])[] = [];
  for (const slots of article) (next() < share ? go : stay).push(slots);
  for (const slots of go) stay.splice(Math.floor(next() * (stay.length + 1)), 0, slots);
  return stay;
}

function inserted(
  article: Paragraphs,
  next: () => number,
  foreign: Paragraphs,
  share: number,
): Paragraphs {
  return article.flatMap((slots) =>
    next() < share ? [slots, asNew(pick(foreign, next))] : [slots],
  );
}

/** Repeats paragraphs far from their place: for two copies in the same place it is undefined which
 * is the old one. */
function repeated(article: Paragraphs, next: () => number, share: number): Paragraphs {
  const placeOf = (slots: readonly Slot[]): number => slots.find(({ id }) => id >= 0)?.id ?? -1;
  return article.flatMap((slots) => {
    if (next() >= share) return [slots];
    const other = pick(article, next);
    return Math.abs(placeOf(other) - placeOf(slots)) > FAR ? [asNew(other), slots] : [slots];
  });
}

/** In words of the first edition. */
const FAR = 1000;

function asNew(slots: readonly Slot[]): readonly Slot[] {
  return slots.map((slot) => ({ ...slot, id: -1 }));
}

/** Curly quotes and dashes, decomposed accents, lines of 72 characters, some no-break spaces. */
function typeset(article: Paragraphs, next: () => number): Paragraphs {
  return article.map((slots) => {
    let column = 0;
    return slots.map((slot) => {
      const word = slot.word
        .replace(/^"/, '“')
        .replace(/"/g, '”')
        .replace(/'/g, '’')
        .replace(/-/g, '‑')
        .normalize('NFD');
      column += word.length + 1;
      if (slot.space === '\n') return { ...slot, word };
      const wraps = column > 72;
      if (wraps) column = 0;
      return { ...slot, word, space: wraps ? '\n' : next() < 0.01 ? '\u00a0' : ' ' };
    });
  });
}

export function pick<T>(list: readonly T[], next: () => number): T {
  const chosen = list[Math.floor(next() * list.length)];
  if (chosen === undefined) throw new Error('There is nothing to pick from.');
  return chosen;
}
