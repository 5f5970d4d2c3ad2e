/** The share of cases that are tried: a tenth in `npm test`; `npm run reliability -- properties`
 * tries all. */
const SHARE = Number(process.env.PROPERTY_SHARE ?? 0.1);

/** Whether all cases are tried. */
export const TRIES_ALL = SHARE >= 1;

/** The cases that still prove something. */
const FEWEST = 10;

/** The number of cases that a property test or a simulation tries in this run. */
export function caseCount(whole: number): number {
  return Math.max(Math.min(whole, FEWEST), Math.ceil(whole * SHARE));
}

/** What all cases of a test must have met, so that it proves something; a few meet it by chance
 * more or less often. */
export function enough(whole: number): number {
  return TRIES_ALL ? whole : Math.floor((whole * SHARE) / 4);
}
