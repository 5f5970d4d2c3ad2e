import AhoCorasick from 'modern-ahocorasick';
import type { AliasSets } from './aliasSets';
import type { Material } from './material';
import type { BenchRow, Outcome } from './row';
import { buildDictionaryOf, type Dictionary, type Term } from '../../src/core/matching/dictionary';
import { matchText } from '../../src/core/matching/match';
import { isInCapitals } from '../../src/core/text/folding/spelling';
import { unitTables } from '../../src/core/text/folding/units';
import { flat } from './flat';
import { timesInOlderNode } from './olderNode';
import { compareTimes, counted, faster, share, timeOf, type Side } from './row';

/** The study's numbers of matches in a thousand units of its texts, where it gives them. */
const STUDY = { 100: 1.7, 1000: undefined, 10_000: undefined, 50_000: 11.4 } as const;

/** Whole-text matching against one regular expression per alias, the best library, a bare loop over
 * the text, and itself with few aliases. */
export function* matchingRows({ article, aliasSets }: Material): Generator<BenchRow> {
  const matching = (
    aliases: readonly string[],
    texts: readonly string[],
    batches: number,
  ): Side => {
    const dictionary = dictionaryOf(aliases);
    return { work: () => matchesIn(dictionary, texts), batch: 1, batches };
  };
  for (const count of [100, 1000, 10_000, 50_000] as const) {
    yield {
      what: `Set of ${count} aliases`,
      reference: 'that of the study',
      target: '',
      run: () => describedSet(aliasSets(), count, article),
    };
  }
  for (const count of [100, 1000, 10_000] as const) {
    yield {
      what: `Matching ${count} aliases in 20,000 words`,
      reference: 'one regular expression per alias',
      target: '',
      run: () => {
        const aliases = aliasSets().of(count);
        const expressions = aliases.map((name) => expressionOf(name, ['\\b', '\\b'], 'gi'));
        const work = (): number => spansByExpressions(expressions, article).length;
        const measured = matching(aliases, [article], 50);
        const turns = count > 1000 ? 4 : 12;
        return faster(compareTimes({ work, batch: 1, batches: 1 }, measured, turns));
      },
    };
  }
  for (const count of [1000, 10_000, 50_000] as const) {
    const beside = (texts: readonly string[], parts: readonly string[], turns: number): Outcome => {
      const aliases = aliasSets().of(count);
      const matcher = new AhoCorasick(aliases.map(foldPlainly));
      const work = (): number => total(parts, (part) => spansByAutomaton(matcher, part));
      const library: Side = { work, batch: 1, batches: 1 };
      const times = compareTimes(library, matching(aliases, texts, 20), turns);
      return { ...faster(times), note: besideBareLoop(times.reference.min, texts) };
    };
    yield {
      what: `Matching ${count} aliases in whole speeches`,
      reference: 'modern-ahocorasick, folded, as in the study',
      target: '',
      run: () => {
        const some = speechesOf(aliasSets());
        return beside(some, some.map(foldPlainly).map(flat), 4);
      },
    };
    yield {
      what: `Matching ${count} aliases in 20,000 words`,
      reference: 'modern-ahocorasick, on folded text in pieces',
      target: '',
      run: () => beside([article], piecesOf(foldPlainly(article)).map(flat), 12),
    };
  }
  yield {
    what: 'Matching 10000 aliases in whole speeches, older Node',
    reference: 'modern-ahocorasick, folded, as in the study',
    target: '',
    run: () => {
      const { version, ...times } = timesInOlderNode({
        aliases: aliasSets().of(10_000),
        texts: speechesOf(aliasSets()),
      });
      const isStudied = version.startsWith('v20.');
      const note = isStudied
        ? `In Node ${version}: 20 is that of the oldest VS Code that is supported, and of the study.`
        : `In Node ${version}: Node 20 is that of the oldest VS Code that is supported, and of the study.`;
      return { ...faster(times), note };
    },
  };
  for (const count of [10_000, 50_000] as const) {
    yield {
      what: `Matching ${count} aliases, speed`,
      reference: 'charCodeAt and one table look-up a unit',
      target: '',
      run: () => {
        const texts = tenth(aliasSets().texts);
        const bare: Side = { work: () => total(texts, bareLoop), batch: 1, batches: 10 };
        return share(compareTimes(bare, matching(aliasSets().of(count), texts, 10), 10));
      },
    };
  }
  yield {
    what: 'Matching 50000 aliases, time',
    reference: 'the same with 100 aliases',
    target: '',
    run: () => {
      const { texts, of } = aliasSets();
      const some = tenth(texts);
      const few = matching(of(100), some, 10);
      return faster(compareTimes(matching(of(50_000), some, 10), few, 10));
    },
  };
  yield {
    what: 'Matching 1000 aliases, differences',
    reference: 'look-around expressions, leftmost, longest',
    target: '0',
    run: () => {
      const some = aliasSets().of(1000);
      const { starts, ends } = matchText(dictionaryOf(some), article).actor;
      const found = new Set(Array.from(starts, (start, index) => `${start} ${ends[index] ?? 0}`));
      const expected = oracleSpans(some, article);
      const missing = expected.filter((span) => !found.has(span)).length;
      const extra = found.size - (expected.length - missing);
      return counted(expected.length, found.size, missing + extra);
    },
  };
}

/** How many of a set occur, in the texts and in the article of the other matchers; the time of a
 * matcher is spent on matches. Reached if they are within a third of the study's number. */
function describedSet(sets: AliasSets, count: keyof typeof STUDY, article: string): Outcome {
  const aliases = sets.of(count);
  const occurring = sets.occurring(aliases) / aliases.length;
  const dictionary = dictionaryOf(aliases);
  const density = (texts: readonly string[]): number =>
    (1000 * matchesIn(dictionary, texts)) / units(texts);
  const length = aliases.reduce((sum, alias) => sum + alias.length, 0) / aliases.length;
  const study = STUDY[count];
  const dense = density(sets.texts);
  return {
    reference: `${study?.toFixed(1) ?? '–'} in 1,000`,
    measured: `${dense.toFixed(1)} in 1,000`,
    ratio: `${(100 * occurring).toFixed(0)} %`,
    reached: occurring >= 0.35 && (study === undefined || Math.abs(dense / study - 1) < 1 / 3),
    note:
      `${aliases.length} aliases of ${length.toFixed(1)} units; ${(100 * occurring).toFixed(0)} % occur in ${(units(sets.texts) / 1e6).toFixed(1)} million units, ` +
      `matches in 1,000 units: ${dense.toFixed(2)}, in the article ${density([article]).toFixed(2)}`,
  };
}

function speechesOf({ texts }: AliasSets): readonly string[] {
  return texts.filter((_, index) => index % Math.ceil(texts.length / SPEECHES) === 0);
}

function matchesIn(dictionary: Dictionary, texts: readonly string[]): number {
  return total(texts, (text) => matchText(dictionary, text).actor.starts.length);
}

function units(texts: readonly string[]): number {
  return total(texts, (text) => text.length);
}

/** Short enough that some turns are free of other programs. */
function tenth(texts: readonly string[]): readonly string[] {
  return texts.filter((_, index) => index % 10 === 0);
}

function total(texts: readonly string[], of: (text: string) => number): number {
  return texts.reduce((sum, text) => sum + of(text), 0);
}

/** The speed relative to a loop that only reads each unit. */
function besideBareLoop(time: number, texts: readonly string[]): string {
  const bare = Math.min(
    ...Array.from({ length: 50 }, () => timeOf(() => total(texts, bareLoop), 1)),
  );
  const speed = (milliseconds: number): string => {
    const millions = units(texts) / milliseconds / 1000;
    return millions.toFixed(millions < 10 ? 2 : 0);
  };
  return `the library does ${speed(time)} million units a second (${STUDY_LIBRARY} in the study), the bare charCodeAt loop ${speed(bare)}`;
}

/** Millions of units a second with 10,000 aliases, in Node 20. */
const STUDY_LIBRARY = '2.35';

/** The number of whole speeches for the library, which needs a second for each half million units
 * in Node 20. */
const SPEECHES = 8;

export function dictionaryOf(names: readonly string[]): Dictionary {
  return buildDictionaryOf(names.map(termOf));
}

export function termOf(text: string): Term {
  return { layer: 'actor', id: text, text, exactCase: false, weak: false };
}

/** In the form that the library compares: it supports neither case nor white space of other
 * kinds. */
export function foldPlainly(text: string): string {
  return text.toLowerCase().replace(/\s/g, ' ');
}

const LETTER = '[\\p{L}\\p{N}\\p{M}_]';
const OUTSIDE_WORDS = [`(?<!${LETTER})`, `(?!${LETTER})`] as const;

function expressionOf(
  name: string,
  edges: readonly [string, string],
  flags: string,
  space = '\\s',
): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', space);
  return new RegExp(edges[0] + escaped + edges[1], flags);
}

function spansByExpressions(expressions: readonly RegExp[], text: string): readonly number[] {
  const spans: number[] = [];
  for (const expression of expressions) {
    expression.lastIndex = 0;
    for (let found = expression.exec(text); found; found = expression.exec(text)) {
      spans.push(found.index, expression.lastIndex);
    }
  }
  return spans;
}

/** The leftmost spans between borders, the longest of these; as text, for comparison. */
function oracleSpans(names: readonly string[], text: string): readonly string[] {
  const expressions = names.map((name) =>
    expressionOf(name, OUTSIDE_WORDS, isInCapitals(name) ? 'gu' : 'giu', '\\s+'),
  );
  const flat = spansByExpressions(expressions, text);
  const spans = flat.flatMap((start, at) =>
    at % 2 === 0 ? [[start, flat[at + 1] ?? 0] as const] : [],
  );
  spans.sort(([a, b], [c, d]) => a - c || d - b);
  let free = 0;
  return spans.flatMap(([start, end]) => {
    if (start < free) return [];
    free = end;
    return [`${start} ${end}`];
  });
}

/** Pieces at which the library is fastest: its time grows faster than the text, to minutes for an
 * article in Node 20. Names cut by a piece's edge are not found. */
function piecesOf(text: string): readonly string[] {
  return text.match(/.{1,500}(?:\s|$)/gsu) ?? [];
}

/** Every occurrence, those between borders, the leftmost of these. */
export function spansByAutomaton(matcher: AhoCorasick, text: string): number {
  const isLetter = (at: number): boolean => /[\p{L}\p{N}\p{M}_]/u.test(text.charAt(at));
  const hits = matcher
    .search(text)
    .filter(({ start, end }) => !isLetter(start - 1) && !isLetter(end))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let free = 0;
  let count = 0;
  for (const { start, end } of hits) {
    if (start < free) continue;
    free = end;
    count++;
  }
  return count;
}

function bareLoop(text: string): number {
  const { tokens } = unitTables();
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum += tokens[text.charCodeAt(at)] ?? 0;
  return sum;
}
