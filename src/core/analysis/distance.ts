import type { NetStance } from './netStances';

/** How far two actors are apart: the difference of their mean signed intensities (DNA: integer
 * conflict, |a − b|). Undefined unless both have a record with an intensity. It decides nothing. */
export function distanceBetween(
  a: NetStance | undefined,
  b: NetStance | undefined,
): number | undefined {
  const one = a && meanIntensity(a);
  const other = b && meanIntensity(b);
  return one === undefined || other === undefined ? undefined : Math.abs(one - other);
}

function meanIntensity(stance: NetStance): number | undefined {
  let sum = 0;
  let count = 0;
  for (const { polarity, record } of stance.evidence) {
    const { intensity } = record.position;
    if (polarity === undefined || intensity === undefined) continue;
    sum += Math.sign(polarity) * intensity;
    count += 1;
  }
  return count === 0 ? undefined : sum / count;
}
