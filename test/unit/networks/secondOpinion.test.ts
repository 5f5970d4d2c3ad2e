import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { networkImage } from '../../../src/core/networks/image';
import {
  AGGREGATIONS,
  DUPLICATES,
  NORMALIZATIONS,
  type NetworkOptions,
} from '../../../src/core/networks/options';
import { seeded } from '../../../src/core/measures/random';
import { refusalOf } from '../../../src/core/networks/refusals';
import { codebook, corpus, position, type ArticleGiven } from '../../support/corpus';
import { networksFrom } from './networkSupport';

// Random corpora under all options that make sense together, computed once more by a program in
// another language that was written from the formulas alone.

const SCALES = ['none', 'binary', 'integer', 'category'] as const;
type Scale = (typeof SCALES)[number];

interface Case {
  readonly scale: Scale;
  readonly options: NetworkOptions;
  readonly statements: readonly StatedClaim[];
  readonly excluded: readonly string[];
}

interface StatedClaim {
  readonly row: string;
  readonly column: string;
  readonly q: number | string | null;
  readonly date: string;
  readonly document: string;
}

interface Answer {
  readonly rows: string[];
  readonly columns: string[];
  readonly matrix: number[][];
}

suite('networks, against a second opinion in Python', () => {
  test('every matrix under every option is equal to 1e-9', function () {
    const cases = allCases();
    const python = spawnSync('python3', [path.join(__dirname, 'secondOpinion.py')], {
      input: JSON.stringify(cases),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (python.error) {
      console.log(`      skipped: python3 is not there (${python.error.message})`);
      this.skip();
    }
    assert.equal(python.status, 0, python.stderr);
    const answers = JSON.parse(python.stdout) as Answer[][];
    let matrices = 0;
    for (const [index, one] of cases.entries()) {
      const networks = networksFrom(corpusOf(one), one.options);
      const ours = networks.networks.map((network) => networkImage(networks, network));
      const theirs = answers[index] ?? [];
      const what = JSON.stringify({ ...one, statements: one.statements.length });
      assert.equal(ours.length, theirs.length, what);
      for (const [at, answer] of theirs.entries()) {
        matrices += 1;
        assert.deepEqual(ours[at]?.rows, answer.rows, what);
        assert.deepEqual(ours[at].columns, answer.columns, what);
        for (const [i, row] of answer.matrix.entries()) {
          for (const [j, value] of row.entries()) {
            const own = ours[at].matrix[i]?.[j] ?? NaN;
            assert.ok(Math.abs(own - value) <= 1e-9, `${what}: ${String(own)} ≠ ${String(value)}`);
          }
        }
      }
    }
    assert.ok(matrices > 500, `only ${String(matrices)} matrices`);
  });
});

const WINDOWS = [
  undefined,
  { kind: 'dna', unit: 'days', size: 400 },
  { kind: 'dna', unit: 'weeks', size: 7 },
  { kind: 'dna', unit: 'months', size: 4 },
  { kind: 'dna', unit: 'years', size: 1 },
  { kind: 'dna', unit: 'events', size: 6 },
] as const;

function allCases(): Case[] {
  const next = seeded(20_240_426);
  const cases: Case[] = [];
  let turn = 0;
  for (const scale of SCALES) {
    for (const mode of ['one', 'two'] as const) {
      for (const aggregation of AGGREGATIONS) {
        for (const normalization of NORMALIZATIONS) {
          // A third of them for each combination, in turn, so that each meets each formula
          // somewhere.
          turn += 1;
          for (const duplicates of DUPLICATES.filter((_, index) => (index + turn) % 3 === 0)) {
            const options: NetworkOptions = {
              mode,
              rows: 'actor',
              columns: 'issue',
              qualifier: { none: undefined, binary: 'stance', integer: 'level', category: 'frame' }[
                scale
              ],
              scale: undefined,
              aggregation,
              normalization,
              duplicates,
              window: next() < 0.15 ? WINDOWS[Math.floor(next() * 6)] : undefined,
              isolates: next() < 0.5,
              exclusions: next() < 0.3 ? [{ variable: 'actor', values: ['b'], only: false }] : [],
            };
            if (refusalOf(options, scale === 'none' ? undefined : scale)) continue;
            const excluded = options.exclusions.length > 0 ? ['b'] : [];
            cases.push({ scale, options, statements: someStatements(next, scale), excluded });
          }
        }
      }
    }
  }
  return cases;
}

function someStatements(next: () => number, scale: Scale): StatedClaim[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const values = {
    none: [null],
    binary: [-1, 1],
    integer: [-3, -1, 0, 2],
    category: ['x', 'y', 'z'],
  };
  return Array.from({ length: 5 + Math.floor(next() * 25) }, () => {
    // All of an article is of one day, so that no order within a day has to be agreed upon.
    const document = Math.floor(next() * 20);
    const date = new Date(Date.UTC(2022, 10, 1 + document * 29)).toISOString().slice(0, 10);
    return {
      row: pick(['a', 'b', 'c', 'd', 'e']),
      column: pick(['i', 'j', 'k']),
      q: pick<number | string | null>(values[scale]),
      date,
      document: `${String(document).padStart(2, '0')}.md`,
    };
  });
}

const BOOK = codebook({
  fields: new Map([
    ['level', { id: 'level', name: undefined, type: 'integer', values: [], list: false }],
    ['frame', { id: 'frame', name: undefined, type: 'text', values: [], list: false }],
  ]),
});

function corpusOf({ statements, scale }: Case) {
  const articles = new Map<string, ArticleGiven & { annotations: ReturnType<typeof position>[] }>();
  for (const [index, { row, column, q, date, document }] of statements.entries()) {
    const article = articles.get(document) ?? {
      path: document,
      metadata: { date },
      annotations: [],
    };
    articles.set(document, article);
    article.annotations.push(
      position({
        id: `p${String(index).padStart(3, '0')}`,
        actors: [row],
        issues: [column],
        stance: q === -1 && scale === 'binary' ? 'oppose' : 'support',
        fields: new Map(
          q === null || scale === 'binary' ? [] : [[scale === 'integer' ? 'level' : 'frame', q]],
        ),
      }),
    );
  }
  return corpus([...articles.values()], BOOK);
}
