/** Fisher's exact test, two-sided, of a table of two rows:
 *
 *     a  of  n
 *     b  of  m
 *
 * The probability of a table with the same margins that is as probable as this one or less probable
 * (R. A. Fisher, The Logic of Inductive Inference, Journal of the Royal Statistical Society 98,
 * 1935; the two-sided rule is that of R's fisher.test). 1 for an empty row. Counts are whole
 * numbers, 0 ≤ a ≤ n and 0 ≤ b ≤ m. Linear in n + m. */
export function exactTest(a: number, n: number, b: number, m: number): number {
  if (n === 0 || m === 0) return 1;
  const logs = logFactorials(n + m);
  const ways = (k: number, of: number): number =>
    (logs[of] ?? 0) - (logs[k] ?? 0) - (logs[of - k] ?? 0);
  const drawn = a + b;
  const all = ways(drawn, n + m);
  const chance = (k: number): number => Math.exp(ways(k, n) + ways(drawn - k, m) - all);
  // Equal probabilities may differ in their last digits.
  const most = chance(a) * (1 + 1e-7);
  let sum = 0;
  for (let k = Math.max(0, drawn - m); k <= Math.min(n, drawn); k++) {
    const own = chance(k);
    if (own <= most) sum += own;
  }
  return Math.min(1, sum);
}

/** ln 0! to ln n!. */
function logFactorials(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  for (let k = 2; k <= n; k++) logs[k] = (logs[k - 1] ?? 0) + Math.log(k);
  return logs;
}
