/** A number from the gamma distribution with a shape above 0 and scale 1. Marsaglia and Tsang
 * (2000), A simple method for generating gamma variables; for shapes below 1 the power of their
 * section 6.
 * `next` gives numbers from 0 to below 1. */
export function gammaFrom(shape: number, next: () => number): number {
  if (shape < 1) return gammaFrom(shape + 1, next) * (1 - next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalFrom(next);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    // 1 − next() is never 0, whose logarithm is infinite.
    if (Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A number from the standard normal distribution. Box and Muller (1958). */
function normalFrom(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
