import type { BenchRow } from './row';
import type { Material } from './material';
import { buildDictionaryOf, type Dictionary } from '../../src/core/matching/dictionary';
import { matchText } from '../../src/core/matching/match';
import { unitTables } from '../../src/core/matching/units';
import { compareTimes, faster } from './row';

/** Whole-text matching: against one regular expression per alias, and against the bare loop over
 * the text that no matcher can do without. */
export function* matchingRows({ article, names }: Material): Generator<BenchRow> {
  for (const [count, least] of [
    [1000, 100],
    [10_000, 800],
  ] as const) {
    const some = sample(names, count);
    const dictionary = dictionaryOf(some);
    const expressions = some.map(expressionOf);
    yield {
      what: `Matching ${count} aliases in 20,000 words`,
      reference: 'one regular expression per alias',
      target: `≥ ${least}x`,
      run: () =>
        faster(
          compareTimes(
            {
              work: () => spansByExpressions(expressions, article).length,
              batch: 1,
              batches: 1,
            },
            {
              work: () => matchText(dictionary, article).actor.starts.length,
              batch: 1,
              batches: 100,
            },
            count > 1000 ? 5 : 15,
          ),
          least,
        ),
    };
  }
  const dictionary = dictionaryOf(sample(names, 10_000));
  yield {
    what: 'Matching 10000 aliases, speed',
    reference: 'charCodeAt and one table look-up a unit',
    target: '≥ 18 %',
    run: () => {
      const times = compareTimes(
        { work: () => bareLoop(article), batch: 1, batches: 20 },
        {
          work: () => matchText(dictionary, article).actor.starts.length,
          batch: 1,
          batches: 20,
        },
        30,
      );
      const share = faster(times, 0.18);
      return {
        ...share,
        ratio: `${((100 * times.reference.min) / times.measured.min).toFixed(1)} %`,
      };
    },
  };
}

export function dictionaryOf(names: readonly string[]): Dictionary {
  return buildDictionaryOf(
    names.map((text) => ({ layer: 'actor', id: text, text, exactCase: false, weak: false })),
  );
}

export function sample(names: readonly string[], count: number): readonly string[] {
  const step = Math.max(1, Math.floor(names.length / count));
  return names.filter((_, index) => index % step === 0).slice(0, count);
}

function expressionOf(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s');
  return new RegExp(`\\b${escaped}\\b`, 'gi');
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

function bareLoop(text: string): number {
  const { tokens } = unitTables();
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum += tokens[text.charCodeAt(at)] ?? 0;
  return sum;
}
