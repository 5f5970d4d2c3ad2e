import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildDictionaryOf } from '../../../src/core/matching/dictionary';
import { matchText, mentionsOf } from '../../../src/core/matching/match';
import { samples } from './arbitraries';
import { compareRows, oracleRows, type Row } from './oracle';
import { caseCount, enough } from '../../support/caseCount';

suite('Matching against an oracle of regular expressions', () => {
  test('The engine and the oracle find the same mentions in random texts', () => {
    const runs = caseCount(2000);
    let mentions = 0;
    fc.assert(
      fc.property(samples(30), ({ terms, text }) => {
        const dictionary = buildDictionaryOf(terms);
        const found = mentionsOf(dictionary, matchText(dictionary, text)).map(
          ({ layer, start, end, ids }): Row => [layer, start, end, ids.join(' ')],
        );
        const expected = oracleRows(terms, text);
        mentions += expected.length;
        assert.deepEqual(found.sort(compareRows), expected);
      }),
      { numRuns: runs },
    );
    assert.ok(mentions > enough(1000), `only ${mentions} mentions were compared`);
  });
});
