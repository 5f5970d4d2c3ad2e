import type { TextFormat } from '../exportFormat';
import { written } from './starters';

/** Scripts that estimate something in each draw of `draws.csv` and pool the estimates. They need
 * only what R and Python include. */
export const drawsR = {
  kind: 'text',
  id: 'draws-r',
  label: 'Script for R over draws',
  extension: 'R',
  description: 'Estimates a regression and a network over the table of draws, and pools them in R.',
  render: () => written(R),
} as const satisfies TextFormat;

export const drawsPython = {
  kind: 'text',
  id: 'draws-python',
  label: 'Script for Python over draws',
  extension: 'py',
  description:
    'Estimates a regression and a network over the table of draws, and pools them in Python.',
  render: () => written(PYTHON),
} as const satisfies TextFormat;

const R = `# Estimates in each draw, pooled over draws: what coders miss and misread widens the intervals.
# Export "Draws (CSV)" into the folder of this script, then run: Rscript NAME.R draws.csv
# For the coding that another coder would hand in, use the column "read" in place of "side".

arguments <- commandArgs(trailingOnly = TRUE)
table <- if (length(arguments) > 0) arguments[1] else "draws.csv"
draws <- read.csv(table, fileEncoding = "UTF-8-BOM", na.strings = "", colClasses = "character")
draws$value <- c("for" = 1, "neither" = 0, "against" = -1)[draws$side]
draws$weight <- as.numeric(draws$weight)
draws$year <- as.numeric(substr(draws$date, 1, 4)) +
  ifelse(nchar(draws$date) >= 7, (as.numeric(substr(draws$date, 6, 7)) - 1) / 12, 0)

# Rubin (1987): the mean, and the variance within draws plus that between them.
pooled <- function(name, estimates, variances) {
  known <- !is.na(estimates) & !is.na(variances)
  estimates <- estimates[known]
  if (length(estimates) < 2) return(cat(name, ": no estimate\\n", sep = ""))
  total <- mean(variances[known]) + (1 + 1 / length(estimates)) * var(estimates)
  ends <- mean(estimates) + c(-1, 1) * qnorm(0.975) * sqrt(total)
  cat(sprintf("%s: %.3f (95 %% interval %.3f to %.3f)\\n", name, mean(estimates), ends[1], ends[2]))
}

# Regression: how the side changes in a year.
slopes <- sapply(split(draws, draws$draw), function(one) {
  one <- one[!is.na(one$year), ]
  if (length(unique(one$year)) < 2) return(c(NA, NA))
  fit <- summary(lm(value ~ year, data = one, weights = weight))$coefficients
  fit["year", 1:2]
})
pooled("side by year", slopes[1, ], slopes[2, ]^2)

# Network: the share of pairs of actors who are opposed on an issue. Nothing is sampled within a
# draw, since the articles are all that there are: the interval is the middle 95 % of the draws.
opposed <- sapply(split(draws, draws$draw), function(one) {
  net <- tapply(one$value * one$weight, list(one$actor, one$issue), sum)
  signs <- sign(ifelse(is.na(net), 0, net))
  if (nrow(signs) < 2) return(NA)
  pairs <- combn(nrow(signs), 2)
  mean(apply(pairs, 2, function(pair) any(signs[pair[1], ] * signs[pair[2], ] < 0)))
})
opposed <- opposed[!is.na(opposed)]
if (length(opposed) > 1) {
  ends <- quantile(opposed, c(0.025, 0.975))
  cat(sprintf("pairs opposed: %.3f (95 %% interval %.3f to %.3f)\\n", mean(opposed), ends[1], ends[2]))
}
`;

const PYTHON = `"""Estimates in each draw, pooled over draws: what coders miss and misread widens the intervals.

Export "Draws (CSV)" into the folder of this script, then run: python3 NAME.py draws.csv
For the coding that another coder would hand in, use the column "read" in place of "side".
"""

import csv
import sys
from collections import defaultdict
from itertools import combinations
from math import sqrt
from statistics import NormalDist, mean, quantiles, variance

VALUES = {"for": 1, "neither": 0, "against": -1}

table = sys.argv[1] if len(sys.argv) > 1 else "draws.csv"
draws = defaultdict(list)
with open(table, encoding="utf-8-sig", newline="") as file:
    for row in csv.DictReader(file):
        draws[row["draw"]].append(row)


def pooled(name, estimates):
    """Rubin (1987): the mean, and the variance within draws plus that between them."""
    estimates = [one for one in estimates if one is not None]
    if len(estimates) < 2:
        return print(f"{name}: no estimate")
    values = [value for value, _ in estimates]
    within = mean(own for _, own in estimates)
    total = within + (1 + 1 / len(values)) * variance(values)
    reach = NormalDist().inv_cdf(0.975) * sqrt(total)
    centre = mean(values)
    print(f"{name}: {centre:.3f} (95 % interval {centre - reach:.3f} to {centre + reach:.3f})")


def year(date):
    return int(date[:4]) + ((int(date[5:7]) - 1) / 12 if len(date) >= 7 else 0)


def slope(rows):
    """Regression: how the side changes in a year, with the variance of the estimate."""
    points = [(year(row["date"]), VALUES[row["side"]], float(row["weight"])) for row in rows if row["date"]]
    if len(points) < 3 or len({x for x, _, _ in points}) < 2:
        return None
    weight = sum(w for _, _, w in points)
    x0 = sum(w * x for x, _, w in points) / weight
    y0 = sum(w * y for _, y, w in points) / weight
    spread = sum(w * (x - x0) ** 2 for x, _, w in points)
    value = sum(w * (x - x0) * (y - y0) for x, y, w in points) / spread
    left = sum(w * (y - y0 - value * (x - x0)) ** 2 for x, y, w in points)
    return value, left / (len(points) - 2) / spread


def opposed(rows):
    """Network: the share of pairs of actors who are opposed on an issue. Nothing is sampled within
    a draw, since the articles are all that there are: the interval is the middle 95 % of draws."""
    net = defaultdict(lambda: defaultdict(float))
    for row in rows:
        net[row["actor"]][row["issue"]] += VALUES[row["side"]] * float(row["weight"])
    pairs = list(combinations(net.values(), 2))
    if not pairs:
        return None
    return mean(any(one[issue] * other.get(issue, 0) < 0 for issue in one) for one, other in pairs)


pooled("side by year", [slope(rows) for rows in draws.values()])
shares = [share for share in map(opposed, draws.values()) if share is not None]
if len(shares) > 1:
    low, *_, high = quantiles(shares, n=40, method="inclusive")
    print(f"pairs opposed: {mean(shares):.3f} (95 % interval {low:.3f} to {high:.3f})")
`;
