import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { alphaOf } from '../../../src/core/intercoder/coefficients/alpha';
import {
  coefficientsOf,
  type Coefficients,
} from '../../../src/core/intercoder/coefficients/coefficients';
import { diceDistance } from '../../../src/core/intercoder/coefficients/dice';
import {
  METRICS,
  metricDistance,
  type Metric,
} from '../../../src/core/intercoder/coefficients/distance';
import { figureValue } from '../../../src/core/intercoder/coefficients/figure';
import type { Segment } from '../../../src/core/intercoder/unitizing/continuum';
import { unitizingOf } from '../../../src/core/intercoder/unitizing/unitizing';
import { seeded } from '../../../src/core/measures/random';

// Random tables, sets and texts, computed once more by a program in another language that was
// written from the formulas alone; and by NLTK, scikit-learn and R's psych where they are.

interface Table {
  readonly metric: Metric;
  /** Null where a coder gave no value. */
  readonly rows: readonly (readonly (number | null)[])[];
}

type Found = Partial<Record<'alpha' | 'percent' | 'cohen' | 'fleiss' | 'ac1', number | null>>;

interface Answer {
  readonly tables: readonly Found[];
  readonly sets: readonly (number | null)[];
  readonly texts: readonly {
    readonly u: number | null;
    readonly uBinary: number | null;
    readonly cu: number | null;
    readonly k: Readonly<Record<string, number | null>>;
  }[];
  readonly nltk: {
    readonly tables: readonly Found[];
    readonly sets: readonly (number | null)[];
  } | null;
  readonly sklearn: readonly (number | null)[] | null;
}

const next = seeded(2016);
const upTo = (limit: number): number => Math.floor(next() * limit);
const times = <Value>(count: number, value: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => value(index));

const TABLES = times(120, (index): Table => {
  const [coders, values] = [2 + (index % 3), 2 + upTo(4)];
  const missing = index % 2 === 0 ? 0 : 0.3;
  const agrees = next();
  const rows = times(3 + upTo(20), () => {
    const usual = upTo(values);
    return times(coders, () => (next() < missing ? null : next() < agrees ? usual : upTo(values)));
  });
  return { metric: METRICS[index % 4] ?? 'nominal', rows };
});

const SETS = times(40, () =>
  times(4 + upTo(12), () => {
    const usual = ['a', 'b', 'c', 'd', 'e'].filter(() => next() < 0.3);
    return times(2 + upTo(2), () =>
      next() < 0.5 ? usual : ['a', 'b', 'c', 'd', 'e'].filter(() => next() < 0.3),
    );
  }),
);

const TEXTS = times(60, (index) => ({
  length: 60,
  coders: times(2 + (index % 3), () => {
    const segments: [string, number, number][] = [];
    for (let at = upTo(12); at < 55; at += upTo(12)) {
      const end = Math.min(60, at + 1 + upTo(8));
      segments.push([['a', 'b', 'c'][upTo(1 + (index % 3))] ?? '', at, end]);
      at = end;
    }
    return segments;
  }),
}));

const OURS = TABLES.map(({ metric, rows }): Coefficients =>
  coefficientsOf(
    rows.map((row) => row.map((value) => value ?? undefined)),
    metricDistance(metric),
  ),
);

function isEqual(found: number | undefined, expected: number | null, what: string): void {
  if (expected === null) assert.equal(found, undefined, what);
  else {
    const error = Math.abs((found ?? NaN) - expected);
    assert.ok(
      error <= 1e-9 * (1 + Math.abs(expected)),
      `${what}: ${String(found)}, not ${String(expected)}`,
    );
  }
}

function areEqual(answers: readonly Found[]): number {
  let compared = 0;
  for (const [index, answer] of answers.entries()) {
    for (const [name, value] of Object.entries(answer)) {
      const figure = OURS[index]?.[name as keyof Found];
      isEqual(figure && figureValue(figure), value, `${name} of table ${String(index)}`);
      compared++;
    }
  }
  return compared;
}

suite('coefficients of agreement, against a second opinion', () => {
  let answer: Answer;

  suiteSetup(function () {
    const python = spawnSync('python3', [path.join(__dirname, 'secondOpinion.py')], {
      input: JSON.stringify({ tables: TABLES, sets: SETS, texts: TEXTS }),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (python.error) {
      console.log(`      skipped: python3 is not there (${python.error.message})`);
      this.skip();
    }
    assert.equal(python.status, 0, python.stderr);
    answer = JSON.parse(python.stdout) as Answer;
  });

  test('of coded units, by the formulas in Python', () => {
    assert.equal(areEqual(answer.tables), 5 * TABLES.length);
  });

  const ofSets = (): readonly (number | undefined)[] =>
    SETS.map((units) => {
      const sets = units.map((unit) => unit.map((labels) => new Set(labels)));
      return figureValue(alphaOf(sets, diceDistance));
    });

  test('of sets, by the formulas in Python', () => {
    for (const [index, found] of ofSets().entries()) {
      isEqual(found, answer.sets[index] ?? null, `sets ${String(index)}`);
    }
  });

  test('of unitizing, character by character in Python', () => {
    for (const [index, { length, coders }] of TEXTS.entries()) {
      const segments = coders.map((all) =>
        all.map(([category, start, end]): Segment => ({ category, start, end })),
      );
      const found = unitizingOf(length, segments);
      const expected = answer.texts[index];
      assert.ok(expected);
      for (const name of ['u', 'uBinary', 'cu'] as const) {
        isEqual(figureValue(found[name]), expected[name], `${name} of text ${String(index)}`);
      }
      for (const [category, { alpha }] of found.k) {
        isEqual(figureValue(alpha), expected.k[category] ?? null, `${category}, ${String(index)}`);
      }
    }
  });

  test('of coded units and sets, by NLTK', function () {
    const { nltk } = answer;
    if (!nltk) {
      console.log('      skipped: NLTK is not installed');
      this.skip();
    }
    assert.ok(areEqual(nltk.tables) > TABLES.length / 2);
    for (const [index, found] of ofSets().entries()) {
      isEqual(found, nltk.sets[index] ?? null, `sets ${String(index)}`);
    }
  });

  test('Cohen’s κ, by scikit-learn', function () {
    const { sklearn } = answer;
    if (!sklearn) {
      console.log('      skipped: scikit-learn is not installed');
      this.skip();
    }
    const found = sklearn.map((cohen) => (cohen === null ? {} : { cohen }));
    assert.ok(areEqual(found) > TABLES.length / 5);
  });

  test('Cohen’s κ, by psych in R', function () {
    const pairs = TABLES.map(({ rows }, index) => ({ rows, index })).filter(
      ({ rows, index }) =>
        rows[0]?.length === 2 && index % 2 === 0 && OURS[index]?.cohen.kind === 'defined',
    );
    const column = (rows: Table['rows'], at: number): string =>
      `c(${rows.map((row) => String(row[at])).join(',')})`;
    const lines = pairs.map(
      ({ rows }) =>
        `cat("kappa", format(suppressWarnings(cohen.kappa(cbind(${column(rows, 0)},${column(rows, 1)})))$kappa, digits = 15), "\\n")`,
    );
    const r = spawnSync('Rscript', ['-'], {
      input: ['suppressMessages(library(psych))', ...lines].join('\n'),
      encoding: 'utf8',
    });
    if (r.error || r.stderr.includes('there is no package')) {
      console.log('      skipped: R with psych is not installed');
      this.skip();
    }
    assert.equal(r.status, 0, r.stderr);
    // psych prints remarks of its own between them.
    const found = [...r.stdout.matchAll(/^kappa (\S+)/gm)].map(([, kappa]) => Number(kappa));
    assert.equal(found.length, pairs.length);
    for (const [at, { index }] of pairs.entries()) {
      const figure = OURS[index]?.cohen;
      isEqual(figure && figureValue(figure), found[at] ?? null, `Cohen of table ${String(index)}`);
    }
  });
});
