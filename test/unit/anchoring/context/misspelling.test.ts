import assert from 'node:assert/strict';
import { isMisspelling } from '../../../../src/core/anchoring/context/misspelling';

suite('Misspelt words', () => {
  const same = [
    ['declared', 'delcared'],
    ['the', 'teh'],
    ['delegation', 'delegtion'],
    ['tariffs', 'tarriffs'],
    ['minister', 'ministor'],
  ] as const;
  for (const [right, wrong] of same) {
    test(`${wrong} is ${right}, either way`, () => {
      assert.ok(isMisspelling(right, wrong));
      assert.ok(isMisspelling(wrong, right));
    });
  }

  const others = [
    ['he', 'she'],
    ['now', 'not'],
    ['legal', 'illegal'],
    ['could', 'would'],
    ['Jansen', 'Hansen'],
    ['Jansen', 'Janssen'],
    ['Siegel', 'Seigel'],
    ['Brian', 'Brain'],
    ['Kirsten', 'Kristen'],
    ['Montevideo', 'Montveideo'],
    ['said', 'denied'],
    ['12345', '12354'],
    ['supports', 'opposes'],
  ] as const;
  for (const [one, other] of others) {
    test(`${one} is not ${other}`, () => {
      assert.ok(!isMisspelling(one, other));
      assert.ok(!isMisspelling(other, one));
    });
  }
});
