import { stanceName } from '../codebook/lookUp';
import { DEFAULT_STANCES, type Codebook } from '../model/codebook';
import type { QualityFinding } from './finding';
import type { Usage } from './usage';

/** Fewer positions say nothing about a stance that none of them has. */
const LEAST_POSITIONS = 50;

/** Stances that the codebook lists and that none of at least `LEAST_POSITIONS` positions has. Those
 * that every codebook without a list has are not reported. */
export function unusedStances(
  codebook: Codebook,
  { positions, stances }: Usage,
): readonly QualityFinding[] {
  if (positions < LEAST_POSITIONS) return [];
  return [...codebook.stances.values()]
    .filter((stance) => !stances.has(stance.id) && !DEFAULT_STANCES.includes(stance))
    .map(({ id }) => ({
      check: 'stance-unused',
      place: { kind: 'codebook', key: `stance:${id}` },
      args: [positions, stanceName(codebook, id)],
      fixes: [{ kind: 'removeStance', id }],
    }));
}
