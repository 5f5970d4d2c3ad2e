import type { Material } from '../material';
import { generator } from '../generated';
import { paragraphsOf, pick, type Paragraphs } from './editions';

/** Generated prose: sentences of 6 to 30 words, paragraphs of 2 to 5 sentences, a few words
 * frequent and most of them rare. */
export function generatedArticle(seed: number, words: number): Paragraphs {
  const next = generator(seed);
  const vocabulary = Array.from({ length: 3000 }, () => madeUpWord(next));
  const lines: string[] = [];
  for (let written = 0; written < words;) {
    const sentences = Array.from({ length: 2 + Math.floor(next() * 4) }, () => {
      const length = 6 + Math.floor(next() * 25);
      written += length;
      return sentence(vocabulary, length, next);
    });
    lines.push(sentences.join(' '));
  }
  return paragraphsOf(lines.join('\n\n'));
}

/** The bench's article, and paragraphs of other texts. */
export function articlesOf(material: Material): readonly [Paragraphs, Paragraphs] {
  if (material.source === 'generated text') {
    return [generatedArticle(1, 20_000), generatedArticle(2, 20_000)];
  }
  return [paragraphsOf(material.article), paragraphsOf(material.otherText)];
}

function sentence(vocabulary: readonly string[], length: number, next: () => number): string {
  // To the third power: the first words are as frequent as "the" and "of".
  const words = Array.from({ length }, () => {
    const word = vocabulary[Math.floor(next() ** 3 * vocabulary.length)] ?? '';
    return next() < 0.06 ? `${word},` : word;
  });
  const text = words.join(' ').replace(/,$/, '');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const SYLLABLES = 'ba da fo gi ka le ma ni po ra se ti vo wa zu sta tri blo'.split(' ');

function madeUpWord(next: () => number): string {
  return Array.from({ length: 1 + Math.floor(next() * 3) }, () => pick(SYLLABLES, next)).join('');
}
