import type { CodedField } from '../../intercoder/agreement/compared/fields';
import type { Scale } from '../../intercoder/agreement/compared/comparedValues';
import { PASSAGE_SETS } from '../../intercoder/agreement/codedUnits';

/** Languages of scripts that compute α of the long table of units and coders. */
export const SCRIPT_LANGUAGES = ['r', 'python'] as const;
export type ScriptLanguage = (typeof SCRIPT_LANGUAGES)[number];

/** A script that reads the long table of units and coders and prints Krippendorff's α of each
 * field, by the formulas of docs/reference/intercoder.md and without any package. It names the
 * fields of the study with how their values are compared, which the table does not say. */
export function alphaScript(language: ScriptLanguage, fields: readonly CodedField[]): string {
  const scales = scalesOf(fields);
  if (language === 'python') {
    const entries = scales.map(([field, scale]) => `    ${quoted(field)}: "${scale}",`);
    return `${PYTHON_HEAD}SCALES = {\n${entries.join('\n')}\n}\n${PYTHON}`;
  }
  const entries = scales.map(([field, scale]) => `  ${quoted(field)} = "${scale}"`);
  return `${R_HEAD}scales <- c(\n${entries.join(',\n')}\n)\n${R}`;
}

function scalesOf(fields: readonly CodedField[]): readonly (readonly [string, Scale])[] {
  return [
    ...PASSAGE_SETS.map((name) => [name, 'set'] as const),
    ...fields.flatMap(({ name, isList, order }) => [
      [name, isList ? 'set' : 'nominal'] as const,
      ...(order ? [[`${name}-order`, order.metric] as const] : []),
    ]),
  ];
}

/** A string of R and of Python, in ASCII: R reads a script in the encoding of the system. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const PYTHON_HEAD = `"""Computes Krippendorff's alpha of the long table of units and coders.

Write the table with: policy-annotator agreement FOLDER --format units-csv --out units.csv
Then run: python3 NAME.py units.csv
Needs nothing but Python. Where a value can be absent, alpha is also given without the empty values.
"""

import csv
import sys
from collections import Counter, defaultdict

# How the values of each field are compared. set: Dice's distance of the members; nominal: the same
# or not; ordinal: by the values between two; interval: by their squared difference.
`;

const PYTHON = `
EMPTY = "\\u2205"


def members(value):
    return frozenset() if value == EMPTY else frozenset(value.split(" + "))


def distances(scale, counts):
    """The distance of two values; counts says how often each value occurs."""
    if scale == "nominal":
        return lambda one, other: float(one != other)
    if scale == "set":
        sets = {value: members(value) for value in counts}

        def dice(one, other):
            size = len(sets[one]) + len(sets[other])
            return 1 - 2 * len(sets[one] & sets[other]) / size if size else 0.0

        return dice
    places = {}
    before = 0
    for value in sorted(counts, key=float):
        places[value] = before + counts[value] / 2 if scale == "ordinal" else float(value)
        before += counts[value]
    return lambda one, other: (places[one] - places[other]) ** 2


def alpha(units, scale):
    """Alpha of lists of values, one list for each unit; None where all values are the same."""
    paired = [Counter(values) for values in units if len(values) > 1]
    counts = sum(paired, Counter())
    total = sum(counts.values())
    distance = distances(scale, counts)

    def weighted(times):
        return sum(
            a * b * distance(one, other) for one, a in times.items() for other, b in times.items()
        )

    expected = weighted(counts) / (total * (total - 1)) if total > 1 else 0
    if expected == 0:
        return None
    observed = sum(weighted(times) / (sum(times.values()) - 1) for times in paired) / total
    return 1 - observed / expected


def report(name, units, scale):
    paired = [values for values in units if len(values) > 1]
    if not paired:
        return
    found = alpha(paired, scale)
    shown = "not defined" if found is None else f"{found:.12f}"
    print(f"{name}, {scale}: {shown} ({sum(map(len, paired))} values in {len(paired)} units)")


def main(table):
    with open(table, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for field, scale in SCALES.items():
        units = defaultdict(list)
        for row in rows:
            if row["field"] == field:
                units[row["unit"]].append(row["value"])
        given = [[value for value in values if value != EMPTY] for values in units.values()]
        # A field that no coder used has nothing but empty values.
        if not any(given):
            continue
        report(field, list(units.values()), scale)
        if any(EMPTY in values for values in units.values()):
            report(f"{field} without empty values", given, scale)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "units.csv")
`;

const R_HEAD = `# Computes Krippendorff's alpha of the long table of units and coders.
#
# Write the table with: policy-annotator agreement FOLDER --format units-csv --out units.csv
# Then run: Rscript NAME.R units.csv
# Needs no package. Where a value can be absent, alpha is also given without the empty values.

# How the values of each field are compared. set: Dice's distance of the members; nominal: the same
# or not; ordinal: by the values between two; interval: by their squared difference.
`;

const R = `
empty <- "\\u2205"

# The distances of all values; counts says how often each value occurs.
distances <- function(values, counts, scale) {
  if (scale == "nominal") return(1 - diag(length(values)))
  if (scale == "set") {
    sets <- strsplit(values, " + ", fixed = TRUE)
    sets[values == empty] <- list(character(0))
    labels <- unique(unlist(sets))
    has <- t(vapply(sets, function(set) as.numeric(labels %in% set), numeric(length(labels))))
    has <- matrix(has, nrow = length(values))
    size <- outer(rowSums(has), rowSums(has), "+")
    distance <- 1 - 2 * (has %*% t(has)) / size
    distance[size == 0] <- 0
    return(distance)
  }
  places <- as.numeric(values)
  if (scale == "ordinal") {
    before <- vapply(places, function(place) sum(counts[places < place]), numeric(1))
    places <- before + counts / 2
  }
  outer(places, places, "-")^2
}

# Alpha of values and the units that they belong to; NA where all values are the same.
alpha <- function(unit, value, scale) {
  values <- unique(value)
  counts <- as.vector(table(factor(value, values)))
  distance <- distances(values, counts, scale)
  total <- length(value)
  expected <- sum(outer(counts, counts) * distance) / (total * (total - 1))
  if (expected == 0) return(NA)
  sums <- tapply(match(value, values), unit, function(at) {
    sum(distance[at, at]) / (length(at) - 1)
  })
  1 - sum(sums) / total / expected
}

report <- function(name, rows, scale) {
  rows <- rows[ave(rep(1, nrow(rows)), rows$unit, FUN = sum) > 1, ]
  if (nrow(rows) == 0) return(invisible())
  found <- alpha(rows$unit, rows$value, scale)
  shown <- if (is.na(found)) "not defined" else sprintf("%.12f", found)
  cat(sprintf("%s, %s: %s (%d values in %d units)\\n", name, scale, shown, nrow(rows),
              length(unique(rows$unit))))
}

arguments <- commandArgs(trailingOnly = TRUE)
rows <- read.csv(if (length(arguments) > 0) arguments[1] else "units.csv", encoding = "UTF-8",
                 na.strings = character(0), colClasses = "character")
names(rows)[1] <- "unit"
for (field in names(scales)) {
  own <- rows[rows$field == field, ]
  given <- own[own$value != empty, ]
  # A field that no coder used has nothing but empty values.
  if (nrow(given) == 0) next
  report(field, own, scales[[field]])
  if (any(own$value == empty)) report(paste(field, "without empty values"), given, scales[[field]])
}
`;
