import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_FILTER, ROLL_UPS } from '../../../src/core/analysis/records/filter';
import { networkImage } from '../../../src/core/networks/image';
import type { NetworkOptions } from '../../../src/core/networks/options';
import { parseWindow } from '../../../src/core/networks/windows/windowOption';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';
import { exclusionText, networksFrom, type NetworkGiven } from './networkSupport';

const BOOK = codebook({
  actors: { state: { side: true }, a: { partOf: 'state' }, b: { partOf: 'state' }, c: {}, d: {} },
  issues: { x: {}, y: { partOf: 'x', sign: -1 }, z: {} },
});

/** A few articles of 2024, some dated by the month or not at all, with positions of any kind. */
const NOTATION = fc
  .array(
    fc.record({
      actors: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 2 }),
      verb: fc.constantFrom('supports', 'opposes', 'neutral-on', 'speaks-of'),
      issues: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 2 }),
      date: fc.constantFrom('', '2024-01-05', '2024-01-20', '2024-02', '2024-02-29', '2024-05-01'),
    }),
    { minLength: 1, maxLength: 15 },
  )
  .map((claimed) =>
    claimed
      .map(
        ({ actors, verb, issues, date }, index) =>
          `p${String(index)}: ${actors.join('+')} ${verb} ${issues.join('+')} ${date}`,
      )
      .join('\n'),
  );

function matrix(notation: string, given: NetworkGiven): number[][] {
  const networks = networksFrom(claims(notation, BOOK), given);
  return networkImage(networks, networks.networks[0]!).matrix;
}

suite('what holds for every network', () => {
  test('with all duplicates, congruence and conflict are together what ignore counts', () => {
    fc.assert(
      fc.property(NOTATION, (notation) => {
        const [congruence, conflict, subtract, ignore] = (
          ['congruence', 'conflict', 'subtract', 'ignore'] as const
        ).map((aggregation) => matrix(notation, { aggregation }));
        for (const [i, row] of ignore!.entries()) {
          for (const [j, all] of row.entries()) {
            assert.equal(congruence![i]![j]! + conflict![i]![j]!, all);
            assert.equal(congruence![i]![j]! - conflict![i]![j]!, subtract![i]![j]);
          }
        }
      }),
    );
  });

  test('a one-mode network is symmetric, to the last bit, and nothing is tied to itself', () => {
    const options = fc.record({
      aggregation: fc.constantFrom<NetworkOptions['aggregation']>(
        'ignore',
        'congruence',
        'conflict',
      ),
      normalization: fc.constantFrom<NetworkOptions['normalization']>(
        'none',
        'average',
        'cosine',
        'dna-jaccard',
      ),
      scale: fc.constantFrom<NetworkOptions['scale']>('binary', 'integer'),
    });
    fc.assert(
      fc.property(NOTATION, options, (notation, given) => {
        const found = matrix(notation, given);
        for (const [i, row] of found.entries()) {
          assert.equal(row[i], 0);
          for (const [j, weight] of row.entries()) assert.equal(weight, found[j]![i]);
        }
      }),
    );
  });

  test('jaccard and cosine of congruence lie between 0 and 1', () => {
    const normalizations = fc.constantFrom<NetworkOptions['normalization']>('jaccard', 'cosine');
    fc.assert(
      fc.property(NOTATION, normalizations, (notation, normalization) => {
        for (const weight of matrix(notation, { normalization }).flat()) {
          assert.ok(weight >= 0 && weight <= 1 + 1e-12, String(weight));
        }
      }),
    );
  });

  test('consecutive windows partition what is dated: every statement is in one, or told', () => {
    const windows = fc.constantFrom('days:10', 'weeks', 'months', 'months:2', 'years', 'events:4');
    fc.assert(
      fc.property(NOTATION, windows, (notation, window) => {
        const given: NetworkGiven = { mode: 'two', aggregation: 'ignore' };
        const count = (more: NetworkGiven) => {
          const networks = networksFrom(claims(notation, BOOK), { ...given, ...more });
          const inside = networks.networks.reduce((sum, { statements }) => sum + statements, 0);
          const outside = networks.excluded
            .filter(({ counted }) => counted === 'statements')
            .reduce((sum, one) => sum + one.count, 0);
          return { inside, outside };
        };
        const whole = count({});
        const cut = count({ window: parseWindow(window) });
        assert.equal(cut.inside + cut.outside, whole.inside);
      }),
    );
  });

  test('roll-up never adds a statement', () => {
    fc.assert(
      fc.property(NOTATION, fc.constantFrom(...ROLL_UPS), (notation, rollUp) => {
        const count = (filter: object) =>
          networksFrom(claims(notation, BOOK), { filter: { ...DEFAULT_FILTER, ...filter } })
            .networks[0]!.statements;
        assert.ok(count({ rollUp }) <= count({}));
      }),
    );
  });

  test('every position is in the network or left out for one reason', () => {
    fc.assert(
      fc.property(NOTATION, (notation) => {
        const networks = networksFrom(claims(notation, BOOK));
        const out = networks.excluded.reduce((sum, { count }) => sum + count, 0);
        assert.equal(networks.used + out, networks.positions, exclusionText(networks).join());
      }),
    );
  });
});
