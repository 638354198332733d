#!/usr/bin/env python3
"""Attack the downloads of a built site, as somebody would who has nothing else.

    attack.py SITE

The attacker has the CSV of all figures and what the site says of its policy. He knows that districts
add up to the county, lots to the county, groups of people to everybody, wherever that holds for all
the figures that are shown. From totals he takes parts, again and again, and keeps for each hidden count
the least and the most that it can be (interval propagation). Where that leaves a hidden count no more
than one number, or a narrower span than the policy itself leaves to a small count, he has won.

The program attacks itself by linear programming before it publishes. This check shares no line with it.
"""
import csv
import json
import math
import re
import sys
from collections import defaultdict
from pathlib import Path

MORE = math.inf


def policy(about):
    """Below which number counts are hidden, whether none is, and to what counts are rounded."""
    said = about["protection"]
    below = re.search(r"below (\d+)", said)
    rounded = re.search(r"nearest (\d+)", said)
    return int(below[1]) if below else 1, "none is not shown" not in said, int(rounded[1]) if rounded else 1


def known(text, threshold, shows_none, base):
    """The least and the most that a count can be by what stands in its cell."""
    if text == "[c]":
        return (1 if shows_none else 0, MORE)
    if text == "[low]":
        return (0, base)
    if text.startswith("["):
        return None
    number = float(text)
    if base == 1:
        return (number, number)
    return (max(0, math.ceil(number - base / 2)), math.ceil(number + base / 2) - 1)


def families(cells):
    """Totals with their parts: whatever differs in one thing alone, in which the total names nothing."""
    parts = defaultdict(list)
    for subject in cells:
        for thing, name in enumerate(subject):
            if name:
                total = subject[:thing] + ("",) + subject[thing + 1:]
                parts[total, thing].append(subject)
    return [(total, those) for (total, _), those in parts.items() if total in cells]


def narrowed(spans, sums):
    """What is left open once every sum has been taken apart, until nothing changes."""
    changed = True
    while changed:
        changed = False
        for total, those in sums:
            for one in [total, *those]:
                others = [part for part in those if part != one]
                least, most = (sum(spans[part][end] for part in others) for end in (0, 1))
                if one == total:
                    span = (least, most)
                else:
                    span = (spans[total][0] - most, spans[total][1] - least)
                new = (max(spans[one][0], span[0]), min(spans[one][1], span[1]))
                if new != spans[one]:
                    spans[one], changed = new, True
    return spans


def attack(cells, sums, threshold, shows_none, base=1):
    """The subjects whose hidden counts come out, with what is found."""
    spans = {subject: known(text, threshold, shows_none, base) for subject, text in cells.items()}
    spans = {subject: span for subject, span in spans.items() if span}
    sums = [(total, those) for total, those in sums if all(one in spans for one in [total, *those])]
    hidden = [subject for subject, text in cells.items() if text == "[c]"]
    spans = narrowed(spans, sums)
    floor = 1 if shows_none else 0
    found = {}
    for subject in hidden:
        least, most = spans[subject]
        is_small = most < threshold and not (shows_none and least < 1)
        if is_small and most - least < threshold - 1 - floor or (is_small and most == least):
            found[subject] = (least, most)
    return found


def check_the_attacker():
    """He finds what is given away, and nothing where nothing is."""
    sums = [("all", ["a", "b", "c"])]
    given_away = {"all": "60", "a": "[c]", "b": "20", "c": "37"}
    kept = {"all": "60", "a": "[c]", "b": "[c]", "c": "37"}
    return attack(given_away, sums, 5, True) == {"a": (3, 3)} and attack(kept, sums, 5, True) == {}


def tables(site):
    """The counts of each indicator in each period, by whom they are about."""
    about = {one["id"]: one for one in json.loads((site / "outcomes/data/all.json").read_text())["indicators"]}
    counts = defaultdict(dict)
    county = defaultdict(set)
    with open(site / "outcomes/data/all.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            subject = tuple("" if row[name] == "[z]" else row[name] for name in ("area", "lot", "provider", "group"))
            county[row["indicator"]].add(subject[0])
            for column in ("value", "denominator") if row["measure"] == "count" else ("numerator", "denominator"):
                counts[row["indicator"], column, row["period"]][subject] = row[column]
    return about, counts


def without_county(cells):
    """The county stands for everywhere: it is the one area whose figure is the sum of all others."""
    areas = [subject for subject in cells if subject[0] and not any(subject[1:])]
    shown = {subject: float(cells[subject]) for subject in areas if not cells[subject].startswith("[")}
    for subject, number in shown.items():
        others = sum(other for one, other in shown.items() if one != subject)
        hidden = len(areas) - len(shown)
        if number >= others and number > 0 and (hidden or number == others) and len(areas) > 2:
            rename = lambda one: ("",) + one[1:] if one[0] == subject[0] else one  # noqa: E731
            return {rename(one): text for one, text in cells.items()}
    return cells


def main(site):
    if not check_the_attacker():
        print("The attacker misses what is given away, or finds what is not.", file=sys.stderr)
        return 1
    about, counts = tables(site)
    attacked = hidden = 0
    wins = []
    for (indicator, column, period), cells in sorted(counts.items()):
        threshold, shows_none, base = policy(about[indicator])
        cells = without_county(cells)
        seen = {subject: float(text) for subject, text in cells.items() if not text.startswith("[")}
        sums = [
            (total, those) for total, those in families(cells)
            if total in seen and any(cells[one] == "[c]" for one in those)
            and sum(seen.get(one, 0) for one in those) <= seen[total]
        ]
        hidden += sum(text == "[c]" for text in cells.values())
        attacked += len(sums)
        for subject, span in attack(cells, sums, threshold, shows_none, base).items():
            wins.append(f"{indicator}, {period}, {column} of {' '.join(filter(None, subject))}: {span[0]} to {span[1]}")
    for win in wins:
        print(f"A hidden count comes out: {win}", file=sys.stderr)
    if not attacked or not hidden:
        print(f"There was nothing to attack: {hidden} hidden counts in {attacked} sums.", file=sys.stderr)
        return 1
    if wins:
        return 1
    print(f"No one of {hidden} hidden counts comes out of {attacked} sums with totals.")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
