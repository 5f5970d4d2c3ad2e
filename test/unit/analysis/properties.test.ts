import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../../src/core/analysis/analyse';
import { contradictions } from '../../../src/core/analysis/contradictions';
import {
  disagreements,
  type Disagreement,
} from '../../../src/core/analysis/disagreements/whoDisagrees';
import type { Claim } from '../../../src/core/analysis/claims/claims';
import { ROLL_UPS } from '../../../src/core/analysis/records/filter';
import { parseNetting, stretchesOf, type Stretching } from '../../../src/core/model/netting';
import { isWithoutDate } from '../../../src/core/analysis/claims/stanceInTime';
import { daysOf } from './oracle/calendar';
import { corpora, DATES, notation, WINDOWS, type Coded } from './oracle/corpora';
import { analysed, sayAgreeing, sayRows, sayTurns } from './oracle/product';
import { sayStances } from './say';
import { caseCount, enough } from '../../support/caseCount';

// What must hold of any corpus, whatever the rules say of a single one.

const rollUps = fc.constantFrom(...ROLL_UPS);
const windows = fc.constantFrom(...WINDOWS);
const RUNS = { numRuns: caseCount(300), seed: 20240427 };

suite('Whatever is coded', () => {
  test('a dated claim of a third actor, within the dates of the others, changes no row of a pair', () => {
    const third = fc.record({
      date: fc.constantFrom(...DATES),
      verb: fc.constantFrom('supports' as const, 'opposes' as const),
      start: fc.constantFrom(0, 5, 90),
    });
    let compared = 0;
    fc.assert(
      fc.property(corpora, third, rollUps, windows, (records, more, rollUp, window) => {
        const [first] = records;
        if (!first || !isWithinDates(more.date, records)) return;
        compared++;
        const stranger: Coded = {
          ...{ ...first, ...more, id: 'p99', actors: ['third'], issue: 'use' },
          ...{ target: undefined, evaluation: undefined },
        };
        const others = (analysis: Analysis): string[] =>
          sayAll(analysis).filter((row) => !row.includes('third'));
        assert.deepEqual(
          others(analysed([...records, stranger], rollUp, window)),
          sayAll(analysed(records, rollUp, window)),
          notation(records),
        );
      }),
      RUNS,
    );
    assert.ok(compared > enough(50), String(compared));
  });

  test('windows one after the other and the claims without date are a partition of the evidence', () => {
    fc.assert(
      fc.property(corpora, rollUps, (records, rollUp) => {
        for (const text of ['weeks', 'months', 'months:3', 'years', 'years:2']) {
          const netting = stretching(text);
          for (const claim of claimsIn(analysed(records, rollUp, text))) {
            const range = claim.days && stretchesOf(claim.days, netting);
            const stretches = range === undefined ? 0 : range.to - range.from + 1;
            const without = isWithoutDate(claim, netting) ? 1 : 0;
            assert.equal(stretches + without, 1, `${text}\n${notation(records)}`);
          }
        }
      }),
      RUNS,
    );
  });

  test('a pair that netting over everything lists is derived, at times, internal or apart', () => {
    let apart = 0;
    fc.assert(
      fc.property(corpora, rollUps, windows, (records, rollUp, window) => {
        // Of actors in force: two of one side that are lifted to it are one actor, whose shift is
        // listed.
        const lifts = rollUp === 'actors' || rollUp === 'both';
        const rowsIn = (netting: string): readonly Disagreement[] =>
          disagreements(analysed(records, rollUp, netting)).filter(
            ({ kind }) => kind !== 'one-sided' && !(lifts && kind === 'internal'),
          );
        const pairOf = ({ issue, actors }: Disagreement): string =>
          `${issue ?? ''}: ${actors.join(' ')}`;
        const rows = rowsIn(window);
        const listed = rows.map(pairOf);
        const lost = rowsIn('none').filter((row) => !listed.includes(pairOf(row)));
        assert.deepEqual(lost.map(pairOf), [], `${window}\n${notation(records)}`);
        assert.equal(new Set(listed).size, listed.length);
        if (rows.some(({ kind }) => kind === 'apart')) apart++;
      }),
      RUNS,
    );
    assert.ok(apart > enough(20), String(apart));
  });

  test('an identical second coder changes no count', () => {
    fc.assert(
      fc.property(corpora, rollUps, windows, (coded, rollUp, window) => {
        const once = coded.map((record) => ({ ...record, coder: 'lea' }));
        const again = once.map((record) => ({ ...record, id: `q${record.id}`, coder: 'max' }));
        const [single, twice] = [once, [...once, ...again]].map((records) =>
          sayCounts(analysed(records, rollUp, window)),
        );
        assert.deepEqual(twice, single, `${window}\n${notation(once)}`);
      }),
      RUNS,
    );
  });

  test('coders who change their names, or have none, change nothing', () => {
    const names = [undefined, 'ana', 'lea', 'max'];
    const permuted = fc.shuffledSubarray(names, { minLength: names.length });
    fc.assert(
      fc.property(corpora, permuted, rollUps, windows, (records, others, rollUp, window) => {
        const renamed = records.map((record) => {
          return { ...record, coder: others[names.indexOf(record.coder)] };
        });
        assert.deepEqual(
          sayAll(analysed(renamed, rollUp, window)),
          sayAll(analysed(records, rollUp, window)),
          `${window}\n${notation(records)}`,
        );
      }),
      RUNS,
    );
  });

  test('no turn of a shift begins before the one in front of it has ended', () => {
    let long = 0;
    fc.assert(
      fc.property(corpora, rollUps, (records, rollUp) => {
        for (const { turns } of contradictions(analysed(records, rollUp, 'none'))) {
          for (const [at, turn] of turns.entries()) {
            const next = turns[at + 1];
            if (!next) continue;
            assert.ok(
              turn.days && next.days && turn.days.last < next.days.first,
              notation(records),
            );
            assert.equal(turn.sign, -next.sign);
          }
          if (turns.length > 2) long++;
        }
      }),
      { ...RUNS, numRuns: caseCount(1000) },
    );
    assert.ok(long > enough(10), String(long));
  });
});

function stretching(text: string): Stretching {
  const netting = parseNetting(text);
  if (!netting || netting.kind === 'none') throw new Error(`no stretches: ${text}`);
  return netting;
}

function isWithinDates(date: string, records: readonly Coded[]): boolean {
  const all = records.flatMap(({ date: own, article }) => daysOf(own ?? article.date) ?? []);
  const days = daysOf(date);
  return (
    days !== undefined &&
    all.some(({ first }) => first <= days.first) &&
    all.some(({ last }) => last >= days.last)
  );
}

/** The claims of all actors. */
function claimsIn({ codedStances }: Analysis): Claim[] {
  return [...codedStances.values()].flatMap((on) =>
    [...on.values()].flatMap(({ claims }) => claims),
  );
}

function sayAll(analysis: Analysis): string[] {
  return [sayRows, sayAgreeing, sayTurns, sayStances].flatMap((say) => say(analysis).sort());
}

/** All that is counted, without the ids of records. */
function sayCounts(analysis: Analysis): string[] {
  const rows = disagreements(analysis).map(({ kind, issue, actors, claims, mixed, stances }) => {
    const signs = stances.map((stance) => stance?.sign ?? 0);
    return JSON.stringify({ kind, issue, actors, claims, mixed, signs });
  });
  const found = contradictions(analysis).map(({ kind, actor, issue, conditional, turns }) =>
    JSON.stringify({ kind, actor, issue, conditional, turns: turns.map(({ sign }) => sign) }),
  );
  const agreeing = sayAgreeing(analysis).map((row) => row.replaceAll(/\[[^\]]*\]/g, ''));
  return [...rows, ...found, ...agreeing, ...sayStances(analysis)];
}
