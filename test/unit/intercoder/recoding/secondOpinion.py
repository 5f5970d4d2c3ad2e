# Measures over draws once more, from the table that `export --format draws` writes, with NumPy and NetworkX. Nothing
# is shared with what it judges. Reads a folder with draws.csv; writes what each figure must be.
import csv
import itertools
import json
import math
import sys
from collections import Counter, defaultdict

import networkx as nx
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


def matrix(rows, actors, issues, is_once):
    """Statements for and against: side × actor × issue."""
    counts = np.zeros((2, len(actors), len(issues)))
    seen = set()
    for row in rows:
        side = SIDES[row["side"]]
        if side == 0:
            continue
        key = row["article"], row["actor"], row["issue"], side
        if is_once and key in seen:
            continue
        seen.add(key)
        counts[(1 - side) // 2, actors.index(row["actor"]), issues.index(row["issue"])] += 1 if is_once else row["weight"]
    return counts


def pairs(counts, aggregation):
    inFavour, against = counts
    if aggregation == "congruence":
        found = inFavour @ inFavour.T + against @ against.T
    else:
        found = inFavour @ against.T + against @ inFavour.T
    np.fill_diagonal(found, 0)
    return found


def centralisation(weights):
    graph = nx.from_numpy_array(weights != 0)
    degrees = [degree for _, degree in graph.degree()]
    star = nx.star_graph(len(degrees) - 1)
    most = lambda own: sum(max(own) - one for one in own)
    return most(degrees) / most([degree for _, degree in star.degree()])


def network(draws, asked):
    rows, columns = asked["rows"], asked["columns"]
    if asked["aggregation"] == "two-mode":
        tables = [matrix(draw, rows, columns, False) for draw in draws]
        weights = [table[0] - table[1] for table in tables]
        return {"ties": [[figure([one[i, j] for one in weights]) for j in range(len(columns))] for i in range(len(rows))]}
    issues = sorted({row["issue"] for draw in draws for row in draw})
    weights = [pairs(matrix(draw, rows, issues, False), asked["aggregation"]) for draw in draws]
    return {
        "ties": [[figure([one[i, j] for one in weights]) for j in range(len(rows))] for i in range(len(rows))],
        "centralisation": figure([centralisation(one) for one in weights]),
    }


def partitions(size):
    """All ways to put nodes in communities, as the number of the community of each."""
    found = [[0]]
    for _ in range(size - 1):
        found = [one + [group] for one in found for group in range(max(one) + 2)]
    return np.array(found)


def coalitions(draws, asked):
    """The best of all partitions of each draw, by NetworkX's modularity for the one that is taken."""
    actors = asked["actors"]
    issues = sorted({row["issue"] for draw in draws for row in draw})
    all_ways = partitions(len(actors))
    together = (all_ways[:, :, None] == all_ways[:, None, :]).reshape(len(all_ways), -1)
    modularities, same, both = [], np.zeros((len(actors),) * 2), np.zeros((len(actors),) * 2)
    for draw in draws:
        counts = matrix(draw, actors, issues, True)
        said = counts.sum(axis=(0, 2))
        means = (said[:, None] + said[None, :]) / 2
        raw = pairs(counts, "congruence")
        weights = np.divide(raw, means, out=np.zeros_like(raw), where=means > 0)
        degrees = weights.sum(axis=0)
        gains = weights / degrees.sum() - np.outer(degrees, degrees) / degrees.sum() ** 2
        best = all_ways[np.argmax(together @ gains.ravel())]
        graph = nx.from_numpy_array(weights)
        groups = [set(np.flatnonzero(best == group).tolist()) for group in set(best)]
        modularities.append(nx.community.modularity(graph, groups))
        there = np.outer(said > 0, said > 0)
        both += there
        same += there & (best[:, None] == best[None, :])
    shares = same / both
    stability = {}
    for members in asked["coalitions"]:
        at = [actors.index(member) for member in members]
        for member, i in zip(members, at):
            stability[member] = float(np.mean([shares[i, j] for j in at if j != i]))
    return {"modularity": figure(modularities), "stability": stability}


def main():
    asked = json.load(sys.stdin)
    draws = draws_of(asked["draws"])
    answer = {
        "draws": len(draws),
        "timeline": timeline(draws, asked["timeline"]),
        "salience": salience(draws, asked["salience"]),
        "networks": [network(draws, one) for one in asked["networks"]],
        "coalitions": coalitions(draws, asked["coalitions"]),
    }
    json.dump(answer, sys.stdout)


main()
