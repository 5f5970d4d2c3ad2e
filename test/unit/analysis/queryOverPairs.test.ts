import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agreements } from '../../../src/core/analysis/agreements';
import { contradictions } from '../../../src/core/analysis/contradictions';
import { analyse, type Analysis } from '../../../src/core/analysis/analyse';
import { leavesOneSide } from '../../../src/core/analysis/disagreements/oneSideRemoved';
import { disagreements } from '../../../src/core/analysis/disagreements/whoDisagrees';
import { DEFAULT_FILTER, ROLL_UPS, type Filter } from '../../../src/core/analysis/records/filter';
import { queryText } from '../../../src/core/analysis/records/queryOverPairs';
import type { CorpusReader } from '../../../src/core/model/corpus';
import { actorChains } from '../../../src/core/query/actorChains';
import { readQuery } from '../../../src/core/query/readQuery';
import { runSync } from '../../../src/core/util/task';
import { caseCount, enough } from '../../support/caseCount';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';
import { ACTORS, BOOK, corpora, notation } from './oracle/corpora';
import { sayAgreeing, sayRows } from './oracle/product';

function searched(reader: CorpusReader, query: string, given: Partial<Filter> = {}): Analysis {
  const read = readQuery(query, reader.codebook);
  assert.deepEqual(read.problems, [], query);
  return runSync(analyse(reader, { ...DEFAULT_FILTER, query: read, ...given }));
}

/** Kinkel speaks for Germany in 1993 only. Germany and France disagree on the currency and on
 * farms, France and Spain on farms, Kinkel and France on ports in 1993; on whales, nobody does. */
const HARBOURS = codebook({
  actors: {
    germany: { name: 'Germany' },
    kinkel: {
      name: 'Klaus Kinkel',
      roles: [{ title: 'Foreign Minister', of: 'germany', from: '1993', to: '1993' }],
    },
    france: { name: 'France' },
    spain: { name: 'Spain' },
    norway: { name: 'Norway' },
  },
  issues: { currency: {}, farms: {}, ports: {}, rails: {}, whales: {} },
});

const HARBOUR_CLAIMS = claims(
  `in council.md 1993-06-01
   p1: germany supports currency coder=lea
   p2: france opposes currency
   p3: germany+norway supports farms
   p4: france opposes farms
   p5: spain supports farms
   p6: kinkel supports ports
   p7: france opposes ports
   p8: norway evaluates target=spain evaluation=-1
   s1: germany | spain disagree on currency
   in memoirs.md 2001-03-01
   p9: kinkel supports rails
   p10: spain opposes rails
   p11: norway supports whales`,
  HARBOURS,
);

suite('A query over pairs', () => {
  const pairs = (query: string, given: Partial<Filter> = {}): string[] =>
    disagreements(searched(HARBOUR_CLAIMS, query, given))
      .filter(({ kind }) => kind === 'derived' || kind === 'stated')
      .map(({ issue, kind, actors }) => `${issue ?? ''}: ${kind} ${actors.join(' – ')}`);

  test('that names an actor keeps its rows, with the opponents', () => {
    assert.deepEqual(pairs('actor:germany'), [
      'currency: derived france – germany',
      'currency: stated germany – spain',
      'farms: derived france – germany',
      // In 1993 Kinkel spoke for Germany; in 2001 he did not.
      'ports: derived france – kinkel',
    ]);
    assert.deepEqual(pairs('actor:kinkel'), [
      'ports: derived france – kinkel',
      'rails: derived kinkel – spain',
    ]);
  });

  test('that names several keeps the rows of each; a minus sign removes the rows of one', () => {
    assert.deepEqual(pairs('actor:kinkel actor:spain -actor:france'), [
      'currency: stated germany – spain',
      'rails: derived kinkel – spain',
    ]);
    assert.deepEqual(pairs('-actor:france'), [
      'currency: stated germany – spain',
      'rails: derived kinkel – spain',
    ]);
  });

  test('chooses the claims of both sides by all other conditions', () => {
    assert.deepEqual(pairs('actor:germany issue:farms'), ['farms: derived france – germany']);
    assert.deepEqual(pairs('actor:germany since:1995'), []);
    assert.deepEqual(pairs('actor:germany coder:lea'), []);
    const { query, actors } = searched(HARBOUR_CLAIMS, 'issue:farms actor:germany').context.filter;
    assert.equal(query?.text, 'issue:farms');
    assert.deepEqual(
      actors.map(({ text }) => text),
      ['germany'],
    );
  });

  test('that names an actor keeps its own contradictions and shifts', () => {
    const reader = claims(
      `in council.md 1993-06-01
       p1: kinkel supports ports
       p2: kinkel opposes ports
       p3: france supports ports
       p4: france opposes ports
       in memoirs.md 2001-03-01
       p5: kinkel supports rails
       p6: kinkel+spain opposes rails
       p7: spain supports rails`,
      HARBOURS,
    );
    const moved = (query: string, given: Partial<Filter> = {}): string[] =>
      contradictions(searched(reader, query, given)).map(
        ({ actor, issue }) => `${actor}: ${issue}`,
      );
    assert.deepEqual(moved(''), [
      'france: ports',
      'kinkel: ports',
      'kinkel: rails',
      'spain: rails',
    ]);
    assert.deepEqual(moved('actor:kinkel'), ['kinkel: ports', 'kinkel: rails']);
    assert.deepEqual(moved('-actor:kinkel'), ['france: ports', 'spain: rails']);
    // In 1993 Kinkel spoke for Germany; in 2001 he did not.
    assert.deepEqual(moved('actor:germany'), ['kinkel: ports']);
    assert.deepEqual(moved('actor:germany', { rollUp: 'actors' }), ['germany: ports']);
  });

  test('is told in full where its parts are', () => {
    const typed = 'actor:germany actor:"Klaus Kinkel" -actor:norway issue:farms';
    const { filter } = searched(HARBOUR_CLAIMS, typed).context;
    assert.equal(queryText(filter), typed);
  });

  test('removes the positions of an actor, but not what others do to it', () => {
    const without = searched(HARBOUR_CLAIMS, '-actor:germany');
    assert.equal(without.stances.get('farms')?.has('germany'), false);
    // Norway shares a position with Germany; that one stays Norway's.
    assert.deepEqual(without.stances.get('farms')?.get('norway')?.positions, ['p3']);
    assert.equal(without.recordOf.get('p1'), undefined);
    const spain = searched(HARBOUR_CLAIMS, '-actor:france');
    assert.ok(
      !disagreements(spain).some(
        ({ kind, actors }) => kind === 'one-sided' && actors[1] === 'france',
      ),
    );
  });

  test('is given a reason where no disagreement is left because one side is', () => {
    const isOneSided = (query: string): boolean =>
      runSync(leavesOneSide(searched(HARBOUR_CLAIMS, query)));
    for (const query of ['stance:support', 'germany', 'actor:germany coder:lea']) {
      assert.equal(isOneSided(query), true, query);
    }
    for (const query of ['actor:germany', 'issue:whales', 'since:2010', 'actor:norway', '']) {
      assert.equal(isOneSided(query), false, query);
    }
    const inTime = claims(
      `in a.md 1990-01-01
       p1: a supports x
       in b.md 1990-02-01
       p2: b opposes x`,
    );
    const window = { first: '1990-02-01', last: '1990-12-31' };
    assert.equal(runSync(leavesOneSide(searched(inTime, '', { window }))), true);
  });

  const RUNS = { numRuns: caseCount(600), seed: 20261201 };

  test('in any corpus, keeps the rows whose actors include it; with a minus sign, the others', () => {
    const chainOf = actorChains(BOOK);
    let kept = 0;
    let removed = 0;
    fc.assert(
      fc.property(corpora, fc.constantFrom(...ACTORS), (records, actor) => {
        const reader = claims(notation(records), BOOK);
        const all = searched(reader, '');
        /** The actor, and those under it on a day of one of their records, on each issue. */
        const named = new Set(
          all.records.flatMap(({ position, claimDays, actors, target }) =>
            [...actors, ...target]
              .filter((one) => chainOf(one, () => claimDays).includes(actor))
              .flatMap((one) => [undefined, ...position.issues].map((on) => `${one} ${on ?? ''}`)),
          ),
        );
        const rowsIn = (analysis: Analysis, isWanted: (isNamed: boolean) => boolean): string[] =>
          [...disagreements(analysis), ...agreements(analysis)]
            .filter(({ actors, issue }) =>
              isWanted(actors.some((one) => named.has(`${one} ${issue ?? ''}`))),
            )
            .map(({ kind, issue, actors, positions }) =>
              JSON.stringify([kind, issue, actors, positions]),
            )
            .concat(
              contradictions(analysis)
                .filter(({ actor: one, issue }) => isWanted(named.has(`${one} ${issue}`)))
                .map(({ kind, issue, actor: one, positions }) =>
                  JSON.stringify([kind, issue, one, positions]),
                ),
            );
        const own = rowsIn(searched(reader, `actor:${actor}`), () => true);
        const others = rowsIn(searched(reader, `-actor:${actor}`), () => true);
        kept += own.length;
        removed += others.length;
        assert.deepEqual(
          own,
          rowsIn(all, (isNamed) => isNamed),
          notation(records),
        );
        assert.deepEqual(
          others,
          rowsIn(all, (isNamed) => !isNamed),
          notation(records),
        );
      }),
      RUNS,
    );
    assert.ok(kept > enough(300) && removed > enough(300), `${String(kept)} ${String(removed)}`);
  });

  test('in any corpus and roll-up, with and without an actor are together all rows', () => {
    fc.assert(
      fc.property(
        corpora,
        fc.constantFrom(...ACTORS),
        fc.constantFrom(...ROLL_UPS),
        (records, actor, rollUp) => {
          const reader = claims(notation(records), BOOK);
          const rowsOf = (query: string): string[] => {
            const analysis = searched(reader, query, { rollUp });
            return [...sayRows(analysis), ...sayAgreeing(analysis)];
          };
          const both = [...rowsOf(`actor:${actor}`), ...rowsOf(`-actor:${actor}`)];
          assert.deepEqual(both.sort(), rowsOf('').sort(), notation(records));
        },
      ),
      RUNS,
    );
  });
});
