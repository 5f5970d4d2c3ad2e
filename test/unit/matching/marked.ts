import assert from 'node:assert/strict';
import type { Layer, Mention } from '../../../src/core/model/mention';
import { buildDictionaryOf, type Term } from '../../../src/core/matching/dictionary';
import { matchText, mentionsOf } from '../../../src/core/matching/match';

/** One actor for each name; the id is the name. */
export function actors(...names: readonly string[]): readonly Term[] {
  return names.map((text) => term('actor', text));
}

export function issues(...names: readonly string[]): readonly Term[] {
  return names.map((text) => term('issue', text));
}

export function exact(...names: readonly string[]): readonly Term[] {
  return names.map((text) => ({ ...term('actor', text), exactCase: true }));
}

export function term(layer: Layer, text: string, id = text): Term {
  return { layer, id, text, exactCase: false, weak: false };
}

export function mentionsIn(terms: readonly Term[], text: string): readonly Mention[] {
  const dictionary = buildDictionaryOf(terms);
  return mentionsOf(dictionary, matchText(dictionary, text));
}

/** Checks a text in which `[[…]]` marks each mention of the terms; marks may nest. */
export function expectMentions(terms: readonly Term[], marked: string): void {
  const text = marked.replaceAll(/\[\[|\]\]/g, '');
  assert.equal(mark(text, mentionsIn(terms, text)), marked);
}

/** The text with `[[…]]` around each mention. */
export function mark(text: string, mentions: readonly Mention[]): string {
  const opens = new Map<number, number>();
  const closes = new Map<number, number>();
  for (const { start, end } of mentions) {
    opens.set(start, (opens.get(start) ?? 0) + 1);
    closes.set(end, (closes.get(end) ?? 0) + 1);
  }
  let result = '';
  for (let at = 0; at <= text.length; at++) {
    result += ']]'.repeat(closes.get(at) ?? 0) + '[['.repeat(opens.get(at) ?? 0);
    result += text.slice(at, at + 1);
  }
  return result;
}
