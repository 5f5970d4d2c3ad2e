import assert from 'node:assert/strict';
import {
  noLanes,
  RECODINGS,
  shareOf,
  DRAWS,
} from '../../../../../src/core/intercoder/recoding/drawn/lanes';
import {
  certainUnit,
  recodedClaims,
} from '../../../../../src/core/intercoder/recoding/drawn/drawnUnits';
import {
  AGAINST,
  contextOfUnits,
  FOR,
  NEITHER,
  NOTHING,
  readingOfUnit,
  unitClaims,
} from '../../../../../src/core/intercoder/recoding/unitReadings';
import type { Claim } from '../../../../../src/core/analysis/claims/claims';
import {
  evidenceOn,
  type Evidence,
  type RollUpContext,
} from '../../../../../src/core/analysis/records/evidence';
import { analysisOf } from '../../../analysis/say';

const CLAIM: Claim = {
  evidence: [],
  count: 2,
  polarity: undefined,
  codedDifferently: false,
  date: undefined,
  days: undefined,
};

/** What the unit is, and its polarities if it is read as for, against, neither or nothing. */
function unit(...verbs: readonly string[]) {
  const lines = verbs.map(
    (verb, at) => `p${at}: china ${verb} exports at=${at * 20}-${at * 20 + 9}`,
  );
  const other = 'o: japan supports exports at=200-209';
  const analysis = analysisOf(['in a.md 2020-01-01', ...lines, other].join('\n'));
  const { context } = analysis;
  const claims = unitClaims(evidenceIn(analysis, context), context);
  const reading = readingOfUnit(claims);
  const polarities = recodedClaims(claims, reading, certainUnit()).map(({ polarities: own }) => [
    ...own,
  ]);
  return { reading, polarities };
}

function evidenceIn(
  analysis: ReturnType<typeof analysisOf>,
  context: RollUpContext,
): readonly Evidence[] {
  const { records } = analysis.on('exports');
  const all = records.flatMap((record) => [
    ...evidenceOn('exports', record, contextOfUnits(context), false),
  ]);
  return all.filter(({ actor }) => actor === 'china');
}

suite('A unit that is read anew', () => {
  test('turns all its polarities round, has none, or is not there', () => {
    assert.deepEqual(unit('supports', 'supports', 'opposes'), {
      reading: FOR,
      polarities: [
        [1, -1, 0, NaN],
        [1, -1, 0, NaN],
        [-1, 1, 0, NaN],
      ],
    });
    assert.deepEqual(unit('opposes'), { reading: AGAINST, polarities: [[1, -1, 0, NaN]] });
  });

  test('of neither side gets one with each claim', () => {
    const both = {
      reading: NEITHER,
      polarities: [
        [1, -1, 1, NaN],
        [1, -1, -1, NaN],
      ],
    };
    assert.deepEqual(unit('supports', 'opposes'), both);
    assert.deepEqual(unit('neutral-on'), { reading: NEITHER, polarities: [[1, -1, 0, NaN]] });
    // A stance without polarity is no claim, unless a side is read.
    assert.deepEqual(unit('speaks-of'), { reading: NEITHER, polarities: [[1, -1, NaN, NaN]] });
  });

  test('of neither side gets one with the strength of each claim', () => {
    const strong = [2, -2].map((polarity) => ({ ...CLAIM, polarity }));
    const drawn = recodedClaims({ counted: strong, others: [] }, NEITHER, certainUnit());
    assert.deepEqual(
      drawn.map(({ polarities }) => [...polarities]),
      [
        [2, -2, 2, NaN],
        [2, -2, -2, NaN],
      ],
    );
  });

  test('is nothing without positions', () => {
    assert.equal(readingOfUnit({ counted: [], others: [] }), NOTHING);
  });
});

suite('The share of recodings with a finding', () => {
  test('is the mean over draws, with the 5th and 95th percentile', () => {
    const lanes = noLanes();
    const [words, bits] = [lanes.length / DRAWS, RECODINGS / 2];
    for (let table = 0; table < DRAWS; table++) {
      // In four tables each: 0, 1, … 49 of 50.
      const count = Math.floor(table / 4);
      lanes[table * words] = 2 ** Math.min(count, bits) - 1;
      lanes[table * words + 1] = 2 ** Math.max(count - bits, 0) - 1;
    }
    assert.deepEqual(shareOf(lanes), {
      ...{ mean: 0.49, low: 0.04, high: 0.94, isFixed: false },
      doubts: ['open'],
    });
  });
});
