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
    const u = 1 - next();
    const square = x * x;
    // Their squeeze: the same numbers, mostly without logarithms.
    if (u < 1 - 0.0331 * square * square) return d * v;
    if (Math.log(u) < 0.5 * square + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A number from the standard normal distribution. Box and Muller (1958). */
function normalFrom(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** A number from the beta distribution with two shapes above 0. */
export function betaFrom(a: number, b: number, next: () => number): number {
  const one = gammaFrom(a, next);
  const other = gammaFrom(b, next);
  // Of very small shapes both may be too small for a number.
  return one + other > 0 ? one / (one + other) : a / (a + b);
}

/** ln(a · (a + 1) · … · (a + count − 1)), which is ln Γ(a + count) − ln Γ(a), for a above 0 and a
 * whole count. */
export function logRising(a: number, count: number): number {
  if (count > MOST_FACTORS) return logGamma(a + count) - logGamma(a);
  let product = 1;
  for (let at = 0; at < count; at++) product *= a + at;
  return Math.log(product);
}

/** Their product is still a number, whatever the shape. */
const MOST_FACTORS = 12;

/** ln Γ(x) for x above 0: the series of Stirling behind six steps of the recurrence. */
function logGamma(x: number): number {
  const y = x + 6;
  const steps = Math.log(x * (x + 1) * (x + 2) * (x + 3) * (x + 4) * (x + 5));
  return (
    (y - 0.5) * Math.log(y) -
    y +
    0.5 * Math.log(2 * Math.PI) +
    1 / (12 * y) -
    1 / (360 * y ** 3) -
    steps
  );
}
