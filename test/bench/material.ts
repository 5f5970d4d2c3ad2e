import fs from 'node:fs';
import path from 'node:path';
import { aliasSetsOf, evenly, frequentNames, type AliasSets } from './aliasSets';
import { flat } from './flat';
import { generatedNames, generatedSpeeches } from './generated';
import { readSpeeches } from './speeches';

export interface Material {
  readonly source: string;
  /** 20,000 words. */
  readonly article: string;
  /** The text that follows the article in its source, and is not part of it. */
  readonly otherText: string;
  /** 10,000 different names, the likeliest first; a third or more of them occur in the texts. */
  readonly names: readonly string[];
  /** The material of the matching rows; made on first use, in some seconds. */
  readonly aliasSets: () => AliasSets;
}

const WORDS = 20_000;
const NAMES = 10_000;
/** For generated text: more than twice the words. */
const UNITS = 400_000;
// A year of speeches is enough for an article and for names that occur elsewhere.
const SESSION = '63 - 2008';

/** Speeches of the UN General Debate and names of politicians and countries, if $MATERIAL (or
 * ../shared/material) has them; else generated text of the same shape. */
export function loadMaterial(): Material {
  const folder = process.env.MATERIAL ?? path.resolve('..', 'shared', 'material');
  const aliasSets = once(() => aliasSetsOf(folder));
  const speeches = readSpeeches(folder, [SESSION]);
  if (speeches.length === 0) {
    const text = generatedSpeeches(UNITS, frequentNames()).join('\n\n');
    const names = generatedNames(NAMES);
    return { source: 'generated text', ...articleOf(text), names, aliasSets };
  }
  const listed = readNames(path.join(folder, 'actors'));
  const all = new Set([...listed, ...capitalised(speeches.slice(0, 60).join('\n'))]);
  return {
    source: 'speeches of the UN General Debate',
    ...articleOf(speeches.join('\n\n')),
    names: evenly([...all], NAMES),
    aliasSets,
  };
}

/** Caches the result of the first call. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function articleOf(text: string): Pick<Material, 'article' | 'otherText'> {
  const article = flat(firstWords(text, WORDS));
  return { article, otherText: firstWords(text.slice(article.length), WORDS) };
}

function readNames(folder: string): readonly string[] {
  const names: string[] = [];
  const lines = (name: string): readonly string[] => {
    const file = path.join(folder, name);
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : [];
  };
  for (const line of lines('Phoenix.Countries.actors.txt')) {
    const name = /^\+?([A-Z][A-Z_]+)/.exec(line)?.[1];
    if (name) names.push(titleCase(name.replaceAll('_', ' ').trim()));
  }
  for (const file of ['legislators-current.yaml', 'executive.yaml']) {
    for (const line of lines(file)) {
      const name = /^\s+official_full: (.+)$/.exec(line)?.[1];
      if (name) names.push(name.trim());
    }
  }
  return names.filter((name) => name.length > 2);
}

function titleCase(name: string): string {
  return name.toLowerCase().replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** Runs of one to three capitalised words. */
function capitalised(text: string): readonly string[] {
  return text.match(/\b[A-Z][a-z]{2,}(?: (?:of |the )?[A-Z][a-z]{2,}){0,2}\b/g) ?? [];
}

function firstWords(text: string, count: number): string {
  const words = text.matchAll(/\S+/g);
  let end = 0;
  for (let seen = 0; seen < count; seen++) {
    const { value, done } = words.next();
    if (done) break;
    end = value.index + value[0].length;
  }
  return text.slice(0, end);
}
