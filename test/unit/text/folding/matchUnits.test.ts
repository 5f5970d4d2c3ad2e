import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gapsBetween, matchUnits } from '../../../../src/core/text/folding/matchUnits';
import { caseCount } from '../../../support/caseCount';

const keys = (letters: string): Int32Array =>
  Int32Array.from(letters, (letter) => letter.charCodeAt(0));

/** The new text's letter numbers for each old letter, `.` for none. */
function partners(before: string, after: string, length = 1): string {
  const found = matchUnits(keys(before), keys(after), length).partners;
  return Array.from(found, (partner) => (partner < 0 ? '.' : String(partner))).join('');
}

suite('Pairing the units of two versions', () => {
  test('what stands once in both is paired, wherever it went', () => {
    assert.equal(partners('abc', 'abc'), '012');
    assert.equal(partners('abc', 'cab'), '120');
    assert.equal(partners('abcd', 'axd'), '0..2');
  });

  test('repeated units are paired beside their neighbours', () => {
    assert.equal(partners('a-b-c', 'xa-b-c'), '12345');
    assert.equal(partners('--', '--'), '..');
  });

  test('a repeated unit beside a deletion could be either, so it is neither', () => {
    assert.equal(partners('a-b-c', 'a-c'), '0...2');
    assert.equal(partners('a-b-c', 'a-x-b-c'), '0.456');
  });

  test('longer runs pair what single units cannot', () => {
    assert.equal(partners('abab', 'abab'), '....');
    assert.equal(partners('xaby', 'zabw', 2), '.12.');
  });

  test('gaps are what is left between pairs that follow each other in both', () => {
    const gaps = (before: string, after: string) =>
      gapsBetween(matchUnits(keys(before), keys(after), 1).partners, after.length);
    assert.deepEqual(gaps('abc', 'axc'), [[1, 2, 1, 2]]);
    assert.deepEqual(gaps('abc', 'ac'), []);
    assert.deepEqual(gaps('p', 'q'), [[0, 1, 0, 1]]);
    assert.deepEqual(gaps('axbc', 'aycb'), [[1, 2, 1, 2]].slice(1));
  });

  test('pairs are of equal units, and no unit has two', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 20 });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 3 }), (before, after, length) => {
        const found = matchUnits(keys(before), keys(after), length).partners;
        const paired = Array.from(found).filter((partner) => partner >= 0);
        assert.equal(new Set(paired).size, paired.length);
        found.forEach((partner, unit) => {
          if (partner >= 0) assert.equal(before[unit], after[partner]);
        });
        for (const [oldFrom, oldTo, newFrom, newTo] of gapsBetween(found, after.length)) {
          assert.ok(found.subarray(oldFrom, oldTo).every((partner) => partner < 0));
          assert.ok(paired.every((partner) => partner < newFrom || partner >= newTo));
        }
      }),
      { numRuns: caseCount(3000) },
    );
  });
});
