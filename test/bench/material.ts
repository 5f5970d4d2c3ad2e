import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generatedNames, generatedText } from './generated';

export interface Material {
  readonly source: string;
  /** 20,000 words. */
  readonly article: string;
  /** What follows the article in its source: text that it does not hold. */
  readonly otherText: string;
  /** 10,000 different names, most likely first; a third or more of them occur in the texts. */
  readonly names: readonly string[];
  /** 50,000 different names, which of these 10,000 are not always the first. */
  readonly aliases: readonly string[];
}

const WORDS = 20_000;
const NAMES = 10_000;
const ALIASES = 50_000;
// A year of speeches is enough for an article and for names that occur elsewhere.
const SESSION = './TXT/Session 63 - 2008';

/** Speeches of the UN General Debate and names of politicians and countries, when $MATERIAL (or
 * ../shared/material) has them; else made-up text of the same shape. */
export function loadMaterial(): Material {
  const folder = process.env.MATERIAL ?? path.resolve('..', 'shared', 'material');
  const speeches = readSpeeches(path.join(folder, 'corpora', 'ungdc.tar.xz'));
  if (speeches.length === 0) {
    const aliases = generatedNames(ALIASES);
    const names = aliases.slice(0, NAMES);
    const text = generatedText(2 * WORDS, names);
    return { source: 'generated text', ...articleOf(text), names, aliases };
  }
  const listed = readNames(path.join(folder, 'actors'));
  const all = new Set([...listed, ...capitalised(speeches.slice(0, 60).join('\n'))]);
  return {
    source: 'speeches of the UN General Debate',
    ...articleOf(speeches.join('\n\n')),
    names: evenly([...all], NAMES),
    aliases: manyNames(folder, speeches),
  };
}

/** What is listed and what is capitalised in the speeches, and made-up names where these are few. */
function manyNames(folder: string, speeches: readonly string[]): readonly string[] {
  const found = new Set(capitalised(speeches.join('\n')));
  for (const name of readNames(path.join(folder, 'actors'))) found.add(name);
  for (const name of generatedNames(ALIASES)) {
    if (found.size === ALIASES) break;
    found.add(name);
  }
  return evenly([...found], ALIASES);
}

function articleOf(text: string): Pick<Material, 'article' | 'otherText'> {
  const article = flat(firstWords(text, WORDS));
  return { article, otherText: firstWords(text.slice(article.length), WORDS) };
}

/** One run of two-byte units, as a document that was read. */
export function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

function readSpeeches(archive: string): readonly string[] {
  if (!fs.existsSync(archive)) return [];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-annotator-bench-'));
  try {
    spawnSync('tar', ['-xJf', archive, '-C', folder, SESSION], { stdio: 'ignore' });
    const session = path.join(folder, SESSION);
    if (!fs.existsSync(session)) return [];
    return fs
      .readdirSync(session)
      .filter((name) => /^[A-Z].*\.txt$/.test(name))
      .sort()
      .map((name) => fs.readFileSync(path.join(session, name), 'utf8').replace(/\r\n?/g, '\n'));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
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

function evenly(list: readonly string[], count: number): readonly string[] {
  if (list.length <= count) return list;
  return Array.from({ length: count }, (_, index) => {
    return list[Math.floor((index * list.length) / count)] ?? '';
  });
}
