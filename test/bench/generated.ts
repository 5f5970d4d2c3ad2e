import { seeded } from '../../src/core/measures/random';

/** UTF-16 units of a speech. */
const SPEECH = 15_000;

/** Deterministic: the same text in every run. */
export const generator = seeded;

const SYLLABLES = 'ba da fo gi ka le ma ni po ra se ti vo wa zu sta tri blo'.split(' ');

/** The given number of words, about every ninth a name. */
export function generatedText(words: number, names: readonly string[]): string {
  const next = generator(7);
  const vocabulary = Array.from({ length: 4000 }, () => word(next));
  const parts: string[] = [];
  for (let count = 0; count < words; count++) {
    const list = next() < 0.11 ? names : vocabulary;
    // Squared: some words are frequent, most are rare.
    const chosen = list[Math.floor(next() ** 2 * list.length)] ?? '';
    const ending = next() < 0.07 ? (next() < 0.2 ? '.\n' : ',') : '';
    parts.push(chosen + ending);
  }
  return parts.join(' ');
}

/** The given number of units, with about eleven names in every thousand, the first ones far more
 * often. */
export function generatedSpeeches(units: number, names: readonly string[]): readonly string[] {
  const speeches: string[] = [];
  const next = generator(17);
  // With an ending that no name has.
  const vocabulary = Array.from({ length: 8000 }, () => `${word(next)}n`);
  for (let left = units; left > 0;) {
    let speech = '';
    while (speech.length < SPEECH) {
      const [list, power] = next() < 0.102 ? [names, 4] : [vocabulary, 2];
      const ending = next() < 0.07 ? (next() < 0.2 ? '.\n' : ', ') : ' ';
      speech += (list[Math.floor(next() ** power * list.length)] ?? '') + ending;
    }
    speeches.push(speech);
    left -= speech.length;
  }
  return speeches;
}

export function generatedNames(count: number): readonly string[] {
  const next = generator(11);
  const names = new Set<string>();
  while (names.size < count) {
    // Of two and three words more often than of one: about 16 units.
    const length = 1 + Math.floor(next() ** 0.6 * 3);
    const words = Array.from({ length }, () => capital(word(next)));
    names.add(words.join(' '));
  }
  return [...names];
}

function word(next: () => number): string {
  let made = '';
  const syllables = 2 + Math.floor(next() * 3);
  for (let count = 0; count < syllables; count++) {
    made += SYLLABLES[Math.floor(next() * SYLLABLES.length)] ?? '';
  }
  return made;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
