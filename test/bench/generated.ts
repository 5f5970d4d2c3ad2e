import { seeded } from '../../src/core/measures/random';

/** The same text in every run. */
export const generator = seeded;

const SYLLABLES = 'ba da fo gi ka le ma ni po ra se ti vo wa zu sta tri blo'.split(' ');

/** So many words, every ninth or so a name. */
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

export function generatedNames(count: number): readonly string[] {
  const next = generator(11);
  const names = new Set<string>();
  while (names.size < count) {
    const words = Array.from({ length: 1 + Math.floor(next() * 3) }, () => capital(word(next)));
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
