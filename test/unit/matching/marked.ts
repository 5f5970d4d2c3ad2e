import type { Term } from '../../../src/core/matching/dictionary';

/** One actor for each name; the id is the name. */
export function actors(...names: readonly string[]): readonly Term[] {
  return names.map((text) => ({ layer: 'actor', id: text, text, exactCase: false, weak: false }));
}

export function issues(...names: readonly string[]): readonly Term[] {
  return names.map((text) => ({ layer: 'issue', id: text, text, exactCase: false, weak: false }));
}
