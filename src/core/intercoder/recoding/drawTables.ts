import { addConfusion, emptyConfusion, type Confusion } from './confusion';
import { gammaFrom } from './gamma';
import { READING_COUNT } from './unitReadings';

// The table of confusion is itself uncertain, from two sources. Which articles were coded twice:
// articles are drawn with replacement, since readings of one article resemble each other. And how
// few units there are of a reading: each row is drawn from the Dirichlet distribution of its counts
// plus ½ each (the prior of Jeffreys), so that what was never seen may still happen. Articles alone
// give intervals that are too narrow (docs/reference/found-again.md has the numbers).

/** Probabilities of another coder's readings, given one coder's; rows add up to 1. */
export type ReadingTable = Float64Array;

/** Half an observation for each cell. */
const PRIOR = 0.5;

/** Draws a table from the tables of articles. */
export function drawTable(articles: readonly Confusion[], next: () => number): ReadingTable {
  return dirichletRows(drawArticles(articles, next), next);
}

/** The sum of as many tables as there are, drawn with replacement. */
export function drawArticles(articles: readonly Confusion[], next: () => number): Confusion {
  const sum = emptyConfusion();
  const { length } = articles;
  for (let left = length; left > 0; left--) {
    const article = articles[Math.floor(next() * length)];
    if (article) addConfusion(sum, article);
  }
  return sum;
}

/** Each row from the Dirichlet distribution: gamma variates divided by their sum. */
function dirichletRows(counts: Confusion, next: () => number): ReadingTable {
  const table = counts.map((count) => gammaFrom(count + PRIOR, next));
  for (let from = 0; from < table.length; from += READING_COUNT) {
    const row = table.subarray(from, from + READING_COUNT);
    const sum = row.reduce((all, one) => all + one, 0);
    for (let at = 0; at < row.length; at++) row[at] = (row[at] ?? 0) / sum;
  }
  return table;
}
