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
  for (const [group, most] of [
    ['names', 0.015],
    ['farther', 0.05],
  ] as const) {
    test(`few are placed silently where the old text is known: ${group}`, () => {
      const families = NAME_FAMILIES.filter((family) => family.group === group);
      const silent = families.map((family) => {
        const [known] = countFamily(family, FEW, 3);
        assert.ok(known);
        return { family: family.name, count: silentlyWrong(known) };
      });
      const count = silent.reduce((sum, one) => sum + one.count, 0);
      const reported = JSON.stringify(silent.filter((one) => one.count > 0));
      assert.ok(count <= most * families.length * FEW, reported);
    });
  }
});
