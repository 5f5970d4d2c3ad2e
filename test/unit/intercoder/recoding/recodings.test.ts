import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  contradictionsOn,
  isCountedContradiction,
} from '../../../../src/core/analysis/contradictions';
import type { IssueAnalysis } from '../../../../src/core/analysis/issueAnalysis';
import { NetStance } from '../../../../src/core/analysis/netStances';
import { haveChangedSides, type Period } from '../../../../src/core/analysis/disagreements/pairs';
import { pairsAmong } from '../../../../src/core/analysis/disagreements/pairsOn';
import {
  disagreementsOn,
  pairRowAt,
} from '../../../../src/core/analysis/disagreements/whoDisagrees';
import { PairBits } from '../../../../src/core/analysis/disagreements/pairBits';
import type { Claim } from '../../../../src/core/analysis/claims/claims';
import { occasionOf } from '../../../../src/core/analysis/claims/occasions';
import {
  areOpposed,
  commonRuns,
  stanceInTime,
} from '../../../../src/core/analysis/claims/stanceInTime';
import { countedPairs } from '../../../../src/core/analysis/disagreements/findRows';
import type { CountedKind } from '../../../../src/core/analysis/disagreements/kinds';
import { reachOf } from '../../../../src/core/analysis/disagreements/periods';
import { parseNetting, type Netting } from '../../../../src/core/model/netting';
import { ROLL_UPS } from '../../../../src/core/analysis/records/filter';
import { drawnActor, lanesOfPair } from '../../../../src/core/intercoder/recoding/drawn/drawnPairs';
import { drawnContradictions } from '../../../../src/core/intercoder/recoding/drawn/drawnContradictions';
import { drawnIssue } from '../../../../src/core/intercoder/recoding/drawn/drawnIssue';
import { claimsIn } from '../../../../src/core/intercoder/recoding/drawn/internalLanes';
import { ALL_RECODINGS, hasLane } from '../../../../src/core/intercoder/recoding/drawn/lanes';
import { seeded } from '../../../../src/core/measures/random';
import { runSync } from '../../../../src/core/util/task';
import { corpora, notation, WINDOWS, type Coded } from '../../analysis/oracle/corpora';
import { analysed } from '../../analysis/oracle/product';
import { analysisOf } from '../../analysis/say';
import { changingDraws } from './changingDraws';
import { caseCount, enough } from '../../../support/caseCount';

// Recodings are computed by the thousand, a bit for each. Here some of them are analysed one by
// one, by the functions that the views use.

suite('Ten thousand recodings at once', () => {
  const rollUps = fc.constantFrom(...ROLL_UPS);

  const compared = (
    all: fc.Arbitrary<readonly Coded[]>,
    windows: readonly string[],
    runs: number,
  ) => {
    const seen = {
      pairs: 0,
      found: 0,
      onlyAtTimes: 0,
      internal: 0,
      moves: 0,
      changed: 0,
      periods: 0,
      otherPeriods: 0,
    };
    fc.assert(
      fc.property(
        all,
        rollUps,
        fc.constantFrom(...windows),
        fc.nat(),
        (records, rollUp, window, seed) => {
          const analysis = analysed(records, rollUp, window);
          const draws = changingDraws(analysis, seed);
          for (const [issue, on] of analysis.issues) {
            if (issue === undefined) continue;
            seen.changed += [...disagreementsOn(on)].filter(haveChangedSides).length;
            const drawn = drawnIssue(on, issue, draws);
            const actorsOn = on.pairs.stances.map(({ actor }) => ({
              actor,
              claims: runSync(drawn.claimsOf(actor)),
            }));
            const withAtTimes = { ...on, pairs: { ...on.pairs, 'at-times': ANY } } as IssueAnalysis;
            const actors = actorsOn.map(({ claims }) => runSync(drawnActor(claims, withAtTimes)));
            const isCoded = on.pairs === on.codedPairs;
            const pairs = [...actors.entries()].flatMap(([one, first]) =>
              actors.slice(one + 1).map((second, at) => ({
                one,
                other: one + 1 + at,
                derived: lanesOfPair(first, second, 'derived', on),
                atTimes: lanesOfPair(first, second, 'at-times', on),
              })),
            );
            const moves = actorsOn.map(({ actor, claims }) => ({
              actor,
              ...drawnContradictions(claims),
            }));
            const periods = [...countedPairs(on)].flatMap(([one, other, kind]) => {
              const [first, second] = [actors[one], actors[other]];
              assert.ok(first && second);
              return pairRowAt(on, kind, one, other).periods.map((period) => ({
                kind,
                period,
                claims: [first.claims, second.claims] as const,
                whole: lanesOfPair(first, second, kind, on),
                lanes: lanesOfPair(first, second, kind, on, undefined, period),
                isOfOneSide: isCoded && [...first.sides].some((side) => second.sides.has(side)),
              }));
            });
            for (const recoding of someRecodings(seed)) {
              const stances: ReadonlyMap<string, NetStance> = new Map(
                actorsOn.map(({ actor, claims }) => [
                  actor,
                  new NetStance(issue, actor, claimsIn(recoding, claims)),
                ]),
              );
              const {
                derived,
                'at-times': atTimes,
                internal,
              } = runSync(
                pairsAmong(stances, on.context.netting, isCoded ? on.context : undefined),
              );
              seen.internal += internal.count;
              for (const { one, other, ...lanes } of pairs) {
                const say = `${notation(records)}\n${rollUp} ${window} ${String(recoding)}`;
                const isDerived = derived.has(one, other);
                const isFound = isDerived || atTimes.has(one, other);
                assert.equal(hasLane(lanes.derived, recoding), isDerived, say);
                assert.equal(hasLane(lanes.atTimes, recoding), isFound, say);
                seen.pairs++;
                if (isFound) seen.found++;
                if (isFound && !isDerived) seen.onlyAtTimes++;
              }
              for (const { claims, whole, lanes, isOfOneSide, ...found } of periods) {
                const isWhole = hasLane(whole, recoding);
                const isFound = hasLane(lanes, recoding);
                const both = claims.map((own) => claimsIn(recoding, own));
                const isOpposed = isOpposedIn(both, found, on.context.netting);
                const say = `${notation(records)}\n${rollUp} ${window} ${String(recoding)}`;
                if (isOfOneSide) assert.ok(!isFound || (isWhole && isOpposed), say);
                else assert.equal(isFound, isOpposed, say);
                if (isFound) seen.periods++;
                else if (isWhole) seen.otherPeriods++;
              }
              const recoded = { ...on, stances } as IssueAnalysis;
              const rows = contradictionsOn(recoded).filter(isCountedContradiction);
              for (const { actor, ...lanes } of moves) {
                for (const kind of ['contradiction', 'shift'] as const) {
                  const isRow = rows.some((row) => row.actor === actor && row.kind === kind);
                  if (isRow) seen.moves++;
                  assert.equal(
                    hasLane(lanes[kind], recoding),
                    isRow,
                    `${notation(records)} ${kind}`,
                  );
                }
              }
            }
          }
        },
      ),
      { numRuns: caseCount(runs), seed: 20261129 },
    );
    return seen;
  };

  test('are what an analysis of each of them says of who disagrees and who moves', () => {
    const { changed: _, ...seen } = compared(fc.oneof(corpora, corpora, ofOneDay), WINDOWS, 60);
    // Each case occurs often enough that a rule in the wrong place shows.
    for (const [what, count] of Object.entries(seen))
      assert.ok(count > enough(20), `${what}: ${count}`);
  });

  test('find two who have changed sides again by either orientation', () => {
    const { changed, found, otherPeriods } = compared(
      ofTwoYears,
      ['within-months:12', 'years'],
      60,
    );
    assert.ok(otherPeriods > enough(20), String(otherPeriods));
    assert.ok(changed > enough(20), String(changed));
    assert.ok(found > enough(20), String(found));
  });

  test('compare two actors only between the first and the last of the claims that they have', () => {
    // In moving windows a sum at the edge differs from those that are compared.
    const record = fc.record({
      isChina: fc.boolean(),
      isFor: fc.boolean(),
      month: fc.integer({ min: 1, max: 9 }),
    });
    const records = fc.array(record, { minLength: 5, maxLength: 9 });
    const moving = fc.constantFrom('within-months:2', 'within-months:3', 'within-months:5');
    let found = 0;
    fc.assert(
      fc.property(records, moving, fc.nat(), (all, window, seed) => {
        const text = all.map(
          ({ isChina, isFor, month }, at) => `
            in ${at}.md 2020-0${month}-01
            p${at}: ${isChina ? 'china' : 'japan'} ${isFor ? 'supports' : 'opposes'} exports`,
        );
        const analysis = analysisOf(text.join('\n'), { netting: parseNetting(window) });
        const on = analysis.on('exports');
        if (on.pairs.stances.length < 2 || on.context.netting.kind === 'none') return;
        const drawn = drawnIssue(on, 'exports', changingDraws(analysis, seed));
        const claims = ['china', 'japan'].map((actor) => runSync(drawn.claimsOf(actor)));
        const [one, other] = claims.map((own) => runSync(drawnActor(own, on)));
        assert.ok(one && other);
        const lanes = lanesOfPair(one, other, 'derived', on);
        for (let recoding = 0; recoding < ALL_RECODINGS; recoding += 50) {
          const [a, b] = claims.map((own) =>
            stanceInTime(claimsIn(recoding, own), on.context.netting),
          );
          assert.ok(a && b);
          const isOpposed = areOpposed(a, b);
          if (isOpposed) found++;
          assert.equal(hasLane(lanes, recoding), isOpposed, `${text.join('')}\n${window}`);
        }
      }),
      { numRuns: caseCount(80), seed: 7 },
    );
    assert.ok(found > enough(500), String(found));
  });
});

/** Whether two actors are opposed on the sides of a period: in a stretch that overlaps it, or, of
 * one at times, on its date or in its article. */
function isOpposedIn(
  [one = [], other = []]: readonly (readonly Claim[])[],
  { kind, period }: { readonly kind: CountedKind; readonly period: Period },
  netting: Netting,
): boolean {
  const [a, b] = [stanceInTime(one, netting), stanceInTime(other, netting)];
  const { sign, stretches } = reachOf(period, netting);
  const isOnBalance = stretches
    ? commonRuns(a, b, 'opposite').some(
        (run) => run.sign === sign && run.from <= stretches.to && stretches.from <= run.to,
      )
    : a.undated === sign && b.undated === -sign;
  if (isOnBalance || kind === 'derived') return isOnBalance;
  const [claim] = period.sides[0].claims;
  const isThere = (claims: readonly Claim[], own: number): boolean =>
    claims.some(
      (each) =>
        claim && occasionOf(each) === occasionOf(claim) && Math.sign(each.polarity ?? 0) === own,
    );
  return isThere(one, sign) && isThere(other, -sign);
}

/** Two actors with claims on both sides of one issue, on one day in several articles. */
const ofOneDay = corpora.map((records) =>
  records.map((record, at): Coded => {
    const of = { actors: [at % 2 === 0 ? 'left' : 'loner'], date: '2020-03-01', coder: undefined };
    const article = { ...record.article, path: `${'abc'[at % 3] ?? ''}.md` };
    return { ...record, ...of, article, start: 100 * at, issue: 'use' };
  }),
);

/** Two actors with one side each in 2019, and the other one in 2021. */
const ofTwoYears = corpora.map((records) =>
  records.map((record, at): Coded => {
    const [isFirst, isEarly] = [at % 2 === 0, at % 4 < 2];
    const article = { path: `${String(at)}.md`, date: isEarly ? '2019-05-01' : '2021-05-01' };
    const of = { actors: [isFirst ? 'left' : 'loner'], date: undefined, coder: undefined };
    const verb = isFirst === isEarly ? 'supports' : 'opposes';
    return { ...record, ...of, article, verb, issue: 'use' };
  }),
);

function someRecodings(seed: number): readonly number[] {
  const next = seeded(seed + 1);
  return Array.from({ length: 20 }, () => Math.floor(next() * ALL_RECODINGS));
}

/** Enough for occasions to be drawn, whatever the analysis has found. */
const ANY = new PairBits(2);
ANY.add(0, 1);
