#!/usr/bin/env python3
"""What stands between what was read and what was coded, by kind.

usage: tazamun eval GOLD.jsonl --reports REPORTS.jsonl --show --json | missed.py REPORTS.jsonl

An incident counts as one thing: found whole, found with one slot of a whole record wrong, or missed for the first reason that holds.
"""
import json
import math
import sys
from collections import Counter
from datetime import date

WHOLE = {"event type": "kind", "place within 25 km": "place", "killed": "killed", "actor1": "attacker"}


def km(a, b):
    if None in (a.get("lat"), a.get("lon"), b.get("lat"), b.get("lon")):
        return math.inf
    p, q, d = math.radians(a["lat"]), math.radians(b["lat"]), math.radians(b["lon"] - a["lon"])
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(d / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def near(a, b):
    return km(a, b) <= 50 or (a.get("adm1") and a["adm1"] == b.get("adm1"))


def gap(a, b):
    day = lambda x, end: date.fromisoformat(x["date_" + end]).toordinal()
    return max(0, day(a, "start") - day(b, "end"), day(b, "start") - day(a, "end"))


def number(x):
    toll = x.get("killed")
    return toll and (toll.get("best") or toll.get("low"))


def matches(gold, read):
    alike = gold["event_type"] == read["event_type"] or (number(gold) is not None and number(gold) == number(read))
    return near(gold, read) and gap(gold, read) <= 1 and alike


def missed(gold, reports):
    if not reports:
        return "missed: nothing read in the article"
    here = [r for r in reports if near(gold, r)]
    if not here:
        return "missed: nothing read at the place"
    if any(matches(gold, r) for r in here):
        return "missed: what was read at the place is another incident"
    if any(gap(gold, r) <= 1 for r in here):
        return "missed: read at the place as another kind with another toll"
    return "missed: read at the place, on other days"


def main():
    figures = json.load(sys.stdin)
    reports = {a["doc"]: a["incidents"] for a in map(json.loads, open(sys.argv[1], encoding="utf-8"))}
    kinds, surplus, coded = Counter(), Counter(), {}
    for d in figures["differences"]:
        if d["coded"]:
            coded.setdefault(d["doc"], []).append(d["coded"])
    wrong = 0
    for d in figures["differences"]:
        gold, read = d["coded"], d["read"]
        if gold and not read:
            kinds[missed(gold, reports.get(d["doc"], []))] += 1
        elif gold and read:
            slots = [WHOLE[s] for s in d["differ_in"] if s in WHOLE] + ["days"] * (gap(gold, read) > 0)
            if slots:
                wrong += 1
                kinds["found, " + (slots[0] + " alone wrong" if len(slots) == 1 else "several wrong")] += 1
        else:
            own = reports[d["doc"]]
            others = [r for r in own if r != read]
            beside = any(near(g, read) for g in coded.get(d["doc"], [])) or any(near(r, read) for r in others)
            surplus["beside an incident at its place" if beside else "elsewhere in an article with reports" if others else "alone in its article"] += 1
    found = figures["pairs"]
    asked = found + sum(n for k, n in kinds.items() if k.startswith("missed"))
    kinds["found, whole"] = found - wrong
    for kind, n in sorted(kinds.items(), key=lambda x: (x[0].split(",")[0].split(":")[0], -x[1])):
        print(f"{kind:62s}{n:5d}  {n / asked:.2f}")
    print(f"of {asked} asked for, {found} found")
    for kind, n in surplus.most_common():
        print(f"surplus {kind:54s}{n:5d}")


if __name__ == "__main__":
    main()
