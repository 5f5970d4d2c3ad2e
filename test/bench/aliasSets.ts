import { generatedNames, generatedSpeeches } from './generated';
import { listedNames } from './listedNames';
import { flat } from './flat';
import { readSpeeches } from './speeches';

/** Sets of aliases like those in the study of the reference engines: the cost of a matching row
 * depends far more on how many of them occur in a text than on how many there are. */
export interface AliasSets {
  /** About 20 million UTF-16 units of speeches. */
  readonly texts: readonly string[];
  /** A set of that many aliases, of which two in five or more occur in the texts, a few of these
   * often and most rarely; 50,000 are all. */
  readonly of: (count: number) => readonly string[];
  /** How many aliases of a set occur in the texts, in any case; counted without the matcher. */
  readonly occurring: (aliases: readonly string[]) => number;
}

const ALIASES = 50_000;
const UNITS = 20_000_000;
const SESSIONS =
  '63 - 2008,64 - 2009,65 - 2010,66 - 2011,67 - 2012,68 - 2013,69 - 2014,70 - 2015'.split(',');
/** A larger share of a set would need more names than occur in 20 million units. */
const OCCURRING = 0.4;
/** Small sets include the frequent aliases: with this power of their rank the number of matches
 * grows with the number of aliases as in the study. */
const STEEPNESS = 3;

/** Listed names and capitalised words of the speeches; generated where `folder` has neither. */
export function aliasSetsOf(folder: string): AliasSets {
  const speeches = readSpeeches(folder, SESSIONS);
  if (speeches.length === 0) {
    return setsOf(generatedSpeeches(UNITS, frequentNames()), generatedNames(ALIASES), []);
  }
  return setsOf(speeches, listedNames(folder), capitalised(speeches.join('\n\n')));
}

/** The generated names that occur in generated texts. */
export function frequentNames(): readonly string[] {
  return generatedNames(ALIASES).slice(0, OCCURRING * ALIASES);
}

/** All listed names, and the most frequent of the others. */
function setsOf(
  texts: readonly string[],
  listed: readonly string[],
  others: readonly string[],
): AliasSets {
  const names = new Map<string, string>();
  for (const name of [...listed, ...others]) {
    const key = name.toLowerCase();
    if (names.size < ALIASES && !names.has(key)) names.set(key, name);
  }
  const counts = occurrences(texts.join('\n\n'), [...names.keys()]);
  const keys = [...names.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const sorted = keys.map((key) => names.get(key) ?? key);
  const found = sorted.slice(0, counts.size);
  const absent = sorted.slice(counts.size);
  return {
    texts: texts.map(flat),
    of: (count) => {
      if (count >= sorted.length) return sorted;
      const some = Math.min(found.length, Math.round(OCCURRING * count));
      return [...steeply(found, some), ...evenly(absent, count - some)];
    },
    occurring: (aliases) => aliases.filter((alias) => counts.has(alias.toLowerCase())).length,
  };
}

/** How often names in lower case occur between word borders; names that never do are omitted. */
function occurrences(text: string, names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const byFirst = new Map<string, string[]>();
  for (const name of names) {
    const first = WORDS.exec(name)?.[0] ?? '';
    const same = byFirst.get(first);
    if (same) same.push(name);
    else byFirst.set(first, [name]);
  }
  const folded = text.toLowerCase();
  for (const { 0: word, index } of folded.matchAll(new RegExp(WORDS, 'gu'))) {
    for (const name of byFirst.get(word) ?? []) {
      if (!folded.startsWith(name, index)) continue;
      if (LETTER.test(folded.charAt(index + name.length))) continue;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

const LETTER = /[\p{L}\p{N}\p{M}_]/u;
const WORDS = /[\p{L}\p{N}\p{M}_]+/u;

const CAPITAL = "\\p{Lu}[\\p{Ll}’']+(?:-\\p{L}+)*";
const LONGEST = 4;
/** Words that are capitalised because they begin a sentence or a title. */
const OPENERS = new Set(
  'a all an and as at but for from he her his i in is it its let my no not of on our that the their these this to we what who with'.split(
    ' ',
  ),
);

/** Runs of one to four capitalised words, the most frequent first: those that begin within a
 * sentence, or with a word that is never in lower case in the text; single words only of the
 * second kind. */
function capitalised(text: string): readonly string[] {
  const words = new Set(text.match(new RegExp(WORDS, 'gu')));
  const counts = new Map<string, number>();
  for (let more = 0; more < LONGEST; more++) {
    const run = `(?=((${CAPITAL})(?: (?:of |the |and |for )?${CAPITAL}){${more}})(?!\\p{L}))`;
    for (const found of text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}-])${run}`, 'gu'))) {
      const [, name = '', first = ''] = found;
      const small = first.toLowerCase();
      if (name.length < 3 || OPENERS.has(small)) continue;
      if (words.has(small) && (more === 0 || !isWithin(text, found.index))) continue;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}

function isWithin(text: string, at: number): boolean {
  return /[\p{Ll},;]\s$/u.test(text.slice(Math.max(0, at - 2), at));
}

function steeply(list: readonly string[], count: number): readonly string[] {
  let last = -1;
  return Array.from({ length: count }, (_, index) => {
    last = Math.max(last + 1, Math.floor(list.length * (index / count) ** STEEPNESS));
    return list[last] ?? '';
  });
}

export function evenly(list: readonly string[], count: number): readonly string[] {
  if (list.length <= count) return list;
  return Array.from({ length: count }, (_, index) => {
    return list[Math.floor((index * list.length) / count)] ?? '';
  });
}
