# Measures over draws once more, from the table that `export --format draws` writes, with NumPy. Nothing is shared
# with what it judges. Reads a folder with draws.csv; writes what each figure must be.
import csv
import itertools
import json
import math
import sys
from collections import Counter, defaultdict

import numpy as np

SIDES = {"for": 1, "neither": 0, "against": -1}
FEW_ACTORS = 5


def draws_of(path):
    draws = defaultdict(list)
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            row["polarity"] = float(row["polarity"])
            row["weight"] = int(row["weight"])
            draws[int(row["draw"])].append(row)
    return [draws[draw] for draw in sorted(draws)]


def figure(values):
    known = sorted(value for value in values if value is not None)
    if 2 * len(known) < len(values):
        return None
    low, high = (known[math.floor(part * (len(known) - 1) + 0.5)] for part in (0.025, 0.975))
    return {"mean": float(np.mean(known)), "low": low, "high": high}


def agreement(counts):
    # Van der Eijk (2001): layers of equal height are taken off; each has an agreement of its own.
    counts = list(counts)
    total, found = sum(counts), 0.0
    size = len(counts)
    while sum(counts) > 0:
        pattern = [count > 0 for count in counts]
        height = min(count for count in counts if count > 0)
        used = sum(pattern)
        bimodal = unimodal = 0
        for i, j, k in itertools.combinations(range(size), 3):
            triple = pattern[i], pattern[j], pattern[k]
            if triple == (True, False, True):
                bimodal += 1
            elif triple in ((True, True, False), (False, True, True)):
                unimodal += 1
        if bimodal + unimodal > 0:
            u = ((size - 2) * unimodal - (size - 1) * bimodal) / ((size - 2) * (unimodal + bimodal))
        else:
            u = 1 if used == 1 else 0
        layer = u * (1 - (used - 1) / (size - 1))
        found += layer * used * height / total
        counts = [count - height if is_used else 0 for count, is_used in zip(counts, pattern)]
    return found


def sides(rows):
    net = Counter()
    for row in rows:
        net[row["actor"]] += row["polarity"] * row["weight"]
    signs = Counter(int(np.sign(value)) for value in net.values())
    return [signs[-1], signs[0], signs[1]]


def divisiveness(counts):
    return (1 - agreement(counts)) / 2


def divided(rows):
    counts = sides(rows)
    return None if sum(counts) < FEW_ACTORS else divisiveness(counts)


def polarisation(rows, issues):
    parts = [sides([row for row in rows if row["issue"] == issue]) for issue in issues]
    actors = sum(sum(part) for part in parts)
    return sum(divisiveness(part) * sum(part) for part in parts) / actors if actors else None


def timeline(draws, asked):
    found = []
    for one in asked:
        inside = [
            [row for row in rows if not one["window"] or row["date"][:4] == one["window"][:4]] for rows in draws
        ]
        if one["issue"] is None:
            found.append(figure([polarisation(rows, one["issues"]) for rows in inside]))
        else:
            found.append(figure([divided([row for row in rows if row["issue"] == one["issue"]]) for rows in inside]))
    return found


def salience(draws, asked):
    found = []
    for one in asked:
        shares = []
        for rows in draws:
            own = {row["article"] for row in rows if row["issue"] == one["issue"]}
            shares.append(len(own) / one["read"])
        found.append(figure(shares))
    return found


def main():
    asked = json.load(sys.stdin)
    draws = draws_of(asked["draws"])
    answer = {
        "draws": len(draws),
        "timeline": timeline(draws, asked["timeline"]),
        "salience": salience(draws, asked["salience"]),
    }
    json.dump(answer, sys.stdout)


main()
