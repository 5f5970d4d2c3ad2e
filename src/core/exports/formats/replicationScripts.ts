// Programs of a replication package: they count again what its tables say, by other code than ours,
// and compare. They need nothing but Python or R.

export const COMPARE_PYTHON = `"""Counts again what the tables of this package say, and compares.

Run: python3 scripts/compare.py
Ends with 1 if a number differs.
"""

import csv
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

root = Path(__file__).resolve().parent.parent
wrong = 0


def rows(name):
    with open(root / name, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def compare(what, pairs):
    """Pairs of a name, the number counted here and the published one."""
    global wrong
    differing = [pair for pair in pairs if abs(pair[1] - pair[2]) > 1e-9 * max(1, abs(pair[2]))]
    for name, counted, published in differing[:10]:
        print(f"  {name}: {counted} counted, {published} published")
    wrong += len(differing)
    print(f"{what}: {len(pairs) - len(differing)} of {len(pairs)} the same")


# Actors by issues, from the claims.
counted = Counter()
for claim in rows("data/claims.csv"):
    if claim["side"]:
        counted[claim["actor"], claim["issue"], claim["side"]] += int(claim["count"])
cells = []
for row in rows("tables/matrix.csv"):
    actor = next(iter(row.values()))
    for issue, cell in list(row.items())[1:]:
        published = [int(number) for number in re.findall(r"\\d+", cell or "")] or [0, 0, 0]
        for side, number in zip(["1", "0", "-1"], published):
            cells.append((f"{actor} on {issue}, side {side}", counted[actor, issue, side], number))
compare("claims of actors on issues", cells)

# The degrees of the network, from its ties.
degree, weighted = Counter(), defaultdict(float)
for tie in rows("tables/network-edges.csv"):
    for node in {tie["Source"], tie["Target"]}:
        degree[node] += 1
        weighted[node] += float(tie["Weight"])
nodes = rows("tables/network-nodes.csv")
compare("degrees", [(n["Label"], degree[n["Id"]], float(n["degree"])) for n in nodes])
compare(
    "weighted degrees",
    [(n["Label"], weighted[n["Id"]], float(n["weighted_degree"])) for n in nodes],
)

# Krippendorff's alpha, from the units.
if (root / "agreement/units.csv").exists():
    script, table = root / "scripts/alpha.py", root / "agreement/units.csv"
    printed = subprocess.run(
        [sys.executable, script, table], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    alphas = dict(re.findall(r"^(.+), \\w+: (-?[\\d.]+) ", printed, re.MULTILINE))
    figures = []
    for row in rows("agreement/figures.csv"):
        if row["part"] != "field" or not row["value"]:
            continue
        order = "-order" if row["scale"] in ("ordinal", "interval") else ""
        empty = " without empty values" if row["absent"] == "excluded" else ""
        name = row["name"] + order + empty
        if name in alphas:
            figures.append((name, float(alphas[name]), float(row["value"])))
    compare("alphas", figures)

sys.exit(1 if wrong else 0)
`;

export const COMPARE_R = `# Counts again what the tables of this package say, and compares.
#
# Run: Rscript scripts/compare.R
# Ends with 1 if a number differs. Where igraph is installed, centralities are printed, too.

arguments <- commandArgs(trailingOnly = FALSE)
script <- sub("^--file=", "", grep("^--file=", arguments, value = TRUE))
root <- dirname(dirname(normalizePath(script)))
wrong <- 0

rows <- function(name) {
  read.csv(file.path(root, name), fileEncoding = "UTF-8-BOM", colClasses = "character",
           na.strings = character(0), check.names = FALSE)
}

compare <- function(what, names, counted, published) {
  differing <- which(abs(counted - published) > 1e-9 * pmax(1, abs(published)))
  for (at in head(differing, 10)) {
    cat("  ", names[at], ": ", counted[at], " counted, ", published[at], " published\\n", sep = "")
  }
  wrong <<- wrong + length(differing)
  cat(what, ": ", length(names) - length(differing), " of ", length(names), " the same\\n", sep = "")
}

# Actors by issues, from the claims.
claims <- rows("data/claims.csv")
claims <- claims[claims$side != "", ]
sums <- tapply(as.numeric(claims$count), paste(claims$actor, claims$issue, claims$side, sep = "\\t"),
               sum)
matrix <- rows("tables/matrix.csv")
names <- character(0)
counted <- published <- numeric(0)
for (issue in names(matrix)[-1]) {
  for (at in seq_len(nrow(matrix))) {
    cell <- matrix[at, issue]
    numbers <- as.numeric(regmatches(cell, gregexpr("[0-9]+", cell))[[1]])
    if (length(numbers) == 0) numbers <- c(0, 0, 0)
    keys <- paste(matrix[at, 1], issue, c("1", "0", "-1"), sep = "\\t")
    own <- unname(sums[keys])
    own[is.na(own)] <- 0
    names <- c(names, keys)
    counted <- c(counted, own)
    published <- c(published, numbers)
  }
}
compare("claims of actors on issues", names, counted, published)

# The degrees of the network, from its ties.
nodes <- rows("tables/network-nodes.csv")
ties <- rows("tables/network-edges.csv")
weight <- as.numeric(ties$Weight)
own <- function(id) ties$Source == id | ties$Target == id
compare("degrees", nodes$Label, vapply(nodes$Id, function(id) sum(own(id)) + 0, 0),
        as.numeric(nodes$degree))
compare("weighted degrees", nodes$Label, vapply(nodes$Id, function(id) sum(weight[own(id)]), 0),
        as.numeric(nodes$weighted_degree))

# Krippendorff's alpha, from the units.
units <- file.path(root, "agreement", "units.csv")
if (file.exists(units)) {
  program <- file.path(R.home("bin"), "Rscript")
  printed <- system2(program, shQuote(c(file.path(root, "scripts", "alpha.R"), units)),
                     stdout = TRUE)
  found <- regmatches(printed, regexec("^(.+), [a-z]+: (-?[0-9.]+) ", printed))
  found <- found[lengths(found) == 3]
  alphas <- setNames(as.numeric(vapply(found, \`[\`, "", 3)), vapply(found, \`[\`, "", 2))
  figures <- rows("agreement/figures.csv")
  figures <- figures[figures$part == "field" & figures$value != "", ]
  order <- ifelse(figures$scale %in% c("ordinal", "interval"), "-order", "")
  empty <- ifelse(figures$absent == "excluded", " without empty values", "")
  figures$id <- paste0(figures$name, order, empty)
  figures <- figures[figures$id %in% names(alphas), ]
  compare("alphas", figures$id, unname(alphas[figures$id]), as.numeric(figures$value))
}

if (requireNamespace("igraph", quietly = TRUE)) {
  graph <- igraph::graph_from_data_frame(ties[, c("Source", "Target")], directed = FALSE,
                                         vertices = nodes[, c("Id", "Label")])
  cat("\\nCentralities by igraph, ties without weight:\\n")
  print(data.frame(label = nodes$Label,
                   betweenness = round(igraph::betweenness(graph), 3),
                   closeness = round(igraph::closeness(graph), 5), row.names = NULL))
}

quit(status = if (wrong > 0) 1 else 0)
`;
