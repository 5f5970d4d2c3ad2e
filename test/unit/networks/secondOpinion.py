# The formulas of docs/reference/networks.md once more, in plain loops over dense arrays, for the tests: reads cases
# from standard input, writes matrices. Nothing is shared with what it judges.
import datetime
import json
import math
import sys


def day(text):
    return datetime.date.fromisoformat(text)


def same_period(kind, one, other):
    a, b = day(one["date"]), day(other["date"])
    if kind == "document":
        return one["document"] == other["document"]
    if kind == "range":
        return True
    if kind == "year":
        return a.year == b.year
    if kind == "month":
        return (a.year, a.month) == (b.year, b.month)
    if kind == "dna-month":
        return a.month == b.month
    if kind == "week":
        return a.isocalendar()[:2] == b.isocalendar()[:2]
    if kind == "dna-week":
        return a.isocalendar()[1] == b.isocalendar()[1]
    raise ValueError(kind)


def first_ones(statements, options):
    kept = []
    for statement in statements:
        is_new = True
        for earlier in kept:
            if options["duplicates"] == "include":
                break
            if (
                earlier["row"] == statement["row"]
                and earlier["column"] == statement["column"]
                and (options["aggregation"] == "ignore" or earlier["q"] == statement["q"])
                and same_period(options["duplicates"], earlier, statement)
            ):
                is_new = False
                break
        if is_new:
            kept.append(statement)
    return kept


def counted(statements, rows, columns, levels):
    a = [[[0 for _ in levels] for _ in columns] for _ in rows]
    for s in statements:
        a[rows.index(s["row"])][columns.index(s["column"])][levels.index(s["q"])] += 1
    return a


def distance(levels, scale, k, other):
    if scale == "category":
        return 0 if k == other else 1
    length = max(levels) - min(levels)
    return 0 if length == 0 else abs(levels[k] - levels[other]) / length


def raw_pair(x, y, columns, levels, scale, aggregation):
    weight = 0
    for j in columns:
        if aggregation == "ignore":
            weight += sum(x[j]) * sum(y[j])
            continue
        if scale == "category":
            for k in range(len(levels)):
                congruent = x[j][k] * y[j][k]
                apart = 0
                if x[j][k] > 0 and y[j][k] == 0:
                    apart = x[j][k]
                elif x[j][k] == 0 and y[j][k] > 0:
                    apart = y[j][k]
                if aggregation == "congruence":
                    weight += congruent
                elif aggregation == "conflict":
                    weight += apart
                else:
                    weight += congruent - apart
            continue
        for k in range(len(levels)):
            for other in range(len(levels)):
                d = distance(levels, scale, k, other)
                product = x[j][k] * y[j][other]
                if aggregation == "congruence":
                    weight += product * (1 - d)
                elif aggregation == "conflict":
                    weight += product * d
                else:
                    weight += product * (1 - d) - product * d
    return weight


def as_set(x, columns, levels, whole_columns, turned=False):
    found = set()
    for j in columns:
        for k in range(len(levels)):
            if x[j][k] > 0:
                found.add(j if whole_columns else (j, len(levels) - 1 - k if turned else k))
    return found


def jaccard(one, other):
    return len(one & other) / len(one | other) if one | other else 0


def pair(x, y, columns, levels, scale, options):
    aggregation = options["aggregation"]
    normalization = options["normalization"]
    if normalization == "jaccard":
        whole = aggregation == "ignore"
        one = as_set(x, columns, levels, whole)
        agree = jaccard(one, as_set(y, columns, levels, whole))
        if aggregation in ("ignore", "congruence"):
            return agree
        differ = jaccard(one, as_set(y, columns, levels, False, True))
        return differ if aggregation == "conflict" else agree - differ
    weight = raw_pair(x, y, columns, levels, scale, aggregation)
    n = sum(sum(cell) for cell in x)
    m = sum(sum(cell) for cell in y)
    divisor = 1
    if normalization == "average":
        divisor = (n + m) / 2
    elif normalization == "cosine":
        own = "ignore" if aggregation == "ignore" else "congruence"
        divisor = math.sqrt(
            raw_pair(x, x, columns, levels, scale, own) * raw_pair(y, y, columns, levels, scale, own)
        )
    elif normalization == "dna-cosine":
        divisor = math.sqrt(n * n) * math.sqrt(m * m)
    elif normalization == "dna-jaccard":
        m10 = m01 = m11 = 0
        for j in columns:
            for k in range(len(levels)):
                if y[j][k] == 0:
                    m10 += x[j][k]
                if x[j][k] == 0:
                    m01 += y[j][k]
                if x[j][k] > 0 and y[j][k] > 0:
                    m11 += x[j][k] * y[j][k]
        divisor = m10 + m01 + m11
    return 0 if divisor == 0 else weight / divisor


def one_mode(a, rows, columns, levels, scale, options):
    places = range(len(columns))
    return [
        [
            0 if i == other else pair(a[i], a[other], places, levels, scale, options)
            for other in range(len(rows))
        ]
        for i in range(len(rows))
    ]


def cell(counts, levels, scale, aggregation):
    if aggregation == "ignore":
        return sum(counts)
    if aggregation == "subtract":
        return sum(level * count for level, count in zip(levels, counts))
    rank = 0
    for k in range(len(levels)):
        if counts[k] > 0:
            rank += 2 ** (len(levels) - k - 1)
    return rank


def two_mode(a, rows, columns, levels, scale, options):
    matrix = [[0 for _ in columns] for _ in rows]
    for i in range(len(rows)):
        for j in range(len(columns)):
            divisor = 1
            if options["normalization"] == "activity":
                divisor = sum(sum(counts) for counts in a[i])
            elif options["normalization"] == "prominence":
                divisor = sum(sum(a[other][j]) for other in range(len(rows)))
            value = cell(a[i][j], levels, scale, options["aggregation"])
            matrix[i][j] = 0 if divisor == 0 else value / divisor
    return matrix


def months_later(date, months):
    index = date.year * 12 + date.month - 1 + months
    year, month = index // 12, index % 12 + 1
    last = 28
    while True:
        try:
            datetime.date(year, month, last + 1)
        except ValueError:
            break
        last += 1
    return datetime.date(year, month, min(date.day, last))


def later(date, unit, count):
    if unit == "days":
        return date + datetime.timedelta(days=count)
    if unit == "weeks":
        return date + datetime.timedelta(weeks=count)
    return months_later(date, count if unit == "months" else 12 * count)


def windows(statements, window, original):
    """As DNA moves them: around a middle that steps one unit through the range."""
    if window is None:
        return [statements]
    if window["unit"] == "events":
        half = window["size"] // 2
        return [
            statements[t - half : t + half + 1]
            for t in range(len(statements))
            if t - half >= 0 and t + half < len(statements)
        ]
    start = min(day(s["date"]) for s in original)
    stop = max(day(s["date"]) for s in original)
    sides = math.floor((window["size"] - 1) / 2 + 0.5)
    found = []
    middle = start
    while middle <= stop:
        first, last = later(middle, window["unit"], -sides), later(middle, window["unit"], sides)
        if first >= start and last <= stop:
            found.append([s for s in statements if first <= day(s["date"]) <= last])
        middle = later(middle, window["unit"], 1)
    return found


def answer(case):
    options = case["options"]
    scale = case["scale"]
    original = case["statements"]
    statements = sorted(original, key=lambda s: s["date"])
    if scale == "binary":
        levels = [-1, 1]
    elif scale == "none":
        levels = [None]
    else:
        levels = sorted(set(s["q"] for s in original))
    kept = first_ones([s for s in statements if s["row"] not in case["excluded"]], options)
    answers = []
    for part in windows(kept, options.get("window"), original):
        base = original if options["isolates"] else part
        rows = sorted(set(s["row"] for s in base))
        columns = sorted(set(s["column"] for s in base))
        a = counted(part, rows, columns, levels)
        make = one_mode if options["mode"] == "one" else two_mode
        answers.append(
            {
                "rows": rows,
                "columns": rows if options["mode"] == "one" else columns,
                "matrix": make(a, rows, columns, levels, scale, options),
            }
        )
    return answers


json.dump([answer(case) for case in json.load(sys.stdin)], sys.stdout)
