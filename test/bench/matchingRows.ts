import AhoCorasick from 'modern-ahocorasick';
import type { BenchRow } from './row';
import type { Material } from './material';
import { buildDictionaryOf, type Dictionary, type Term } from '../../src/core/matching/dictionary';
import { matchText } from '../../src/core/matching/match';
import { isInCapitals } from '../../src/core/matching/spelling';
import { unitTables } from '../../src/core/matching/units';
import { compareTimes, counted, faster, share, type Side } from './row';

/** Whole-text matching against one regular expression per alias, the best library, the bare loop
 * over the text that no matcher can do without, and itself with few aliases. */
export function* matchingRows({ article, aliases }: Material): Generator<BenchRow> {
  const matching = (count: number, batches: number): Side => {
    const dictionary = dictionaryOf(sample(aliases, count));
    return { work: () => matchText(dictionary, article).actor.starts.length, batch: 1, batches };
  };
  for (const [count, least] of [
    [100, 10],
    [1000, 100],
    [10_000, 800],
  ] as const) {
    yield {
      what: `Matching ${count} aliases in 20,000 words`,
      reference: 'one regular expression per alias',
      target: `≥ ${least}x`,
      run: () => {
        const expressions = sample(aliases, count).map((name) =>
          expressionOf(name, ['\\b', '\\b'], 'gi'),
        );
        const work = (): number => spansByExpressions(expressions, article).length;
        return faster(
          compareTimes({ work, batch: 1, batches: 1 }, matching(count, 50), count > 1000 ? 4 : 12),
          least,
        );
      },
    };
  }
  for (const [count, least] of [
    [1000, 60],
    [10_000, 60],
    [50_000, 40],
  ] as const) {
    yield {
      what: `Matching ${count} aliases in 20,000 words`,
      reference: 'modern-ahocorasick, on folded text',
      target: `≥ ${least}x`,
      run: () => {
        const folded = foldPlainly(article);
        const matcher = new AhoCorasick(sample(aliases, count).map(foldPlainly));
        const work = (): number => spansByAutomaton(matcher, folded);
        return faster(compareTimes({ work, batch: 1, batches: 1 }, matching(count, 50), 8), least);
      },
    };
  }
  for (const [count, least] of [
    [10_000, 0.18],
    [50_000, 0.13],
  ] as const) {
    yield {
      what: `Matching ${count} aliases, speed`,
      reference: 'charCodeAt and one table look-up a unit',
      target: `≥ ${100 * least} %`,
      run: () => {
        const bare: Side = { work: () => bareLoop(article), batch: 1, batches: 20 };
        return share(compareTimes(bare, matching(count, 20), 30), least);
      },
    };
  }
  yield {
    what: 'Matching 50000 aliases, time',
    reference: 'the same with 100 aliases',
    target: '≤ 2x',
    run: () => {
      const outcome = faster(compareTimes(matching(50_000, 20), matching(100, 20), 30), 0);
      return { ...outcome, reached: Number.parseFloat(outcome.ratio) <= 2 };
    },
  };
  // Of these 50,000 every second word is one; of the 100 there are 34. That is what takes the time.
  const frequent = frequentAliases(article, aliases, 0.9);
  yield {
    what: 'Matching 50000 aliases, time',
    reference: `${frequent.length} of them, which are nine tenths of the matches`,
    target: '≤ 2x',
    run: () => {
      const dictionary = dictionaryOf(frequent);
      const few: Side = {
        work: () => matchText(dictionary, article).actor.starts.length,
        batch: 1,
        batches: 20,
      };
      const outcome = faster(compareTimes(matching(50_000, 20), few, 30), 0);
      return { ...outcome, reached: Number.parseFloat(outcome.ratio) <= 2 };
    },
  };
  yield {
    what: 'Matching 1000 aliases, differences',
    reference: 'look-around expressions, leftmost, longest',
    target: '0',
    run: () => {
      const some = sample(aliases, 1000);
      const { starts, ends } = matchText(dictionaryOf(some), article).actor;
      const found = Array.from(starts, (start, index) => `${start} ${ends[index] ?? 0}`);
      const expected = oracleSpans(some, article);
      const missing = expected.filter((span) => !found.includes(span)).length;
      const extra = found.length - (expected.length - missing);
      return counted(expected.length, found.length, missing + extra);
    },
  };
}

/** The most frequent of the aliases, as few as are so much of all that is found of them. */
function frequentAliases(
  article: string,
  aliases: readonly string[],
  share: number,
): readonly string[] {
  const dictionary = dictionaryOf(aliases);
  const { values } = matchText(dictionary, article).actor;
  const counts = new Map<string, number>();
  for (const value of values) {
    const id = dictionary.groups[value]?.ids[0] ?? '';
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const wanted = share * values.length;
  let found = 0;
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.flatMap(([alias, count]) => {
    if (found >= wanted) return [];
    found += count;
    return [alias];
  });
}

export function dictionaryOf(names: readonly string[]): Dictionary {
  return buildDictionaryOf(names.map(termOf));
}

export function termOf(text: string): Term {
  return { layer: 'actor', id: text, text, exactCase: false, weak: false };
}

export function sample(names: readonly string[], count: number): readonly string[] {
  const step = Math.max(1, Math.floor(names.length / count));
  return names.filter((_, index) => index % step === 0).slice(0, count);
}

/** As the library compares: it knows neither case nor white space of other kinds. */
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

/** The leftmost spans between borders, the longest of these; as text, to be compared. */
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

/** Every occurrence, those between borders, the leftmost of these. */
function spansByAutomaton(matcher: AhoCorasick, text: string): number {
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
