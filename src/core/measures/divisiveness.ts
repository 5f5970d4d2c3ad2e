import { least } from '../util/lists';
/** Number of actors against, in the middle, and for. */
export interface Sides {
  readonly against: number;
  readonly middle: number;
  readonly for: number;
}

/** Van der Eijk's agreement A of a distribution over ordered categories: 1 when all are in one, 0
 * when they are spread evenly, −1 when half are at either end. The distribution is taken apart into
 * layers of equal height; the A of a layer is U · (1 − (S − 1)/(K − 1)), with S its categories that
 * are not empty of K in all, and U = ((K − 2)·TU − (K − 1)·TDU) / ((K − 2)·(TU + TDU)), TU the
 * triples of categories that read 110 or 011, TDU those that read 101 (U = 1 where there are
 * neither). Layers are weighted by what is in them. Undefined for an empty distribution. Source:
 * van der Eijk, C. (2001): Measuring agreement in ordered rating scales. Quality & Quantity 35. */
export function agreement(counts: readonly number[]): number | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  const rest = [...counts];
  let sum = 0;
  while (rest.some((count) => count > 0)) {
    const pattern = rest.map((count) => count > 0);
    const height = least(rest.filter((count) => count > 0));
    const filled = pattern.filter(Boolean).length;
    sum += ((height * filled) / total) * layerAgreement(pattern, filled);
    for (const [index, isFilled] of pattern.entries()) {
      if (isFilled) rest[index] = (rest[index] ?? 0) - height;
    }
  }
  return sum;
}

function layerAgreement(pattern: readonly boolean[], filled: number): number {
  const categories = pattern.length;
  let unimodal = 0;
  let bimodal = 0;
  for (let i = 0; i < categories; i++) {
    for (let j = i + 1; j < categories; j++) {
      for (let k = j + 1; k < categories; k++) {
        const [a, b, c] = [pattern[i], pattern[j], pattern[k]];
        if (a === c) bimodal += a === true && b === false ? 1 : 0;
        else if (b === true) unimodal += 1;
      }
    }
  }
  const triples = unimodal + bimodal;
  const u =
    triples === 0
      ? 1
      : ((categories - 2) * unimodal - (categories - 1) * bimodal) / ((categories - 2) * triples);
  return u * (1 - (filled - 1) / (categories - 1));
}

/** 0 when all actors are on one side, ½ when they are spread evenly over against, middle and for, 1
 * when half are on either end: (1 − A) / 2. Each actor counts once, however often it speaks. */
export function divisiveness(sides: Sides): number | undefined {
  const found = agreement([sides.against, sides.middle, sides.for]);
  return found === undefined ? undefined : (1 - found) / 2;
}

/** Shannon's entropy of the three sides, divided by log 3: 0 when all are on one side, 1 when they
 * are spread evenly. It ignores the order: half against half gives less than three thirds. */
export function entropy(sides: Sides): number | undefined {
  const counts = [sides.against, sides.middle, sides.for];
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  let sum = 0;
  for (const count of counts) {
    if (count > 0) sum -= (count / total) * Math.log(count / total);
  }
  return sum / Math.log(3);
}
