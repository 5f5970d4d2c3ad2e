import assert from 'node:assert/strict';
import { FAMILIES, NAME_FAMILIES } from '../../bench/anchoring/families';
import {
  countFamily,
  OURS,
  silentlyWrong,
  sumOfFamilies,
} from '../../bench/anchoring/familyCounts';

/** The bench in small: 5,000 cases of each are in `npm run reliability -- editions`. */
const CASES = 25;

suite('Quotes whose words are in another mouth now', () => {
  for (const family of FAMILIES) {
    test(`none is placed silently where it can be told: ${family.name}`, () => {
      const [known, unknown] = countFamily(family, CASES, 3);
      assert.ok(known && unknown);
      const reported = JSON.stringify([known, unknown]);
      assert.equal(silentlyWrong(known), 0, reported);
      assert.equal(unknown.wrong, 0, reported);
      const right = ({ silentRight, proposed }: typeof known): number => silentRight + proposed;
      const hasTwins = family.name.includes('swapped') || family.name.includes('trade');
      if (family.group === 'ordinary') assert.ok(right(known) >= 0.96 * CASES, reported);
      else if (!hasTwins) assert.ok(known.lost <= CASES / 10, reported);
    });
  }

  test('ordinary edits stay silent', () => {
    const ordinary = FAMILIES.filter(({ group }) => group === 'ordinary');
    OURS.forEach(({ name }, i) => {
      const counts = sumOfFamilies(
        ordinary.flatMap((family) => countFamily(family, CASES, 4)[i] ?? []),
      );
      const asked = counts.proposed + counts.elsewhere + counts.lost;
      assert.ok(asked <= 0.04 * ordinary.length * CASES, `${name}: ${JSON.stringify(counts)}`);
    });
  });
});

suite('Quotes around which the name of the speaker was exchanged', () => {
  const FEW = 5;
  for (const [group, mostKnown, mostUnknown] of [
    ['names', 0.015, 0.015],
    // Written by another hand than the rule.
    ['farther', 0.05, 0.25],
  ] as const) {
    test(`few are placed silently, by the old text or the names that are stored: ${group}`, () => {
      const families = NAME_FAMILIES.filter((family) => family.group === group);
      const counts = families.map((family) => countFamily(family, FEW, 3, true));
      for (const [at, most] of [mostKnown, mostUnknown].entries()) {
        const silent = counts.flatMap((one) => (one[at] ? [silentlyWrong(one[at])] : []));
        const count = silent.reduce((sum, one) => sum + one, 0);
        const reported = families.flatMap(({ name }, i) => (silent[i] === 0 ? [] : [name])).join();
        assert.ok(count <= most * families.length * FEW, reported);
      }
    });
  }

  test('ordinary edits are seldom asked about because of the names that are stored', () => {
    const ordinary = FAMILIES.filter(({ group }) => group === 'ordinary');
    const silent = [false, true].map((withNames) =>
      sumOfFamilies(
        ordinary.flatMap((family) => countFamily(family, CASES, 4, withNames).at(-1) ?? []),
      ),
    );
    const [before, after] = silent.map(({ silentRight }) => silentRight);
    assert.ok(before !== undefined && after !== undefined && after >= 0.92 * before);
  });
});
