import type { TextFormat, Rendered } from '../exportFormat';
import type { Task } from '../../util/task';

/** Scripts that read the table of positions and count it, as a start for the user's own analysis.
 * They need only what R and Python include. */
export const starterR = {
  kind: 'text',
  id: 'starter-r',
  label: 'Script for R',
  extension: 'R',
  description:
    'Reads the table of positions and counts them by issue: a start for an analysis in R.',
  render: () => written(R),
} as const satisfies TextFormat;

export const starterPython = {
  kind: 'text',
  id: 'starter-python',
  label: 'Script for Python',
  extension: 'py',
  description:
    'Reads the table of positions and counts them by issue: a start for an analysis in Python.',
  render: () => written(PYTHON),
} as const satisfies TextFormat;

/** A file of these words. */
export function* written(script: string): Task<Rendered> {
  return { pieces: [script] };
}

const R = `# Counts the positions of a corpus by issue.
# Export "Positions (CSV)" into the folder of this script, then run: Rscript NAME.R positions.csv
# positions.datapackage.json next to the table describes each column.

arguments <- commandArgs(trailingOnly = TRUE)
table <- if (length(arguments) > 0) arguments[1] else "positions.csv"
positions <- read.csv(table, fileEncoding = "UTF-8-BOM", na.strings = "", check.names = FALSE,
                      colClasses = "character")
positions$polarity <- as.numeric(positions$polarity)
cat(nrow(positions), "positions\\n")

# What others ascribe to an actor is not the actor's own word, and a stance may have no side.
counting <- positions[!is.na(positions$polarity) & is.na(positions$according_to) &
                      !is.na(positions$issue), ]

# One row for each issue of each position: one cell can contain several issues.
issues <- strsplit(counting$issue, "; ", fixed = TRUE)
long <- counting[rep(seq_len(nrow(counting)), lengths(issues)), ]
long$issue <- unlist(issues)

for (issue in sort(unique(long$issue), method = "radix")) {
  side <- sign(long$polarity[long$issue == issue])
  cat(issue, ": ", sum(side > 0), " for, ", sum(side == 0), " neutral, ", sum(side < 0),
      " against\\n", sep = "")
}
`;

const PYTHON = `"""Counts the positions of a corpus by issue.

Export "Positions (CSV)" into the folder of this script, then run: python3 NAME.py positions.csv
positions.datapackage.json next to the table describes each column.
"""

import csv
import sys
from collections import Counter

table = sys.argv[1] if len(sys.argv) > 1 else "positions.csv"
with open(table, encoding="utf-8-sig", newline="") as file:
    positions = list(csv.DictReader(file))
print(len(positions), "positions")

# What others ascribe to an actor is not the actor's own word, and a stance may have no side.
counting = [row for row in positions if row["polarity"] and not row["according_to"] and row["issue"]]

# One cell can contain several issues.
sides = Counter()
for row in counting:
    polarity = float(row["polarity"])
    for issue in row["issue"].split("; "):
        sides[issue, (polarity > 0) - (polarity < 0)] += 1

for issue in sorted({issue for issue, _ in sides}):
    print(
        f"{issue}: {sides[issue, 1]} for, {sides[issue, 0]} neutral, {sides[issue, -1]} against"
    )
`;
