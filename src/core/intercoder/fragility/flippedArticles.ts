import type { Claim } from '../../analysis/claims/claims';
import { signOf } from '../../analysis/claims/stanceInTime';
import type { ArticlePath } from '../../model/ids';

/** The articles whose reading must be turned round until the sum of an actor's claims has lost its
 * sign: the least number of them, those that weigh most first. Turning an article with the sum `s`
 * takes 2·`s` away, so that no other choice needs fewer. `sign`: that of the sum. */
export function flippedArticles(claims: readonly Claim[], sign: -1 | 1): readonly ArticlePath[] {
  const sums = new Map<ArticlePath, number>();
  let rest = 0;
  for (const claim of claims) {
    const path = articleOf(claim);
    if (path === undefined) continue;
    const own = sign * (claim.polarity ?? 0);
    rest += own;
    sums.set(path, (sums.get(path) ?? 0) + own);
  }
  const flipped: ArticlePath[] = [];
  for (const [path, sum] of [...sums].sort(([, a], [, b]) => b - a)) {
    if (signOf(rest) <= 0 || sum <= 0) break;
    rest -= 2 * sum;
    flipped.push(path);
  }
  return flipped;
}

/** The article of a claim; all of its pieces are in one. */
export function articleOf({ evidence: [first] }: Claim): ArticlePath | undefined {
  return first?.record.article.path;
}

/** The claims with those of some articles turned round. */
export function withFlipped(
  claims: readonly Claim[],
  articles: ReadonlySet<ArticlePath>,
): readonly Claim[] {
  return claims.map((claim) => {
    const path = articleOf(claim);
    if (path === undefined || claim.polarity === undefined || !articles.has(path)) return claim;
    return { ...claim, polarity: 0 - claim.polarity };
  });
}
