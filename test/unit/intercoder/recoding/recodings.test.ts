import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  contradictionsOn,
  isCountedContradiction,
} from '../../../../src/core/analysis/contradictions';
import type { IssueAnalysis } from '../../../../src/core/analysis/issueAnalysis';
import { NetStance } from '../../../../src/core/analysis/netStances';
import { pairsAmong } from '../../../../src/core/analysis/disagreements/pairsOn';
import { ROLL_UPS } from '../../../../src/core/analysis/records/filter';
import { knownArticles } from '../../../../src/core/intercoder/recoding/codedTwice';
import { drawnActor, lanesOfPair } from '../../../../src/core/intercoder/recoding/drawnPairs';
import { drawnContradictions } from '../../../../src/core/intercoder/recoding/drawnContradictions';
import { drawnIssue, type Draws } from '../../../../src/core/intercoder/recoding/drawnIssue';
import { certainUnit, drawCoders } from '../../../../src/core/intercoder/recoding/drawnUnits';
import { claimsIn } from '../../../../src/core/intercoder/recoding/internalLanes';
import { ALL_RECODINGS, hasLane, TABLES } from '../../../../src/core/intercoder/recoding/lanes';
import type { Analysis } from '../../../../src/core/analysis/analyse';
import { seeded } from '../../../../src/core/measures/random';
import { runSync } from '../../../../src/core/util/task';
import { corpora, notation, WINDOWS } from '../../analysis/oracle/corpora';
import { analysed } from '../../analysis/oracle/product';
import { codersCorpus } from './codersCorpus';

// Recodings are computed by the thousand, a bit for each. Here some of them are analysed one by one,
// by the functions that the views use.

suite('Ten thousand recodings at once', () => {
  const rollUps = fc.constantFrom(...ROLL_UPS);
  const windows = fc.constantFrom(...WINDOWS);

  test('are what an analysis of each of them says of who disagrees and who moves', () => {
    const seen = { pairs: 0, found: 0, internal: 0, moves: 0 };
    fc.assert(
      fc.property(corpora, rollUps, windows, fc.nat(), (records, rollUp, window, seed) => {
        const analysis = analysed(records, rollUp, window);
        const draws = drawsOf(analysis, seed);
        for (const [issue, on] of analysis.issues) {
          if (issue === undefined) continue;
          const drawn = drawnIssue(on, issue, draws);
          const all = on.pairs.stances.map(({ actor }) => ({
            actor,
            claims: drawn.claimsOf(actor),
          }));
          const withAtTimes = { ...on, pairs: { ...on.pairs, atTimes: ANY } } as IssueAnalysis;
          const actors = all.map(({ claims }) => drawnActor(claims, withAtTimes));
          const isCoded = on.pairs === on.codedPairs;
          for (const recoding of someRecodings(seed)) {
            const stances: ReadonlyMap<string, NetStance> = new Map(
              all.map(({ actor, claims }) => [
                actor,
                new NetStance(issue, actor, claimsIn(recoding, claims)),
              ]),
            );
            const { derived, atTimes, internal } = runSync(
              pairsAmong(stances, on.context.netting, isCoded),
            );
            seen.internal += internal.count;
            for (const [one, first] of actors.entries()) {
              for (let other = one + 1; other < actors.length; other++) {
                const second = actors[other];
                if (!second) continue;
                const lanes = (kind: 'derived' | 'atTimes'): boolean =>
                  hasLane(lanesOfPair(first, second, kind, on), recoding);
                const say = `${notation(records)}\n${rollUp} ${window} ${String(recoding)}`;
                const isDerived = derived.has(one, other);
                assert.equal(lanes('derived'), isDerived, say);
                assert.equal(lanes('atTimes'), isDerived || atTimes.has(one, other), say);
                seen.pairs++;
                if (isDerived || atTimes.has(one, other)) seen.found++;
              }
            }
            const recoded = { ...on, stances } as IssueAnalysis;
            const rows = contradictionsOn(recoded).filter(isCountedContradiction);
            for (const { actor, claims } of all) {
              const lanes = drawnContradictions(claims);
              for (const kind of ['contradiction', 'shift'] as const) {
                const isRow = rows.some((row) => row.actor === actor && row.kind === kind);
                if (isRow) seen.moves++;
                assert.equal(hasLane(lanes[kind], recoding), isRow, `${notation(records)} ${kind}`);
              }
            }
          }
        }
      }),
      { numRuns: 60, seed: 20261129 },
    );
    // Each case occurs often enough that a rule in the wrong place shows.
    for (const [what, count] of Object.entries(seen)) assert.ok(count > 20, `${what}: ${count}`);
  });
});

/** Any reading with the same chance, so that all changes occur. Articles are coded twice where
 * several coders have records. */
function drawsOf(analysis: Analysis, seed: number): Draws {
  const next = seeded(seed);
  const tables = Array.from({ length: TABLES }, () => new Float64Array(16).fill(0.25));
  const known = knownArticles(codersCorpus(analysis.reader), analysis.context);
  return {
    tables,
    next,
    known: new Map(
      [...known].map(([path, article]) => {
        const { length } = article.readings;
        return [path, { ...article, unit: length > 1 ? drawCoders(length, next) : certainUnit() }];
      }),
    ),
  };
}

function someRecodings(seed: number): readonly number[] {
  const next = seeded(seed + 1);
  return Array.from({ length: 6 }, () => Math.floor(next() * ALL_RECODINGS));
}

/** Enough for occasions to be drawn, whatever the analysis has found. */
const ANY = { count: 1 };
