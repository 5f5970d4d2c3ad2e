import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../../../src/core/analysis/analyse';
import { ROLL_UPS } from '../../../../src/core/analysis/records/filter';
import { recordsOfReading, unitsOf } from '../../../../src/core/intercoder/recoding/codedTwice';
import { drawnIssue, type Draws } from '../../../../src/core/intercoder/recoding/drawn/drawnIssue';
import { claimsIn } from '../../../../src/core/intercoder/recoding/drawn/internalLanes';
import { ALL_RECODINGS } from '../../../../src/core/intercoder/recoding/drawn/lanes';
import { tieShares, tiesFoundAgain } from '../../../../src/core/intercoder/recoding/tiesFoundAgain';
import type { Network } from '../../../../src/core/networks/network';
import { networksOf } from '../../../../src/core/networks/networksOf';
import { DEFAULT_NETWORKS, type NetworkOptions } from '../../../../src/core/networks/options';
import { runSync } from '../../../../src/core/util/task';
import { corpora, notation } from '../../analysis/oracle/corpora';
import { analysed } from '../../analysis/oracle/product';
import { analysisOf } from '../../analysis/say';
import { CHANGING, changingDraws, drawsByTable } from './changingDraws';
import { codersCorpus } from './codersCorpus';
import { caseCount, enough } from '../../../support/caseCount';

const { one, two } = DEFAULT_NETWORKS;
const KINDS: readonly NetworkOptions[] = [
  one,
  { ...one, aggregation: 'conflict' },
  { ...one, aggregation: 'ignore', normalization: 'cosine' },
  { ...one, rows: 'issue', columns: 'actor' },
  two,
  { ...two, aggregation: 'combine' },
  { ...two, aggregation: 'ignore' },
  { ...two, rows: 'issue', columns: 'actor', normalization: 'activity' },
];

suite('Ties of networks in recodings', () => {
  test('where other coders read the same, each tie of any network is always there', () => {
    const seen = new Map<NetworkOptions, number>();
    const kinds = fc.constantFrom(...KINDS);
    fc.assert(
      fc.property(OF_ONE_CODER, fc.constantFrom(...ROLL_UPS), kinds, (records, rollUp, options) => {
        const analysis = analysed(records, rollUp, 'none');
        const network = networkOf(analysis, options);
        const shares = runSync(
          tieShares(analysis, drawsByTable(analysis, SAME, 1, 0), network, options),
        );
        for (const [at, { low }] of shares.entries()) {
          const ends = `${String(network.ties.from[at])}–${String(network.ties.to[at])}`;
          assert.equal(
            low,
            1,
            `${notation(records)}\n${rollUp} ${JSON.stringify(options)} ${ends}`,
          );
        }
        seen.set(options, (seen.get(options) ?? 0) + shares.length);
      }),
      { numRuns: caseCount(500), seed: 20261129 },
    );
    for (const options of KINDS)
      assert.ok((seen.get(options) ?? 0) > enough(10), JSON.stringify(options));
  });

  test('are what counting the claims of each recoding gives', () => {
    let between = 0;
    fc.assert(
      fc.property(corpora, fc.constantFrom(...KINDS), fc.nat(), (records, options, seed) => {
        const analysis = analysed(records, 'none', 'none');
        const network = networkOf(analysis, options);
        const shares = runSync(
          tieShares(analysis, changingDraws(analysis, seed), network, options),
        );
        const counted = countedShares(analysis, changingDraws(analysis, seed), network, options);
        assert.deepEqual(
          shares.map(({ mean }) => mean),
          counted,
          `${notation(records)}\n${JSON.stringify(options)}`,
        );
        between += counted.filter((share) => share > 0.05 && share < 0.95).length;
      }),
      { numRuns: caseCount(25), seed: 7 },
    );
    assert.ok(between > enough(20), String(between));
  });

  test('an excluded issue ties no actors in a recoding', () => {
    const text = `
      in a.md 2020-01-01
      a: china supports exports
      b: japan supports exports
      c: china supports talks
      d: japan opposes talks`;
    const analysis = analysisOf(text);
    const meanOf = (options: NetworkOptions): number | undefined =>
      runSync(
        tieShares(
          analysis,
          drawsByTable(analysis, CHANGING, 1, 0),
          networkOf(analysis, options),
          options,
        ),
      )[0]?.mean;
    const exclusions = [{ variable: 'issue', values: ['talks'], only: false }];
    const [all = 0, without = 0] = [meanOf(one), meanOf({ ...one, exclusions })];
    // 0.4² + 0.3² with exports alone.
    assert.ok(Math.abs(without - 0.25) < 0.02, String(without));
    assert.ok(all > without + 0.1, String(all));
  });

  test('a tie is fixed where no claim that makes it is drawn', () => {
    const analysis = analysisOf(`
      in a.md 2020-01-01
      a: china supports exports coder=lea
      b: japan supports exports coder=lea
      in b.md 2020-01-01
      c: japan supports talks coder=lea
      d: peru supports talks coder=lea`);
    const { context } = analysis;
    const adjudicated = codersCorpus(analysis.reader).articles.flatMap((article) =>
      [...article.readings.values()].map(({ positions }) => ({
        path: article.path,
        units: unitsOf(recordsOfReading(article, positions, context), context),
        isAdjudicated: true,
      })),
    );
    const known = new Map(
      adjudicated.filter(({ path }) => path === 'a.md').map((article) => [article.path, article]),
    );
    const draws = { ...changingDraws(analysis, 1), known };
    const fixed = (options: NetworkOptions) =>
      runSync(tieShares(analysis, draws, networkOf(analysis, options), options)).map(
        ({ isFixed, mean }) => [isFixed, mean === 1],
      );
    // China – Japan, Japan – Peru; China, Japan on exports, Japan, Peru on talks.
    assert.deepEqual(fixed(one), [
      [true, true],
      [false, false],
    ]);
    assert.deepEqual(fixed(two), [
      [true, true],
      [true, true],
      [false, false],
      [false, false],
    ]);
  });

  test('networks that recodings know nothing about are refused with what to do', () => {
    const analysis = analysisOf('in a.md 2020-01-01\na: china supports exports');
    const reasonOf = (change: Partial<NetworkOptions>): string => {
      const options = { ...one, ...change };
      const networks = networksOf(analysis.reader, analysis.context.filter, options);
      assert.ok(networks.kind === 'networks');
      const found = runSync(
        tiesFoundAgain(analysis, codersCorpus(analysis.reader), networks, options, 1),
      );
      return found.kind === 'refused' ? found.reason : found.kind;
    };
    assert.equal(reasonOf({}), 'too-few');
    assert.match(reasonOf({ rows: 'speaker' }), /leave actor and issue/);
    assert.match(reasonOf({ scale: 'integer' }), /scale binary/);
    assert.match(reasonOf({ aggregation: 'subtract' }), /each on its own/);
    assert.match(reasonOf({ duplicates: 'document' }), /--duplicates/);
    assert.match(reasonOf({ codedTwice: 'each' }), /--coded-twice/);
    assert.match(
      reasonOf({ aggregation: 'conflict', disagreement: 'listed' }),
      /disagreements --found-again/,
    );
    const window = { kind: 'consecutive', unit: 'years', size: 1 } as const;
    assert.match(reasonOf({ window }), /--window/);
    const exclusions = [{ variable: 'certainty', values: ['possible'], only: false }];
    assert.match(reasonOf({ exclusions }), /--query/);
  });
});

function networkOf(analysis: Analysis, options: NetworkOptions): Network {
  const networks = networksOf(analysis.reader, analysis.context.filter, options);
  assert.ok(networks.kind === 'networks');
  const [network] = networks.networks;
  assert.ok(network);
  return network;
}

/** The shares, recoding by recoding: statements for and against of each cell, and the formulas of
 * docs/reference/networks.md. */
function countedShares(
  analysis: Analysis,
  draws: Draws,
  { rows, columns, ties }: Network,
  options: NetworkOptions,
): readonly number[] {
  const isOfActors = options.rows === 'actor';
  const cells = [...analysis.issues].flatMap(([issue, on]) => {
    if (issue === undefined) return [];
    const drawn = drawnIssue(on, issue, draws);
    // Only drawing in the same order gives the same recodings.
    return [...drawn.actors()]
      .filter((actor) => !isOfActors || rows.some(({ id }) => id === actor))
      .filter(() => isOfActors || rows.some(({ id }) => id === issue))
      .map((actor) => ({
        row: isOfActors ? actor : issue,
        column: isOfActors ? issue : actor,
        claims: runSync(drawn.claimsOf(actor)),
      }));
  });
  const found = ties.from.map(() => 0);
  for (let recoding = 0; recoding < ALL_RECODINGS; recoding++) {
    const counts = cells.map(({ row, column, claims }) => {
      const sides = claimsIn(recoding, claims);
      const sum = (sign: number): number =>
        sides.reduce(
          (all, { polarity = 0, count }) => all + (Math.sign(polarity) === sign ? count : 0),
          0,
        );
      return { row, column, plus: sum(1), minus: sum(-1) };
    });
    for (const [at, from] of ties.from.entries()) {
      const row = rows[from]?.id;
      const column = columns[ties.to[at] ?? 0]?.id;
      const own = counts.filter((cell) => cell.row === row);
      const weight = ties.weight[at] ?? 0;
      if (options.mode === 'two') {
        const { plus = 0, minus = 0 } = own.find((cell) => cell.column === column) ?? {};
        const isTied = {
          ignore: plus + minus > 0,
          subtract: Math.sign(plus - minus) === Math.sign(weight),
          combine: (plus > 0 ? 1 : 0) + (minus > 0 ? 2 : 0) === weight,
        }[options.aggregation as string];
        if (isTied === true) found[at] = (found[at] ?? 0) + 1;
        continue;
      }
      let sum = 0;
      for (const a of own) {
        const b = counts.find((cell) => cell.row === column && cell.column === a.column);
        if (!b) continue;
        const alike = a.plus * b.plus + a.minus * b.minus;
        const opposed = a.plus * b.minus + a.minus * b.plus;
        if (options.aggregation !== 'conflict') sum += alike;
        if (options.aggregation !== 'congruence') sum += opposed;
      }
      if (sum > 0) found[at] = (found[at] ?? 0) + 1;
    }
  }
  return found.map((count) => count / ALL_RECODINGS);
}

/** Each side is read as it was read. */
const SAME = [...[1, 1, 1], ...[0, 1, 1], ...[0, 0, 1]];

/** Networks drop stances without a side before they compare coders, analyses do not: without
 * coders both count the same. */
const OF_ONE_CODER = corpora.map((records) =>
  records.map((record) => ({ ...record, coder: undefined })),
);
