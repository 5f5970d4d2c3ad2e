"""Coefficients of agreement from their formulas alone, in exact fractions, for the tables on standard
input: {"tables": [{"metric": ..., "rows": [[value or null]]}], "sets": [[[labels]]], "texts":
[{"length": ..., "coders": [[[category, start, end]]]}]}. Where NLTK or scikit-learn are installed,
theirs besides. Answers with null where a figure is not defined."""

import itertools
import json
import sys
from collections import Counter
from fractions import Fraction


def given(row):
    return [value for value in row if value is not None]


def alpha(units, distance):
    """From the pairs of values themselves, not from a table of coincidences."""
    units = [unit for unit in units if len(unit) > 1]
    values = [value for unit in units for value in unit]
    if not values:
        return None
    within = sum(
        Fraction(sum(distance(a, b) for a, b in itertools.permutations(unit, 2)), len(unit) - 1)
        for unit in units
    )
    among = sum(distance(a, b) for a, b in itertools.permutations(values, 2))
    if among == 0:
        return None
    return 1 - within / Fraction(among, len(values) - 1)


def nominal(units):
    return lambda a, b: Fraction(int(a != b))


def ordinal(units):
    counts = Counter(value for unit in units if len(unit) > 1 for value in unit)

    def distance(a, b):
        low, high = min(a, b), max(a, b)
        between = sum(count for value, count in counts.items() if low <= value <= high)
        return (Fraction(between) - Fraction(counts[a] + counts[b], 2)) ** 2

    return distance


def interval(units):
    return lambda a, b: Fraction(a - b) ** 2


def ratio(units):
    return lambda a, b: Fraction(0) if a == b else Fraction(a - b, a + b) ** 2


METRICS = {"nominal": nominal, "ordinal": ordinal, "interval": interval, "ratio": ratio}


def dice(a, b):
    both = len(a) + len(b)
    return Fraction(0) if both == 0 else 1 - Fraction(2 * len(a & b), both)


def agreement(units):
    shares = [
        Fraction(sum(a == b for a, b in itertools.permutations(unit, 2)), len(unit) * (len(unit) - 1))
        for unit in units
        if len(unit) > 1
    ]
    return sum(shares) / len(shares) if shares else None


def with_shares(rows, expected):
    units = [unit for unit in map(given, rows) if unit]
    pairable = [unit for unit in units if len(unit) > 1]
    if len({value for unit in pairable for value in unit}) < 2:
        return None
    shares = {
        value: sum(Fraction(unit.count(value), len(unit)) for unit in units) / len(units)
        for value in {value for unit in units for value in unit}
    }
    chance = expected(list(shares.values()))
    return (agreement(units) - chance) / (1 - chance)


def fleiss(rows):
    return with_shares(rows, lambda shares: sum(share**2 for share in shares))


def ac1(rows):
    return with_shares(
        rows, lambda shares: sum(share * (1 - share) for share in shares) / (len(shares) - 1)
    )


def cohen(rows):
    kappas = []
    for one, other in itertools.combinations(range(len(rows[0]) if rows else 0), 2):
        pairs = [(row[one], row[other]) for row in rows]
        pairs = [pair for pair in pairs if None not in pair]
        if not pairs:
            continue
        n = len(pairs)
        observed = Fraction(sum(a == b for a, b in pairs), n)
        ones, others = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
        chance = Fraction(sum(count * others[value] for value, count in ones.items()), n * n)
        if chance == 1:
            return None
        kappas.append((observed - chance) / (1 - chance))
    return sum(kappas) / len(kappas) if kappas else None


def letters(length, segments):
    """The category of each character, and the place of its segment."""
    text = [None] * length
    for index, (category, start, end) in enumerate(segments):
        for at in range(start, end):
            text[at] = (category, index)
    return text


def unitizing(length, coders):
    """Character by character."""
    m = len(coders)
    texts = [letters(length, segments) for segments in coders]
    category = lambda one: one and one[0]
    every = m * length
    totals = Counter(category(one) for text in texts for one in text)
    squares = Counter()
    for segments in coders:
        for name, start, end in segments:
            squares[name] += (end - start) ** 2
    squares[None] = totals[None]
    pairs = Counter()
    met_by = Counter()
    for i, j in itertools.permutations(range(m), 2):
        for one, other in zip(texts[i], texts[j]):
            pairs[category(one), category(other)] += 1
            if one and other:
                met_by[i, one, j] += 1
    share = Fraction(1, m - 1)
    chance = lambda a, b: Fraction(
        every * (totals[a] * totals[b] - (squares[a] if a == b else 0)),
        every**2 - sum(squares.values()),
    )
    names = [name for name in totals if name is not None]
    if not names:
        return {"u": None, "uBinary": None, "cu": None, "k": {}}
    all_names = [*names, None]
    observed = every - share * sum(pairs[name, name] for name in all_names)
    expected = sum(chance(a, b) for a in all_names for b in all_names if a != b)
    gap_expected = sum(chance(None, name) for name in names)
    met = {name: share * sum(pairs[name, other] for other in names) for name in names}
    met_squares = Counter()
    for (_, (name, _), _), size in met_by.items():
        met_squares[name] += share * size**2
    total = sum(met.values())
    answer = {
        "u": 1 - observed / expected if expected else None,
        "uBinary": 1 - (totals[None] - share * pairs[None, None]) / gap_expected
        if gap_expected
        else None,
        "cu": None,
        "k": {name: None for name in names},
    }
    drawn = total - sum(met_squares.values()) / total if total else 0
    if drawn <= 0:
        return answer
    coded = lambda a, b: (met[a] * met[b] - (met_squares[a] if a == b else 0)) / drawn
    expected = sum(coded(a, b) for a in names for b in names if a != b)
    if expected > 0:
        answer["cu"] = 1 - (total - share * sum(pairs[name, name] for name in names)) / expected
    for name in names:
        of_all = sum(coded(name, other) for other in names)
        if met[name] and of_all > 0 and of_all != coded(name, name):
            differing = met[name] - share * pairs[name, name]
            answer["k"][name] = 1 - (of_all / met[name]) * differing / (of_all - coded(name, name))
    return answer


def by_nltk(tables, sets):
    try:
        from nltk.metrics.agreement import AnnotationTask
        from nltk.metrics.distance import binary_distance, interval_distance
    except ImportError:
        return None

    def task(rows, distance):
        data = [
            (f"c{coder}", f"u{unit}", value)
            for unit, row in enumerate(rows)
            for coder, value in enumerate(row)
            if value is not None
        ]
        return AnnotationTask(data=data, distance=distance)

    known = {"nominal": binary_distance, "interval": interval_distance}
    answers = []
    for table in tables:
        rows, answer = table["rows"], {}
        if len({value for row in rows for value in given(row) if len(given(row)) > 1}) > 1:
            if table["metric"] in known:
                answer["alpha"] = task(rows, known[table["metric"]]).alpha()
            if all(None not in row for row in rows):
                answer["fleiss"] = task(rows, binary_distance).pi()
                if cohen(rows) is not None:
                    answer["cohen"] = task(rows, binary_distance).kappa()
        answers.append(answer)
    with_dice = lambda a, b: float(dice(a, b))
    return {
        "tables": answers,
        "sets": [
            task(units, with_dice).alpha() if alpha(units, dice) is not None else None
            for units in sets
        ],
    }


def by_sklearn(tables):
    try:
        from sklearn.metrics import cohen_kappa_score
    except ImportError:
        return None
    answers = []
    for table in tables:
        pairs = [row for row in table["rows"] if None not in row]
        is_pair = len(table["rows"][0]) == 2 and pairs and cohen(table["rows"]) is not None
        answers.append(cohen_kappa_score(*zip(*pairs)) if is_pair else None)
    return answers


def main():
    asked = json.load(sys.stdin)
    sets = [[[frozenset(labels) for labels in unit] for unit in units] for units in asked["sets"]]
    tables = []
    for table in asked["tables"]:
        rows = table["rows"]
        units = [given(row) for row in rows]
        tables.append(
            {
                "alpha": alpha(units, METRICS[table["metric"]](units)),
                "percent": agreement(units),
                "cohen": cohen(rows),
                "fleiss": fleiss(rows),
                "ac1": ac1(rows),
            }
        )
    answer = {
        "tables": tables,
        "sets": [alpha(units, dice) for units in sets],
        "texts": [unitizing(text["length"], text["coders"]) for text in asked["texts"]],
        "nltk": by_nltk(asked["tables"], sets),
        "sklearn": by_sklearn(asked["tables"]),
    }
    json.dump(answer, sys.stdout, default=float)


main()
