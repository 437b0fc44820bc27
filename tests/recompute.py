#!/usr/bin/env python3
"""What stops if something is cut off, computed once more, from the published dependencies alone.

    python3 tests/recompute.py public 2026-11-20

The first argument is the folder of a published site, the second the day at which its knowledge is read (it stands at the
foot of every page). The script reads `data/edges.csv`, and `data/entries.json` for countries and projects, follows the
definition below, and compares the result with `data/cut-off.json`, with `data/exposure.json`, and with the numbers on the
pages. It says what differs, and then ends with 1. It needs Python 3.8 and nothing else.

The definition:

- Every entry is intact, frozen or stopped. What is cut off is stopped.
- The dependencies of an entry that hold on the day are put into groups: those with the same `needed_to` and the same
  `any_of` are alternatives; one without `any_of` is a group of its own.
- A group is met while at least one of its entries is not stopped.
- An unmet group of `run` stops the entry. An unmet group of `renew` freezes it: it goes on, but cannot be renewed.
- Only what has stopped spreads. Beginning with everything intact, the rules are applied until nothing changes.
- A country is cut off with all entries that belong to it and to nobody else. What counts is what happens to the projects
  of other countries; a project of several countries is one of each of them.
"""

import csv
import datetime
import html.parser
import json
import pathlib
import sys


def days(edtf):
    """The first and the last day of an EDTF date or interval: "2023-12~", "2024-07/..", "2023/2024-06"."""

    def single(text):
        parts = [int(part) for part in text.rstrip("~?%").split("-")]
        year, month, day = parts + [None] * (3 - len(parts))
        if day:
            return datetime.date(year, month, day), datetime.date(year, month, day)
        first, last = (month, month) if month else (1, 12)
        end = datetime.date.max if (year, last) == (9999, 12) else datetime.date(year + last // 12, last % 12 + 1, 1) - datetime.timedelta(1)
        return datetime.date(year, first, 1), end

    start, _, end = edtf.partition("/")
    if not end:
        return single(edtf)
    return (
        datetime.date.min if start == ".." else single(start)[0],
        datetime.date.max if end == ".." else single(end)[1],
    )


def holds(during, day):
    if not during:
        return True
    first, last = days(during)
    return first <= day <= last


class Graph:
    """Groups of alternatives, and for each entry the groups that it is in."""

    def __init__(self, edges, day):
        groups = {}
        for line, edge in enumerate(edges):
            if holds(edge["during"], day):
                alternatives = ("any of", edge["any_of"]) if edge["any_of"] else ("line", line)
                groups.setdefault((edge["from"], edge["needed_to"], alternatives), set()).add(edge["to"])
        self.groups = [(owner, needed_to, targets) for (owner, needed_to, _), targets in groups.items()]
        self.of = {}
        for number, (_, _, targets) in enumerate(self.groups):
            for target in targets:
                self.of.setdefault(target, []).append(number)

    def cut_off(self, entries):
        """What stops and what freezes beside the entries that are cut off."""
        stopped, frozen, lost = set(entries), set(), {}
        waiting = list(stopped)
        while waiting:
            for number in self.of.get(waiting.pop(), []):
                owner, needed_to, targets = self.groups[number]
                lost[number] = lost.get(number, 0) + 1
                if lost[number] < len(targets):
                    continue
                if needed_to == "renew":
                    frozen.add(owner)
                elif owner not in stopped:
                    stopped.add(owner)
                    waiting.append(owner)
        return sorted(stopped - set(entries)), sorted(frozen - stopped)


def in_full(cut_offs):
    """The lists of a large base in full: what falls `like` another entry is told by what falls beyond."""

    def full(entry):
        stopped, frozen = set(), set()
        at = entry
        while at is not None:
            falls = cut_offs[at]
            stopped.update(falls["stopped"])
            frozen.update(falls["frozen"])
            at = falls.get("like")
            if at is not None:
                stopped.add(at)
        return {"stopped": sorted(stopped - {entry}), "frozen": sorted(frozen - stopped)}

    return {entry: full(entry) for entry in cut_offs}


def exposure(graph, entries):
    """For each country its projects, and which of them fall with which other country."""
    alone, projects = {}, {}
    for entry in entries:
        countries = entry["countries"]
        if len(countries) == 1:
            alone.setdefault(countries[0], []).append(entry["id"])
        if entry["project"]:
            for country in countries:
                projects.setdefault(country, []).append(entry["id"])
    countries_of = {entry["id"]: entry["countries"] for entry in entries}
    result = {country: {"projects": sorted(ids), "to": {}} for country, ids in projects.items()}
    for cut_off, off in alone.items():
        stopped, frozen = (set(fallen) for fallen in graph.cut_off(off))
        for country, ids in projects.items():
            others = [entry for entry in ids if cut_off not in countries_of[entry]]
            effect = {"stopped": sorted(stopped & set(others)), "frozen": sorted(frozen & set(others))}
            if effect["stopped"] or effect["frozen"]:
                result[country]["to"][cut_off] = effect
    return result


class Numbers(html.parser.HTMLParser):
    """The figures of a page: every <data id=… value=…>."""

    def __init__(self, path):
        super().__init__()
        self.found = {}
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "data" and "id" in attributes:
            self.found[attributes["id"]] = attributes["value"]


def differences(place, computed, published):
    """One line for each key that is not the same."""
    for key in sorted(set(computed) | set(published)):
        if computed.get(key) != published.get(key):
            yield f"{place}: {key}: computed {computed.get(key)}, published {published.get(key)}"


def main(site, day):
    site, day = pathlib.Path(site), datetime.date.fromisoformat(day)
    with open(site / "data/edges.csv", encoding="utf-8", newline="") as file:
        edges = list(csv.DictReader(file))
    entries = json.loads((site / "data/entries.json").read_text(encoding="utf-8"))
    is_project = {entry["id"] for entry in entries if entry["project"]}
    graph = Graph(edges, day)

    cut_offs = {}
    for entry in {edge["to"] for edge in edges if edge["from"] != edge["to"]}:
        stopped, frozen = graph.cut_off([entry])
        cut_offs[entry] = {"stopped": stopped, "frozen": frozen}
    wrong = list(differences("data/cut-off.json", cut_offs, in_full(json.loads((site / "data/cut-off.json").read_text(encoding="utf-8")))))

    exposed = exposure(graph, entries)
    wrong += differences("data/exposure.json", exposed, json.loads((site / "data/exposure.json").read_text(encoding="utf-8")))

    pages = 0
    for path in sorted(site.glob("*/*/cut-off/index.html")):
        printed = Numbers(path).found
        entry = path.relative_to(site).parent.parent.as_posix()
        country = printed.pop("country", None)
        if country is None:
            falls = cut_offs.get(entry, {"stopped": [], "frozen": []})
            computed = {state: str(len(falls[state])) for state in falls}
            computed.update({f"projects-{state}": str(len(is_project.intersection(falls[state]))) for state in falls})
        else:
            effects = [exposed[other]["to"].get(country, {}) for other in exposed]
            lost = {state: {entry for effect in effects for entry in effect.get(state, [])} for state in ("stopped", "frozen")}
            computed = {f"projects-{state}": str(len(lost[state])) for state in lost}
        wrong += differences(path.relative_to(site), computed, printed)
        pages += 1
    missing = [entry for entry in cut_offs if not (site / entry / "cut-off/index.html").exists()]
    wrong += [f"{entry}: no page says what stops without it" for entry in missing]

    matrix = site / "exposure/index.html"
    computed = {
        f"{country}-{other}-{state}": str(len(effect[state]))
        for country, line in exposed.items()
        for other, effect in line["to"].items()
        for state in effect
        if effect[state]
    }
    # A site whose projects have no countries has no such page.
    wrong += differences(matrix.relative_to(site), computed, Numbers(matrix).found if matrix.exists() else {})

    for line in wrong:
        print(line)
    print(f"{len(cut_offs)} cut-offs, {len(exposed)} countries with projects, {pages} pages: {len(wrong)} differences", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
