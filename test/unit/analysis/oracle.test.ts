import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ROLL_UPS } from '../../../src/core/analysis/records/filter';
import { corpora, notation, WINDOWS, type Coded } from './oracle/corpora';
import { Oracle } from './oracle/oracle';
import { analysed, sayAgreeing, sayRows, sayTurns } from './oracle/product';
import { contradictionsOf } from './oracle/turns';
import { sayStances } from './say';
import { caseCount, enough } from '../../support/caseCount';

// The product must say the same of any small corpus as the rules written out plainly.

const RUNS = { numRuns: caseCount(500), seed: 20240426 };

suite('what is derived, against the rules written out plainly', () => {
  for (const rollUp of ROLL_UPS) {
    const compared = (
      what: string,
      ofProduct: (analysis: ReturnType<typeof analysed>) => string[],
      ofOracle: (oracle: Oracle) => string[],
    ): void => {
      test(`${what} of random corpora, roll-up ${rollUp}`, () => {
        let rows = 0;
        fc.assert(
          fc.property(corpora, fc.constantFrom(...WINDOWS), (records: readonly Coded[], window) => {
            const stated = ofProduct(analysed(records, rollUp, window)).sort();
            rows += stated.length;
            const text = `${window}\n${notation(records)}`;
            assert.deepEqual(stated, ofOracle(new Oracle(records, rollUp, window)), text);
          }),
          RUNS,
        );
        assert.ok(rows > enough(100), 'the corpora must hold something to compare');
      });
    };
    compared('net stances', sayStances, (oracle) => oracle.stances());
    compared('disagreements', sayRows, (oracle) => oracle.disagreements());
    compared('agreements', sayAgreeing, (oracle) => oracle.agreements());
    compared('contradictions and shifts', sayTurns, contradictionsOf);
  }
});
