import type { Analysis } from '../../../../src/core/analysis/analyse';
import type { Draws } from '../../../../src/core/intercoder/recoding/drawn/drawnIssue';
import {
  drawReadings,
  type ReadingChances,
} from '../../../../src/core/intercoder/recoding/drawn/drawnUnits';
import { DRAWS } from '../../../../src/core/intercoder/recoding/drawn/lanes';
import { missedClaim } from '../../../../src/core/intercoder/recoding/recodings';
import { seeded } from '../../../../src/core/measures/random';

/** Draws in which all changes of readings occur. Some units of each actor and issue were missed. */
export function changingDraws(analysis: Analysis, seed: number): Draws {
  return drawsByTable(analysis, CHANGING, seed);
}

/** Draws in which each reading is read as the three chances say: to be read as for, as for or
 * against, as something. */
export function drawsByTable(
  { reader, context }: Analysis,
  chances: readonly number[],
  seed: number,
  missed = 0.3,
): Draws {
  const next = seeded(seed);
  const ofAll: ReadingChances = Float64Array.from({ length: DRAWS * chances.length }, (_, at) => {
    return chances[at % chances.length] ?? 0;
  });
  const readings = (truth: number) =>
    drawReadings(new Uint8Array(DRAWS).fill(truth), () => ofAll, 1, next);
  return {
    known: new Map(),
    doubtsOf: () => [],
    readingsOf: (_, reading) => readings(reading),
    unseenOf: (_, example) => {
      const article = reader.articles()[0];
      if (!article || next() >= missed) return [];
      return missedClaim(example, article, context, readings(0));
    },
  };
}

export const CHANGING = [...[0.4, 0.7, 0.8], ...[0.3, 0.7, 0.8], ...[0.4, 0.7, 0.8]];
