import { parseExpression } from '../../src/core/concordance/expression';
import { expressionSearch } from '../../src/core/concordance/findExpression';
import {
  concordanceCollector,
  MOST_LINES,
  type ConcordanceResult,
} from '../../src/core/concordance/result';
import { CONCORDANCE_SORTS, sortedLines } from '../../src/core/concordance/sort';
import type { Span } from '../../src/core/model/span';
import { concordancePage } from '../../src/core/views/pages/concordancePage';
import { createLocalizer } from '../../src/core/views/words/localizer';
import { EMPTY_CODEBOOK } from '../../src/core/model/codebook';
import { BUDGETS } from './budgets';
import type { Material } from './material';
import type { BenchRow } from './row';
import { stepsWithin, timeOf } from './stepTimes';

/** The longest step, in milliseconds, for which other work of the host may wait. */
const LONGEST_STEP = BUDGETS.pause;
/** The value that the project uses. */
const UNITS_PER_SLICE = 8000;
/** About one word in thirty of English. */
const WORD = 'of';
const PAGE = 1000;

/** What the extension host does to show every place of a frequent word: 50,000 lines, from as many
 * articles of 20,000 words as that takes. Measures the time and the longest step between two
 * yields. The reference is finding the word in all of these texts. */
export function* concordanceRows({ article }: Material): Generator<BenchRow> {
  const finding = (): Iterator<unknown, Span[]> => {
    const parsed = parseExpression(WORD);
    if (parsed.kind !== 'expression') throw new Error(`${WORD} is no expression.`);
    return expressionSearch(parsed.expression)(article, 0, UNITS_PER_SLICE);
  };
  const spans = ended(finding());
  const articles = Math.ceil(MOST_LINES / spans.length);
  const collecting = function* (): Generator<undefined, ConcordanceResult> {
    const collector = concordanceCollector();
    for (let index = 0; index < articles; index++) {
      const text = { article: `${index}.txt`, text: article, date: dateOf(index), from: 0 };
      yield* collector.add(text, spans);
    }
    return collector.result();
  };
  const result = ended(collecting());
  const { lines } = result;
  const row = (what: string, steps: () => Iterator<unknown, unknown>): BenchRow => ({
    what,
    reference: `finding “${WORD}” in ${articles} × 20,000 words`,
    target: `step ≤ ${LONGEST_STEP}`,
    run: () => stepsWithin(LONGEST_STEP, () => articles * timeOf(() => ended(finding())), steps),
  });
  yield row('Lines of a concordance, 50,000', collecting);
  for (const sort of CONCORDANCE_SORTS) {
    yield row(`Sorting them, by ${sort}`, () => sortedLines(lines, sort));
  }
  const page = { what: { kind: 'expression', text: WORD }, codebook: EMPTY_CODEBOOK } as const;
  const look = { sort: 'left', width: 60, made: '', outdated: false } as const;
  for (const most of [PAGE, MOST_LINES]) {
    yield row(`A page of ${most.toLocaleString('en')} of them`, () =>
      concordancePage({ ...page, ...look, localizer: createLocalizer(), result, lines, most }),
    );
  }
}

function dateOf(index: number): string {
  return `20${String(10 + (index % 15))}-0${String(1 + (index % 9))}-1${String(index % 10)}`;
}

function ended<T>(steps: Iterator<unknown, T>): T {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}
